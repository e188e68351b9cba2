// Opening a register: the database with the rulebooks that it is graded under, its spans up to date.

import type { Config } from '../base/config.ts';
import { type Database, openDatabase } from '../base/db.ts';
import { adoptLayouts } from '../ledger/adopt-layouts.ts';
import { adoptDisclosure } from '../ledger/disclose.ts';
import { loadGrading } from './grading.ts';
import { LiveGrading } from './live-grading.ts';
import { ownTexts } from './own-texts.ts';
import { regradeStale } from './regrade.ts';
import { registerRulebooks } from './rulebook-register.ts';

export interface Register {
  readonly database: Database;
  readonly grading: LiveGrading;
}

/** Opens the register of a configuration; where a rulebook has changed since the last time, regrades under it first. */
export async function openRegister(
  config: Config,
  at: Date,
  notice: (regraded: readonly string[]) => void = () => {},
): Promise<Register> {
  const database = await openDatabase(config);
  try {
    const { grading, regraded } = await prepareRegister(database, at);
    if (regraded.length) notice(regraded);
    return { database, grading };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Makes an open database ready for grading; gives the rulebooks that had to be regraded. */
export async function prepareRegister(
  database: Database,
  at: Date,
): Promise<{ grading: LiveGrading; regraded: string[] }> {
  const grading = new LiveGrading(loadGrading(await database.read((db) => ownTexts(db, 'issued'))));
  await database.transaction((db) => adoptLayouts(db, grading.keeping));
  await database.transaction((db) => adoptDisclosure(db, grading.catalogue));
  await database.transaction((db) => registerRulebooks(db, grading));
  return { grading, regraded: await regradeStale(database, grading, at) };
}
