// How a duty stands on a day: computed from its days, never scheduled.

import type { Day } from '../base/day.ts';
import type { DutyRule, Escalation } from './sheet.ts';

export const STATES = ['ahead', 'open', 'approaching', 'overdue', 'in-time', 'late', 'waived', 'cancelled'] as const;
export type State = (typeof STATES)[number];
/** In lists: whatever is neither done nor waived nor cancelled. */
export const UNFINISHED = 'unfinished';

/** The days of a duty, extension included. */
export interface Days {
  readonly opened: Day;
  readonly due: Day | undefined;
  readonly fulfilled: Day | undefined;
  readonly waived: boolean;
  readonly cancelled: boolean;
}

/** The state on a day. A duty whose due day is not known yet is open. */
export function stateOn({ approaching }: Pick<DutyRule, 'approaching'>, days: Days, today: Day): State {
  const { opened, due, fulfilled, waived, cancelled } = days;
  if (cancelled) return 'cancelled';
  if (fulfilled !== undefined) return due === undefined || fulfilled <= due ? 'in-time' : 'late';
  if (waived) return 'waived';
  if (opened > today) return 'ahead';
  if (due === undefined) return 'open';
  if (due < today) return 'overdue';
  return due - approaching <= today ? 'approaching' : 'open';
}
/** Whom the sheet has an overdue duty go to by now; undefined: still with its owner. */
export function escalatedTo({ escalation }: DutyRule, due: Day | undefined, today: Day): Escalation | undefined {
  return due === undefined ? undefined : escalation.findLast(({ after }) => today - due >= after);
}
