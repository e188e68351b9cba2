// What a reader is shown of records that grades follow from: of a disclosure class that is not for him, type and day alone.

import type { Db } from '../base/db.ts';
import type { Catalogue } from './catalogue.ts';
import type { LedgerRecord } from './record.ts';

/** Of a type that the catalogue no longer knows. */
const CLOSED = 4;

/** The disclosure class of a type. */
export function classOf({ types }: Catalogue, type: string): number {
  return types.get(type)?.disclosure.class ?? CLOSED;
}

/** The disclosure classes of some types. */
export function classesOf(types: Iterable<string>, catalogue: Catalogue): Set<number> {
  return new Set([...types].map((type) => classOf(catalogue, type)));
}

/** Records as they are shown to whoever may see some classes: the others without their number and what they say. */
export function disclosed(
  records: readonly LedgerRecord[],
  catalogue: Catalogue,
  classes: readonly number[],
): LedgerRecord[] {
  const open = ({ type }: LedgerRecord) => classes.includes(classOf(catalogue, type));
  return records.map((record) => (open(record) ? record : { ...record, source: '', number: '***', fields: {} }));
}

/** Tells the database the class of every type, by which it limits readers; to be called whenever a catalogue is loaded. */
export async function adoptDisclosure(db: Db, { types }: Catalogue): Promise<void> {
  const names = [...types.keys()];
  const classes = [...types.values()].map(({ disclosure }) => disclosure.class);
  await db.query(
    `insert into ledger.disclosure (type, class) select * from unnest($1::text[], $2::int[])
     on conflict (type) do update set class = excluded.class where disclosure.class <> excluded.class`,
    [names, classes],
  );
  await db.query('delete from ledger.disclosure where type <> all ($1::text[])', [names]);
}
