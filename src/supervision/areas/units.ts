// Which units somebody answers for: his own and those under it.

import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { supervises } from '../../base/who/account.ts';
import { problems } from './problems.ts';

export interface UnitUnder {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly division: string;
}

const UNDER = `with recursive under as (
  select u.* from base.unit u where u.id = $1
  union all select u.* from base.unit u join under on u.parent = under.id
) select id, name, kind, parent, division from under where kind not in ('department', 'institution') and closed_on is null`;

/** One's own unit and those under it, departments and closed ones left out, by division. */
export async function unitsUnder(db: Db, unit: string): Promise<UnitUnder[]> {
  const { rows } = await db.query<UnitUnder>(`${UNDER} order by division, kind, id`, [unit]);
  return rows;
}

/** A unit that somebody answers for; refuses another, and one that does not supervise. */
export async function unitUnder(db: Db, who: Pick<Reader, 'unit'>, id: string): Promise<UnitUnder> {
  const found = (await unitsUnder(db, who.unit.id)).find((unit) => unit.id === id);
  if (found) return found;
  const { rows } = await db.query<{ name: string; kind: string }>('select name, kind from base.unit where id = $1', [
    id,
  ]);
  if (rows.length === 0 || !supervises(rows[0].kind)) throw new Problem(problems['areas.no-such-unit'], { unit: id });
  throw new Problem(problems['areas.not-own-unit'], { unit: rows[0].name });
}
