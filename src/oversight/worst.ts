// Which levels of a rulebook are bad ones: the two worst of a scale of four or more, the worst of a shorter one.

import { levelDimension, type Rulebook } from '../rulebooks/rulebook.ts';

export function worstLevels(book: Rulebook): string[] {
  const codes = levelDimension(book).levels.map(({ code }) => code);
  return codes.slice(codes.length - Math.min(2, Math.floor(codes.length / 2)));
}
