// A list as a CSV file for spreadsheets: cells that could act as formulas are defused.

import { CSV_MARK, csvLine } from '../../../src/base/csv.ts';

/** Lines joined as CSV with a byte order mark, so that spreadsheets read Chinese rightly. */
export function csvOf(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return CSV_MARK + rows.map(csvLine).join('');
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
