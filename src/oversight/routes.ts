// The door of oversight over HTTP.

import { shanghaiDay } from '../base/day.ts';
import type { Api } from '../base/http/api.ts';
import type { Grading } from '../grading/grading.ts';
import { countMoves, listMoves, listPoints, readBoundaries, readMonths, readOverview } from './api.ts';
import { BoundaryPack } from './boundaries.ts';
import { countsByMonth } from './months.ts';
import { movesCount, movesPage } from './moves.ts';
import { overview } from './overview.ts';
import { points } from './points.ts';

/** Answers what oversight is asked; `boundaries` is the folder of the installed pack. */
export function oversightRoutes(app: Api, grading: Grading, boundaries: string): void {
  const pack = new BoundaryPack(boundaries);
  app.on(readOverview, ({ db, who, query, at }) => overview(db, grading, who.reach, query, shanghaiDay(at)));
  app.on(readMonths, ({ db, query, at }) => countsByMonth(db, grading, query, shanghaiDay(at)));
  app.on(listMoves, async ({ whole, who, query, at, note }) => {
    const { classes } = who;
    const { page, seen } = await movesPage(whole, grading, { ...query, classes }, shanghaiDay(at));
    note({ classes: seen });
    return page;
  });
  app.on(countMoves, ({ db, query, at }) => movesCount(db, grading, query, shanghaiDay(at)));
  app.on(listPoints, ({ db, query, at }) => points(db, grading, query, shanghaiDay(at)));
  app.on(readBoundaries, ({ query }) => pack.within(query.within));
}
