// Days on which a score could have been asked, with what was known before and what the next visit found.

import type { Day } from '../../base/day.ts';
import { FACTS, type Fact, gradeOf, type Past, pastOf, SUBJECT_FACT, subjectFact } from './facts.ts';
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

/** The facts that a card names. */
export function factsIn({ facts }: { readonly facts: readonly { readonly id: string }[] }): Fact[] {
  const ids = new Set(facts.map(({ id }) => id));
  const subjects = [...ids].flatMap((id) => (SUBJECT_FACT.test(id) ? [subjectFact(id.slice('subject:'.length))] : []));
  return [...FACTS.filter(({ id }) => ids.has(id)), ...subjects];
}

/** What is known of a premises on the morning of a day. */
export function knownOn(premises: Premises, on: Day, facts: readonly Fact[]): Known {
  const past = pastOf(premises.visits, on);
  const figures = Object.fromEntries(facts.map((fact) => [fact.id, fact.of(past)]));
  return { premises: premises.id, on, grade: gradeOf(past), figures, traits: traitsOf(premises, past) };
}

function traitsOf({ kind, traits, licences = [] }: Premises, { visits }: Past): Record<string, string> {
  return {
    ...traits,
    ...(kind !== undefined && { kind }),
    ...Object.fromEntries(licences.map((licence) => [licenceTrait(licence), HELD])),
    ...(kind !== undefined && Object.fromEntries(licences.map((licence) => [licenceKindTrait(licence), kind]))),
    ...(visits.length === 0 && { visited: NEVER_VISITED }),
  };
}

/** The ids of traits for licences, with the licence: that it is held, and by what kind of business. */
export const LICENCE_TRAIT = /^licence:(.+)$/;
export const LICENCE_KIND_TRAIT = /^licence-kind:(.+)$/;
/** The traits that visits tell besides. */
export const KNOWN_TRAITS: readonly string[] = ['visited'];
const HELD = 'held';
const NEVER_VISITED = 'never';

/** The id of a trait for a licence. */
function licenceTrait(licence: string): string {
  return `licence:${licence}`;
}

function licenceKindTrait(licence: string): string {
  return `licence-kind:${licence}`;
}

/** The traits of a list besides those that the maker of a card names: licences that some hold, and having never been visited. */
export function traitsFor(list: readonly Premises[]): string[] {
  const licences = [...new Set(list.flatMap(({ licences = [] }) => licences))].sort();
  return ['visited', ...licences.map(licenceTrait), ...licences.map(licenceKindTrait)];
}

/** The first planned visit of a window that is more than a follow-up; undefined when none came. */
export function nextVisit({ visits }: Premises, { on, until }: Window): Visit | undefined {
  return visits.find(
    (visit, i) => visit.day >= on && visit.day < until && visit.planned && !isFollowUp(visit, visits[i - 1]),
  );
}

/** Everybody who was visited within a window: those who were graded on its first day, or all. */
export function occasionsIn(
  list: readonly Premises[],
  windows: readonly Window[],
  facts: readonly Fact[],
  whom: 'graded' | 'all' = 'graded',
): Occasion[] {
  const all = windows.flatMap((window) => list.flatMap((premises) => occasion(premises, window, facts)));
  return whom === 'all' ? all : all.filter(({ grade }) => grade !== undefined);
}

function occasion(premises: Premises, window: Window, facts: readonly Fact[]): Occasion[] {
  const visit = nextVisit(premises, window);
  if (!visit) return [];
  return [{ ...knownOn(premises, window.on, facts), hit: isHit(visit), visited: visit.day }];
}
