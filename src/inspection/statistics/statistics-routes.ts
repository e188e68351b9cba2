// The door of statistics.

import { shanghaiDay } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import type { Grading } from '../../grading/grading.ts';
import { inspectionFigures } from './statistics.ts';
import { readInspectionFigures } from './statistics-api.ts';

/** Answers what is asked about inspections in figures. */
export function statisticsRoutes(app: Api, grading: Grading): void {
  app.on(readInspectionFigures, ({ reader, whole, at, query }) =>
    inspectionFigures({ reader, whole, today: shanghaiDay(at) }, grading, query),
  );
}
