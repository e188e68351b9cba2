// Tables for a terminal, aligned although Chinese characters are two columns wide.

export type Align = 'left' | 'right';

/** Columns that a text takes on a terminal. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += isWide(character.codePointAt(0)!) ? 2 : 1;
  return columns;
}

/** East Asian wide and full-width characters; Roman numerals and the like are narrow. */
function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/** The rows of a table as lines: the headings, a rule, the rows. */
export function table(
  headings: readonly string[],
  align: readonly Align[],
  rows: readonly (readonly string[])[],
): string[] {
  const widths = headings.map((heading, i) => Math.max(width(heading), ...rows.map((row) => width(row[i]))));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, i) => padded(cell, widths[i], align[i])).join('  ')}`.trimEnd();
  return [line(headings), `  ${widths.map((w) => '─'.repeat(w)).join('  ')}`, ...rows.map(line)];
}

function padded(text: string, columns: number, align: Align): string {
  const blank = ' '.repeat(columns - width(text));
  return align === 'left' ? text + blank : blank + text;
}
