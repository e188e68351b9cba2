// Ways of finding rows that the planner is kept from, where it is known to err.

import type { Db } from './db.ts';

/** Runs work with the planner kept from some ways, until it is done; a query that fails takes the transaction with it. */
export async function without<T>(db: Db, ways: readonly string[], work: () => Promise<T>): Promise<T> {
  await db.query(plans(ways, 'off'));
  const result = await work();
  await db.query(plans(ways, 'on'));
  return result;
}

function plans(ways: readonly string[], state: 'on' | 'off'): string {
  return `select ${ways.map((way) => `set_config('${way}', '${state}', true)`).join(', ')}`;
}
