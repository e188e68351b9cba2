// The door of joint plans over HTTP: made of drawn plans, made anew, proposed, read, taken away.

import type { Api } from '../base/http/api.ts';
import type { Grading } from '../grading/grading.ts';
import * as api from './cycle/cycle-api.ts';
import { addJoint, type Joint, joinable, jointAt, jointList, saveJoint } from './cycle/joint-plans.ts';
import { jointTable, jointVisits } from './cycle/joint-visits.ts';
import { approvingJoint, proposeJoint } from './cycle/propose-joint.ts';

/** Answers what is asked about joint plans. */
export function jointRoutes(app: Api, grading: Grading): void {
  app.onApproved('inspection.joint', approvingJoint);
  app.on(api.listJoint, async ({ db, at }) => ({ items: (await jointList(db, at)).map(line) }));
  app.on(api.listJoinable, async ({ db }) => ({ items: await joinable(db) }));
  app.on(api.addJoint, async (ask) => ({ id: await addJoint(ask, grading, ask.body) }));
  app.on(api.saveJoint, async (ask) => ({
    revision: await saveJoint(ask, grading, ask.params.id, ask.body.revision, ask.body.scope),
  }));
  app.on(api.readJoint, async ({ db, at, params }) => {
    const joint = await jointAt(db, at, params.id);
    const { revision, scope } = joint;
    const plans = (await joinable(db, scope.plans)).map(({ open: _, ...plan }) => plan);
    return { ...line(joint), revision, scope, plans };
  });
  app.on(api.listJointVisits, async ({ db, at, params, query }) => {
    await jointAt(db, at, params.id);
    return jointVisits(db, params.id, query);
  });
  app.on(api.proposeJoint, async (ask) => ({ proposal: await proposeJoint(ask, ask.params.id, ask.body) }));
  app.on(api.takeJoint, async ({ db, at, params }) => {
    const { number } = await jointAt(db, at, params.id);
    return {
      name: `joint-plan-${number}.csv`,
      type: 'text/csv; charset=utf-8',
      content: await jointTable(db, params.id),
    };
  });
}

function line({ id, number, title, author, state, proposal, scope, changedAt, figures }: Joint) {
  const { from, until } = scope;
  return { id, number, title, author, state, proposal, from, until, changedAt, figures };
}
