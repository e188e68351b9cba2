// Who works in an area: officers and stand-ins, from a day, until a day or without end.

import { tell } from '../../base/change.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import type { Post } from './area.ts';
import { problems } from './problems.ts';
import { areaOn } from './read-areas.ts';
import { unitUnder } from './units.ts';

/** Says that somebody works in an area on some days; a later statement about the same person takes its place. */
export async function appoint(db: Db, who: Pick<Reader, 'id' | 'unit'>, at: Date, post: Post): Promise<void> {
  const area = await areaOn(db, post.area, iso(shanghaiDay(at)));
  await unitUnder(db, who, area.unit);
  const { account, part, from, until } = post;
  if (until !== null && until < from) throw new Problem(problems['areas.days-wrong'], { from, until });
  const { rowCount } = await db.query(
    `select from base.account where id::text = $1 and not disabled and role = any($2::text[])
       and exists (select from unnest(reach) as prefix where $3 ^@ prefix)`,
    [account, OFFICERS, area.division],
  );
  if (rowCount === 0) throw new Problem(problems['areas.no-such-officer']);
  await db.query(
    `insert into supervision.post (area_id, statement, account, part, from_day, until_day, division, who, recorded_at)
     select $1, 1 + coalesce(max(statement), 0), $2, $3, $4, $5, $6, $7, $8 from supervision.post where area_id = $1`,
    [post.area, account, part, from, until, area.division, who.id, at],
  );
  await tell(db, { topic: 'area', key: String(area.id), division: area.division });
}

/** Roles whose accounts may work in areas. */
const OFFICERS = ['area-officer', 'station-head', 'inspector'];

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

/** The accounts that may work in an area of a division. */
export async function officerChoices(db: Db, division: string): Promise<Choice[]> {
  const { rows } = await db.query<Choice>(
    `select a.id, a.shown as name, u.name as unit from base.account a join base.unit u on u.id = a.unit
     where not a.disabled and a.role = any($1::text[]) and exists (select from unnest(a.reach) as prefix where $2 ^@ prefix)
     order by u.division desc, a.shown limit 500`,
    [OFFICERS, division],
  );
  return rows;
}
