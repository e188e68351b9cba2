// When repairs hide a record: from the day of the decision until it is reversed or, where it is for the time being, its end.

import { type Day, NEVER } from '../base/day.ts';
import { namingKey, normaliseNumber } from '../ledger/number.ts';
import type { RecordFacts, RepairFacts } from './facts.ts';
import type { Piece } from './pieces.ts';

export interface Hiding extends Piece {
  readonly number: string;
  readonly kind: 'final' | 'temporary';
  /** The day on which it was reversed, while it lasted. */
  readonly reversed?: Day;
}

/** An entity's repairs by the record that they name. */
export type RepairsOf = ReadonlyMap<string, readonly RepairFacts[]>;

export function repairsOf(repairs: readonly RepairFacts[]): RepairsOf {
  return Map.groupBy(repairs, ({ type, record }) => namingKey(type, record));
}

/** In order of their decisions; one that was reversed on its own day hides nothing and is left out. */
export function hidingsOf(repairs: RepairsOf, { type, number }: RecordFacts): Hiding[] {
  const own = repairs.get(namingKey(type, number))?.toSorted((a, b) => a.on - b.on) ?? [];
  const reversals = own.filter(({ kind }) => kind === 'reversed');
  return own.flatMap((repair): Hiding[] => {
    if (repair.kind === 'reversed') return [];
    const reversed = reversals.find((one) => one.on >= repair.on && bearsOn(one, repair))?.on;
    const until = Math.min(repair.until ?? NEVER, reversed ?? NEVER);
    if (until <= repair.on) return [];
    const ends = repair.kind === 'final' ? 'repaired' : 'repaired-for-now';
    const undone = reversed === until ? reversed : undefined;
    return [{ from: repair.on, until, ends, number: repair.number, kind: repair.kind, reversed: undone }];
  });
}

/** A reversal that names no repair reverses all before it. */
function bearsOn({ reverses }: RepairFacts, { number }: RepairFacts): boolean {
  return !reverses || normaliseNumber(reverses) === normaliseNumber(number);
}
