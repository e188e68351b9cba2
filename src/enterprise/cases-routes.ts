// The wing of the enterprises' door for what they ask the office for: repair and objection, by the verbs that the desk uses.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Api, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import type { Seal } from '../base/seal.ts';
import { serveCaseFiles } from '../evidence/serve-files.ts';
import type { Grading } from '../grading/grading.ts';
import { actOn } from '../objection/act.ts';
import { fileObjection } from '../objection/file-objection.ts';
import { lineOf } from '../objection/list-objections.ts';
import { addToObjection, caseOfObjection } from '../objection/objection-files.ts';
import { objectionAt, objectionsOf } from '../objection/read-objections.ts';
import { internalId } from '../registry/entity.ts';
import { nameOf } from '../registry/names.ts';
import { actOnRepair } from '../repair/act.ts';
import { applyForRepair } from '../repair/apply.ts';
import { prospectsOf } from '../repair/prospects.ts';
import { applicationAt, applicationsOf } from '../repair/read-applications.ts';
import { addToRepair, caseOfRepair } from '../repair/repair-files.ts';
import { repairRules } from '../repair/rules.ts';
import { shownItem, shownLines, shownProspect } from '../repair/shown.ts';
import * as api from './cases-api.ts';
import { ownObjection, ownRepair } from './own-cases.ts';
import { seenRecords } from './own-file.ts';
import { bookTold } from './own-standings.ts';
import { problems } from './problems.ts';

/** Answers what an enterprise asks for; `own` gives its entity. */
export function casesRoutes(app: Api, grading: Grading, seal: Seal, own: (who: Reader) => number): void {
  repairs(app, grading, own);
  objections(app, grading, own);
  serveCaseFiles(app, seal, {
    operations: api.ownRepairFiles,
    find: (reader, _, { id }) => caseOfRepair(reader, id),
    add: addToRepair,
  });
  serveCaseFiles(app, seal, {
    operations: api.ownObjectionFiles,
    find: (reader, _, { id }) => caseOfObjection(reader, id),
    add: addToObjection,
  });
}

function repairs(app: Api, grading: Grading, own: (who: Reader) => number): void {
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
  app.on(api.readOwnRepair, ({ db, params: { id } }) => ownRepair(db, grading, id));
  app.on(api.actOnOwnRepair, async ({ db, reader, who, at, params: { id }, body: { act, why }, note }) => {
    const { number, revision } = await applicationAt(reader, id);
    note({ object: number, detail: act });
    await actOnRepair({ db, reader, who, at, grading }, id, revision, { act, on: iso(shanghaiDay(at)), why });
    return { done: true as const };
  });
}

function objections(app: Api, grading: Grading, own: (who: Reader) => number): void {
  app.on(api.listOwnObjections, async ({ db, who }) => {
    const name = await nameOf(db, own(who));
    const codes = grading.catalogue.lists.get('objection-matter')?.codes ?? [];
    return {
      items: (await objectionsOf(db, own(who))).map((one) => lineOf(one, name)),
      matters: codes.filter(({ retired }) => !retired).map(({ code, label }) => ({ code, ...label })),
      types: (grading.catalogue.lists.get('recorded-type')?.codes ?? []).map(({ code }) => code),
    };
  });
  app.on(api.fileOwnObjection, async ({ db, reader, who, at, body, note }) => {
    if (body.about.kind === 'record') await refuseUnseen(reader, grading, own(who), body.about.record);
    const about = body.about.kind === 'record' ? body.about : levelToldOf(grading, body.about.rulebook);
    const filing = { ...body, about, on: iso(shanghaiDay(at)) };
    const { id, number, due, outcome } = await fileObjection({ db, who, at, grading }, own(who), filing);
    note({ object: number });
    return { id, number, due, outcome };
  });
  app.on(api.readOwnObjection, ({ db, params: { id } }) => ownObjection(db, id));
  app.on(api.withdrawOwnObjection, async ({ db, reader, who, at, params: { id }, body: { why }, note }) => {
    const { number, revision } = await objectionAt(reader, id);
    note({ object: number });
    const doing = { act: 'withdraw', on: iso(shanghaiDay(at)), why } as const;
    await actOn({ db, who, at, grading }, reader, id, revision, doing);
    return { done: true as const };
  });
}

/** Nobody asks about a record that is not in his own file. */
async function refuseUnseen(reader: Db, { catalogue }: Grading, entity: number, record: number): Promise<void> {
  const records = await seenRecords(reader, catalogue, entity);
  if (!records.some(({ recordId }) => recordId === record))
    throw new Problem(problems['enterprise.no-such-record'], { record });
}

/** The level of a rulebook as objections name it; refuses one that is not told. */
function levelToldOf(grading: Grading, rulebook: string) {
  const { id, dimensions } = bookTold(grading, rulebook);
  const level = dimensions.find(({ role }) => role === 'level')!;
  return { kind: 'standing', name: `${id}/${level.id}` } as const;
}
