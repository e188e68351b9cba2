// Makes the kept times of some entities those that facts call for: added, changed, dropped.

import { createHash, randomBytes } from 'node:crypto';
import { copyBatches, copyIn, ids } from '../base/copy.ts';
import { type Day, dayOf, iso, NEVER } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { FEW } from '../base/rows-about.ts';
import { type CalledSpan, type GoneWhy, type KeptSpan, keyOf, type SpanGround, spanDifference } from './kept.ts';
import type { Channel, Gravity } from './sheet.ts';

const COLUMNS = `entity_id, record_id, channel, from_day, until_day, type, rule, gravity, list, division, source, class,
  public_id, gone_at, gone_why`;
const TYPES = [
  ...(['int8', 'int8', 'text', 'date', 'date', 'text', 'text', 'text', 'text', 'text', 'text', 'int2'] as const),
  ...(['text', 'timestamptz', 'text'] as const),
] as const;

/** Gives how many changed; by one at a time, lest two find the same time missing. Done twice it changes nothing the second time. */
export async function reconcileShown(
  db: Db,
  entityIds: readonly number[],
  called: readonly CalledSpan[],
  ground: SpanGround,
): Promise<number> {
  const { added, changed, dropped } = spanDifference(await keptSpans(db, entityIds), called, ground);
  const salt = added.length || changed.length ? await saltOf(db) : undefined;
  if (added.length) await add(db, added, salt!);
  if (changed.length) await change(db, changed);
  if (dropped.length) await drop(db, dropped);
  return added.length + changed.length + dropped.length;
}

const SALT = prepared('select salt from publicity.salt');

async function saltOf(db: Db): Promise<Buffer> {
  const held = async () => (await db.query<{ salt: Buffer }>(SALT)).rows[0]?.salt;
  const salt = await held();
  if (salt) return salt;
  await db.query('insert into publicity.salt (salt) values ($1) on conflict do nothing', [randomBytes(32)]);
  return (await held())!;
}

/** The name under which the public knows an entry: the same whenever it is made, and nothing can be read from it. */
function publicId(salt: Buffer, one: CalledSpan): string {
  return createHash('sha256').update(salt).update(keyOf(one)).digest('hex').slice(0, 32);
}

function* rowsOf(spans: readonly KeptSpan[], salt: Buffer): Generator<readonly unknown[]> {
  for (const one of spans) {
    const { entityId, recordId, channel, from, until, type, rule, gravity, list, division, source } = one;
    yield [
      ...[entityId, recordId, channel, from, until, type, rule, gravity, list, division, source, one.class],
      ...[publicId(salt, one), one.goneAt ?? FAR, one.why],
    ];
  }
}

/** A few by a statement that is planned once a connection, more by COPY. */
async function add(db: Db, added: readonly KeptSpan[], salt: Buffer): Promise<void> {
  if (added.length > FEW) {
    await copyIn(db, `publicity.shown (${COLUMNS})`, TYPES, rowsOf(added, salt));
    return;
  }
  const rows = recordsOf(added).map((row, i) => ({ ...row, public_id: publicId(salt, added[i]) }));
  await db.query(ADD, [JSON.stringify(rows)]);
}

/** Stands for an instant that is not known. */
const FAR = new Date('9999-12-31T00:00:00Z');

interface KeptRow {
  readonly entity_id: number;
  readonly record_id: number;
  readonly channel: Channel;
  readonly from_day: string;
  readonly until_day: string;
  readonly type: string;
  readonly rule: string;
  readonly gravity: Gravity;
  readonly list: string;
  readonly division: string;
  readonly source: string;
  readonly class: number;
  readonly gone_at: string;
  readonly gone_why: GoneWhy;
}

const NAMES = COLUMNS.split(/,\s+/).filter((name) => name !== 'public_id');
const kept = (entityIds: string) =>
  `select ${NAMES.map((name) => (/_day$/.test(name) ? `${name}::text` : name)).join(', ')} from publicity.shown
   where entity_id = any(${entityIds})`;
const KEPT = prepared(kept('$1::int8[]'));

async function keptSpans(db: Db, entityIds: readonly number[]): Promise<KeptSpan[]> {
  if (entityIds.length <= FEW) return (await db.query<KeptRow>(KEPT, [entityIds])).rows.map(spanOf);
  const spans: KeptSpan[] = [];
  for await (const rows of copyBatches(db, kept(ids(entityIds))))
    while (rows.next())
      spans.push(
        spanOf({
          ...{ entity_id: rows.int(0)!, record_id: rows.int(1)!, channel: rows.text(2) as Channel },
          ...{ from_day: rows.text(3)!, until_day: rows.text(4)!, type: rows.text(5)!, rule: rows.text(6)! },
          ...{ gravity: rows.text(7) as Gravity, list: rows.text(8)!, division: rows.text(9)!, source: rows.text(10)! },
          ...{ class: rows.int(11)!, gone_at: rows.instant(12)!, gone_why: rows.text(13) as GoneWhy },
        }),
      );
  return spans;
}

function spanOf(row: KeptRow): KeptSpan {
  const { type, rule, channel, gravity, list, division, source } = row;
  const gone = new Date(row.gone_at);
  return {
    ...{ entityId: row.entity_id, recordId: row.record_id, channel, type, rule, gravity, list, division, source },
    ...{ from: dayOf(row.from_day)!, until: row.until_day === 'infinity' ? NEVER : dayOf(row.until_day)! },
    ...{ class: row.class, why: row.gone_why, goneAt: +gone === +FAR ? undefined : gone },
  };
}

const RECORD = `(entity_id int8, record_id int8, channel text, from_day date, until_day date, type text, rule text,
  gravity text, list text, division text, source text, class int2, public_id text, gone_at timestamptz, gone_why text)`;
const ADD = prepared(`insert into publicity.shown (${COLUMNS})
  select ${COLUMNS} from jsonb_to_recordset($1::jsonb) as n ${RECORD}`);
const CHANGE = prepared(`update publicity.shown s set until_day = n.until_day, type = n.type, rule = n.rule,
    gravity = n.gravity, list = n.list, division = n.division, source = n.source, class = n.class, gone_at = n.gone_at,
    gone_why = n.gone_why
  from jsonb_to_recordset($1::jsonb) as n ${RECORD}
  where (s.entity_id, s.record_id, s.channel, s.from_day) = (n.entity_id, n.record_id, n.channel, n.from_day)`);

async function change(db: Db, changed: readonly KeptSpan[]): Promise<void> {
  await db.query(CHANGE, [JSON.stringify(recordsOf(changed))]);
}

function recordsOf(spans: readonly KeptSpan[]): object[] {
  return spans.map(({ entityId, recordId, from, until, goneAt, why, ...rest }) => ({
    ...rest,
    ...{ entity_id: entityId, record_id: recordId, from_day: iso(from), until_day: dayIn(until) },
    ...{ gone_at: goneAt ?? FAR, gone_why: why },
  }));
}

async function drop(db: Db, dropped: readonly KeptSpan[]): Promise<void> {
  await db.query(
    `delete from publicity.shown s
     using unnest($1::int8[], $2::int8[], $3::text[], $4::date[]) n (entity_id, record_id, channel, from_day)
     where (s.entity_id, s.record_id, s.channel, s.from_day) = (n.entity_id, n.record_id, n.channel, n.from_day)`,
    [
      dropped.map(({ entityId }) => entityId),
      dropped.map(({ recordId }) => recordId),
      dropped.map(({ channel }) => channel),
      dropped.map(({ from }) => iso(from)),
    ],
  );
}

function dayIn(day: Day): string {
  return day === NEVER ? 'infinity' : iso(day);
}
