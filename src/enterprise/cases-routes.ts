// The wing of the enterprises' door for what they ask the office for: repair and objection, by the verbs that the desk uses.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Api, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import type { Grading } from '../grading/grading.ts';
import { fileObjection } from '../objection/file-objection.ts';
import { lineOf } from '../objection/list-objections.ts';
import { objectionsOf } from '../objection/read-objections.ts';
import { internalId } from '../registry/entity.ts';
import { nameOf } from '../registry/names.ts';
import { applyForRepair } from '../repair/apply.ts';
import { prospectsOf } from '../repair/prospects.ts';
import { applicationsOf } from '../repair/read-applications.ts';
import { repairRules } from '../repair/rules.ts';
import { shownItem, shownLines, shownProspect } from '../repair/shown.ts';
import * as api from './cases-api.ts';
import { seenRecords } from './own-file.ts';
import { problems } from './problems.ts';

/** Answers what an enterprise asks for; `own` gives its entity. */
export function casesRoutes(app: Api, grading: Grading, own: (who: Reader) => number): void {
  app.on(api.listOwnRepairs, async ({ db, who, at }) => ({
    free: repairRules().free,
    prospects: (await prospectsOf(db, grading, at, own(who))).map((one) => shownProspect(one, grading)),
    applications: await shownLines(db, grading, await applicationsOf(db, own(who))),
  }));
  app.on(api.applyForOwnRepair, async ({ db, reader, who, at, body, note }) => {
    for (const record of body.records) await refuseUnseen(reader, grading, own(who), record);
    const given = { ...body, basis: 'ordinary', order: null, channel: 'own', applied: iso(shanghaiDay(at)) } as const;
    const applied = await applyForRepair({ db, who, at, grading }, { ...given, entityId: own(who) });
    note({ object: internalId(own(who)), detail: applied.number });
    const items = applied.items.map((item) => shownItem(item, grading));
    return { id: applied.id, number: applied.number, state: applied.state, items };
  });
  app.on(api.listOwnObjections, async ({ db, who }) => {
    const name = await nameOf(db, own(who));
    const codes = grading.catalogue.lists.get('objection-matter')?.codes ?? [];
    return {
      items: (await objectionsOf(db, own(who))).map((one) => lineOf(one, name)),
      matters: codes.filter(({ retired }) => !retired).map(({ code, label }) => ({ code, ...label })),
    };
  });
  app.on(api.fileOwnObjection, async ({ db, reader, who, at, body, note }) => {
    const { record, ...said } = body;
    await refuseUnseen(reader, grading, own(who), record);
    const filing = { ...said, about: { kind: 'record', record }, on: iso(shanghaiDay(at)) } as const;
    const { id, number, due } = await fileObjection({ db, who, at, grading }, own(who), filing);
    note({ object: number });
    return { id, number, due };
  });
}

/** Nobody asks about a record that is not in his own file. */
async function refuseUnseen(reader: Db, { catalogue }: Grading, entity: number, record: number): Promise<void> {
  const records = await seenRecords(reader, catalogue, entity);
  if (!records.some(({ recordId }) => recordId === record))
    throw new Problem(problems['enterprise.no-such-record'], { record });
}
