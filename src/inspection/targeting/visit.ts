// What is known of a supervised premises: what it is, and its past visits. No person, neither inspected nor inspecting, is in it.

import type { Day } from '../../base/day.ts';

/** One visit and what it found. */
export interface Visit {
  readonly day: Day;
  /** Problems by weight; a source that does not weigh them says how many it found under `minor`. */
  readonly critical: number;
  readonly serious: number;
  readonly minor: number;
  readonly failed: boolean;
  /** A measure was taken on the day: ticket, order, closure. */
  readonly enforced: boolean;
  /** Made by plan: only such visits are foretold. A visit on a complaint or at an opening is known of, not foretold. */
  readonly planned: boolean;
  /** How many problems of each subject. */
  readonly subjects?: Readonly<Record<string, number>>;
}

/** A premises with its visits by day. */
export interface Premises {
  readonly id: string;
  /** What kind of business, where there is one. */
  readonly kind?: string;
  /** Other traits known beforehand, such as a class of risk by trade. */
  readonly traits?: Readonly<Record<string, string>>;
  /** What it has a licence for besides its trade, such as alcohol or tobacco. */
  readonly licences?: readonly string[];
  readonly visits: readonly Visit[];
}

/** A visit within so many days of one with problems looks whether they are mended. */
const FOLLOW_UP_DAYS = 30;

function problemsOf({ critical, serious, minor }: Visit): number {
  return critical + serious + minor;
}

/** A critical problem, or a measure, which stands for one. */
export function isHit({ critical, enforced }: Visit): boolean {
  return critical > 0 || enforced;
}

/** Whether a visit only follows up the one before it. */
export function isFollowUp(visit: Visit, before: Visit | undefined): boolean {
  return before !== undefined && visit.day - before.day <= FOLLOW_UP_DAYS && problemsOf(before) > 0;
}
