// Reading the records as they stand, for grading: the whole register, a share of it, or some entities.

import { copyBatches, ids } from '../base/copy.ts';
import type { Db } from '../base/db.ts';
import { ColumnsBuilder, type RecordColumns } from './columns.ts';
import type { Keeping } from './keeping.ts';

/** Which entities: all when left out, those named, or every `of`-th from `index` (for workers that share the register). */
export type Which = readonly number[] | { readonly of: number; readonly index: number };

/**
 * The standing records of the entities asked for, of the types asked for, as columns by record type. Types without records
 * are left out, and so are records of types that the catalogue no longer knows. `each` is told of the rows of every batch;
 * throwing, it ends the reading.
 */
export async function readRecords(
  db: Db,
  keeping: Keeping,
  which?: Which,
  types: Iterable<string> = keeping.catalogue.types.keys(),
  each: (rows: number) => void = () => {},
): Promise<Map<string, RecordColumns>> {
  const typeOf = await typesByHash(db, keeping);
  const asked = new Set(types);
  const hashes = [...typeOf].flatMap(([hash, type]) => (asked.has(type) ? [hash] : []));
  const builders = new Map<number, ColumnsBuilder>();
  // The type as a number: making a string of it for each of five million rows takes longer than all the rest.
  const sql = `select hashtext(type), entity_id, record_id, recognized_on, packed from ledger.record
    where hashtext(type) in (${hashes.join(', ') || 'null'})${where(which)}`;
  for await (const rows of copyBatches(db, sql)) {
    let count = 0;
    while (rows.next()) {
      count++;
      const hash = rows.int(0)!;
      let builder = builders.get(hash);
      if (!builder) {
        const type = typeOf.get(hash)!;
        builder = new ColumnsBuilder(type, keeping.width(type));
        builders.set(hash, builder);
      }
      builder.add(rows.int(1)!, rows.int(2)!, rows.day(3)!, rows.bytes(4)!);
    }
    each(count);
  }
  return new Map([...builders.values()].map((builder) => [builder.type, builder.columns()]));
}

const hashed = new WeakMap<Keeping, ReadonlyMap<number, string>>();

/** The catalogue's types by the server's hash of their names, asked once a catalogue: it is the same on every server. */
async function typesByHash(db: Db, keeping: Keeping): Promise<ReadonlyMap<number, string>> {
  const known = hashed.get(keeping);
  if (known) return known;
  const types = [...keeping.catalogue.types.keys()];
  const { rows } = await db.query('select type, hashtext(type) as hash from unnest($1::text[]) type', [types]);
  const byHash = new Map<number, string>(rows.map(({ type, hash }) => [hash, type]));
  if (byHash.size < types.length) throw new Error('two record types have the same hash; rename one of them');
  hashed.set(keeping, byHash);
  return byHash;
}

function where(which: Which | undefined): string {
  if (which === undefined) return '';
  if (!('of' in which)) return ` and entity_id = any(${ids(which)})`;
  const { of, index } = which;
  if (!Number.isInteger(of) || !Number.isInteger(index)) throw new RangeError(`not a share: ${index} of ${of}`);
  return ` and entity_id % ${of} = ${index}`;
}
