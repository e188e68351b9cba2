// The steps of an application with their last days, what is done of each, and by which rule: for its page, its row and the duties.

import type { Calendar } from '../base/calendar.ts';
import { type Day, dayOf, iso } from '../base/day.ts';
import { type CountedStep, countedSteps } from './clocks.ts';
import type { Application } from './read-applications.ts';

export interface RepairStep extends Omit<CountedStep, 'opened' | 'due'> {
  /** Null: it does not run yet. */
  readonly opened: string | null;
  /** Null: it does not run while something is missing, or the holidays of that year are not arranged. */
  readonly due: string | null;
  readonly done: string | null;
}

type Standing = Pick<
  Application,
  'items' | 'state' | 'applied' | 'asked' | 'completed' | 'accepted' | 'decided' | 'extended'
>;

/** In their order; of what was refused at once because its time had not come there are none. */
export function stepsOf(application: Standing, calendar: Calendar): RepairStep[] {
  const { state, applied, asked, completed, accepted, decided, extended, items } = application;
  const gone = items.filter(({ outcome }) => outcome !== 'refused');
  const day = (text: string | null) => (text === null ? null : dayOf(text)!);
  const days = { applied: day(applied)!, asked: day(asked), completed: day(completed)!, accepted: day(accepted) };
  const supplemented = asked === null || state === 'incomplete' ? null : completed;
  const done = {
    complete: state === 'withdrawn' || state === 'refused' ? (decided ?? supplemented) : supplemented,
    accept: accepted ?? decided,
    decide: decided,
  };
  return countedSteps(gone, { ...days, extended }, calendar).map((one) => {
    // What is missing is handed in first; then the term for acceptance begins anew.
    const waits = one.step === 'accept' && state === 'incomplete';
    const due = waits ? null : textOf(one.due);
    return { ...one, opened: textOf(one.opened), due, done: done[one.step] };
  });
}

function textOf(day: Day | null): string | null {
  return day === null ? null : iso(day);
}
