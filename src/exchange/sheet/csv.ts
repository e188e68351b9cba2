// Cuts decoded text into rows: a broken quote costs its own line, never the rest of the file.

import { problems } from '../problems.ts';
import { normaliseHeading, type Row } from './sheet.ts';

/** A quoted cell longer than this is taken for a quote that was never closed. */
const LONGEST_CELL = 1_000_000;
/** A line longer than this is no line of a table. */
export const LONGEST_LINE = 8_000_000;

/** Thrown when a line does not end: the text is no table. */
export class EndlessLine extends Error {}

type Attempt =
  | { readonly cells: string[]; readonly end: number; readonly lines: number; readonly spread: number }
  | { readonly broken: number }
  | undefined;

/** A push reader: `push` text as it comes, then `end`; both give the rows completed so far, blank ones left out. */
export class CsvReader {
  readonly separator: string;
  #rest = '';
  #line = 1;
  #quote = -1;
  /** Cells a row should have; a row that runs over lines and misses it is taken for a broken quote. */
  width = 0;

  constructor(separator: string) {
    this.separator = separator;
  }

  /** The line on which the next row begins. */
  get line(): number {
    return this.#line;
  }

  push(text: string): Row[] {
    return this.#read(this.#rest + text, false);
  }

  end(): Row[] {
    return this.#read(this.#rest, true);
  }

  #read(text: string, final: boolean): Row[] {
    const rows: Row[] = [];
    let at = 0;
    this.#quote = text.indexOf('"');
    while (at < text.length) {
      const newline = text.indexOf('\n', at);
      if (newline < 0 && !final) break;
      const end = newline < 0 ? text.length : newline;
      if (this.#quote >= 0 && this.#quote < at) this.#quote = text.indexOf('"', at);
      if (this.#quote < 0 || this.#quote >= end) {
        this.#keep(rows, text.slice(at, trimReturn(text, at, end)).split(this.separator));
        at = end + 1;
        this.#line++;
        continue;
      }
      const next = this.#readQuoted(rows, text, at, final);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_LINE) throw new EndlessLine();
    return rows;
  }

  #keep(rows: Row[], cells: string[]): void {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: this.#line, cells });
  }

  /** Reads the row at `at`; gives where the next begins, or -1 when more text is needed. */
  #readQuoted(rows: Row[], text: string, at: number, final: boolean): number {
    const attempt = quotedRow(text, at, this.separator, final);
    if (!attempt) return -1;
    const whole = 'cells' in attempt && (attempt.spread < 0 || !this.width || attempt.cells.length === this.width);
    if (whole) {
      this.#keep(rows, attempt.cells);
      this.#line += attempt.lines + 1;
      return attempt.end;
    }
    const opened = 'cells' in attempt ? attempt.spread : attempt.broken;
    return this.#giveUp(rows, text, at, opened);
  }

  /** Reports the row whose quote opened at `opened` and goes on with the line after it. */
  #giveUp(rows: Row[], text: string, at: number, opened: number): number {
    const newline = text.indexOf('\n', opened);
    const end = newline < 0 ? text.length : newline;
    const before = count(text, '\n', at, opened);
    const line = this.#line + before;
    const cells = text.slice(at, trimReturn(text, at, end)).split(this.separator);
    rows.push({ line: this.#line, cells, flaw: { code: problems['exchange.quote-broken'], params: { line } } });
    this.#line = line + 1;
    return end + 1;
  }
}

function trimReturn(text: string, from: number, end: number): number {
  return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function count(text: string, what: string, from: number, until: number): number {
  let n = 0;
  for (let i = text.indexOf(what, from); i >= 0 && i < until; i = text.indexOf(what, i + 1)) n++;
  return n;
}

/** The closing quote of a cell opened at `open`: its place, -1 when more text is needed, -2 when there is none. */
function closing(text: string, open: number, final: boolean): number {
  for (let from = open + 1; ; ) {
    const at = text.indexOf('"', from);
    if (at < 0) return final || text.length - open > LONGEST_CELL ? -2 : -1;
    if (at - open > LONGEST_CELL) return -2;
    if (at + 1 === text.length) return final ? at : -1;
    if (text.charCodeAt(at + 1) !== 34) return at;
    from = at + 2;
  }
}

/** One row that holds quotes; `spread` is where a quote that runs over lines opened, or -1. */
function quotedRow(text: string, start: number, separator: string, final: boolean): Attempt {
  const cells: string[] = [];
  let [at, lines, spread] = [start, 0, -1];
  let newline = text.indexOf('\n', start);
  for (;;) {
    let open = at;
    while (text.charCodeAt(open) === 32) open++;
    if (text.charCodeAt(open) !== 34) {
      if (newline < 0 && !final) return undefined;
      const lineEnd = newline < 0 ? text.length : newline;
      const comma = text.indexOf(separator, at);
      if (comma >= 0 && comma < lineEnd) {
        cells.push(text.slice(at, comma));
        at = comma + 1;
        continue;
      }
      cells.push(text.slice(at, trimReturn(text, at, lineEnd)));
      return { cells, end: lineEnd + 1, lines, spread };
    }
    const close = closing(text, open, final);
    if (close === -1) return undefined;
    if (close === -2) return { broken: open };
    const raw = text.slice(open + 1, close);
    cells.push(raw.includes('""') ? raw.replaceAll('""', '"') : raw);
    if (newline >= 0 && newline < close) {
      lines += count(text, '\n', open, close);
      if (spread < 0) spread = open;
      newline = text.indexOf('\n', close);
    }
    at = close + 1;
    while (text.charCodeAt(at) === 32) at++;
    if (at >= text.length && !final) return undefined;
    if (at >= text.length) return { cells, end: at, lines, spread };
    if (text.startsWith(separator, at)) {
      at++;
      continue;
    }
    if (text.charCodeAt(at) === 13 && at + 1 === text.length && !final) return undefined;
    if (text.charCodeAt(at) === 10 || (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10)) {
      return { cells, end: text.indexOf('\n', at) + 1, lines, spread };
    }
    return { broken: spread >= 0 ? spread : open };
  }
}

/** The separator of a table that begins so: the one that shows most known headings in a line near the top, else the commonest in its first line that has any. */
export function separatorOf(top: string, knows: (heading: string) => boolean): string {
  const lines = top.replace(/"[^"]*"/g, (quoted) => quoted.replace(/[,;\t\n]/g, ' ')).split('\n', 10);
  let [best, most] = ['', 0];
  for (const line of lines) {
    for (const candidate of [',', ';', '\t']) {
      const known = line.split(candidate).filter((cell) => knows(normaliseHeading(cell.replaceAll('"', '')))).length;
      if (known > most) [best, most] = [candidate, known];
    }
  }
  const plain = lines.find((line) => /[,;\t]/.test(line)) ?? ',';
  const fullest = [',', ';', '\t'].sort((a, b) => plain.split(b).length - plain.split(a).length)[0];
  return most > 1 ? best : fullest;
}

/** How many cells most of the first rows have. */
export function widthOf(top: string, separator: string): number {
  const widths = new CsvReader(separator)
    .push(top)
    .map((row) => row.cells.length)
    .slice(0, 20);
  const times = (width: number) => widths.filter((w) => w === width).length;
  return widths.reduce((best, width) => (times(width) > times(best) ? width : best), widths[0] ?? 0);
}
