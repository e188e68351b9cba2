// Reads the rows of a worksheet as they stream from the workbook: text, numbers, dates as ISO text, stored formula results.

import { StringDecoder } from 'node:string_decoder';
import { iso } from '../../base/day.ts';
import { problems } from '../problems.ts';
import { BadCell, type Cell, type Row } from './sheet.ts';
import type { Workbook } from './workbook.ts';
import { attribute, runs, xmlText } from './xml.ts';
import { type Zip, ZipDamage } from './zip.ts';

const LONGEST_ROW = 64_000_000;

/** The rows of a worksheet, blank ones left out; the row number is the workbook's own. */
export async function* worksheetRows(
  zip: Zip,
  book: Workbook,
  member: string,
  onBytes?: (read: number) => void,
): AsyncGenerator<Row[]> {
  const decoder = new StringDecoder('utf8');
  let [rest, line, prefix] = ['', 0, undefined as string | undefined];
  for await (const chunk of zip.read(member, onBytes)) {
    rest += decoder.write(chunk);
    prefix ??= /<(\w+:)?worksheet\b/.exec(rest)?.[1] ?? (rest.includes('<worksheet') ? '' : undefined);
    if (prefix === undefined) continue;
    const cut = cutRows(rest, prefix, book, line);
    ({ rest, line } = cut);
    if (rest.length > LONGEST_ROW) throw new ZipDamage('a row does not end');
    if (cut.rows.length) yield cut.rows;
  }
  if (/<(?:\w+:)?row[\s>]/.test(rest)) throw new ZipDamage('the last row is cut off');
}

function cutRows(text: string, prefix: string, book: Workbook, before: number) {
  const [opening, closingTag] = [`<${prefix}row`, `</${prefix}row>`];
  const rows: Row[] = [];
  let [at, line] = [0, before];
  for (;;) {
    const start = text.indexOf(opening, at);
    if (start < 0) return { rows, line, rest: text.slice(Math.max(at, text.length - opening.length)) };
    const tagEnd = text.indexOf('>', start);
    if (tagEnd < 0) return { rows, line, rest: text.slice(start) };
    const tag = text.slice(start + opening.length, tagEnd);
    at = tagEnd + 1;
    if (tag !== '' && !/^[\s/]/.test(tag)) continue;
    const number = attribute(tag, 'r');
    if (tag.endsWith('/')) {
      line = number ? Number(number) : line + 1;
      continue;
    }
    const end = text.indexOf(closingTag, at);
    if (end < 0) return { rows, line, rest: text.slice(start) };
    line = number ? Number(number) : line + 1;
    const cells = cellsOf(text.slice(at, end), prefix, book);
    if (cells.some((cell) => typeof cell !== 'string' || cell.trim() !== '')) rows.push({ line, cells });
    at = end + closingTag.length;
  }
}

function cellsOf(row: string, prefix: string, book: Workbook): Cell[] {
  const cells: Cell[] = [];
  const [opening, closingTag] = [`<${prefix}c`, `</${prefix}c>`];
  for (let at = row.indexOf(opening); at >= 0; ) {
    const tagEnd = row.indexOf('>', at);
    const tag = row.slice(at + opening.length, tagEnd);
    const empty = tag.endsWith('/');
    const end = empty ? tagEnd : row.indexOf(closingTag, tagEnd);
    if (end < 0) break;
    const place = columnOf(tag);
    while (place > cells.length) cells.push('');
    cells.push(empty ? '' : cellValue(tag, row.slice(tagEnd + 1, end), prefix, book));
    at = row.indexOf(opening, end + 1);
  }
  return cells;
}

/** The value of a one-word attribute of a cell tag; a plain search, for it runs once for every cell. */
function short(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`);
  return at < 0 ? undefined : tag.slice(at + 4, tag.indexOf('"', at + 4));
}

/** The 0-based column of a reference such as `AB12`; -1 when the cell does not say. */
function columnOf(tag: string): number {
  const reference = short(tag, 'r');
  if (!reference) return -1;
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return Math.min(column, 16_384) - 1;
}

/** The inside of `<v>`; undefined when there is none. */
function stored(inside: string, prefix: string): string | undefined {
  const at = inside.indexOf(`<${prefix}v`);
  if (at < 0) return undefined;
  const open = inside.indexOf('>', at);
  if (inside.charCodeAt(open - 1) === 47) return '';
  const end = inside.indexOf(`</${prefix}v>`, open);
  return end < 0 ? undefined : inside.slice(open + 1, end);
}

function cellValue(tag: string, inside: string, prefix: string, book: Workbook): Cell {
  const kind = short(tag, 't') ?? 'n';
  if (kind === 'inlineStr') return runs(inside);
  const value = stored(inside, prefix);
  if (value === undefined || (value === '' && kind === 'n')) {
    const formula = inside.includes(`<${prefix}f`);
    return formula ? new BadCell(problems['exchange.formula-without-result'], '') : '';
  }
  if (kind === 's') return book.strings.at(Number(value)) ?? new BadCell(problems['exchange.cell-error'], `#${value}`);
  if (kind === 'str') return xmlText(value);
  if (kind === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (kind === 'e') return new BadCell(problems['exchange.cell-error'], xmlText(value));
  if (kind === 'd') return value.replace('T', ' ').replace(/\.\d+$/, '');
  const number = Number(value);
  if (Number.isNaN(number)) return xmlText(value);
  return book.dates[Number(short(tag, 's') ?? -1)] ? dateText(number, book.from1904) : number;
}

const DAY_1900 = -25_569;
const DAY_1904 = -24_107;

/** The date of a workbook's day number: `YYYY-MM-DD`, with the time of day when it has one; the number itself below 1. */
function dateText(serial: number, from1904: boolean): Cell {
  if (!(serial >= 1 && serial < 2_958_466)) return serial;
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  // The 1900 system counts a 29 February 1900 that never was: day 60 is no date, days before it are one off.
  if (!from1904 && day === 60) return '1900-02-29';
  const date = iso(from1904 ? day + DAY_1904 : day + DAY_1900 + (day < 60 ? 1 : 0));
  const time = seconds - day * 86_400;
  if (time === 0) return date;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${date} ${two(time / 3600)}:${two((time / 60) % 60)}:${two(time % 60)}`;
}
