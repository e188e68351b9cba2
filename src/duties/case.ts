// Cases that rooms above handle – repairs, objections, listings – as far as deadlines go: what each room tells, so that nobody reads upward.

import type { Calendar } from '../base/calendar.ts';
import type { Day } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Label } from './sheet.ts';

/** A step of a case with its last day, counted by the room that handles the case: there is no other count of it. */
export interface CaseStep {
  readonly entityId: number;
  /** Of the case, a UUID: its page is found by it. */
  readonly id: string;
  /** Of the case, as people write it. */
  readonly number: string;
  readonly step: string;
  /** The how manieth time, where a step comes again: a removal that was refused is applied for once more. */
  readonly round: number;
  readonly opened: Day;
  /** Undefined while it does not run, or while the holidays of that year are not arranged. */
  readonly due: Day | undefined;
  readonly done: Day | undefined;
  /** Who owes it. */
  readonly unit: string;
  readonly source: string;
  /** Disclosure class. */
  readonly class: number;
  readonly basis: Basis;
}

/** By what the last day of a step is counted: the regime differs by case. */
export interface Basis {
  readonly document: string;
  readonly article: string;
  readonly sense: Label;
  readonly assumption?: Label;
}

/** What a room tells of its cases; the roof hands it down (`src/cases.ts`). */
export interface CaseRoom {
  /** As sheets name it: `repair`. */
  readonly kind: string;
  readonly label: Label;
  readonly steps: readonly string[];
  /** By what besides facts last days are counted: where it changes, every duty is worked out anew. */
  readonly declared: () => unknown;
  /** The steps of these entities' cases, over ones too. `db` may be a reader's. */
  readonly stepsOf: (db: Db, entityIds: readonly number[], calendar: Calendar) => Promise<readonly CaseStep[]>;
  /** Entities whose cases moved since an instant; as many at most. */
  readonly movedSince: (db: Db, since: Date, most: number) => Promise<readonly number[]>;
}

/** The cause of a duty: the case, and which time. */
export function causeOf({ id, round }: Pick<CaseStep, 'id' | 'round'>): string {
  return round === 1 ? id : `${id}-${round}`;
}

/** The case in a cause; undefined where it is none. */
export function caseIn(cause: string): { readonly id: string; readonly round: number } | undefined {
  const [, id, round] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-(\d+))?$/.exec(cause) ?? [];
  return id === undefined ? undefined : { id, round: Number(round ?? 1) };
}
