// Which grams of a name find it soonest: the rarest, by what the database has counted of the whole register.
import type { Db } from '../base/db.ts';

/** More only make the index read longer: what three leave is looked at anyway. */
const ENOUGH = 3;

/**
 * Of sets of grams, each of one gram, those that the fewest names have, at most three. All where nothing has been counted
 * yet, or where a name may have one gram or another.
 */
export async function rarest(db: Db, sets: readonly (readonly number[])[]): Promise<readonly (readonly number[])[]> {
  if (sets.length <= ENOUGH || sets.some(({ length }) => length > 1)) return sets;
  const share = await shares(db, sets.flat());
  if (share.size === 0) return sets;
  return sets.toSorted(([a], [b]) => (share.get(a) ?? 0) - (share.get(b) ?? 0)).slice(0, ENOUGH);
}

/** The share of the names that have a gram, of the commonest grams. */
async function shares(db: Db, grams: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await db.query<{ gram: number; share: number }>(
    `select gram, share from pg_stats
     cross join unnest(most_common_elems::text::int[], most_common_elem_freqs) as counted (gram, share)
     where schemaname = 'registry' and tablename = 'search' and attname = 'grams' and gram = any($1::int[])`,
    [[...new Set(grams)]],
  );
  return new Map(rows.map(({ gram, share }) => [gram, share]));
}
