// How charts look: the colours of theme.css, a pattern for each level besides its colour, quiet axes.

import { type Level, toneOf } from '../parts/levels.ts';

/** A colour of theme.css by its name. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The fonts of the page: widths of texts are measured before they are drawn. */
export function fonts(): string {
  return getComputedStyle(document.body).fontFamily;
}

export function levelColour(levels: readonly Level[], code: string): string {
  return colour(toneOf(levels, code));
}

const LIGHT = 'rgba(255, 255, 255, 0.55)';
const PATTERNS = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: LIGHT },
  {
    symbol: 'circle',
    symbolSize: 0.55,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [5, 0],
    color: LIGHT,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: 0, color: LIGHT },
] as const;

/** The pattern of a level by its place from the worst: the worst is plain. */
export function pattern(levels: readonly Level[], code: string): object {
  const fromWorst = levels.length - 1 - levels.findIndex((level) => level.code === code);
  return PATTERNS[fromWorst % PATTERNS.length];
}

export function axisText(): object {
  return { color: colour('ink-2'), fontSize: 12, fontFamily: fonts() };
}

export function quietLines(): object {
  return { lineStyle: { color: colour('line-2') } };
}

/** The names of patterns and colours, above the chart. */
export function legend(): object {
  return { right: 0, top: 0, itemWidth: 16, itemHeight: 12, selectedMode: false, textStyle: axisText() };
}
