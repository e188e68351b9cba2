// Who looked: looks at one's records of classes 3 and 4, by unit and role.

import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { listOwnLooks } from './api.ts';

type Looks = AnswerOf<typeof listOwnLooks>;

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
