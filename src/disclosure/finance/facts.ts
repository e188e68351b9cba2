// What the conditions of lists go by, read for some entities on a day: register, levels, and records that the public is shown.

import { type Day, dayOf, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { FinanceFacts } from './judge.ts';

export interface Named extends FinanceFacts {
  readonly entityId: number;
  readonly name: string;
  readonly uscc: string | null;
}

interface Row extends Omit<Named, 'established' | 'levels'> {
  readonly established: string | null;
  readonly levels: Readonly<Record<string, string>> | null;
}

/** In the order of their ids. `db` must see standings, which nobody from outside does: what is told of them is whether they fit. */
export async function financeFacts(db: Db, entityIds: readonly number[], on: Day): Promise<Named[]> {
  const { rows } = await db.query<Row>(
    `select e.entity_id as "entityId", e.name, e.uscc, e.kind, e.status, coalesce(e.tags, '{}') as tags,
       e.established_on::text as established,
       (select json_object_agg(b.code, s.level) from grading.span s join grading.rulebook b on b.id = s.rulebook
        where s.entity_id = e.entity_id and s.from_day <= $2::date and s.until_day > $2::date) as levels,
       ${shown('distinct s.gravity', "s.type <> 'honour'")} as gravity,
       ${shown('distinct s.list', "s.list <> ''")} as lists,
       array(
         select t.payload ->> 'title' from publicity.shown s
         join ledger.record r using (entity_id, record_id) join ledger.entry t using (entity_id, entry_id)
         where s.entity_id = e.entity_id and s.type = 'honour' and ${TODAY}
       ) as honours
     from registry.entity e where e.entity_id = any($1::int8[]) order by e.entity_id`,
    [entityIds, iso(on)],
  );
  return rows.map(({ established, levels, ...row }) => ({
    ...row,
    established: established === null ? undefined : dayOf(established),
    levels: levels ?? {},
  }));
}

const TODAY = `s.channel = 'market' and s.from_day <= $2::date and s.until_day > $2::date`;

function shown(what: string, of: string): string {
  return `array(select ${what} from publicity.shown s where s.entity_id = e.entity_id and ${of} and ${TODAY})`;
}

/** The entities that public lists show on a day, in the order of their ids. */
export async function listedEntities(db: Db, lists: readonly string[], on: Day): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select distinct s.entity_id as id from publicity.shown s
     where s.list = any($1::text[]) and ${TODAY} order by id`,
    [lists, iso(on)],
  );
  return rows.map(({ id }) => id);
}
