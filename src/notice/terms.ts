// What runs from the service of a notice: when it takes effect, until when it may be answered, the last day of each remedy.

import type { Calendar } from '../base/calendar.ts';
import { type Day, dayOf, iso } from '../base/day.ts';
import { type Kind, noticeClock, noticeKinds, type Way, waysOfService } from './kinds.ts';
import { lastDayOf, type Term } from './term.ts';

/** The letter as it was when it was told: later changes of the sheets do not change what somebody holds in his hands. */
export interface Letter {
  readonly label: Kind['label'];
  readonly formal: boolean;
  readonly says: Kind['says'];
  readonly article: string;
  readonly sense: Kind['sense'];
  readonly assumption?: Kind['assumption'];
  readonly defence?: Term;
  readonly remedies: readonly Remedy[];
}

type Remedy = ReturnType<typeof noticeKinds>['remedies'][number];

/** What a letter of a kind says today. */
export function letterOf({ label, formal, says, article, sense, assumption, defence, remedies }: Kind): Letter {
  const known = noticeKinds().remedies;
  const named = remedies.map((id) => known.find((one) => one.id === id)!);
  return { label, formal, says, article, sense, assumption, defence, remedies: named };
}

/** The day on which service takes effect: that day, or later where the way takes its time. */
export function effectiveDay(way: Way, on: string, calendar: Calendar): string {
  const day = dayOf(on)!;
  if (!way.takes_effect) return on;
  return iso(lastDayOf(noticeClock({ ...way.takes_effect, moves: false }), day, calendar) ?? day);
}

/** The last day for a statement and defence; null: none is invited, it was not served, or the holidays are not arranged. */
export function answerBy({ defence }: Letter, effective: string | null, calendar: Calendar): string | null {
  return defence && effective !== null ? lastText(defence, dayOf(effective)!, calendar) : null;
}

/** The last day of each remedy that has a term; null as above. */
export function remedyDays(
  { remedies }: Letter,
  effective: string | null,
  calendar: Calendar,
): Map<string, string | null> {
  return new Map(
    remedies.map(({ id, term }) => [
      id,
      term && effective !== null ? lastText(term, dayOf(effective)!, calendar) : null,
    ]),
  );
}

function lastText(term: Term, on: Day, calendar: Calendar): string | null {
  const last = lastDayOf(noticeClock(term), on, calendar);
  return last === null ? null : iso(last);
}

/** A way by its name; undefined where there is none. */
export function wayOf(id: string): Way | undefined {
  return waysOfService().find((one) => one.id === id);
}
