// How a level looks: its tone by the card of the law, otherwise by its place in the scale.

import type { Both } from '../words/use-words.ts';

/** A level of a rulebook with its names; `card` is the colour that the law gives it. */
export interface Level extends Both {
  readonly code: string;
  readonly card?: string | null;
}

export type Tone = 'green' | 'blue' | 'yellow' | 'black' | 'grey';

const TONES: readonly Tone[] = ['green', 'blue', 'yellow', 'black'];

/** The tone of a level; `levels` run from best to worst. */
export function toneOf(levels: readonly Level[], code: string | null | undefined): Tone {
  const at = levels.findIndex((level) => level.code === code);
  if (at < 0) return 'grey';
  const card = TONES.find((tone) => tone === levels[at].card);
  return card ?? TONES[Math.round((at / Math.max(1, levels.length - 1)) * (TONES.length - 1))];
}

/** The word of a level, its code when the scale does not know it. */
export function wordOf(levels: readonly Level[], code: string, say: (both: Both) => string): string {
  const level = levels.find((one) => one.code === code);
  return level ? say(level) : code;
}
