// Reading the records as they stand, for grading: the whole register, a share of it, or some entities.

import { copyBatches } from '../base/copy.ts';
import type { Db } from '../base/db.ts';
import { ColumnsBuilder, type RecordColumns } from './columns.ts';
import type { Keeping } from './keeping.ts';
import { ids } from './read-entries.ts';

/** Which entities: all when left out, those named, or every `of`-th from `index` (for workers that share the register). */
export type Which = readonly number[] | { readonly of: number; readonly index: number };

/**
 * All standing records of the entities asked for, as columns by record type. Types without records are left out, and so
 * are records of types that the catalogue no longer knows.
 */
export async function readRecords(db: Db, keeping: Keeping, which?: Which): Promise<Map<string, RecordColumns>> {
  const builders = await buildersByHash(db, keeping);
  // The type as a number: making a string of it for each of five million rows takes longer than all the rest.
  const sql = `select hashtext(type), entity_id, record_id, recognized_on, packed from ledger.record${where(which)}`;
  for await (const rows of copyBatches(db, sql)) {
    while (rows.next()) builders.get(rows.int(0)!)?.add(rows.int(1)!, rows.int(2)!, rows.day(3)!, rows.bytes(4)!);
  }
  const columns = [...builders.values()].map((builder) => builder.columns()).filter(({ count }) => count > 0);
  return new Map(columns.map((one) => [one.type, one]));
}

async function buildersByHash(db: Db, { catalogue, width }: Keeping): Promise<Map<number, ColumnsBuilder>> {
  const types = [...catalogue.types.keys()];
  const { rows } = await db.query('select type, hashtext(type) as hash from unnest($1::text[]) type', [types]);
  const builders = new Map(rows.map(({ type, hash }) => [hash, new ColumnsBuilder(type, width(type))]));
  if (builders.size < types.length) throw new Error('two record types have the same hash; rename one of them');
  return builders;
}

function where(which: Which | undefined): string {
  if (which === undefined) return '';
  if (!('of' in which)) return ` where entity_id = any(${ids(which)})`;
  const { of, index } = which;
  if (!Number.isInteger(of) || !Number.isInteger(index)) throw new RangeError(`not a share: ${index} of ${of}`);
  return ` where entity_id % ${of} = ${index}`;
}
