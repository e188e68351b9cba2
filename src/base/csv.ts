// CSV for spreadsheets: cells that could act as formulas are made harmless, and such a cell is read back as it was.

/** Stands before the first line, so that spreadsheets take the file for UTF-8. */
export const CSV_MARK = '\uFEFF';

const ACTS = /^\s*[=+\-@\t\r＝＋－＠]/;

/** A line with its end. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = harmless(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text with an apostrophe before it when a spreadsheet would take it for a formula. */
function harmless(text: string): string {
  return ACTS.test(text) ? `'${text}` : text;
}

/** The text that was made harmless. */
export function asItWas(text: string): string {
  return text.startsWith("'") && ACTS.test(text.slice(1)) ? text.slice(1) : text;
}
