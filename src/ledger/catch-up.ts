// Bringing kept rows up to date behind the writing: of the entities that changed since the last time, or of the whole register.

import { createHash } from 'node:crypto';
import type { Rest } from '../base/behind.ts';
import type { Database, Db } from '../base/db.ts';
import { allEntities } from '../registry/all-entities.ts';
import { changedSince, lastEntry, type Reached } from './changed-since.ts';

/** More changed entities than this are worked out with all the others. */
const MOST_CHANGED = 50_000;
/** Entities in a transaction; fewer where people work beside. */
const SLICE = 4096;
const SLICE_BESIDE = 512;

/** Up to where rows are worked out, and by what else than facts, as a hash. */
export interface ReachedGround extends Reached {
  readonly ground: string;
}

/** Work that follows from the facts of each entity, as far as what there is to do is concerned. */
export interface Following<Work> {
  /** Makes ready what all entities are worked out with; where `ground` is another than last time, everything is worked out. */
  readonly ready: (db: Db) => Promise<{ readonly work: Work; readonly ground: unknown }>;
  readonly before: (db: Db) => Promise<ReachedGround | undefined>;
  /** Entities that changed otherwise than by entries and attributes; `most` of them and one more say that there are more. */
  readonly changed?: (db: Db, before: Reached, most: number) => Promise<readonly number[]>;
  /** These entities and those whose rows follow from them. */
  readonly around?: (db: Db, work: Work, entityIds: readonly number[]) => Promise<readonly number[]>;
}

/** Rows that follow from the facts of each entity. */
export interface KeptRows<Work> extends Following<Work> {
  /** Works out some entities, which ascend, in a transaction of their own; gives how many rows changed. */
  readonly workOut: (db: Db, work: Work, entityIds: readonly number[]) => Promise<number>;
  /** Notes how far it came, and tells of it where something changed. */
  readonly note: (db: Db, reached: ReachedGround, changed: number) => Promise<void>;
}

export interface CaughtUp {
  readonly entities: number;
  readonly changed: number;
  readonly whole: boolean;
}

/**
 * Undefined when there was nothing to do. How far it came is noted at the end: what a kill cuts off is done again, and
 * changes nothing. With `rest` for people who work beside it.
 */
export async function catchUpRows<Work>(
  database: Database,
  rows: KeptRows<Work>,
  at: Date,
  rest?: Rest,
): Promise<CaughtUp | undefined> {
  const asked = await database.transaction((db) => leftToDo(db, rows, at));
  if (!asked) return undefined;
  const { work, some, reached } = asked;
  const entityIds = some ?? (await database.read(allEntities));
  const size = rest ? SLICE_BESIDE : SLICE;
  let changed = 0;
  for (let from = 0; from < entityIds.length; from += size) {
    const began = performance.now();
    changed += await database.transaction((db) => rows.workOut(db, work, entityIds.slice(from, from + size)));
    await rest?.(performance.now() - began);
  }
  await database.transaction((db) => rows.note(db, reached, changed));
  return { entities: entityIds.length, changed, whole: !some };
}

/** What there is to do; `some` undefined: all entities. Undefined when there is nothing. */
export async function leftToDo<Work>(
  db: Db,
  rows: Following<Work>,
  at: Date,
): Promise<{ work: Work; some: readonly number[] | undefined; reached: ReachedGround } | undefined> {
  const { work, ground } = await rows.ready(db);
  const hash = createHash('sha256').update(JSON.stringify(ground)).digest('hex');
  const reached = { entryId: await lastEntry(db), savedAt: at, ground: hash };
  const before = await rows.before(db);
  const known = before?.ground === hash ? await changedEntities(db, rows, before) : undefined;
  if (known?.length === 0) return undefined;
  const few = known && known.length <= MOST_CHANGED ? known : undefined;
  const some = few && rows.around ? await rows.around(db, work, few) : few;
  return { work, some: some?.toSorted((a, b) => a - b), reached };
}

async function changedEntities<Work>(db: Db, rows: Following<Work>, before: Reached): Promise<number[]> {
  const changed = await changedSince(db, before, MOST_CHANGED);
  return [...new Set([...changed, ...((await rows.changed?.(db, before, MOST_CHANGED)) ?? [])])];
}
