// Objections as cases with deadlines, for the duties (`src/cases.ts`): the provider owes what it verifies, the unit in charge the rest.

import { dayOf } from '../base/day.ts';
import type { CaseRoom, CaseStep } from '../duties/case.ts';
import { unitsOf } from '../supervision/duties/units.ts';
import { deadlinesOf, STEPS } from './deadlines.ts';
import { objectionsOf } from './read-objections.ts';
import { objectionRules } from './regimes.ts';

/** An objection keeps the regime under which it was filed; what moves it is noted as an act. */
export const objectionCases: CaseRoom = {
  kind: 'objection',
  label: { zh: '异议', en: 'Objection' },
  steps: STEPS,
  declared: () => objectionRules().regimes,
  stepsOf: async (db, entityIds, calendar) => {
    const objections = await objectionsOf(db, ...entityIds);
    if (objections.length === 0) return [];
    const units = await unitsOf(db);
    return objections.flatMap((o) => {
      const { document, article, sense, assumption } = o.regime;
      return deadlinesOf(o.regime, o, calendar).flatMap(({ step, opened, due, done }): CaseStep[] => {
        if (opened === null) return [];
        const provider = step === 'provider' ? units.ofSource(o.provider) : undefined;
        return [
          {
            ...{ entityId: o.entityId, id: o.id, number: o.number, step, round: 1, unit: provider ?? o.unit },
            ...{ source: o.provider, class: o.class, basis: { document, article, sense, assumption } },
            opened: dayOf(opened)!,
            due: due === null ? undefined : dayOf(due),
            done: done === null ? undefined : dayOf(done),
          },
        ];
      });
    });
  },
  movedSince: async (db, since, most) => {
    const { rows } = await db.query<{ entity_id: number }>(
      'select distinct entity_id from objection.act where at > $1 limit $2',
      [since, most],
    );
    return rows.map(({ entity_id }) => entity_id);
  },
};
