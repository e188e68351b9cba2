// The door of complaints over HTTP.

import { shanghaiDay } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import type { Seal } from '../../base/seal.ts';
import { fileAt } from '../../evidence/case-files.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { nameOf } from '../../registry/names.ts';
import { actOn } from './act.ts';
import { alikeTo } from './alike.ts';
import { refuseStranger } from './assign.ts';
import { checkCodes, rulesAnswer } from './choices.ts';
import { complainantKey, readComplainant } from './complainant.ts';
import * as actApi from './complaint-act-api.ts';
import * as api from './complaint-api.ts';
import { filesOfComplaint } from './complaint-files.ts';
import { complaintAnswer } from './complaint-page.ts';
import { complaintFigures } from './figures.ts';
import { complaintCounts, complaintPage, linesOf } from './list-complaints.ts';
import { marking, proposeLifting, proposeMark } from './marks.ts';
import { problems } from './problems.ts';
import { complaintAt } from './read-complaints.ts';
import { takeComplaint } from './take-complaint.ts';

/** Answers what is asked about complaints. */
export function complaintRoutes(app: Api, grading: Grading, seal: Seal): void {
  app.onApproved('complaint.mark', marking);
  lists(app);
  one(app, grading, seal);
  app.on(api.readComplaintRules, ({ db }) => rulesAnswer(db, grading));
  app.on(api.takeComplaint, async ({ db, reader, who, at, body, note }) => {
    const { entity, ...taken } = body;
    checkCodes(grading, taken);
    const about = entity === null ? null : await entityAt(reader, entity);
    const { id, number } = await takeComplaint({ db, who, at, grading, seal }, taken, about);
    note({ object: number, detail: taken.kind });
    const [{ unit, officer }] = await linesOf(db, [id]);
    return { id, number, unit, officer };
  });
  app.on(api.findAlike, async ({ db, reader, body: { entity, summary, complainant, ...rest } }) => {
    const about = entity === null ? null : await entityAt(reader, entity);
    const respondent = about === null ? rest.respondent : await nameOf(db, about);
    const key = await complainantKey(db, complainant);
    const found = await alikeTo(reader, { ...rest, respondent, about, complainant: key, text: summary });
    const lines = new Map(
      (
        await linesOf(
          reader,
          found.map(({ complaint: { id } }) => id),
        )
      ).map((line) => [line.id, line]),
    );
    return { items: found.map(({ complaint: { id }, likeness }) => ({ ...lines.get(id)!, likeness })) };
  });
}

function lists(app: Api): void {
  app.on(api.listComplaints, async ({ db, who, at, query: { entity, ...query } }) => {
    const about = entity === undefined ? undefined : await entityAt(db, entity);
    return complaintPage(db, who, shanghaiDay(at), { ...query, about });
  });
  app.on(api.countComplaints, async ({ db, who, at, query: { entity, ...query } }) => {
    const about = entity === undefined ? undefined : await entityAt(db, entity);
    return complaintCounts(db, who, shanghaiDay(at), { ...query, about });
  });
  app.on(api.entityComplaints, async ({ db, who, at, params, query }) => {
    const about = await entityAt(db, params.id);
    return complaintPage(db, who, shanghaiDay(at), { ...query, whose: 'all', state: 'any', about });
  });
  app.on(api.readComplaintFigures, ({ db, at, query }) => complaintFigures(db, shanghaiDay(at), query));
}

function one(app: Api, grading: Grading, seal: Seal): void {
  app.on(api.readComplaint, ({ db, who, at, params }) => complaintAnswer(db, seal, who, at, params.id));
  app.on(api.readComplainant, async ({ db, who, at, params, note }) => {
    const complaint = await complaintAt(db, params.id);
    note({ object: complaint.number });
    await refuseStranger(db, who, at, complaint);
    const complainant = await readComplainant(db, seal, params.id);
    if (!complainant) throw new Problem(problems['complaints.nobody-to-mark']);
    return complainant;
  });
  app.on(api.readComplaintFile, async ({ db, who, at, params, note }) => {
    const complaint = await complaintAt(db, params.id);
    note({ object: complaint.number, detail: params.hash.slice(0, 12) });
    await refuseStranger(db, who, at, complaint);
    return fileAt(db, seal, filesOfComplaint(params.id), params.hash);
  });
  app.on(actApi.actOnComplaint, async ({ db, reader, who, at, params, body: { revision, doing }, note }) => {
    note({ detail: `${doing.act} ${doing.why}` });
    await actOn({ db, reader, who, at, grading }, params.id, revision, doing);
    return { done: true as const };
  });
  app.on(actApi.proposeClaimMark, async ({ params, body, note, ...ask }) => {
    note({ detail: `${body.kind} ${body.why}` });
    return { proposal: await proposeMark(ask, params.id, body) };
  });
  app.on(actApi.proposeMarkLifting, async ({ params, body, note, ...ask }) => {
    note({ detail: body.why });
    return { proposal: await proposeLifting(ask, params.id, body) };
  });
}
