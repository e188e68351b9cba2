// What is no longer shown since a moment, for whoever copied it; from the kept rows.

import type { Db } from '../base/db.ts';
import type { GoneWhy } from './kept.ts';
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
}

/** What was worked out by another service may be committed a little later than its instant says. */
const SETTLED_MS = 60_000;

/** What has gone from a channel since a cursor, the earliest first; without one, from the beginning. A minute behind. */
export async function removedSince(
  db: Db,
  at: Date,
  { cursor = '', channel = 'market', limit = 1000 }: { cursor?: string; channel?: Channel; limit?: number } = {},
): Promise<RemovalPage> {
  const [instant = '', last = ''] = cursor.split('~');
  const from = Number.isNaN(Date.parse(instant)) ? new Date(0) : new Date(instant);
  const { rows } = await db.query<{ id: string; at: Date; why: GoneWhy }>(
    `select public_id as id, gone_at as at, gone_why as why from publicity.shown
     where channel = $1 and gone_at <= $2 and (gone_at, public_id) > ($3::timestamptz, $4::text)
     order by gone_at, public_id limit $5`,
    [channel, new Date(+at - SETTLED_MS), from, last, limit],
  );
  const items = rows.map(({ id, at, why }) => ({ publicId: id, at: new Date(at).toISOString(), why }));
  const end = items.at(-1);
  return { items, cursor: end ? `${end.at}~${end.publicId}` : cursor };
}
