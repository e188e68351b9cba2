// The noun of a table as departments send it: headings and numbered rows of cells, whatever the file format.

import type { Params } from '../../base/problem.ts';

/** A cell whose value cannot be known (a formula without a stored result, an error value). */
export class BadCell {
  readonly code: string;
  readonly text: string;
  constructor(code: string, text: string) {
    this.code = code;
    this.text = text;
  }
}

/** Text as written; a number only where a workbook stores one (dates of a workbook come as ISO text). */
export type Cell = string | number | BadCell;

export interface Row {
  /** Line of the file on which the row begins, from 1 (the row number in a workbook). */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Why the row as a whole cannot be read. */
  readonly flaw?: { readonly code: string; readonly params: Params };
}

export interface Sheet {
  readonly format: 'csv' | 'xlsx';
  /** `utf-8`, `gb18030`, `utf-16le`, `utf-16be`; settled only when the first non-ASCII byte was met. */
  readonly encoding: () => string;
  /** Of a workbook: the worksheet that is read, and all that are not hidden. */
  readonly sheet?: string;
  readonly sheets: readonly string[];
  readonly headings: readonly string[];
  /** Sentences about what was passed over: title rows, further worksheets. */
  readonly notes: readonly { readonly zh: string; readonly en: string }[];
  /** Rows below the headings, a few thousand at a time; blank rows are left out. */
  readonly rows: AsyncIterable<readonly Row[]>;
}

/** How a cell reads as text. */
export function cellText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell;
  if (cell === undefined) return '';
  return typeof cell === 'number' ? String(cell) : cell.text;
}

/** A heading in one spelling: NFKC (full-width letters, brackets), no byte order mark, no white space around or inside lines. */
export function normaliseHeading(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .normalize('NFKC')
    .replace(/[\s\u200B]+/g, ' ')
    .trim();
}
