// What the code of a plan's visit says: every officer that was drawn with his certificate, the plan, its items.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import type { Said } from '../../supervision/scans/said.ts';
import { type Shown, showCode } from '../../supervision/scans/show-code.ts';
import { capSaid, kindLabel } from '../../supervision/today/begin-visit.ts';
import { officersBy } from '../certificates.ts';
import type { Way } from '../items.ts';
import { shippedItems } from '../items-load.ts';
import { allItems } from '../own-items.ts';
import { problems } from '../problems.ts';
import { type Plan, planAt } from './plans.ts';
import { type ShownVisit, visitOf } from './visits.ts';

const SPOT_CHECK = { kind: 'spot-check', also: [] };

interface Asking {
  readonly db: Db;
  readonly reader: Db;
  readonly whole: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** Refuses whoever was not drawn for the visit, and one that is over. */
export async function showPlanCode(
  asking: Asking,
  grading: Grading,
  { id, entity }: { readonly id: string; readonly entity: string },
  way: Way,
): Promise<Shown & { readonly said: Said }> {
  const { db, reader, who, at } = asking;
  const plan = await planAt(reader, at, id);
  const entityId = await entityAt(reader, entity);
  const visit = await visitOf(reader, who.id, id, entityId);
  if (visit?.entity !== entity) throw new Problem(problems['inspection.not-drawn'], { entity });
  if (visit.state !== 'assigned') throw new Problem(problems['inspection.visit-done']);
  if (!visit.mine) throw new Problem(problems['inspection.visit-not-yours']);
  const drawn = await officersBy(
    reader,
    visit.officers.map(({ certificate }) => certificate),
  );
  const said = {
    ...(await sayingOf(asking, grading, plan, visit, way)),
    cap: await capOfVisit(asking, grading, entityId),
  };
  const named = { ...said, officers: drawn.map(({ name, certificate }) => ({ name, certificate })) };
  const officers = drawn.flatMap(({ account }) => account ?? []);
  return { ...(await showCode(db, who, at, { entityId, plan: id, officers, said: named })), said: named };
}

/** A spot check does not count to the cap of patrols. */
function capOfVisit({ reader, whole, at }: Asking, grading: Grading, entityId: number): Promise<Said['cap']> {
  return capSaid({ reader, whole, grading, today: shanghaiDay(at) }, entityId, false, SPOT_CHECK);
}

async function sayingOf(
  { reader, at }: Asking,
  grading: Grading,
  { number, title, authority }: Plan,
  { items }: ShownVisit,
  way: Way,
): Promise<Omit<Said, 'officers' | 'cap'>> {
  const known = new Map((await allItems(reader)).map((item) => [item.id, item]));
  const reason = {
    zh: `双随机抽查计划第 ${number} 号：${title}`,
    en: `Plan of random inspections no. ${number}: ${title}`,
  };
  return {
    office: authority,
    kind: kindLabel(grading, SPOT_CHECK),
    way: way === 'on-site' ? 'on-site' : 'off-site',
    on: iso(shanghaiDay(at)),
    reasons: [{ ...reason, article: shippedItems().basis, assumption: true }],
    items: items.flatMap((id) => {
      const item = known.get(id);
      return item ? [{ ...item.label, article: item.basis, assumption: item.assumption }] : [];
    }),
  };
}
