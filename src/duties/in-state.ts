// Which duties stand how on a day, as conditions of SQL on `d` (a duty, or a count of duties) joined with its rule's `s`.

import { type Day, iso } from '../base/day.ts';
import { type State, UNFINISHED } from './state.ts';

const OPEN = 'd.done_on is null and d.waived_on is null and d.cancelled_on is null';

/** The condition; `s.approaching` is for how many days before its last day the rule has it approach. */
export function standsIn(values: unknown[], state: State | typeof UNFINISHED, today: Day): string {
  const day = () => `$${values.push(iso(today))}::date`;
  switch (state) {
    case UNFINISHED:
      return OPEN;
    case 'ahead':
      return `${OPEN} and d.opened_on > ${day()}`;
    case 'open':
      return `${OPEN} and d.opened_on <= ${day()} and d.due_on > ${day()} + s.approaching`;
    case 'approaching':
      return `${OPEN} and d.opened_on <= ${day()} and d.due_on >= ${day()} and d.due_on <= ${day()} + s.approaching`;
    case 'overdue':
      return `${OPEN} and d.due_on < ${day()}`;
    case 'in-time':
      return 'd.cancelled_on is null and d.done_on <= d.due_on';
    case 'late':
      return 'd.cancelled_on is null and d.done_on > d.due_on';
    case 'waived':
      return 'd.cancelled_on is null and d.done_on is null and d.waived_on is not null';
    case 'cancelled':
      return 'd.cancelled_on is not null';
  }
}
