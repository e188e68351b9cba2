// Words after a number: `{{count, row|rows}}` in a sentence is 1 row, 2 rows. Chinese has one form and does without.

import type { FormatterModule } from 'i18next';

/** The number with the word for one or the word for several; a number written out as text counts too. */
function counted(value: unknown, words: string | undefined): string {
  const [one, several] = words?.split('|') ?? [];
  return several ? `${value} ${String(value) === '1' ? one : several}` : String(value);
}

export const countedWords: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: counted,
};
