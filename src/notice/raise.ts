// Notices that are told by themselves: of penalties and listings that others sent in, once for each record, behind the writing.

import type { Rest } from '../base/behind.ts';
import { iso, shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Grading } from '../grading/grading.ts';
import { lastEntry } from '../ledger/changed-since.ts';
import { describeRecord } from '../ledger/describe-record.ts';
import { standingEntries } from '../ledger/filed.ts';
import { noticeKinds } from './kinds.ts';
import { tell } from './tell.ts';

/** Records in a transaction. */
const SLICE = 500;

type Raised = readonly [entityId: number, recordId: number];

/** Tells of the records filed since the last time; gives how many notices there were. What a kill cuts off is told then. */
export async function raiseNotices(database: Database, grading: Grading, at: Date, rest?: Rest): Promise<number> {
  const { reached, records } = await database.transaction((db) => untold(db, at));
  for (let from = 0; from < records.length; from += SLICE) {
    const began = performance.now();
    await database.transaction((db) => tellOf(db, grading, at, records.slice(from, from + SLICE)));
    await rest?.(performance.now() - began);
  }
  if (reached !== undefined)
    await database.transaction((db) =>
      db.query(
        `insert into notice.reached (entry_id, at) values ($1, $2)
         on conflict (only_row) do update set entry_id = excluded.entry_id, at = excluded.at`,
        [reached, at],
      ),
    );
  return records.length;
}

/** The first time those whose day lies near enough; then those filed since. Nothing is told of what a case here has told. */
async function untold(db: Db, at: Date): Promise<{ reached?: number; records: Raised[] }> {
  const reached = await lastEntry(db);
  const before = (await db.query<{ entry_id: number }>('select entry_id from notice.reached')).rows[0]?.entry_id ?? 0;
  if (before === reached) return { records: [] };
  const records: Raised[] = [];
  for (const { raised_by: raised } of noticeKinds().kinds) {
    if (!raised) continue;
    const { rows } = await db.query<{ entity_id: number; record_id: number }>(
      `select e.entity_id, e.record_id from ledger.entry e
       where e.entry_id > $1 and e.act = 'file' and e.type = $2 and e.recognized_on >= $3::date and not exists (
         select from notice.notice n
         where n.entity_id = e.entity_id and n.kind = 'listed' and (n.about_type, n.about_number) = (e.type, e.number)
       ) order by e.entry_id`,
      [before, raised.record, iso(shanghaiDay(at) - raised.days)],
    );
    records.push(...rows.map(({ entity_id, record_id }): Raised => [entity_id, record_id]));
  }
  return { reached, records };
}

async function tellOf(db: Db, { catalogue }: Grading, at: Date, records: readonly Raised[]): Promise<void> {
  const kinds = new Map(noticeKinds().kinds.flatMap((kind) => (kind.raised_by ? [[kind.raised_by.record, kind]] : [])));
  for (const { entityId, recordId, type, number, source, payload, recognizedOn } of (
    await standingEntries(db, records)
  ).values()) {
    const what = describeRecord({ entityId, recordId, type, number, source, recognizedOn, fields: payload }, catalogue);
    const teller = { id: 'notice', name: '系统', source };
    await tell(db, teller, at, {
      ...{ entity: entityId, kind: kinds.get(type)!.id, about: { type, number }, cause: `r${recordId}` },
      facts: `${recognizedOn} ${what.zh}（${number}，${source}）。`,
    });
  }
}
