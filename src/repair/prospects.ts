// What an entity can have repaired: each record with its terms, the repair in force, the open application, what goes with it.

import { type Day, dayText, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Grading } from '../grading/grading.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { RecordPublicity } from '../publicity/publicity.ts';
import { publicityOf } from '../publicity/publicity-of.ts';
import { OPEN } from './application.ts';
import { regimeFor } from './clocks.ts';
import { type Application, applicationsOf } from './read-applications.ts';
import { type Related, relatedTo } from './related.ts';
import type { Regime } from './rules.ts';

export interface Prospect {
  readonly record: LedgerRecord;
  readonly publicity: RecordPublicity;
  /** The regime of an application made now; undefined: none is in force for it. */
  readonly regime: Regime | undefined;
  /** The open application about it. */
  readonly open: Application | undefined;
  /** Records that an application about it brings along, and those that are proposed. */
  readonly related: readonly Related[];
}

/** The prospects of an entity for an application of a day, in order of the legal day, the latest first. */
export async function prospectsOf(
  db: Db,
  grading: Grading,
  at: Date,
  entityId: number,
  applied: Day = shanghaiDay(at),
): Promise<Prospect[]> {
  const records = await recordsOf(db, grading.catalogue, [entityId]);
  const known = new Map(records.map((record) => [record.recordId, record]));
  const applications = await applicationsOf(db, entityId);
  const publicity = await publicityOf(db, grading.catalogue, at, entityId);
  const openOf = (recordId: number) =>
    applications.find(
      ({ state, items }) =>
        OPEN.includes(state) && items.some((item) => item.recordId === recordId && item.outcome === null),
    );
  return publicity
    .flatMap((one) => {
      const record = known.get(one.recordId);
      if (!record || !adverse(one)) return [];
      const regime = regimeFor(record, applied);
      return [{ record, publicity: one, regime, open: openOf(record.recordId), related: relatedTo(record, records) }];
    })
    .sort((a, b) => (a.record.recognizedOn < b.record.recognizedOn ? 1 : -1));
}

/** What is shown against an entity has terms of repair: an end by application, or one by itself. */
function adverse({ kind, repair }: RecordPublicity): boolean {
  return repair.possible || repair.never !== undefined || (kind !== 'none' && repair.automatic !== undefined);
}

/** Why a record cannot be repaired by an application of a day, with the day from which it can; undefined where it can. */
export function hindranceOf(
  { publicity: { repair } }: Prospect,
  applied: Day,
): { readonly ground: 'too-early' | 'never'; readonly earliest: string | null } | undefined {
  if (!repair.possible || repair.never !== undefined) return { ground: 'never', earliest: null };
  if (repair.earliest !== undefined && repair.earliest > applied)
    return { ground: 'too-early', earliest: dayText(repair.earliest) };
  return undefined;
}

/** A day as lists have it; null where none is known. */
export function shownDay(day: Day | undefined): string | null {
  return day === undefined ? null : dayText(day);
}
