// The wing of the enterprises' door for honours, by the verbs of the lists.

import type { Api, Reader } from '../base/http/api.ts';
import type { Grading } from '../grading/grading.ts';
import { openListing } from '../notice/lists/act.ts';
import { withdrawApplication } from '../notice/lists/withdraw-application.ts';
import * as api from './honours-api.ts';
import { applicationFor, ownHonours } from './own-honours.ts';

/** Answers what an enterprise asks about honours; `own` gives its entity. */
export function honoursRoutes(app: Api, grading: Grading, own: (who: Reader) => number): void {
  app.on(api.listOwnHonours, ({ db, who }) => ownHonours(db, grading, own(who)));
  app.on(api.applyForHonour, async ({ db, who, at, body, note }) => {
    const { id, number, due } = await openListing({ db, who, at, grading }, own(who), applicationFor(body, at));
    note({ object: number, detail: body.title });
    return { id, number, due };
  });
  app.on(api.withdrawHonour, async ({ db, reader, who, at, params, body, note }) => {
    const { number } = await withdrawApplication({ db, who, at, grading }, reader, params.id, body.why);
    note({ object: number });
    return { done: true as const };
  });
}
