// A duty as it is kept, and what must change for the kept ones to be those that facts call for.

import type { Day } from '../base/day.ts';

/** What facts decide of a duty. */
export interface Called {
  readonly entityId: number;
  readonly rule: string;
  readonly cause: string;
  readonly division: string;
  readonly unit: string;
  readonly source: string;
  readonly class: number;
  readonly opened: Day;
  readonly clock: Day | null;
  readonly fulfilled: Day | null;
  readonly fulfilledBy: number | null;
}

/** The same with what people did about it. */
export interface Kept extends Called {
  readonly extended: Day | null;
  readonly said: Day | null;
  readonly waived: boolean;
  readonly cancelled: Day | null;
}

/** What the history of a duty says when it was worked out anew. */
export interface Noted {
  readonly act: 'moved' | 'cancelled' | 'reopened';
  readonly of: Called;
  /** The new last day. */
  readonly on: Day | null;
  readonly why: 'cause-changed' | 'cause-gone' | 'cause-back' | 'fulfilment-gone';
}

export interface Difference {
  readonly opened: readonly Called[];
  readonly changed: readonly Called[];
  readonly gone: readonly Kept[];
  readonly noted: readonly Noted[];
}

export function keyOf({ entityId, rule, cause }: Pick<Called, 'entityId' | 'rule' | 'cause'>): string {
  return `${entityId} ${rule} ${cause}`;
}

/** What must be written; nothing when the kept duties are those that are called for. */
export function differenceOf(kept: readonly Kept[], called: readonly Called[]): Difference {
  const known = new Map(kept.map((one) => [keyOf(one), one]));
  const opened: Called[] = [];
  const changed: Called[] = [];
  const noted: Noted[] = [];
  for (const one of called) {
    const before = known.get(keyOf(one));
    if (!before) opened.push(one);
    else if (!same(before, one)) {
      changed.push(one);
      noted.push(...notedOf(before, one));
    }
    known.delete(keyOf(one));
  }
  const gone = [...known.values()].filter(({ cancelled }) => cancelled === null);
  noted.push(...gone.map((of): Noted => ({ act: 'cancelled', of, on: null, why: 'cause-gone' })));
  return { opened, changed, gone, noted };
}

const FIELDS = ['division', 'unit', 'source', 'class', 'opened', 'clock', 'fulfilled', 'fulfilledBy'] as const;

function same(before: Kept, now: Called): boolean {
  return before.cancelled === null && FIELDS.every((field) => before[field] === now[field]);
}

function notedOf(before: Kept, now: Called): Noted[] {
  if (before.cancelled !== null) return [{ act: 'reopened', of: now, on: now.clock, why: 'cause-back' }];
  const noted: Noted[] = [];
  if (before.clock !== now.clock) noted.push({ act: 'moved', of: now, on: now.clock, why: 'cause-changed' });
  if (before.fulfilled !== null && now.fulfilled === null)
    noted.push({ act: 'reopened', of: now, on: null, why: 'fulfilment-gone' });
  return noted;
}

export const COUNTS = ['open', 'inTime', 'late', 'waived'] as const;

/** Under which count a duty is; undefined: cancelled. */
export function countOf({
  clock,
  extended,
  fulfilled,
  said,
  waived,
  cancelled,
}: Kept): (typeof COUNTS)[number] | undefined {
  if (cancelled !== null) return undefined;
  const done = said === null ? fulfilled : Math.min(said, fulfilled ?? said);
  const due = dueIn(clock, extended);
  if (done !== null) return due === null || done <= due ? 'inTime' : 'late';
  return waived ? 'waived' : 'open';
}

/** The last day with its extension. */
export function dueIn(clock: Day | null, extended: Day | null): Day | null {
  return extended === null ? clock : Math.max(clock ?? extended, extended);
}
