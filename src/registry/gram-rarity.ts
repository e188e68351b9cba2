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
  const share = await shares(db);
  if (share.size === 0) return sets;
  return sets.toSorted(([a], [b]) => (share.get(a) ?? 0) - (share.get(b) ?? 0)).slice(0, ENOUGH);
}

/** So long what was counted serves without another look (ms): reading it takes longer than most searches. */
const SERVES = 60_000;

// A hint alone: by whatever grams names are sought, the same are found.
let last: { readonly until: number; readonly shares: Promise<ReadonlyMap<number, number>> } | undefined;

/** The share of the names that have a gram, of the commonest grams. */
function shares(db: Db): Promise<ReadonlyMap<number, number>> {
  const now = performance.now();
  if (last && now < last.until) return last.shares;
  const reading = counted(db);
  last = { until: now + SERVES, shares: reading };
  const again = () => {
    last = undefined;
  };
  reading.then((all) => all.size === 0 && again(), again);
  return reading;
}

async function counted(db: Db): Promise<ReadonlyMap<number, number>> {
  const { rows } = await db.query<{ gram: number; share: number }>(
    `select gram, share from pg_stats
     cross join unnest(most_common_elems::text::int[], most_common_elem_freqs) as counted (gram, share)
     where schemaname = 'registry' and tablename = 'search' and attname = 'grams'`,
  );
  return new Map(rows.map(({ gram, share }) => [gram, share]));
}
