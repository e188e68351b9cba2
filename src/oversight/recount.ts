// Brings the counts up to date: of what has changed since the last time, or of the whole register anew.

import { tell } from '../base/change.ts';
import { type Day, iso, shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Grading } from '../grading/grading.ts';
import { gradingWithBooks } from '../grading/live-grading.ts';
import { changedSince } from '../ledger/changed-since.ts';
import { addTally, type Counted, countedBefore, forget, keep, standing, type Worst } from './counting.ts';
import { Tally } from './tally.ts';
import { windowAround } from './window.ts';
import { worstLevels } from './worst.ts';

/** More changed entities than this are not counted one by one. */
const MOST_CHANGED = 50_000;
/** Counted from nothing once a day, whatever happened. */
const ANEW_MS = 86_400_000;

export type Recounted = 'nothing' | 'changed' | 'all';

/** Up to where something is counted. */
interface Mark {
  readonly windowFrom: string;
  readonly entryId: number;
  readonly graded: string;
}

interface State extends Mark {
  readonly savedAt: string;
  readonly madeAt: string;
}

/** Counts what has changed; everything at the first time, in a new month, after a regrade, and once a day. */
export async function recount(database: Database, grading: Grading, at: Date): Promise<Recounted> {
  return database.transaction(async (db) => {
    const from = windowAround(shanghaiDay(at));
    const mark = await markNow(db, from);
    const state = await stateOf(db);
    const worst = await worstOf(db, grading);
    const goesOn = state && sameCount(state, mark) && +at - Date.parse(state.madeAt) < ANEW_MS;
    const changed = goesOn
      ? await changedSince(db, { ...state, savedAt: new Date(state.savedAt) }, MOST_CHANGED)
      : undefined;
    if (changed?.length === 0) return 'nothing';
    if (changed && changed.length <= MOST_CHANGED) await countChanged(db, from, changed, worst);
    else await countAll(database, db, from, worst);
    await note(db, mark, at, changed ? state!.madeAt : at.toISOString());
    await tell(db, { topic: 'overview', key: '' });
    return changed ? 'changed' : 'all';
  });
}

function sameCount(state: State, mark: Mark): boolean {
  return state.windowFrom === mark.windowFrom && state.graded === mark.graded;
}

/** Read before anything is counted: what is written meanwhile is counted, and counted again the next time. */
async function markNow(db: Db, from: Day): Promise<Mark> {
  const { rows } = await db.query<{ head: number; graded: string | null }>(
    `select (select head_id from ledger.chain) as head,
       (select string_agg(concat_ws(' ', id, content, graded_at), '; ' order by id) from grading.rulebook) as graded`,
  );
  return { windowFrom: iso(from), entryId: rows[0].head, graded: rows[0].graded ?? '' };
}

async function stateOf(db: Db): Promise<State | undefined> {
  const { rows } = await db.query(
    'select window_from::text as window_from, entry_id, saved_at, graded, made_at from oversight.state',
  );
  if (!rows[0]) return undefined;
  const { window_from, entry_id, saved_at, graded, made_at } = rows[0];
  const instant = (time: string | Date) => new Date(time).toISOString();
  return { windowFrom: window_from, entryId: entry_id, graded, savedAt: instant(saved_at), madeAt: instant(made_at) };
}

async function worstOf(db: Db, held: Grading): Promise<Worst> {
  const { grading, books } = await gradingWithBooks(db, held);
  return new Map(
    [...books.values()].map(({ number, code }) => [number, new Set(worstLevels(grading.books.get(code)!))]),
  );
}

async function countChanged(db: Db, from: Day, entityIds: readonly number[], worst: Worst): Promise<void> {
  const tally = new Tally(from);
  for (const before of await countedBefore(db, entityIds)) tally.put(before, before, -1);
  await forget(db, entityIds);
  const now: Counted[] = [];
  for await (const batch of standing(db, from, entityIds)) now.push(...batch);
  for (const one of now) tally.put(one, one, 1);
  await keep(db, now, from, worst);
  await addTally(db, tally);
}

/** Reads on another connection while this one writes. */
async function countAll(database: Database, db: Db, from: Day, worst: Worst): Promise<void> {
  await db.query('truncate oversight.counted');
  // Readers go on with what they see.
  await db.query('delete from oversight.move');
  await db.query('delete from oversight.tally');
  const tally = new Tally(from);
  await database.read(async (reading) => {
    for await (const batch of standing(reading, from)) {
      for (const one of batch) tally.put(one, one, 1);
      await keep(db, batch, from, worst);
    }
  });
  await addTally(db, tally);
}

async function note(db: Db, { windowFrom, entryId, graded }: Mark, at: Date, madeAt: string): Promise<void> {
  await db.query(
    `insert into oversight.state (window_from, entry_id, saved_at, graded, made_at, counted_at)
     values ($1, $2, $3, $4, $5, $3)
     on conflict (only_row) do update set window_from = excluded.window_from, entry_id = excluded.entry_id,
       saved_at = excluded.saved_at, graded = excluded.graded, made_at = excluded.made_at, counted_at = excluded.counted_at`,
    [windowFrom, entryId, at, graded, madeAt],
  );
}
