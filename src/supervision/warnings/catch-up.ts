// Brings warnings up to date behind the writing: of entities that changed since the last time, or of the whole register.

import type { Rest } from '../../base/behind.ts';
import { tell } from '../../base/change.ts';
import type { Database, Db } from '../../base/db.ts';
import type { Grading } from '../../grading/grading.ts';
import { gradedBy } from '../../grading/rulebook-register.ts';
import { type CaughtUp, catchUpRows, type KeptRows, type ReachedGround } from '../../ledger/catch-up.ts';
import { type Reached, unseenSince } from '../../ledger/changed-since.ts';
import { withAssociates } from './associates.ts';
import { withTheirGroups } from './shared.ts';
import { type Declared, type WarningWork, warningWork, workOutWarnings } from './work.ts';

/** Undefined when there was nothing to do. What a kill cuts off is done again, and changes nothing. */
export function catchUpWarnings(
  database: Database,
  grading: Grading,
  declared: Declared,
  at: Date,
  rest?: Rest,
): Promise<CaughtUp | undefined> {
  const rows: KeptRows<WarningWork> = {
    ready: async (db) => {
      const work = await warningWork(db, declared, grading, at);
      return { work, ground: await groundOf(db, work) };
    },
    before: reachedBefore,
    changed: changedOtherwise,
    around: async (db, { reading }, entityIds) =>
      withTheirGroups(db, reading.least, await withAssociates(db, reading, entityIds)),
    workOut: workOutWarnings,
    note: async (db, reached, changed) => {
      await noteReached(db, reached);
      if (changed > 0) await tell(db, { topic: 'warning', key: '*' });
    },
  };
  return catchUpRows(database, rows, at, rest);
}

/** By what people did about duties and by who stands around whom. */
async function changedOtherwise(db: Db, { savedAt }: Reached, most: number): Promise<number[]> {
  const { rows } = await db.query<{ entity_id: number }>(
    `select entity_id from duties.act where at > $1 and act in ('extend', 'waive', 'done')
     union select entity_id from registry.relation where recorded_at > $1
     union select entity_id from supervision.warning_raised where at > $1 limit $2`,
    [unseenSince(savedAt), most + 1],
  );
  return rows.map(({ entity_id }) => entity_id);
}

async function groundOf(db: Db, { declared, units, calendar, horizon, reading }: WarningWork): Promise<unknown> {
  const moved = [[...calendar.moved], [...calendar.years], horizon];
  return [declared.sheets, reading.duties, units.key, moved, await gradedBy(db)];
}

async function reachedBefore(db: Db): Promise<ReachedGround | undefined> {
  const { rows } = await db.query('select entry_id, saved_at, ground from supervision.warned');
  return rows[0] && { entryId: rows[0].entry_id, savedAt: new Date(rows[0].saved_at), ground: rows[0].ground };
}

async function noteReached(db: Db, { entryId, savedAt, ground }: ReachedGround): Promise<void> {
  await db.query(
    `insert into supervision.warned (entry_id, saved_at, ground) values ($1, $2, $3)
     on conflict (only_row) do update set entry_id = excluded.entry_id, saved_at = excluded.saved_at,
       ground = excluded.ground`,
    [entryId, savedAt, ground],
  );
}
