// Who could be inspected by a plan: entities that its items are for, with their grade on the day and how often they were visited.

import type { Db } from '../../base/db.ts';
import { bookOf, type Grading } from '../../grading/grading.ts';
import { registeredBooks } from '../../grading/rulebook-register.ts';
import { internalId } from '../../registry/entity.ts';
import { allOf, filterConditions } from '../../registry/entity-filter.ts';
import type { Item } from '../items.ts';
import type { Met, Scope } from './prepare.ts';

interface Row {
  readonly entity_id: number;
  readonly uscc: string | null;
  readonly name: string;
  readonly status: string | null;
  readonly grade: string | null;
  readonly items: number[];
  readonly visits: number;
  readonly last: string | null;
}

/** Inspections that are not the authority's own choice: they count towards no cap (国办发〔2024〕54号, to be checked). */
const UNASKED = `('complaint', 'revisit', 'follow-up')`;

/** As far as the reader sees. Refuses an unknown rulebook. */
export async function metBy(
  reader: Db,
  grading: Grading,
  authority: string,
  scope: Scope,
  items: readonly Item[],
): Promise<(Met & { readonly entityId: number })[]> {
  const { number } = (await registeredBooks(reader, grading)).get(bookOf(grading, scope.rulebook).id)!;
  const values: unknown[] = [scope.on, `${scope.on.slice(0, 4)}-01-01`, authority, scope.division];
  const places = items.map(({ among }, i) => `case when ${allOf(filterConditions(among))(values)} then ${i} end`);
  const { rows } = await reader.query<Row>(
    `with visited as (
       select r.entity_id, count(distinct r.recognized_on) filter (where r.recognized_on >= $2) as visits,
         max(r.recognized_on) as last
       from ledger.record r join ledger.entry t on t.entity_id = r.entity_id and t.entry_id = r.entry_id
       where r.type = 'inspection-result' and r.source = $3 and r.recognized_on <= $1
         and coalesce(t.payload->>'kind', '') not in ${UNASKED}
       group by r.entity_id
     ), meant as (
       select e.entity_id, e.uscc, e.name, e.status, array_remove(array[${places.join(', ')}]::int[], null) as items
       from registry.entity e
       where coalesce(e.division, '') ^@ $4 and coalesce(e.established_on, '-infinity') <= $1
     )
     select m.entity_id, m.uscc, m.name, m.status, ${scope.by === 'level' ? 's.level' : 's.tier'} as grade, m.items,
       coalesce(v.visits, 0) as visits, v.last
     from meant m
     left join grading.span s on s.entity_id = m.entity_id and s.rulebook = ${number} and s.from_day <= $1 and s.until_day > $1
     left join visited v on v.entity_id = m.entity_id
     where cardinality(m.items) > 0 order by m.entity_id`,
    values,
  );
  return rows.map(({ entity_id: entityId, uscc, ...row }) => ({ ...row, entityId, id: uscc ?? internalId(entityId) }));
}
