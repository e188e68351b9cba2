// What is no longer shown since a moment, for whoever copied it; from the kept rows.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { GoneWhy } from './kept.ts';
import { problems } from './problems.ts';
import { toldSince } from './removals.ts';
import type { Channel } from './sheet.ts';

/** That an entry is gone: whoever copied it deletes what bears its name. Nothing of what it was stands here. */
export interface Removal {
  readonly publicId: string;
  /** The instant, ISO in UTC. */
  readonly at: string;
  readonly why: GoneWhy;
}

export interface RemovalPage {
  readonly items: readonly Removal[];
  /** What to ask by the next time: later removals come behind it. */
  readonly cursor: string;
  /** The instant since which removals are told, ISO in UTC. */
  readonly since: string;
}

/** What was worked out by another service may be committed a little later than its instant says. */
const SETTLED_MS = 60_000;

/** Behind every name, which are hexadecimal. */
const LAST = 'g';

/**
 * What has gone from a channel since a cursor, the earliest first; without one, all that is still told. A minute behind. Refuses a
 * cursor from before removals are told: whoever asks by it has missed some, and takes the whole lists anew.
 */
export async function removedSince(
  db: Db,
  at: Date,
  { cursor = '', channel = 'market', limit = 1000 }: { cursor?: string; channel?: Channel; limit?: number } = {},
): Promise<RemovalPage> {
  const since = toldSince(at);
  const [instant = '', last = ''] = cursor.split('~');
  const from = Number.isNaN(Date.parse(instant)) ? since : new Date(instant);
  if (from < since) throw new Problem(problems['publicity.removals-over'], { since: iso(shanghaiDay(since)) });
  const until = new Date(+at - SETTLED_MS);
  const { rows } = await db.query<{ id: string; at: Date; why: GoneWhy }>(
    `select public_id as id, gone_at as at, gone_why as why from publicity.shown
     where channel = $1 and gone_at <= $2 and (gone_at, public_id) > ($3::timestamptz, $4::text)
     order by gone_at, public_id limit $5`,
    [channel, until, from, last, limit],
  );
  const items = rows.map(({ id, at, why }) => ({ publicId: id, at: new Date(at).toISOString(), why }));
  const end = items.length < limit ? undefined : items.at(-1);
  // Where nothing more is to be told yet, the cursor goes on with the time, so that whoever asks is never too late.
  const next = end ? `${end.at}~${end.publicId}` : `${new Date(Math.max(+until, +from)).toISOString()}~${LAST}`;
  return { items, cursor: next, since: since.toISOString() };
}
