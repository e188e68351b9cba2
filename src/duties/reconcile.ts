// Makes the kept duties of some entities those that facts call for: opens, changes, cancels, and notes why.

import { copyBatches, copyIn, ids } from '../base/copy.ts';
import { type Day, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { type Called, type Difference, differenceOf, type Kept, keyOf, type Noted } from './kept.ts';
import { recountDuties, shareTally } from './tally.ts';

const CALLED = [
  'entity_id, rule, cause, division, unit, source, class, opened_on, clock_on, fulfilled_on, fulfilled_by',
  ['int8', 'text', 'text', 'text', 'text', 'text', 'int2', 'date', 'date', 'date', 'int8'],
] as const;

/** How many duties were opened, changed and cancelled. */
export interface Reconciled {
  readonly opened: number;
  readonly changed: number;
  readonly cancelled: number;
}

/** Done twice it changes nothing the second time. The counts follow; whoever acts on duties waits for the transaction. No two at a time about one entity. */
export async function reconcile(
  db: Db,
  at: Date,
  entityIds: readonly number[],
  called: readonly Called[],
): Promise<Reconciled> {
  await shareTally(db);
  const kept = await keptOf(db, entityIds);
  const difference = differenceOf(kept, called);
  const { opened, changed, gone, noted } = difference;
  if (opened.length) await copyIn(db, `duties.duty (${CALLED[0]})`, CALLED[1], rowsOf(opened));
  if (changed.length) await change(db, changed);
  if (gone.length) await cancel(db, gone, shanghaiDay(at));
  if (noted.length) await note(db, at, noted);
  await recount(db, kept, difference, shanghaiDay(at));
  return { opened: opened.length, changed: changed.length, cancelled: gone.length };
}

/** The duties that are kept of some entities, cancelled ones too. */
export async function keptOf(db: Db, entityIds: readonly number[]): Promise<Kept[]> {
  const sql = `select ${CALLED[0]}, extended_to, said_on, waived_on is not null, cancelled_on
    from duties.duty where entity_id = any(${ids(entityIds)})`;
  const kept: Kept[] = [];
  for await (const rows of copyBatches(db, sql))
    while (rows.next())
      kept.push({
        entityId: rows.int(0)!,
        rule: rows.text(1)!,
        cause: rows.text(2)!,
        division: rows.text(3)!,
        unit: rows.text(4)!,
        source: rows.text(5)!,
        class: rows.int(6)!,
        opened: rows.day(7)!,
        clock: rows.day(8),
        fulfilled: rows.day(9),
        fulfilledBy: rows.int(10),
        extended: rows.day(11),
        said: rows.day(12),
        waived: rows.bool(13)!,
        cancelled: rows.day(14),
      });
  return kept;
}

function* rowsOf(called: readonly Called[]): Generator<readonly unknown[]> {
  for (const { entityId, rule, cause, division, unit, source, ...rest } of called) {
    const { class: own, opened, clock, fulfilled, fulfilledBy } = rest;
    yield [entityId, rule, cause, division, unit, source, own, opened, clock, fulfilled, fulfilledBy];
  }
}

async function change(db: Db, changed: readonly Called[]): Promise<void> {
  const rows = [...rowsOf(changed)];
  const columns = CALLED[1].map((type, i) =>
    rows.map((row) => (type === 'date' && row[i] !== null ? iso(row[i] as Day) : row[i])),
  );
  const arrays = CALLED[1].map((type, i) => `$${i + 1}::${type}[]`).join(', ');
  await db.query(
    `update duties.duty d set division = n.division, unit = n.unit, source = n.source, class = n.class,
       opened_on = n.opened_on, clock_on = n.clock_on, fulfilled_on = n.fulfilled_on, fulfilled_by = n.fulfilled_by,
       cancelled_on = null
     from unnest(${arrays}) n (${CALLED[0]})
     where (d.entity_id, d.rule, d.cause) = (n.entity_id, n.rule, n.cause)`,
    columns,
  );
}

async function cancel(db: Db, gone: readonly Kept[], today: Day): Promise<void> {
  await db.query(
    `update duties.duty d set cancelled_on = $4::date
     from unnest($1::int8[], $2::text[], $3::text[]) n (entity_id, rule, cause)
     where (d.entity_id, d.rule, d.cause) = (n.entity_id, n.rule, n.cause)`,
    [gone.map(({ entityId }) => entityId), gone.map(({ rule }) => rule), gone.map(({ cause }) => cause), iso(today)],
  );
}

async function note(db: Db, at: Date, noted: readonly Noted[]): Promise<void> {
  function* rows(): Generator<readonly unknown[]> {
    for (const { act, of, on, why } of noted) yield [of.entityId, of.rule, of.cause, act, at, '', '', why, on];
  }
  const types = ['int8', 'text', 'text', 'text', 'timestamptz', 'text', 'text', 'text', 'date'] as const;
  await copyIn(db, 'duties.act (entity_id, rule, cause, act, at, who, name, why, on_day)', types, rows());
}

async function recount(db: Db, kept: readonly Kept[], difference: Difference, today: Day): Promise<void> {
  const { opened, changed, gone } = difference;
  const known = new Map(kept.map((one) => [keyOf(one), one]));
  const before = [...changed, ...gone].map((one) => known.get(keyOf(one))!);
  const now = [
    ...opened.map((one) => ({ ...one, extended: null, said: null, waived: false, cancelled: null })),
    ...changed.map((one) => ({ ...known.get(keyOf(one))!, ...one, cancelled: null })),
    ...gone.map((one) => ({ ...one, cancelled: today })),
  ];
  await recountDuties(db, before, now);
}
