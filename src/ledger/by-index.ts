// Looking up many keys at once, always by index.

import type { Db } from '../base/db.ts';

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
  await db.query(plans('off'));
  held.add(db);
  const result = await work();
  held.delete(db);
  await db.query(plans('on'));
  return result;
}

// Until the end of the transaction at most; a query that fails takes the transaction with it.
function plans(state: 'on' | 'off'): string {
  const ways = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];
  return `select ${ways.map((way) => `set_config('${way}', '${state}', true)`).join(', ')}`;
}
