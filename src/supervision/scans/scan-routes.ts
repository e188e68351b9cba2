// The door of visit codes over HTTP: an officer's own ratings; visits and complaints for their superiors.

import type { Api } from '../../base/http/api.ts';
import { ownRatings } from './own-ratings.ts';
import { scanRules } from './rules.ts';
import * as api from './scan-api.ts';

/** Answers what is asked about visits with codes. */
export function scanRoutes(app: Api): void {
  app.on(api.readOwnRatings, async ({ db, who }) => {
    const { shown_from: every, reasons: known } = scanRules().rating;
    const { ratings = 0, stars = [0, 0, 0, 0, 0], reasons = {} } = (await ownRatings(db, who.id)) ?? {};
    const shown = known.map(({ id, label, good }) => ({ id, ...label, good, count: reasons[id] ?? 0 }));
    return { every, ratings, stars: [...stars], reasons: shown.filter(({ count }) => count > 0) };
  });
}
