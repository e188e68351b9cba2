// The door of visit codes over HTTP: an officer's own ratings and excuses; visits, figures and complaints for their superiors.

import { shanghaiDay } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { excuseVisit } from './excuse-visit.ts';
import { visitPage } from './list-visits.ts';
import * as oversight from './oversight-api.ts';
import { ownRatings } from './own-ratings.ts';
import { scanRules } from './rules.ts';
import { readOwnRatings } from './scan-api.ts';
import { answerComplaint, complaintsPage } from './visit-complaints.ts';
import { visitFigures } from './visit-figures.ts';

/** Answers what is asked about visits with codes. */
export function scanRoutes(app: Api): void {
  app.on(readOwnRatings, async ({ db, who }) => {
    const { shown_from: every, reasons: known } = scanRules().rating;
    const { ratings = 0, stars = [0, 0, 0, 0, 0], reasons = {} } = (await ownRatings(db, who.id)) ?? {};
    const shown = known.map(({ id, label, good }) => ({ id, ...label, good, count: reasons[id] ?? 0 }));
    return { every, ratings, stars: [...stars], reasons: shown.filter(({ count }) => count > 0) };
  });
  app.on(oversight.readScanRules, async () => rulesAnswer());
  app.on(oversight.listVisitCodes, ({ db, who, query }) => visitPage(db, who, query));
  app.on(oversight.excuseVisit, async ({ db, reader, who, params, body, note }) => {
    await excuseVisit(db, who, await entityAt(reader, params.id), body);
    note({ detail: `${body.visit} ${body.excuse} ${body.why}` });
    return { done: true as const };
  });
  app.on(oversight.readVisitFigures, ({ db, who, at, query }) => visitFigures(db, who, shanghaiDay(at), query));
  app.on(oversight.listVisitComplaints, ({ db, who, query }) => complaintsPage(db, who, query));
  app.on(oversight.answerVisitComplaint, async ({ params, body, note, ...ask }) => {
    await answerComplaint(ask, params.id, body);
    note({ detail: body.upheld ? 'upheld' : 'not upheld' });
    return { done: true as const };
  });
}

function rulesAnswer() {
  const { basis, sense, assumption, hours, days, rating, complaint, excuses } = scanRules();
  const words = (all: typeof excuses) => all.map(({ id, label }) => ({ id, ...label }));
  return {
    ...{ basis, sense, assumption, hours, days, shownFrom: rating.shown_from },
    reasons: rating.reasons.map(({ id, label, good }) => ({ id, ...label, good })),
    grounds: words(complaint.grounds),
    excuses: words(excuses),
  };
}
