// The door of objections over HTTP.

import { shanghaiDay } from '../base/day.ts';
import type { Api } from '../base/http/api.ts';
import { ownSource } from '../base/http/reach.ts';
import type { Seal } from '../base/seal.ts';
import { serveCaseFiles } from '../evidence/serve-files.ts';
import type { Grading } from '../grading/grading.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { nameOf } from '../registry/names.ts';
import { actOn } from './act.ts';
import * as api from './api.ts';
import { askRegime, choosingRegime } from './choose.ts';
import { askClarification, clarify } from './clarify.ts';
import { extending, proposeExtension, proposeUpholding, upholdingOf } from './decide.ts';
import { fileObjection } from './file-objection.ts';
import { lineOf, objectionCounts, objectionFigures, objectionPage } from './list-objections.ts';
import { addToObjection, caseOfObjection } from './objection-files.ts';
import { noteSeen, objectionAnswer, rulesAnswer, toldAnswer } from './objection-page.ts';
import { objectionsOf } from './read-objections.ts';

const DONE = { done: true } as const;

/** Answers what is asked about objections. */
export function objectionRoutes(app: Api, grading: Grading, seal: Seal): void {
  app.onApproved('objection.uphold', upholdingOf(grading));
  app.onApproved('objection.extend', extending(grading));
  app.onApproved('objection.regime', choosingRegime);
  reads(app, grading);
  app.on(api.fileObjection, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const { id, number, due, outcome } = await fileObjection({ db, who, at, grading }, entityId, body);
    note({ object: number, detail: body.about.kind });
    return { id, number, due, outcome };
  });
  serveCaseFiles(app, seal, {
    operations: api.objectionFiles,
    find: (reader, _, { id }) => caseOfObjection(reader, id),
    add: addToObjection,
  });
  app.on(api.actOnObjection, async ({ db, reader, who, at, params, body: { revision, doing }, note }) => {
    note({ detail: `${doing.act} ${doing.why}` });
    await actOn({ db, who, at, grading }, reader, params.id, revision, doing);
    return DONE;
  });
  app.on(api.answerObjection, async ({ db, reader, who, at, params, body: { revision, ...said }, note }) => {
    note({ detail: said.answer });
    await actOn({ db, who, at, grading }, reader, params.id, revision, { act: 'answer', ...said });
    return DONE;
  });
  twice(app, grading);
}

function reads(app: Api, grading: Grading): void {
  app.on(api.listObjections, ({ db, at, query }) => objectionPage(db, shanghaiDay(at), query));
  app.on(api.countObjections, ({ db, who, at }) => objectionCounts(db, shanghaiDay(at), ownSource(who)));
  app.on(api.readObjectionFigures, ({ db, at, query }) => objectionFigures(db, shanghaiDay(at), query));
  app.on(api.readObjectionRules, ({ db }) => rulesAnswer(db, grading));
  app.on(api.listTold, ({ db, who }) => toldAnswer(db, ownSource(who)));
  app.on(api.readObjection, ({ db, who, params }) => objectionAnswer(db, who, params.id));
  app.on(api.entityObjections, async ({ db, params }) => {
    const entityId = await entityAt(db, params.id);
    const name = await nameOf(db, entityId);
    return { items: (await objectionsOf(db, entityId)).map((one) => lineOf(one, name)) };
  });
}

/** What takes a second person, and what follows a settled one. */
function twice(app: Api, grading: Grading): void {
  app.on(api.proposeUpholding, async ({ params, body, note, ...ask }) => {
    note({ detail: `${body.outcome} ${body.mend} ${body.why}` });
    return { proposal: await proposeUpholding(ask, params.id, body) };
  });
  app.on(api.proposeObjectionExtension, async ({ params, body, note, ...ask }) => {
    note({ detail: body.why });
    return { proposal: await proposeExtension(ask, params.id, body.why) };
  });
  app.on(api.chooseObjectionRegime, async ({ body, note, ...ask }) => {
    note({ detail: `${body.regime} ${body.why}` });
    return { proposal: await askRegime(ask, body.regime, body.why) };
  });
  app.on(api.askClarification, async ({ db, reader, who, at, params }) => {
    await askClarification({ db, who, at, grading }, reader, params.id);
    return DONE;
  });
  app.on(api.publishClarification, async ({ db, reader, who, at, params, body }) => {
    await clarify({ db, who, at, grading }, reader, params.id, body.text);
    return DONE;
  });
  app.on(api.noteTold, async ({ db, reader, who, at, params }) => {
    await noteSeen(db, reader, who, at, params.id, ownSource(who));
    return DONE;
  });
}
