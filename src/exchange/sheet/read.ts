// Opens whatever file a department sends as a table: CSV in its encodings, XLSX, either in gzip; refuses what is none.

import { basename } from 'node:path';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import { content, unpacked } from './bytes.ts';
import { CsvReader, EndlessLine, LONGEST_LINE, separatorOf, widthOf } from './csv.ts';
import { TooFar, tooFar } from './expansion.ts';
import { isZip, type Looks, notATable, otherZip } from './looks.ts';
import { type Cell, cellText, normaliseHeading, type Row, type Sheet } from './sheet.ts';
import { TextPieces } from './text.ts';
import { openWorkbook, type Worksheet } from './workbook.ts';
import { worksheetRows } from './xlsx.ts';
import { Zip, ZipDamage } from './zip.ts';

export interface ReadOptions {
  /** Whether a normalised heading is one that is looked for: finds the heading row below title rows. */
  readonly knows?: (heading: string) => boolean;
  /** The worksheet of a workbook, instead of the first with rows. */
  readonly sheet?: string;
  /** Told the bytes of the file read so far. */
  readonly onBytes?: (read: number) => void;
}

/** How many rows from the top the heading row is looked for in. */
const TITLE_ROWS = 10;

/**
 * The table in a file. Rows stream; memory does not grow with the file.
 * Refuses an empty file, one that is no table, and repeated headings; a file cut off in the middle is refused when its end is met.
 */
export async function readSheet(path: string, options: ReadOptions = {}): Promise<Sheet> {
  const head = await firstBytes(path);
  if (!head.length) throw new Problem(problems['exchange.file-empty'], { file: basename(path) });
  if (isZip(head)) return readWorkbook(path, options);
  const looks = notATable(head);
  if (looks) throw notASpreadsheet(path, looks);
  return readText(path, options);
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of content(path)) if (chunk.length) return chunk.subarray(0, 65_536);
  return Buffer.alloc(0);
}

function notASpreadsheet(path: string, looks: Looks): Problem {
  return new Problem(problems['exchange.not-a-spreadsheet'], {
    file: basename(path),
    looks: looks.zh,
    looksEn: looks.en,
    remedy: looks.remedyZh,
    remedyEn: looks.remedyEn,
  });
}

async function readText(path: string, options: ReadOptions): Promise<Sheet> {
  const pieces = new TextPieces();
  const { headings, rows, notes } = await underHeadings(path, csvRows(path, pieces, options), options);
  const encoding = () => pieces.encoding ?? 'utf-8';
  return { format: 'csv', encoding, sheets: [], headings, notes, rows };
}

async function* csvRows(path: string, pieces: TextPieces, options: ReadOptions): AsyncGenerator<Row[]> {
  let reader: CsvReader | undefined;
  const take = (decoded: string) => {
    let text = decoded;
    if (!reader && text.trim()) [reader, text] = begin(text, options);
    return text && reader ? reader.push(text) : [];
  };
  try {
    for await (const chunk of content(path, options.onBytes)) {
      const found = take(pieces.push(chunk));
      if (found.length) yield found;
    }
    yield take(pieces.end());
    if (reader) yield (reader as CsvReader).end();
  } catch (error) {
    if (!(error instanceof EndlessLine)) throw error;
    const params = { file: basename(path), line: reader?.line ?? 1, limit: LONGEST_LINE };
    throw new Problem(problems['exchange.line-too-long'], params);
  }
}

/** A reader for text that begins so, and the text without a line that only declares the separator. */
function begin(text: string, options: ReadOptions): [CsvReader, string] {
  const declared = /^sep=(.)\r?\n/.exec(text);
  const rest = declared ? text.slice(declared[0].length) : text;
  const top = rest.slice(0, 65_536);
  const reader = new CsvReader(declared?.[1] ?? separatorOf(top, options.knows ?? (() => false)));
  reader.width = widthOf(top, reader.separator);
  return [reader, rest];
}

async function readWorkbook(path: string, options: ReadOptions): Promise<Sheet> {
  const file = await unpacked(path);
  let zip: Zip | undefined;
  const done = async () => {
    await zip?.close();
    await file.done();
  };
  try {
    zip = await Zip.open(file.path);
    const book = await openWorkbook(zip);
    if (!book) throw notASpreadsheet(path, otherZip);
    const shown = book.sheets.filter((sheet) => !sheet.hidden);
    for (const sheet of wantedOf(shown, options.sheet)) {
      const source = ending(worksheetRows(zip, book, sheet.member, options.onBytes), path, done);
      const first = await source.next();
      if (first.done) continue;
      const { headings, rows, notes } = await underHeadings(path, again(first.value, source), options);
      const others = shown.filter((other) => other !== sheet).map((other) => other.name);
      if (others.length) notes.push(otherSheets(sheet.name, others));
      const names = { sheet: sheet.name, sheets: shown.map(({ name }) => name) };
      return { format: 'xlsx', encoding: () => 'utf-8', ...names, headings, notes, rows };
    }
    throw new Problem(problems['exchange.file-empty'], { file: basename(path) });
  } catch (error) {
    await done();
    throw damaged(error, path);
  }
}

function wantedOf(shown: readonly Worksheet[], wanted: string | undefined): readonly Worksheet[] {
  if (wanted === undefined) return shown;
  const found = shown.filter(({ name }) => name === wanted);
  if (found.length) return found;
  throw new Problem(problems['exchange.no-such-sheet'], {
    sheet: wanted,
    known: shown.map(({ name }) => name),
  });
}

function otherSheets(read: string, others: readonly string[]) {
  return {
    zh: `只读取了工作表“${read}”；未读取：${others.join('、')}`,
    en: `only the worksheet "${read}" was read; not read: ${others.join(', ')}`,
  };
}

function damaged(error: unknown, path: string): unknown {
  if (error instanceof TooFar) return tooFar(error, path);
  if (!(error instanceof ZipDamage || error instanceof RangeError)) return error;
  return new Problem(problems['exchange.file-damaged'], { file: basename(path), reason: error.message });
}

/** The same rows; the file is let go when they end, however they end. */
async function* ending(source: AsyncGenerator<Row[]>, path: string, done: () => Promise<void>): AsyncGenerator<Row[]> {
  let some = false;
  try {
    for await (const rows of source) {
      some = true;
      yield rows;
    }
  } catch (error) {
    some = true;
    throw damaged(error, path);
  } finally {
    if (some) await done();
  }
}

async function* again(first: readonly Row[], rest: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield first;
  yield* rest;
}

/** Finds the heading row, checks it, and gives the rows below it. */
async function underHeadings(path: string, source: AsyncIterable<readonly Row[]>, options: ReadOptions) {
  const iterator = source[Symbol.asyncIterator]();
  const top: Row[] = [];
  while (top.length < TITLE_ROWS) {
    const next = await iterator.next();
    if (next.done) break;
    top.push(...next.value);
  }
  if (!top.length) throw new Problem(problems['exchange.file-empty'], { file: basename(path) });
  const at = headingRow(top, options.knows);
  const headings = headingsOf(top[at].cells);
  const notes = top.slice(0, at).map((row) => ({
    zh: `第 ${row.line} 行在表头之上，当作标题略过：${row.cells.map(cellText).join(' ').trim()}`,
    en: `line ${row.line} stands above the headings and was passed over as a title`,
  }));
  const rest = { [Symbol.asyncIterator]: () => iterator };
  return { headings, notes, rows: again(top.slice(at + 1), rest) };
}

/** Index of the row among the first ones with the most known headings; the first row when none has any. */
function headingRow(top: readonly Row[], knows: ReadOptions['knows']): number {
  if (!knows) return 0;
  const score = (row: Row) => row.cells.filter((cell) => knows(normaliseHeading(cellText(cell)))).length;
  const scores = top.slice(0, TITLE_ROWS).map(score);
  const best = Math.max(...scores);
  return best === 0 ? 0 : scores.indexOf(best);
}

function headingsOf(cells: readonly Cell[]): string[] {
  const headings = cells.map((cell) => normaliseHeading(cellText(cell)));
  while (headings.length && headings.at(-1) === '') headings.pop();
  const repeated = headings.filter((heading, i) => heading && headings.indexOf(heading) < i);
  if (repeated.length) {
    throw new Problem(problems['exchange.headings-repeated'], { headings: [...new Set(repeated)] });
  }
  return headings;
}
