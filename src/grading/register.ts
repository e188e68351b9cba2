// Opening a register: the database with the rulebooks that it is graded under, their spans up to date.

import type { Config } from '../base/config.ts';
import { type Database, openDatabase } from '../base/db.ts';
import { type Grading, loadGrading } from './grading.ts';
import { regradeStale } from './regrade.ts';
import { registerRulebooks } from './rulebook-register.ts';

export interface Register {
  readonly database: Database;
  readonly grading: Grading;
}

/** Opens the register of a configuration; where a rulebook has changed since the last time, regrades under it first. */
export async function openRegister(
  config: Config,
  at: Date,
  notice: (regraded: readonly string[]) => void = () => {},
): Promise<Register> {
  const grading = loadGrading();
  const database = await openDatabase(config);
  try {
    await registerRulebooks(database, grading);
    const regraded = await regradeStale(database, grading, at);
    if (regraded.length) notice(regraded);
    return { database, grading };
  } catch (error) {
    await database.close();
    throw error;
  }
}
