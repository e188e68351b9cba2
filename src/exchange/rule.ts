// Turns a mapping's rule into a function that gets its value from a row.

import { simplified } from '../ledger/code-list.ts';
import { decimalOf, numberOf } from './decimal.ts';
import { Fault, quoted } from './fault.ts';
import { mapped } from './own-words.ts';
import { problems } from './problems.ts';
import { BadCell, type Cell } from './sheet/sheet.ts';
import type { ValueRule } from './value-rule.ts';
import { booleanIn, textIn } from './values.ts';

/** Gets a value from the cells of a row, as a cell again; a fault when the rule cannot be followed. */
export type Getter = (cells: readonly Cell[]) => Cell | Fault;

/** Where a heading stands: its index, -1 when the file has no such column. */
export type FindColumn = (heading: string) => number;

/** Finds the columns of a file by their headings. */
export function finder(headings: readonly string[]): FindColumn {
  const places = new Map(headings.map((heading, at) => [simplified(heading), at]));
  return (heading) => places.get(simplified(heading)) ?? -1;
}

/** The getter of a rule for a file whose columns stand as `find` says. */
export function getter(rule: ValueRule, find: FindColumn): Getter {
  if (rule.constant !== undefined) {
    const constant = rule.constant;
    return () => constant;
  }
  const raw = rule.anyPositive.length ? anyPositive(rule.anyPositive, find) : joined(rule, find);
  const steps = stepsOf(rule);
  if (!steps.length && rule.blank === undefined) return raw;
  return (cells) => {
    const cell = raw(cells);
    if (cell instanceof Fault || cell instanceof BadCell) return cell;
    const text = textIn(cell);
    if (text instanceof Fault) return text;
    if (text === undefined) return rule.blank ?? '';
    let value: string | Fault = text;
    for (const step of steps) {
      if (value instanceof Fault || value === '') break;
      value = step(value);
    }
    return value;
  };
}

/** The columns that a rule reads, as messages call them. */
export function columnOf(rule: ValueRule): string {
  return [...rule.from, ...rule.anyPositive].join('、') || '（固定值）';
}

function joined(rule: ValueRule, find: FindColumn): Getter {
  const at = rule.from.map(find);
  if (at.length === 1) {
    const [only] = at;
    return (cells) => cells[only] ?? '';
  }
  return (cells) => {
    const pieces: string[] = [];
    for (const index of at) {
      const text = textIn(cells[index] ?? '');
      if (text instanceof Fault) return text.in(rule.from[at.indexOf(index)]);
      if (text !== undefined) pieces.push(text);
    }
    return pieces.join(rule.join);
  };
}

function anyPositive(columns: readonly string[], find: FindColumn): Getter {
  const at = columns.map(find);
  return (cells) => {
    let [positive, filled] = [false, false];
    for (const [i, index] of at.entries()) {
      const truth = isPositive(cells[index] ?? '');
      if (truth instanceof Fault) return truth.in(columns[i]);
      if (truth !== undefined) filled = true;
      if (truth) positive = true;
    }
    return positive ? '1' : filled ? '0' : '';
  };
}

function isPositive(cell: Cell): boolean | undefined | Fault {
  const text = textIn(cell);
  if (typeof text !== 'string') return text;
  const decimal = decimalOf(text);
  return decimal ? numberOf(decimal) > 0 : booleanIn(text);
}

function stepsOf(rule: ValueRule): ((text: string) => string | Fault)[] {
  const steps: ((text: string) => string | Fault)[] = [];
  const { onlyOne, pattern, map, otherwise, prefix } = rule;
  if (onlyOne !== undefined) {
    steps.push((text) => {
      const pieces = text.split(onlyOne).filter((piece) => piece.trim() !== '');
      return pieces.length === 1 ? pieces[0].trim() : '';
    });
  }
  if (pattern) {
    steps.push((text) => {
      const m = pattern.exec(text);
      if (m) return (m[1] ?? m[0]).trim();
      return (
        otherwise ?? new Fault(problems['exchange.value-off-pattern'], { found: quoted(text), pattern: pattern.source })
      );
    });
  }
  if (map) steps.push((text) => mapped(rule, text));
  if (prefix !== undefined) steps.push((text) => prefix + text);
  return steps;
}
