// The wing of the enterprises' door for visits to them.

import type { Api, Reader } from '../base/http/api.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { complainOwn, ownVisits, rateOwn, visitRules } from './own-visits.ts';
import * as api from './visits-api.ts';

const DONE = { done: true } as const;

/** Answers what an enterprise asks about visits; `own` gives its entity. */
export function visitsRoutes(app: Api, catalogue: Catalogue, own: (who: Reader) => number): void {
  app.on(api.listOwnVisits, async ({ db, who, at }) => ({
    items: await ownVisits(db, catalogue, own(who), at),
    rules: visitRules(),
  }));
  // Which account rates and complains stays out of the audit trail's words: officers read neither.
  app.on(api.rateOwnVisit, async ({ db, reader, who, at, params, body }) => {
    await rateOwn(db, reader, at, own(who), params.id, body);
    return DONE;
  });
  app.on(api.complainOfOwnVisit, async ({ db, reader, who, at, params, body }) => {
    await complainOwn(db, reader, at, own(who), params.id, body);
    return DONE;
  });
}
