// What the ledger says already beside filings: asked while others may still file, and brought up to date once the chain is taken.

import type { Db } from '../base/db.ts';
import type { Head } from './append.ts';
import { filedBefore, type History } from './filed.ts';
import type { Sound } from './filing.ts';
import { linkedTo, type Stored } from './linked-records.ts';
import type { Links } from './links.ts';

/** What stood beside filings at a head of the chain, or later. */
export interface Beside {
  readonly head: Head;
  /** What is filed under their names, by key. */
  readonly earlier: ReadonlyMap<string, History>;
  /** The records that they bear on. */
  readonly linked: readonly Stored[];
}

/** Asks what stands beside filings; the head is one that was read before. */
export async function askBeside(db: Db, head: Head, sound: readonly Sound[], links: Links): Promise<Beside> {
  const earlier = await filedBefore(db, sound);
  const fresh = sound.map(({ filing: { entityId, fields }, type }) => {
    return { type: type.id, act: 'file' as const, entityId, payload: fields };
  });
  return { head, earlier, linked: await linkedTo(db, fresh, links) };
}

/** The same at the head that is held now: asked anew of entities that entries were written about since. */
export async function besideNow(
  db: Db,
  then: Beside,
  now: Head,
  sound: readonly Sound[],
  links: Links,
): Promise<Beside> {
  if (then.head.entryId === now.entryId) return then;
  const sql = 'select distinct entity_id from ledger.entry where entry_id > $1';
  const { rows } = await db.query<{ entity_id: number }>(sql, [then.head.entryId]);
  const touched = new Set(rows.map((row) => row.entity_id));
  const about = sound.filter(({ filing }) => touched.has(filing.entityId));
  const anew = await askBeside(db, now, about, links);
  const stand = then.linked.filter(({ entityId }) => !touched.has(entityId));
  return { head: now, earlier: new Map([...then.earlier, ...anew.earlier]), linked: [...stand, ...anew.linked] };
}
