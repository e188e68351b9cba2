// Whether a register may be used for the demo: an empty one, or one that holds entities of the same city only.

import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { MadeEntity } from './city.ts';
import { problems } from './problems.ts';

/** Refuses a register with entities that are not of the city; `folder` is how the message names it. */
export async function checkOwnRegister(db: Db, city: readonly MadeEntity[], folder: string): Promise<void> {
  const { rows } = await db.query<{ code: string }>(
    `select coalesce(e.uscc, i.value, '') as code from registry.entity e
     left join registry.identifier i on e.uscc is null and i.entity_id = e.entity_id and i.scheme = 'regno'`,
  );
  const codes = new Set(city.map(({ uscc, regno }) => uscc || regno));
  const others = rows.filter(({ code }) => !codes.has(code)).length;
  if (others) throw new Problem(problems['demo.other-register'], { folder, others });
}
