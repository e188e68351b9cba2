// What came of lists: told by the institution of entities that it was named, counted for the office.

import { randomUUID } from 'node:crypto';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf, InputOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { openTo } from '../../ledger/opening.ts';
import type { readFinanceFigures, tellFinanceResult } from './api.ts';
import { listAsked } from './grants.ts';
import { problems } from './problems.ts';

interface Telling {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** Notes a result; refuses of an entity that no list taken by the institution names, or whose consent is over. */
export async function tellResult(
  { db, reader, who, at }: Telling,
  id: string,
  entity: number | undefined,
  { outcome, amount, on }: Pick<InputOf<typeof tellFinanceResult>['body'], 'outcome' | 'amount' | 'on'>,
): Promise<void> {
  const rule = listAsked(id);
  const { rows } = await reader.query(
    `select from disclosure.finance_named n join disclosure.finance_take t using (take_id)
     where n.entity_id = $1 and n.unit = $2 and t.list = $3 limit 1`,
    [entity ?? null, who.unit.id, id],
  );
  const consented = rule.public || (await openTo(reader, at, who.unit.id, id)).some((one) => one.entity === entity);
  if (rows.length === 0 || !consented) throw new Problem(problems['disclosure.not-named']);
  await db.query(
    `insert into disclosure.finance_result (entity_id, result_id, unit, list, outcome, amount, on_day, told_at, account)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [entity, randomUUID(), who.unit.id, id, outcome, outcome === 'granted' ? amount : null, on, at, who.id],
  );
}

type Figures = AnswerOf<typeof readFinanceFigures>;

/** By list and institution: how often it was taken, how many entities were named, what came of it; the last result of each counts. */
export async function financeFigures(reader: Db): Promise<Figures['items']> {
  const { rows } = await reader.query<Figures['items'][number]>(
    `with last as (
       select distinct on (unit, list, entity_id) unit, list, outcome, amount from disclosure.finance_result
       order by unit, list, entity_id, number desc
     )
     select t.list, t.unit, u.name as institution, count(*)::int as takes, max(t.taken_at) as last,
       (select count(distinct n.entity_id)::int from disclosure.finance_named n
        join disclosure.finance_take o using (take_id) where (o.unit, o.list) = (t.unit, t.list)) as named,
       (select count(*)::int from last l where (l.unit, l.list, l.outcome) = (t.unit, t.list, 'contacted')) as contacted,
       (select count(*)::int from last l where (l.unit, l.list, l.outcome) = (t.unit, t.list, 'granted')) as granted,
       (select count(*)::int from last l where (l.unit, l.list, l.outcome) = (t.unit, t.list, 'declined')) as declined,
       (select coalesce(sum(l.amount), 0)::float8 from last l where (l.unit, l.list) = (t.unit, t.list)) as amount
     from disclosure.finance_take t join base.unit u on u.id = t.unit
     group by t.list, t.unit, u.name order by t.list, u.name`,
  );
  return rows;
}
