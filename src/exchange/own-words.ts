// A department's own words: where one ends in a cell that holds several, and what each stands for.

import { type CodeList, readCode } from '../ledger/code-list.ts';
import { Fault, quoted } from './fault.ts';
import { problems } from './problems.ts';
import type { ValueRule } from './value-rule.ts';

/** What a rule says of words; without a map they are read by the names of the code list. */
export type Meaning = Pick<ValueRule, 'map' | 'otherwise' | 'asWritten'>;

/** What a text means by a map; refused when nothing says it. */
export function mapped({ map, otherwise, asWritten }: Meaning, text: string): string | Fault {
  const said = map?.get(text) ?? otherwise ?? (asWritten || !map ? text : undefined);
  return said ?? new Fault(problems['exchange.value-not-mapped'], { found: quoted(text) });
}

/** Where a cell of several words is cut first; of a rule that says nothing else. */
const SPLIT = ';；';
const MARKS = /[;；、，,|/+\n]+/u;

/** The words of a cell that may hold several; a name that itself holds a mark of enumeration stays whole. */
export function wordsIn(text: string, list: CodeList | undefined, rule: Meaning, split = SPLIT): string[] {
  const pieces = cut(text, new RegExp(`[${split.replace(/[\\\]^-]/g, '\\$&')}]`, 'u'));
  if (!list || (rule.map && !rule.asWritten)) return pieces;
  return pieces.flatMap((piece) => (isKnown(piece, list, rule) ? [piece] : cut(piece, MARKS)));
}

function isKnown(text: string, list: CodeList, { map }: Meaning): boolean {
  if (map?.has(text)) return true;
  const reading = readCode(list, text);
  return 'codes' in reading || reading.choices.length > 0;
}

function cut(text: string, marks: RegExp): string[] {
  return text
    .split(marks)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
