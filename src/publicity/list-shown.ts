// Pages of what is shown today, from the kept rows, each judged live before it is given out; and what is gone since a moment.

import { dayOf, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { GoneWhy } from './kept.ts';
import { type PublicEntry, publicEntries } from './public-entry.ts';
import type { Channel } from './sheet.ts';

export interface ShownAsked {
  /** A record type, or a list of the sheets such as `abnormal-operation`; at least one of both. */
  readonly type?: string;
  readonly list?: string;
  readonly channel?: Channel;
  /** A prefix of divisions. */
  readonly division?: string;
  /** Where the page before ended. */
  readonly after?: string;
  readonly limit: number;
}

/** An entry with the name under which removals tell of it. */
export interface ListedEntry extends PublicEntry {
  readonly publicId: string;
}

export interface ListedPage {
  readonly items: readonly ListedEntry[];
  /** What to ask the next page by; null: this is the last. */
  readonly next: string | null;
}

interface Row {
  readonly entity: number;
  readonly record: number;
  readonly from: string;
  readonly id: string;
}

/** The latest first. A page is shorter where what was kept is no longer shown. `db` must see records of every class and source. */
export async function listShown(db: Db, catalogue: Catalogue, at: Date, asked: ShownAsked): Promise<ListedPage> {
  const { channel = 'market', limit } = asked;
  const rows = await keptRows(db, at, asked);
  const page = rows.slice(0, limit);
  const wanted = page.map(({ entity, record }) => ({ entityId: entity, recordId: record }));
  const entries = await publicEntries(db, catalogue, at, wanted, channel);
  const ids = new Map(page.map(({ record, id }) => [record, id]));
  const end = page.at(-1);
  return {
    items: entries.map((entry) => ({ ...entry, publicId: ids.get(entry.recordId)! })),
    next: rows.length > limit && end ? `${end.from}~${end.entity}~${end.record}` : null,
  };
}

async function keptRows(db: Db, at: Date, asked: ShownAsked): Promise<Row[]> {
  const { type, list, channel = 'market', division, after, limit } = asked;
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const today = put(iso(shanghaiDay(at)));
  const conditions = [`channel = ${put(channel)}`, `from_day <= ${today}::date`, `until_day > ${today}::date`];
  if (type !== undefined) conditions.push(`type = ${put(type)}`);
  if (list !== undefined) conditions.push(`list <> '' and list = ${put(list)}`);
  if (division !== undefined) conditions.push(`division ^@ ${put(division)}`);
  if (after !== undefined) conditions.push(behind(after, put));
  const { rows } = await db.query<Row>(
    `select entity_id as entity, record_id as record, from_day::text as from, public_id as id from publicity.shown
     where ${conditions.join(' and ')} order by from_day desc, entity_id, record_id limit ${put(limit + 1)}`,
    values,
  );
  return rows;
}

function behind(after: string, put: (value: unknown) => string): string {
  const [from = '', entity, record] = after.split('~');
  const number = (text: string | undefined) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);
  const day = put(dayOf(from) === undefined ? '9999-12-31' : from);
  return `(from_day < ${day}::date or (from_day = ${day}::date
    and (entity_id, record_id) > (${put(number(entity))}::int8, ${put(number(record))}::int8)))`;
}

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
