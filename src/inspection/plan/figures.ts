// What a plan's visits found: by stratum, the control among them, and the visits that inspecting together has saved.

import type { z } from 'zod';
import type { readPlan } from '../plans-api.ts';
import { CLEAR } from './enter-result.ts';
import type { ShownVisit } from './visits.ts';

type Figures = NonNullable<z.output<(typeof readPlan)['answer']>['figures']>;

/** Counts visits; `departmentOf` gives the department of an item. */
export function figuresOf(visits: readonly ShownVisit[], departmentOf: (item: string) => string): Figures {
  const standing = visits.filter(({ state }) => state !== 'replaced' && state !== 'spared');
  const departments = standing.map(({ items }) => new Set(items.map(departmentOf)).size);
  const strata = [...new Set(standing.map(({ stratum }) => stratum))].sort();
  const done = standing.filter(({ state }) => state === 'done');
  return {
    ...{ visits: standing.length, done: done.length, found: done.filter(foundSomething).length },
    together: departments.filter((count) => count > 1).length,
    saved: departments.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    strata: strata.map((id) => {
      const own = done.filter(({ stratum }) => stratum === id);
      return { id, done: own.length, found: own.filter(foundSomething).length };
    }),
  };
}

function foundSomething({ results }: ShownVisit): boolean {
  return (results ?? []).some(({ outcome }) => !CLEAR.includes(outcome));
}
