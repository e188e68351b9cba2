// The publicity of an entity's records, worked out live from what is recorded; nobody else works out periods.

import { shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { publicitySheetsInUse } from './chosen.ts';
import { publicityOfFacts } from './judge.ts';
import { loadPublicitySheets } from './load-sheets.ts';
import type { RecordPublicity } from './publicity.ts';
import { readPublicityFacts } from './read-facts.ts';
import { type PublicityReading, publicityReading } from './reading.ts';
import { type Regimes, regimesOf } from './regimes.ts';
import type { PublicitySheet } from './sheet.ts';

/** What publicity is judged by: made ready once for many entities. */
export interface PublicityGround {
  readonly sheets: readonly PublicitySheet[];
  readonly regimes: Regimes;
  readonly reading: PublicityReading;
}

let shipped: readonly PublicitySheet[] | undefined;

/** The shipped sheets, read once. */
export function shippedPublicitySheets(): readonly PublicitySheet[] {
  shipped ??= loadPublicitySheets();
  return shipped;
}

/** By catalogue, what was made ready last: the choice changes rarely. */
const made = new WeakMap<Catalogue, { readonly key: string; readonly ground: PublicityGround }>();

/** The sheets in use by the office's last choice. */
export async function publicityGround(db: Db, catalogue: Catalogue): Promise<PublicityGround> {
  const sheets = await publicitySheetsInUse(db, shippedPublicitySheets());
  const key = sheets.map(({ id }) => id).join();
  const last = made.get(catalogue);
  if (last?.key === key) return last.ground;
  const ground = { sheets, regimes: regimesOf(sheets), reading: publicityReading(sheets, catalogue) };
  made.set(catalogue, { key, ground });
  return ground;
}

/**
 * For every record that some sheet knows, as it stands on the day of `at`, the oldest first. `db` must see records of every
 * class and source, since repairs are of class 3: what is shown of the answer goes by what the asker may see.
 */
export async function publicityOf(
  db: Db,
  catalogue: Catalogue,
  at: Date,
  entityId: number,
): Promise<RecordPublicity[]> {
  return (await publicityOfMany(db, catalogue, at, [entityId])).get(entityId) ?? [];
}

/** The same for many entities, by entity. */
export async function publicityOfMany(
  db: Db,
  catalogue: Catalogue,
  at: Date,
  entityIds: readonly number[],
): Promise<Map<number, RecordPublicity[]>> {
  const { regimes, reading } = await publicityGround(db, catalogue);
  const facts = await readPublicityFacts(db, reading, entityIds);
  const today = shanghaiDay(at);
  return new Map(facts.map((one) => [one.entityId, publicityOfFacts(regimes, one, today)]));
}
