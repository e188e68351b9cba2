// Makes the kept times of some entities those that facts call for: added, changed, dropped.

import { createHash, randomBytes } from 'node:crypto';
import { copyBatches, copyIn, ids } from '../base/copy.ts';
import { type Day, iso, NEVER } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { type CalledSpan, type GoneWhy, type KeptSpan, keyOf, type SpanGround, spanDifference } from './kept.ts';
import type { Channel, Gravity } from './sheet.ts';

const COLUMNS = `entity_id, record_id, channel, from_day, until_day, type, rule, gravity, list, division, source, class,
  public_id, gone_at, gone_why`;
const TYPES = [
  ...(['int8', 'int8', 'text', 'date', 'date', 'text', 'text', 'text', 'text', 'text', 'text', 'int2'] as const),
  ...(['text', 'timestamptz', 'text'] as const),
] as const;
// Two who work the same out must not both find a time missing.
const LOCK = [0x6a7e, 2];

/** Gives how many changed. Done twice it changes nothing the second time. */
export async function reconcileShown(
  db: Db,
  entityIds: readonly number[],
  called: readonly CalledSpan[],
  ground: SpanGround,
): Promise<number> {
  await db.query('select pg_advisory_xact_lock($1, $2)', LOCK);
  const { added, changed, dropped } = spanDifference(await keptSpans(db, entityIds), called, ground);
  const salt = added.length || changed.length ? await saltOf(db) : undefined;
  if (added.length) await copyIn(db, `publicity.shown (${COLUMNS})`, TYPES, rowsOf(added, salt!));
  if (changed.length) await change(db, changed);
  if (dropped.length) await drop(db, dropped);
  return added.length + changed.length + dropped.length;
}

async function saltOf(db: Db): Promise<Buffer> {
  await db.query('insert into publicity.salt (salt) values ($1) on conflict do nothing', [randomBytes(32)]);
  return (await db.query<{ salt: Buffer }>('select salt from publicity.salt')).rows[0].salt;
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

/** Stands for an instant that is not known. */
const FAR = new Date('9999-12-31T00:00:00Z');

async function keptSpans(db: Db, entityIds: readonly number[]): Promise<KeptSpan[]> {
  const sql = `select ${COLUMNS} from publicity.shown where entity_id = any(${ids(entityIds)})`;
  const kept: KeptSpan[] = [];
  for await (const rows of copyBatches(db, sql))
    while (rows.next()) {
      const gone = rows.instant(13)!;
      kept.push({
        ...{ entityId: rows.int(0)!, recordId: rows.int(1)!, channel: rows.text(2) as Channel },
        ...{ from: rows.day(3)!, until: rows.day(4)!, type: rows.text(5)!, rule: rows.text(6)! },
        ...{ gravity: rows.text(7) as Gravity, list: rows.text(8)!, division: rows.text(9)!, source: rows.text(10)! },
        ...{ class: rows.int(11)!, why: rows.text(14) as GoneWhy },
        goneAt: +new Date(gone) === +FAR ? undefined : new Date(gone),
      });
    }
  return kept;
}

async function change(db: Db, changed: readonly KeptSpan[]): Promise<void> {
  const rows = changed.map(({ entityId, recordId, from, until, goneAt, why, ...rest }) => ({
    ...rest,
    ...{ entity_id: entityId, record_id: recordId, from_day: iso(from), until_day: dayIn(until) },
    ...{ gone_at: goneAt ?? FAR, gone_why: why },
  }));
  await db.query(
    `update publicity.shown s set until_day = n.until_day, type = n.type, rule = n.rule, gravity = n.gravity,
       list = n.list, division = n.division, source = n.source, class = n.class, gone_at = n.gone_at,
       gone_why = n.gone_why
     from jsonb_to_recordset($1::jsonb) as n (entity_id int8, record_id int8, channel text, from_day date,
       until_day date, type text, rule text, gravity text, list text, division text, source text, class int2,
       gone_at timestamptz, gone_why text)
     where (s.entity_id, s.record_id, s.channel, s.from_day) = (n.entity_id, n.record_id, n.channel, n.from_day)`,
    [JSON.stringify(rows)],
  );
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
