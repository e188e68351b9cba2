// The door of inspection over HTTP: the list of items, inspectors, and plans from their dry run to their archive.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Api, Note } from '../base/http/api.ts';
import { letterFile } from '../base/pdf/letter.ts';
import type { Typesetter } from '../base/pdf/typeset.ts';
import type { Grading } from '../grading/grading.ts';
import { type CheckArchive, readCheck, takeCheck, takeNotice } from './archive/archive-api.ts';
import { checkArchive } from './archive/check-archive.ts';
import { noticeLetter } from './archive/notice-letter.ts';
import type { Item } from './items.ts';
import { shippedItems, shippedPresets } from './items-load.ts';
import { allItems, drawIds, inspectorAccounts, keepInspector, keepItem, roster } from './own-items.ts';
import { changeVisit, drawPlan } from './plan/draw-plan.ts';
import { enterResult } from './plan/enter-result.ts';
import { figuresOf } from './plan/figures.ts';
import { actsOf, addPlan, drawOf, type Plan, planAt, planList, refuseUnless, savePlan } from './plan/plans.ts';
import { approving, prepared, proposePlan } from './plan/propose-plan.ts';
import { publicityRule, publishResults } from './plan/publicity.ts';
import { returnPlan } from './plan/return-plan.ts';
import { standAside } from './plan/stand-aside.ts';
import { visitPage, visitsFor, visitsOf } from './plan/visits.ts';
import * as api from './plans-api.ts';

const MONTH = 31;

/** Answers what is asked about inspections. */
export function inspectionRoutes(app: Api, grading: Grading, typesetter: Typesetter): void {
  app.onApproved('inspection.plan', approving);
  lists(app);
  plans(app, grading);
  visits(app, grading);
  files(app);
  archives(app, grading, typesetter);
}

function lists(app: Api): void {
  app.on(api.listItems, async ({ db }) => {
    const { basis, departments } = shippedItems();
    const items = (await allItems(db)).map(shownItem);
    const { article, sense, assumption = null } = publicityRule();
    return {
      basis,
      departments: [...departments].map(([id, label]) => ({ id, ...label })),
      items,
      ...{ ...shippedPresets(), publicity: { article, sense, assumption } },
    };
  });
  app.on(api.keepItem, async ({ db, who, at, params, body, note }) => {
    const { most, least, knows, until, among, ...rest } = body;
    const given = <T>(name: string, value: T | null) => (value === null ? {} : { [name]: value });
    const kept = { ...given('kinds', among.kinds), ...given('tags', among.tags), ...given('industry', among.industry) };
    const optional = {
      ...given('most', most),
      ...given('least', least),
      ...given('knows', knows),
      ...given('until', until),
    };
    await keepItem(db, who, at, { ...params, ...rest, ...optional, among: kept });
    note({ detail: body.label.zh });
    return { kept: true as const };
  });
  app.on(api.listInspectors, async ({ db }) => ({ items: await roster(db) }));
  app.on(api.listInspectorAccounts, async ({ db }) => ({ items: await inspectorAccounts(db) }));
  app.on(api.keepInspector, async ({ db, reader, who, at, body, note }) => {
    await keepInspector(db, who, at, { ...body, avoids: await drawIds(reader, body.avoids) });
    note({ object: body.certificate });
    return { kept: true as const };
  });
}

function shownItem({ most, least, knows, until, among, ...item }: Item & { readonly own: boolean }) {
  const { kinds, tags, industry } = among;
  const filter = { kinds: kinds ? [...kinds] : null, tags: tags ? [...tags] : null, industry: industry ?? null };
  const optional = { most: most ?? null, least: least ?? null, knows: knows ?? null, until: until ?? null };
  return { ...item, ways: [...item.ways], ...optional, among: filter };
}

function plans(app: Api, grading: Grading): void {
  app.on(api.listPlans, async ({ db, at }) => ({ items: (await planList(db, at)).map(line) }));
  app.on(api.tryPlan, async (ask) => (await prepared(ask, grading, ask.body)).dry);
  app.on(api.addPlan, async ({ db, who, at, body }) => ({ id: await addPlan(db, who, at, body) }));
  app.on(api.savePlan, async ({ db, reader, who, at, params, body }) => ({
    revision: await savePlan(db, reader, who, at, params.id, body.revision, body.scope),
  }));
  app.on(api.readPlan, async ({ db, at, params }) => {
    const plan = await planAt(db, at, params.id);
    const laid = plan.state !== 'draft' && plan.state !== 'proposed';
    const draw = laid ? await drawOf(db, params.id) : undefined;
    const figures = draw?.visits ? await figuresOf(db, params.id, iso(shanghaiDay(at))) : null;
    const { revision, scope, dry } = plan;
    const published = { commitment: draw?.commitment ?? null, seedValues: draw?.seed ? [...draw.seed] : null };
    return { ...line(plan), revision, scope, dry, ...published, acts: await actsOf(db, params.id), figures };
  });
  app.on(api.proposePlan, async (ask) => ({ proposal: await proposePlan(ask, grading, ask.params.id, ask.body) }));
  app.on(api.returnPlan, async (ask) => ({ revision: await returnPlan(ask, ask.params.id, ask.body) }));
  app.on(api.drawPlan, async (ask) => ({ visits: await drawPlan(ask, ask.params.id, ask.body.values) }));
}

function line({ id, number, title, authority, state, proposal, author, changedAt, scope, visits: all, done }: Plan) {
  return {
    id,
    number,
    title,
    authority,
    state,
    proposal,
    author,
    changedAt,
    from: scope.from,
    until: scope.until,
    visits: all,
    done,
  };
}

function visits(app: Api, grading: Grading): void {
  app.on(api.listVisits, async ({ db, who, at, params, query }) => {
    await planAt(db, at, params.id);
    return visitPage(db, who.id, params.id, query);
  });
  app.on(api.ownVisits, async ({ db, who, at }) => ({
    items: await visitsFor(db, who.id, iso(shanghaiDay(at) - MONTH)),
  }));
  app.on(api.changeVisit, async (ask) => {
    const { entity, officer, why } = ask.body;
    const change =
      officer === null
        ? ({ kind: 'entity', out: entity, why } as const)
        : ({ kind: 'officer', out: officer, entity, why } as const);
    const visit = await changeVisit(ask, ask.params.id, change);
    return { entity: visit?.entity ?? null, officers: [...(visit?.officers ?? [])] };
  });
  app.on(api.recuse, async (ask) => ({ officers: [...(await standAside(ask, ask.params, ask.body.why))] }));
  app.on(api.enterResult, (ask) => enterResult(ask, grading, ask.params, ask.body));
  app.on(api.publishResults, async (ask) => ({ published: await publishResults(ask, grading, ask.params.id) }));
}

const json = (name: string, content: unknown) => ({
  name,
  type: 'application/json; charset=utf-8',
  content: `${JSON.stringify(content, null, 1)}\n`,
});

function files(app: Api): void {
  app.on(api.takeDraw, async ({ db, at, params }) => {
    const plan = await planAt(db, at, params.id);
    if (plan.state === 'draft' || plan.state === 'proposed') refuseUnless(plan, 'laid');
    return json(`plan-${plan.number}.draw.json`, await drawOf(db, params.id));
  });
  app.on(api.takeArchive, async ({ db, who, at, params }) => {
    const plan = await planAt(db, at, params.id);
    const [acts, all] = [await actsOf(db, params.id), await visitsOf(db, who.id, params.id)];
    const draw = plan.state === 'draft' || plan.state === 'proposed' ? null : await drawOf(db, params.id);
    return json(`plan-${plan.number}.archive.json`, { plan, acts, visits: all, draw });
  });
}

function archives(app: Api, grading: Grading, typesetter: Typesetter): void {
  app.on(readCheck, ({ db, who, at, params, note }) => looked(checkArchive(db, who, at, grading, params), note));
  app.on(takeCheck, async ({ db, who, at, params, note }) => {
    const archive = await looked(checkArchive(db, who, at, grading, params), note);
    return json(`check-${archive.plan.number}-${archive.visit.number}.json`, archive);
  });
  app.on(takeNotice, async ({ db, who, at, params, note }) => {
    const archive = await checkArchive(db, who, at, grading, params);
    note({ object: archive.visit.internal });
    return letterFile(typesetter, await noticeLetter(db, at, archive), at);
  });
}

/** Whoever is shown records has looked at those of their disclosure classes. */
async function looked(asked: Promise<CheckArchive>, note: (more: Note) => void): Promise<CheckArchive> {
  const archive = await asked;
  const { results, orders, rechecks } = archive;
  note({ classes: [...results, ...orders, ...rechecks].map(({ disclosure }) => disclosure) });
  return archive;
}
