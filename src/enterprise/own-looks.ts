// Who looked: looks at one's records of classes 3 and 4, by unit and role; and visits, with what was said of them.

import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { listOwnLooks, listOwnVisits } from './api.ts';

type Looks = AnswerOf<typeof listOwnLooks>;
type Visits = AnswerOf<typeof listOwnVisits>['items'];

/** A page of looks, the latest first. */
export async function ownLooks(
  reader: Db,
  object: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<Looks> {
  const { rows } = await reader.query(
    `select a.number::text as id, a.at, u.name as unit, l.role, a.act, a.outcome, a.detail as basis
     from base.audit a left join base.looker l on l.id = a.account left join base.unit u on u.id = l.unit
     where a.object = $1 and starts_with(a.outcome, 'class-') and a.number < $2
       and a.account is distinct from nullif(current_setting('jinxin.account', true), '')::uuid
     order by a.number desc limit $3`,
    [object, /^\d{1,15}$/.test(after ?? '') ? Number(after) : Number.MAX_SAFE_INTEGER, limit + 1],
  );
  const items = rows.slice(0, limit).map(({ outcome, ...row }) => ({ ...row, classes: classesIn(outcome) }));
  return { items, next: rows.length > limit ? items[items.length - 1].id : null };
}

/** `class-3-4`. */
function classesIn(outcome: string): number[] {
  return outcome.split('-').slice(1).map(Number);
}

/** Visits, the latest first. */
export async function ownVisits(reader: Db, entity: number): Promise<Visits> {
  const { rows } = await reader.query(
    `select v.visit_id as id, v.on_day::text as "on", v.way, coalesce(u.name, v.unit) as unit, v.said,
       v.confirmed_at as confirmed,
       (select json_build_object('stars', r.stars, 'words', r.words) from supervision.visit_rating r
        where (r.entity_id, r.visit_id) = (v.entity_id, v.visit_id)) as rating,
       (select coalesce(json_agg(json_build_object('words', c.words, 'made', to_char(c.made_at at time zone 'UTC', $2),
          'answered', to_char(c.answered_at at time zone 'UTC', $2), 'upheld', c.upheld, 'reply', c.reply) order by c.made_at), '[]')
        from supervision.visit_complaint c where (c.entity_id, c.visit_id) = (v.entity_id, v.visit_id)) as complaints
     from supervision.visit v left join base.unit u on u.id = v.unit
     where v.entity_id = $1 and (v.shown_at is not null or v.filed_at is not null)
     order by v.on_day desc, v.visit_id limit 200`,
    [entity, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'],
  );
  return rows;
}
