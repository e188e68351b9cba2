// A time in which a record is shown, as it is kept, and what must change for the kept ones to be those that facts call for.

import { type Day, startOf } from '../base/day.ts';
import type { Ending, RecordPublicity } from './publicity.ts';
import type { Channel, Gravity } from './sheet.ts';

/** Why something is no longer shown, as the public is told: nothing of what it was. */
export type GoneWhy = 'expired' | 'repaired' | 'masked' | 'removed' | 'withdrawn' | 'corrected';

const WHY: Readonly<Record<Ending, GoneWhy>> = {
  ...{ period: 'expired', ceiling: 'expired', validity: 'expired', regime: 'expired', open: 'expired' },
  ...{ removed: 'removed', repaired: 'repaired', 'repaired-for-now': 'masked' },
};

/** What facts decide of it. */
export interface CalledSpan {
  readonly entityId: number;
  readonly recordId: number;
  readonly channel: Channel;
  readonly from: Day;
  readonly until: Day;
  readonly type: string;
  readonly rule: string;
  readonly gravity: Gravity;
  readonly list: string;
  readonly division: string;
  readonly source: string;
  readonly class: number;
  readonly why: GoneWhy;
}

export interface KeptSpan extends CalledSpan {
  /** The instant from which on it is no longer shown; `undefined`: not known. */
  readonly goneAt: Date | undefined;
}

/** What lists go by besides the record's publicity. */
export interface SpanPlace {
  readonly entityId: number;
  readonly division: string;
  readonly source: string;
  readonly class: number;
}

/** All times of a record on all channels, those that are over as well. */
export function spansOf(record: RecordPublicity, place: SpanPlace): CalledSpan[] {
  const { recordId, type } = record;
  return record.channels.flatMap(({ shown, rule, kind, list }) =>
    shown.map(({ channel, from, until, ends }) => ({
      ...place,
      ...{ recordId, channel, from, until, type, rule, gravity: kind, list: list ?? '', why: WHY[ends] },
    })),
  );
}

/** Why a time of a record that stands is gone. */
export function lossOf({ repaired }: RecordPublicity): GoneWhy {
  return repaired ? (repaired.kind === 'final' ? 'repaired' : 'masked') : 'corrected';
}

export function keyOf({ entityId, recordId, channel, from }: CalledSpan): string {
  return `${entityId} ${recordId} ${channel} ${from}`;
}

export interface SpanDifference {
  readonly added: readonly KeptSpan[];
  readonly changed: readonly KeptSpan[];
  /** Never shown so far, and no longer to be. */
  readonly dropped: readonly KeptSpan[];
}

/** When it is worked out, and for records that stand why one of their times may be gone. */
export interface SpanGround {
  readonly today: Day;
  readonly now: Date;
  readonly lost: ReadonlyMap<number, GoneWhy>;
}

/** Nothing when the kept times are those that are called for. What is gone stays, so that it can be told. */
export function spanDifference(
  kept: readonly KeptSpan[],
  called: readonly CalledSpan[],
  { today, now, lost }: SpanGround,
): SpanDifference {
  const known = new Map(kept.map((one) => [keyOf(one), one]));
  const added: KeptSpan[] = [];
  const changed: KeptSpan[] = [];
  for (const one of called) {
    const before = known.get(keyOf(one));
    known.delete(keyOf(one));
    const after = goneIn(before, one, today, now);
    if (!after) continue;
    if (!before) added.push(after);
    else if (!same(before, after)) changed.push(after);
  }
  const dropped: KeptSpan[] = [];
  for (const one of known.values()) {
    if (isGone(one, now)) continue;
    if (one.from > today) dropped.push(one);
    else changed.push({ ...one, until: today, goneAt: now, why: lost.get(one.recordId) ?? 'withdrawn' });
  }
  return { added, changed, dropped };
}

function isGone({ goneAt }: KeptSpan, now: Date): boolean {
  return goneAt !== undefined && goneAt <= now;
}

/** A time with the instant of its end; undefined: it was over before it could be kept. */
function goneIn(before: KeptSpan | undefined, one: CalledSpan, today: Day, now: Date): KeptSpan | undefined {
  if (one.until > today)
    return { ...one, goneAt: Number.isFinite(+startOf(one.until)) ? startOf(one.until) : undefined };
  if (!before) return undefined;
  // Known to be over only now, though it ended earlier in law: it was shown until now.
  return { ...one, goneAt: isGone(before, now) ? before.goneAt : now };
}

const FIELDS = ['until', 'type', 'rule', 'gravity', 'list', 'division', 'source', 'class', 'why'] as const;

function same(before: KeptSpan, now: KeptSpan): boolean {
  return FIELDS.every((field) => before[field] === now[field]) && +(before.goneAt ?? 0) === +(now.goneAt ?? 0);
}
