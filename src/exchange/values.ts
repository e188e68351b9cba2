// Reads a cell as a value of a catalogue field: what the department wrote, in the form in which the ledger keeps it.

import { type CodeList, readCode, readCodes } from '../ledger/code-list.ts';
import type { Field } from '../ledger/field.ts';
import { choices } from '../ledger/field-check.ts';
import type { Json } from '../ledger/record.ts';
import { writtenUnits } from '../ledger/unit.ts';
import { dayFault, dayIn, dayOfSerial } from './dates.ts';
import { type Decimal, decimalOf, fineness, numberOf, shifted } from './decimal.ts';
import { Fault, quoted } from './fault.ts';
import { problems } from './problems.ts';
import { BadCell, type Cell } from './sheet/sheet.ts';

/** What reading depends on besides the cell: the civil day of today, and the zone of instants in the file. */
export interface Reading {
  readonly today: number;
  readonly zone?: string;
}

/** The value of a cell: undefined when it says nothing. */
export type CellReader = (cell: Cell, reading: Reading) => Json | undefined | Fault;

// How departments write that there is nothing to say.
const NOTHING = new Set(['', '-', '--', '—', '——', '/', '\\', '无', 'NULL', 'null', 'N/A', 'n/a', '\\N']);

const LONGEST_TEXT = 20_000;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const LARGEST_YUAN_DIGITS = 13;

/** The text of a cell without the white space around it; undefined when it says nothing. */
export function textIn(cell: Cell): string | undefined | Fault {
  if (typeof cell === 'string') {
    const text = cell.trim();
    return NOTHING.has(text) ? undefined : text;
  }
  if (cell instanceof BadCell) return new Fault(cell.code, { found: cell.text });
  // A workbook keeps fifteen digits: longer numbers were credit codes or document numbers once.
  if (Math.abs(cell) >= 1e15) return new Fault(problems['exchange.number-as-text-lost'], { found: String(cell) });
  return String(cell);
}

/** How a cell of this field is read; `unit` is the unit in which the column is written. */
export function cellReader(field: Field, unit?: string): CellReader {
  const one = scalarReader(field, unit);
  return (cell, reading) => (cell === '' ? undefined : one(cell, reading));
}

function scalarReader(field: Field, unit: string | undefined): CellReader {
  switch (field.type) {
    case 'date':
      return (cell, reading) => dateIn(cell, field.past, reading);
    case 'money':
      return (cell) => moneyIn(cell, unit ?? '元');
    case 'number':
      return (cell) => numberIn(cell, field, unit);
    case 'boolean':
      return (cell) => booleanIn(cell);
    case 'code':
      return field.several ? (cell) => codesIn(cell, field.list!) : (cell) => codeIn(cell, field.list!);
    default:
      return field.several ? severalTextsIn : plainTextIn;
  }
}

function plainTextIn(cell: Cell): string | undefined | Fault {
  const text = textIn(cell);
  if (typeof text !== 'string') return text;
  if (text.includes('\uFFFD')) return new Fault(problems['exchange.text-damaged']);
  if (text.length > LONGEST_TEXT) {
    return new Fault(problems['exchange.text-too-long'], { length: text.length, most: LONGEST_TEXT });
  }
  return CONTROL.test(text) ? new Fault(problems['exchange.text-control']) : text;
}

function severalTextsIn(cell: Cell): string[] | undefined | Fault {
  const text = plainTextIn(cell);
  if (typeof text !== 'string') return text;
  const pieces = text.split(/[;；、,，|\n]+/u).map((piece) => piece.trim());
  return [...new Set(pieces.filter((piece) => !NOTHING.has(piece)))];
}

/** The day in a cell, `YYYY-MM-DD`. */
function dateIn(cell: Cell, past: boolean, { today, zone }: Reading): string | undefined | Fault {
  const serial = typeof cell === 'number' ? dayOfSerial(cell) : undefined;
  const text = serial ?? textIn(cell);
  if (typeof text !== 'string') return text;
  const day = dayIn(text, zone);
  return typeof day === 'string' ? (dayFault(day, past, today) ?? day) : day;
}

// Fifteen significant digits are what a workbook shows; the rest of a computed cell is binary noise.
const written = (cell: Cell) => (typeof cell === 'number' ? String(Number(cell.toPrecision(15))) : textIn(cell));

const MONEY = /^(?:人民币|RMB|CNY)?[¥￥]?(.*?)(亿元|百万元|万元|千元|元|万|亿)?整?$/i;
const SPELLED: Readonly<Record<string, string>> = { 万: '万元', 亿: '亿元' };

/** The amount in a cell, in yuan; a unit written in the cell goes before that of the column. */
export function moneyIn(cell: Cell, unit: string): number | undefined | Fault {
  const text = written(cell);
  if (typeof text !== 'string') return text;
  const [bare, said = unit] = /[^\d.]/.test(text) ? splitUnit(text) : [text];
  const found = { found: quoted(text), unit };
  const decimal = decimalOf(bare);
  if (!decimal) return new Fault(problems['exchange.amount-unreadable'], found);
  const yuan = shifted(decimal, places(said));
  if (yuan.negative && numberOf(yuan) !== 0) return new Fault(problems['exchange.amount-negative'], found);
  if (fineness(yuan) > 2) return new Fault(problems['exchange.amount-too-fine'], found);
  if (tooLarge(yuan)) return new Fault(problems['exchange.amount-too-large'], found);
  return Math.abs(numberOf(yuan));
}

function splitUnit(text: string): [bare: string, unit: string | undefined] {
  const [, bare, unit] = MONEY.exec(text.normalize('NFKC').replace(/\s/g, ''))!;
  return [bare, unit && (SPELLED[unit] ?? unit)];
}

/** By how many places a number in a unit of the catalogue shifts to the unit it is kept in: all units are powers of ten. */
function places(unit: string): number {
  const { over, under } = writtenUnits[unit] ?? { over: 1, under: 1 };
  return Math.round(Math.log10(over / under));
}

const tooLarge = ({ digits, scale }: Decimal) => digits.replace(/^0+/, '').length - scale > LARGEST_YUAN_DIGITS;

function numberIn(cell: Cell, field: Field, unit: string | undefined): number | undefined | Fault {
  const text = written(cell);
  if (typeof text !== 'string') return text;
  const percent = field.unit === 'ratio' && /[%％]$/.test(text);
  const decimal = decimalOf(percent ? text.slice(0, -1) : text);
  if (!decimal) return new Fault(problems['exchange.number-unreadable'], { found: quoted(text) });
  const value = numberOf(shifted(decimal, percent ? places('%') : unit ? places(unit) : 0));
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  if (value >= min && value <= max) return value;
  const range = { least: field.min ?? '−∞', most: field.max ?? '∞' };
  return new Fault(problems['exchange.number-out-of-range'], { found: quoted(text), ...range });
}

const TRUTHS = new Map<string, boolean>([
  ...['是', 'true', '1', 'y', 'yes', '有', '√', '✓'].map((word) => [word, true] as const),
  ...['否', 'false', '0', 'n', 'no', '无', '×'].map((word) => [word, false] as const),
]);

/** Yes or no in a cell. */
export function booleanIn(cell: Cell): boolean | undefined | Fault {
  const raw = typeof cell === 'string' ? cell : textIn(cell);
  if (typeof raw !== 'string') return raw;
  const truth = TRUTHS.get(raw.normalize('NFKC').trim().toLowerCase());
  if (truth !== undefined) return truth;
  return textIn(raw) === undefined
    ? undefined
    : new Fault(problems['exchange.boolean-unreadable'], { found: quoted(raw) });
}

/** One code of a list, written as code, name or alias. */
function codeIn(cell: Cell, list: CodeList): string | undefined | Fault {
  const text = textIn(cell);
  if (typeof text !== 'string') return text;
  const reading = readCode(list, text);
  return 'codes' in reading ? reading.codes[0] : unknownCode(list, reading.text, reading.choices);
}

/** Several codes of a list joined in one cell, each once. */
export function codesIn(cell: Cell, list: CodeList): string[] | undefined | Fault {
  const text = textIn(cell);
  if (typeof text !== 'string') return text;
  const reading = readCodes(list, text);
  return 'codes' in reading ? [...reading.codes] : unknownCode(list, reading.text, reading.choices);
}

function unknownCode(list: CodeList, found: string, meant: readonly string[]): Fault {
  if (!meant.length)
    return new Fault(problems['exchange.code-unknown'], { found: quoted(found), choices: choices(list).zh });
  const names = meant.map((code) => list.codes[list.positions.get(code)!].label.zh).join('、');
  return new Fault(problems['exchange.code-ambiguous'], { found: quoted(found), choices: names });
}
