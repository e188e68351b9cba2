// Noticing that the catalogue changed: rows packed by an earlier one would be misread, so they are made anew.

import type { Db } from '../base/db.ts';
import { lockHead } from './append.ts';
import type { Keeping } from './keeping.ts';
import { renewRecords } from './verify-records.ts';

/**
 * Compares what records were packed by with the present catalogue and packs anew what would be misread; the types packed
 * anew. To be called whenever a catalogue is loaded for work, before anything is read or filed. Codes added at the end of
 * a list leave packed rows as they are.
 */
export async function adoptLayouts(db: Db, keeping: Keeping): Promise<string[]> {
  const types = [...keeping.catalogue.types.keys()];
  if ((await changed(db, keeping, types)).length === 0) return [];
  // Nobody files while rows are packed anew, and of two programs that noticed, the second finds it done.
  await lockHead(db);
  const differing = await changed(db, keeping, types);
  const stale = differing.filter(({ misread }) => misread).map(({ type }) => type);
  if (stale.length > 0) await renewRecords(db, keeping, new Set(stale));
  for (const { type } of differing) {
    await db.query(
      'insert into ledger.layout (type, columns) values ($1, $2) on conflict (type) do update set columns = excluded.columns',
      [type, JSON.stringify(keeping.layout(type))],
    );
  }
  return stale;
}

async function changed(db: Db, keeping: Keeping, types: readonly string[]) {
  const { rows } = await db.query('select type, columns from ledger.layout');
  const stored = new Map<string, readonly string[]>(rows.map(({ type, columns }) => [type, columns]));
  return types.flatMap((type) => {
    const [before, now] = [stored.get(type), keeping.layout(type)];
    if (before && JSON.stringify(before) === JSON.stringify(now)) return [];
    // A type that earlier catalogues did not have has no records; where nothing is noted at all, anything may be misread.
    return [{ type, misread: before ? !readsOn(before, now) : stored.size === 0 }];
  });
}

/** Whether rows packed by one layout mean the same under another: the same columns, each with at most more codes. */
function readsOn(before: readonly string[], now: readonly string[]): boolean {
  const same = (column: string, i: number) => now[i] === column || now[i].startsWith(`${column}|`);
  return before.length === now.length && before.every(same);
}
