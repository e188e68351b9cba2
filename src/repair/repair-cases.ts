// Applications for repair as cases with deadlines, for the duties (`src/cases.ts`).

import { dayOf } from '../base/day.ts';
import type { CaseRoom, CaseStep } from '../duties/case.ts';
import { type Application, applicationsWhere } from './read-applications.ts';
import { repairRegimes, repairRules } from './rules.ts';
import { type RepairStep, stepsOf } from './steps.ts';

/** Applications move with every act, which notes when. */
export const repairCases: CaseRoom = {
  kind: 'repair',
  label: { zh: '信用修复申请', en: 'Application for repair' },
  steps: ['complete', 'accept', 'decide'],
  declared: () => [repairRegimes().regimes, repairRules().completion],
  stepsOf: async (db, entityIds, calendar) => {
    const applications = await applicationsWhere(db, 'a.entity_id = any($1::bigint[])', [entityIds]);
    return applications.flatMap((application) =>
      stepsOf(application, calendar).flatMap((one) =>
        one.opened === null ? [] : [told(application, one, one.opened)],
      ),
    );
  },
  movedSince: async (db, since, most) => {
    const { rows } = await db.query<{ entity_id: number }>(
      'select distinct entity_id from repair.application where changed_at > $1 limit $2',
      [since, most],
    );
    return rows.map(({ entity_id }) => entity_id);
  },
};

function told(application: Application, { step, due, done, document, clock }: RepairStep, opened: string): CaseStep {
  const { entityId, id, number, unit, source } = application;
  return {
    ...{ entityId, id, number, step, round: 1, unit, source, class: 3, opened: dayOf(opened)! },
    due: due === null ? undefined : dayOf(due),
    done: done === null ? undefined : dayOf(done),
    basis: { document, article: clock.article, sense: clock.sense, assumption: clock.assumption },
  };
}
