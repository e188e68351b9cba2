// An inspector who stands aside by himself: found among the officers of the visit, replaced by the draw.

import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { problems } from '../problems.ts';
import { changeVisit } from './draw-plan.ts';
import { visitOf } from './visits.ts';

/** Gives the officers that the visit has now. Refuses whoever is not one of them. */
export async function standAside(
  acting: { readonly db: Db; readonly reader: Db; readonly who: Reader; readonly at: Date },
  { id, entity }: { readonly id: string; readonly entity: string },
  why: string,
): Promise<readonly string[]> {
  const { reader, who } = acting;
  const visit = await visitOf(reader, who.id, id, await entityAt(reader, entity));
  const { rows } = await reader.query<{ certificate: string }>(
    'select certificate from inspection.inspector where account = $1',
    [who.id],
  );
  const own = rows.find(({ certificate }) => visit?.officers.some((one) => one.certificate === certificate));
  if (!visit || !own) throw new Problem(problems['inspection.visit-not-yours']);
  const change = { kind: 'officer', out: own.certificate, entity: visit.entity, why } as const;
  return (await changeVisit(acting, id, change))?.officers ?? [];
}
