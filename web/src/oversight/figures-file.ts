// Figures as a CSV file for spreadsheets, made where they are shown.

import { CSV_MARK, csvLine } from '../../../src/base/csv.ts';

/** Hands lines to the browser as a file. */
export function download(name: string, rows: readonly (readonly (string | number)[])[]): void {
  const text = CSV_MARK + rows.map(csvLine).join('');
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
