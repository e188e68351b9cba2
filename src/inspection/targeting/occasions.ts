// Days on which a score could have been asked, with what was known before and what the next visit found.

import type { Day } from '../../base/day.ts';
import { FACTS, type Fact, gradeOf, pastOf, subjectFact } from './facts.ts';
import { isFollowUp, isHit, type Premises, type Visit } from './visit.ts';

/** A day, and until when the next visit is waited for. */
export interface Window {
  readonly on: Day;
  /** Not included. */
  readonly until: Day;
}

/** What was known of a premises before a day. */
export interface Known {
  readonly premises: string;
  readonly on: Day;
  /** 0 (A) to 3 (D); undefined when not visited in three years. */
  readonly grade: number | undefined;
  readonly figures: Readonly<Record<string, number | undefined>>;
  readonly traits: Readonly<Record<string, string>>;
}

/** What was known, and what came. */
export interface Occasion extends Known {
  readonly hit: boolean;
  /** The day of the visit that came. */
  readonly visited: Day;
}

/** All facts for the subjects that a list of premises has problems of. */
export function factsFor(list: readonly Premises[]): Fact[] {
  const subjects = new Set(list.flatMap(({ visits }) => visits.flatMap((visit) => Object.keys(visit.subjects ?? {}))));
  return [...FACTS, ...[...subjects].sort().map(subjectFact)];
}

/** What is known of a premises on the morning of a day. */
export function knownOn(premises: Premises, on: Day, facts: readonly Fact[]): Known {
  const past = pastOf(premises.visits, on);
  const figures = Object.fromEntries(facts.map((fact) => [fact.id, fact.of(past)]));
  const traits = { ...premises.traits, ...(premises.kind !== undefined && { kind: premises.kind }) };
  return { premises: premises.id, on, grade: gradeOf(past), figures, traits };
}

/** The first planned visit of a window that is more than a follow-up; undefined when none came. */
export function nextVisit({ visits }: Premises, { on, until }: Window): Visit | undefined {
  return visits.find(
    (visit, i) => visit.day >= on && visit.day < until && visit.planned && !isFollowUp(visit, visits[i - 1]),
  );
}

/** Everybody who was graded on a day of a window and visited within it. */
export function occasionsIn(list: readonly Premises[], windows: readonly Window[], facts: readonly Fact[]): Occasion[] {
  return windows.flatMap((window) => list.flatMap((premises) => occasion(premises, window, facts)));
}

function occasion(premises: Premises, window: Window, facts: readonly Fact[]): Occasion[] {
  const visit = nextVisit(premises, window);
  if (!visit) return [];
  const known = knownOn(premises, window.on, facts);
  return known.grade === undefined ? [] : [{ ...known, hit: isHit(visit), visited: visit.day }];
}
