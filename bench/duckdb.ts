// The same spans in DuckDB's SQL, on one thread.

import { createRequire } from 'node:module';
import { NEVER } from '../src/base/day.ts';
import type { Penalties } from './penalties.ts';

const OPEN = NEVER;
// One year after a day: the opening day is not counted, the end is the day after the corresponding one.
const YEAR = (day: string) =>
  `(date_diff('day', date '1970-01-01', (date '1970-01-01' + ${day}::int) + interval 1 year) + 1)`;

const SPANS = `
create or replace table spans as
with judged as (
  select p.entity, p.record, p.day,
    case
      when p.kind = 5 then 3 when p.kind = 6 then 3
      when p.kind = 0 then 1
      when p.kind in (1, 2, 3, 4) then case when p.amount > (case when f.kind = 1 then 1000 else 30000 end) then 2 else 1 end
    end as level,
    p.kind <> 6 as chained,
    case when p.kind = 6 then ${OPEN} when p.kind = 5 then coalesce(${YEAR('p.resumed')}, ${OPEN}) else ${YEAR('p.day')} end as ends
  from penalty p join fact f using (entity) where p.kind <> 7
), before as (
  select *, max(ends) over (partition by entity order by day, record rows between unbounded preceding and 1 preceding) as reach
  from judged where chained
), numbered as (
  select *, sum(case when reach is null or day >= reach then 1 else 0 end) over (partition by entity order by day, record) as chain from before
), effect as (
  select entity, record, level, day as begins, max(ends) over (partition by entity, chain) as ends from numbered
  union all select entity, record, level, day, ends from judged where not chained
), cut as (
  select entity, begins as day from effect union select entity, ends from effect where ends < ${OPEN}
  union select entity, -${OPEN} from fact
), stretch as (
  select entity, day as begins, lead(day, 1, ${OPEN}) over (partition by entity order by day) as ends from cut
), weighed as (
  select s.entity, s.begins, s.ends, coalesce(max(e.level), 0) as level
  from stretch s left join effect e on e.entity = s.entity and e.begins <= s.begins and e.ends > s.begins
  group by all
), caused as (
  select w.entity, w.begins, w.ends, w.level, list(e.record order by e.record) filter (where e.record is not null) as causes
  from weighed w left join effect e on e.entity = w.entity and e.level = w.level and e.begins <= w.begins and e.ends > w.begins
  group by all
), marked as (
  select *, case when lag(level) over run = level and lag(causes) over run is not distinct from causes then 0 else 1 end as fresh
  from caused window run as (partition by entity order by begins)
), runs as (
  select *, sum(fresh) over (partition by entity order by begins) as run from marked
)
select r.entity, min(begins) as begins, max(ends) as ends, r.level,
  greatest(r.level, any_value(case f.tags when 0 then 2 when 1 then 1 else 0 end), any_value(case f.key when 0 then 2 else 0 end)) as tier,
  any_value(causes) as causes
from runs r join fact f using (entity) group by r.entity, run, r.level`;

const CHECK = `
select count(*)::double as spans, sum((entity::hugeint * 31 + begins * 17 + ends * 13 + level * 7 + tier * 3 + coalesce(list_sum(causes), 0)) % 1000003)::double as sum from spans`;

/** Milliseconds of the spans, and their checksum (see \`checksum\` in spans.ts). */
export async function inDuckdb({ columns, facts }: Penalties): Promise<{ ms: number; spans: number; sum: number }> {
  const { DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const db = await instance.connect();
  await db.run('create table penalty (entity int, record int, day int, kind int, amount double, resumed double)');
  await db.run('create table fact (entity int, kind int, tags int, key int)');
  const penalty = await db.createAppender('penalty');
  for (let i = 0; i < columns.entity.length; i++) {
    penalty.appendInteger(columns.entity[i]);
    penalty.appendInteger(i + 1);
    penalty.appendInteger(columns.day[i]);
    penalty.appendInteger(columns.kind[i]);
    penalty.appendDouble(columns.amount[i]);
    if (Number.isNaN(columns.resumed[i])) penalty.appendNull();
    else penalty.appendDouble(columns.resumed[i]);
    penalty.endRow();
  }
  penalty.closeSync();
  const fact = await db.createAppender('fact');
  for (let i = 0; i < facts.kind.length; i++) {
    for (const value of [i, facts.kind[i], facts.tags[i], facts.key[i]]) fact.appendInteger(value);
    fact.endRow();
  }
  fact.closeSync();
  const began = performance.now();
  await db.run(SPANS);
  const ms = performance.now() - began;
  const [[spans, sum]] = (await db.runAndReadAll(CHECK)).getRows() as number[][];
  db.closeSync();
  return { ms, spans, sum };
}
