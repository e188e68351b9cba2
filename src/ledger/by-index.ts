// Looking up many keys at once, always by index; pages that an index has in order; and counts of whole tables.

import type { Db } from '../base/db.ts';
import { without } from '../base/plans.ts';

/** From here on the planner may prefer to read the whole table. */
const MANY = 50;

/**
 * Runs a query that looks up `count` keys, with the planner held to indexes. While a ledger is being filled its tables
 * outgrow their statistics: planned freely, five thousand look-ups read a million rows for a second instead of 30 ms.
 */
// biome-ignore lint/suspicious/noExplicitAny: a row has the shape that its SQL gives
export async function byIndex<R = any>(db: Db, count: number, text: string, values: unknown[]): Promise<R[]> {
  return heldToIndexes(db, count, async () => (await db.query<R>(text, values)).rows);
}

const held = new WeakSet<Db>();

/** Runs any work that looks up `count` keys, with the planner held to indexes; within other such work it is held already. */
export async function heldToIndexes<T>(db: Db, count: number, work: () => Promise<T>): Promise<T> {
  if (count < MANY || held.has(db)) return work();
  held.add(db);
  const result = await without(db, ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'], work);
  held.delete(db);
  return result;
}

/**
 * Runs a query whose first rows an index gives in order. The planner takes a reader's limits to leave next to nothing, and
 * would sort a hundred thousand rows for a page of fifty.
 */
export function inOrder<T>(db: Db, work: () => Promise<T>): Promise<T> {
  return without(db, ['enable_sort'], work);
}

/**
 * Runs a query that counts a whole table for a reader, by hashes. The planner takes his limits to leave a few rows, and would
 * sort a million of them, or look each up in an index.
 */
export function inBulk<T>(db: Db, work: () => Promise<T>): Promise<T> {
  return without(db, ['enable_sort', 'enable_nestloop'], work);
}
