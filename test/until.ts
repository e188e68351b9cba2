// Waiting for what services do by themselves: looked at again whenever the database tells of a change, not round and round.

import { CHANNEL } from '../src/base/change.ts';
import type { Database } from '../src/base/db.ts';

/** Waits until something holds. */
export async function until(database: Database, holds: () => Promise<boolean>): Promise<void> {
  let told = Promise.withResolvers<void>();
  const listening = database.listen(CHANNEL, () => told.resolve());
  await listening.begun;
  try {
    while (!(await holds())) {
      await told.promise;
      told = Promise.withResolvers<void>();
    }
  } finally {
    await listening.close();
  }
}
