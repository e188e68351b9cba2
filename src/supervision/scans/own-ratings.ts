// What an officer sees of how he is rated: sums alone, renewed when several more ratings have come, so that none can be told apart.

import type { Db } from '../../base/db.ts';
import { scanRules } from './rules.ts';

export interface OwnRatings {
  readonly ratings: number;
  /** How many gave one star, two … five. */
  readonly stars: readonly number[];
  readonly reasons: Readonly<Record<string, number>>;
}

/** Called when he has been rated once more. */
export async function renewShown(db: Db, account: string): Promise<void> {
  const { rows } = await db.query<{ stars: number; reasons: readonly string[] }>(
    'select stars, reasons from supervision.visit_rating where officers @> array[$1::text]',
    [account],
  );
  if (rows.length % scanRules().rating.shown_from !== 0) return;
  const stars = [1, 2, 3, 4, 5].map((many) => rows.filter((row) => row.stars === many).length);
  const reasons: Record<string, number> = {};
  for (const reason of rows.flatMap((row) => row.reasons)) reasons[reason] = (reasons[reason] ?? 0) + 1;
  await db.query(
    `insert into supervision.rating_shown (account, ratings, stars, reasons) values ($1, $2, $3, $4)
     on conflict (account) do update set ratings = excluded.ratings, stars = excluded.stars, reasons = excluded.reasons`,
    [account, rows.length, stars, JSON.stringify(reasons)],
  );
}

/** By the reader's own account; undefined until there are enough. */
export async function ownRatings(reader: Db, account: string): Promise<OwnRatings | undefined> {
  const { rows } = await reader.query<OwnRatings>(
    'select ratings, stars, reasons from supervision.rating_shown where account = $1',
    [account],
  );
  return rows[0];
}
