// Units: in which a number is kept, and in which departments write it.

import type { Label } from './code-list.ts';

/** The units in which fields are kept; money is always in yuan. */
export const units: Readonly<Record<string, Label>> = {
  yuan: { zh: '元', en: 'yuan' },
  ratio: { zh: '比率（0 至 1）', en: 'ratio (0 to 1)' },
  points: { zh: '分', en: 'points' },
  items: { zh: '件', en: 'items' },
  persons: { zh: '人', en: 'persons' },
  year: { zh: '年度', en: 'calendar year' },
  degrees: { zh: '度', en: 'degrees' },
  shares: { zh: '万股', en: 'ten thousand shares' },
};

interface WrittenUnit {
  readonly keptIn: string;
  /** Kept value = written value × over ÷ under; whole numbers both. */
  readonly over: number;
  readonly under: number;
}

/** The units that a column of an import file may be written in. */
export const writtenUnits: Readonly<Record<string, WrittenUnit>> = {
  元: { keptIn: 'yuan', over: 1, under: 1 },
  千元: { keptIn: 'yuan', over: 1_000, under: 1 },
  万元: { keptIn: 'yuan', over: 10_000, under: 1 },
  百万元: { keptIn: 'yuan', over: 1_000_000, under: 1 },
  亿元: { keptIn: 'yuan', over: 100_000_000, under: 1 },
  '%': { keptIn: 'ratio', over: 1, under: 100 },
};
