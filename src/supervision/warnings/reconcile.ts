// Makes the kept warnings of some entities those that facts call for: written, ended, gone, and why.

import { copyBatches, copyIn, ids } from '../../base/copy.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { type KeptWarning, type NotedWarning, type WarningDifference, warningDifference } from './kept.ts';

const COLUMNS = `entity_id, rule, cause, division, unit, source, class, since_day, stages, until_day, ending, record_id,
  count, group_key, detail`;
const AS_TEXT = COLUMNS.replace('since_day, stages, until_day', 'since_day::text, stages::text, until_day::text');
// Two who work the same out must not both find a warning missing.
const LOCK = [0x6a7c, 2];

/** Gives what changed. Done twice it changes nothing the second time. */
export async function reconcileWarnings(
  db: Db,
  at: Date,
  entityIds: readonly number[],
  called: readonly KeptWarning[],
): Promise<Pick<WarningDifference, 'written' | 'gone'>> {
  await db.query('select pg_advisory_xact_lock($1, $2)', LOCK);
  const { written, gone, noted } = warningDifference(await keptWarnings(db, entityIds), called);
  if (written.length) await write(db, written);
  if (gone.length)
    await db.query(
      `update supervision.warning w set gone_on = $4::date
       from unnest($1::int8[], $2::text[], $3::text[]) n (entity_id, rule, cause)
       where (w.entity_id, w.rule, w.cause) = (n.entity_id, n.rule, n.cause)`,
      [...keysOf(gone), iso(shanghaiDay(at))],
    );
  if (noted.length) await note(db, at, noted);
  return { written, gone };
}

function keysOf(warnings: readonly KeptWarning[]): [number[], string[], string[]] {
  return [
    warnings.map(({ entityId }) => entityId),
    warnings.map(({ rule }) => rule),
    warnings.map(({ cause }) => cause),
  ];
}

async function keptWarnings(db: Db, entityIds: readonly number[]): Promise<KeptWarning[]> {
  const sql = `select ${AS_TEXT}, gone_on::text from supervision.warning where entity_id = any(${ids(entityIds)})`;
  const kept: KeptWarning[] = [];
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
        since: rows.text(7)!,
        stages: rows.text(8)!,
        until: rows.text(9)!,
        ending: rows.text(10),
        record: rows.int(11),
        count: rows.int(12),
        group: rows.text(13),
        detail: rows.text(14)!,
        gone: rows.text(15),
      });
  return kept;
}

/** Whole rows anew: nothing in them is said by people. */
async function write(db: Db, written: readonly KeptWarning[]): Promise<void> {
  const rows = written.map(({ entityId, since, stages, until, record, group, ...rest }) => ({
    ...rest,
    ...{ entity_id: entityId, since_day: since, stages: stages.slice(1, -1).split(','), until_day: until },
    ...{ record_id: record, group_key: group },
  }));
  await db.query(
    `insert into supervision.warning (${COLUMNS})
     select ${COLUMNS} from jsonb_to_recordset($1::jsonb) as n (entity_id int8, rule text, cause text, division text,
       unit text, source text, class int2, since_day date, stages date[], until_day date, ending text, record_id int8,
       count int4, group_key text, detail text)
     on conflict (entity_id, rule, cause) do update set division = excluded.division, unit = excluded.unit,
       source = excluded.source, class = excluded.class, since_day = excluded.since_day, stages = excluded.stages,
       until_day = excluded.until_day, ending = excluded.ending, record_id = excluded.record_id, count = excluded.count,
       group_key = excluded.group_key, detail = excluded.detail, gone_on = null`,
    [JSON.stringify(rows)],
  );
}

async function note(db: Db, at: Date, noted: readonly NotedWarning[]): Promise<void> {
  function* rows(): Generator<readonly unknown[]> {
    for (const { of, act, why, on } of noted) yield [of.entityId, of.rule, of.cause, act, at, '', '', why, on];
  }
  const types = ['int8', 'text', 'text', 'text', 'timestamptz', 'text', 'text', 'text', 'date'] as const;
  await copyIn(db, 'supervision.warning_act (entity_id, rule, cause, act, at, who, name, why, on_day)', types, rows());
}
