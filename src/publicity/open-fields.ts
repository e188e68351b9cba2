// Which fields of a record everybody may see: all but those that hold persons, as the catalogue marks them.

import type { Db } from '../base/db.ts';
import type { Catalogue, RecordType } from '../ledger/catalogue.ts';
import type { Fields } from '../ledger/record.ts';

function openFields({ fields }: RecordType): string[] {
  return fields.filter(({ person, items }) => !person && !items.some((item) => item.person)).map(({ name }) => name);
}

/** The fields of a record without those that hold persons. */
export function withoutPersons(type: RecordType, fields: Fields): Fields {
  const open = new Set(openFields(type));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => open.has(name)));
}

/** Tells the database which fields these are; what it is not told of it shows to nobody. */
export async function adoptOpenFields(db: Db, { types }: Catalogue): Promise<void> {
  const open = [...types.values()].flatMap((type) => openFields(type).map((field) => [type.id, field] as const));
  const values = [open.map(([type]) => type), open.map(([, field]) => field)];
  await db.query(
    `delete from publicity.open_field where (type, field) not in (select * from unnest($1::text[], $2::text[]))`,
    values,
  );
  await db.query(
    `insert into publicity.open_field (type, field) select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
    values,
  );
}
