// Brings warnings up to date behind the writing: of entities that changed since the last time, or of the whole register.

import { createHash } from 'node:crypto';
import type { Rest } from '../../base/behind.ts';
import { tell } from '../../base/change.ts';
import type { Database, Db } from '../../base/db.ts';
import type { Grading } from '../../grading/grading.ts';
import { gradedBy } from '../../grading/rulebook-register.ts';
import { changedSince, lastEntry, type Reached, unseenSince } from '../../ledger/changed-since.ts';
import { allEntities } from '../../registry/all-entities.ts';
import { withAssociates } from './associates.ts';
import { withTheirGroups } from './shared.ts';
import { type Declared, type WarningWork, warningWork, workOutWarnings } from './work.ts';

/** More changed entities than this are worked out with all the others. */
const MOST_CHANGED = 50_000;
/** Entities in a transaction; fewer where people work beside. */
const SLICE = 4096;
const SLICE_BESIDE = 512;

export interface WarningsCaughtUp {
  readonly entities: number;
  readonly changed: number;
  readonly whole: boolean;
}

/** Undefined when there was nothing to do. What a kill cuts off is done again, and changes nothing. */
export async function catchUpWarnings(
  database: Database,
  grading: Grading,
  declared: Declared,
  at: Date,
  rest?: Rest,
): Promise<WarningsCaughtUp | undefined> {
  const asked = await database.transaction((db) => askedOf(db, grading, declared, at));
  if (!asked) return undefined;
  const { work, some, reached, ground } = asked;
  const entityIds = some ?? (await database.read(allEntities));
  const size = rest ? SLICE_BESIDE : SLICE;
  let changed = 0;
  for (let from = 0; from < entityIds.length; from += size) {
    const began = performance.now();
    changed += await database.transaction((db) => workOutWarnings(db, work, entityIds.slice(from, from + size)));
    await rest?.(performance.now() - began);
  }
  await database.transaction(async (db) => {
    await noteReached(db, reached, ground);
    if (changed > 0) await tell(db, { topic: 'warning', key: '*' });
  });
  return { entities: entityIds.length, changed, whole: !some };
}

async function askedOf(db: Db, grading: Grading, declared: Declared, at: Date) {
  const work = await warningWork(db, declared, grading, at);
  const reached = { entryId: await lastEntry(db), savedAt: at };
  const ground = await groundOf(db, work);
  const before = await reachedBefore(db);
  const known = before?.ground === ground ? await changedEntities(db, before.reached) : undefined;
  if (known?.length === 0) return undefined;
  const few = known && known.length <= MOST_CHANGED;
  const some = few
    ? await withTheirGroups(db, work.reading.least, await withAssociates(db, work.reading, known))
    : undefined;
  return { work, some, reached, ground };
}

/** By entries and attributes, by what people did about duties and by who stands around whom. */
async function changedEntities(db: Db, reached: Reached): Promise<number[]> {
  const changed = await changedSince(db, reached, MOST_CHANGED);
  const { rows } = await db.query<{ entity_id: number }>(
    `select entity_id from duties.act where at > $1 and act in ('extend', 'waive', 'done')
     union select entity_id from registry.relation where recorded_at > $1
     union select entity_id from supervision.warning_raised where at > $1 limit $2`,
    [unseenSince(reached.savedAt), MOST_CHANGED + 1],
  );
  return [...new Set([...changed, ...rows.map(({ entity_id }) => entity_id)])];
}

async function groundOf(db: Db, { declared, units, calendar, horizon, reading }: WarningWork): Promise<string> {
  const moved = [[...calendar.moved], [...calendar.years], horizon];
  const said = JSON.stringify([declared.sheets, reading.duties, units.key, moved, await gradedBy(db)]);
  return createHash('sha256').update(said).digest('hex');
}

async function reachedBefore(db: Db): Promise<{ readonly reached: Reached; readonly ground: string } | undefined> {
  const { rows } = await db.query('select entry_id, saved_at, ground from supervision.warned');
  const [row] = rows;
  return row && { reached: { entryId: row.entry_id, savedAt: new Date(row.saved_at) }, ground: row.ground };
}

async function noteReached(db: Db, { entryId, savedAt }: Reached, ground: string): Promise<void> {
  await db.query(
    `insert into supervision.warned (entry_id, saved_at, ground) values ($1, $2, $3)
     on conflict (only_row) do update set entry_id = excluded.entry_id, saved_at = excluded.saved_at,
       ground = excluded.ground`,
    [entryId, savedAt, ground],
  );
}
