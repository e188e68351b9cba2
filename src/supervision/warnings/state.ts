// How a warning stands on a day: computed from its days, never scheduled.

import type { Day } from '../../base/day.ts';
import type { Stage, WarningRule } from './sheet.ts';

export const WARNING_STATES = ['open', 'ahead', 'ended'] as const;
export type WarningState = (typeof WARNING_STATES)[number];

interface Days {
  readonly stages: readonly Day[];
  readonly until: Day;
}

export function warningState({ stages, until }: Days, today: Day): WarningState {
  if (until <= today) return 'ended';
  return stages[0] > today ? 'ahead' : 'open';
}

/** The stage on a day, of a warning that is over its last one; the first of one that is ahead. */
export function stageOn({ stages: known }: Pick<WarningRule, 'stages'>, { stages, until }: Days, today: Day): Stage {
  const day = Math.min(today, until - 1);
  return known[Math.max(0, stages.filter((begin) => begin <= day).length - 1)];
}
