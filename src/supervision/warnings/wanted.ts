// The pure function: which warnings the facts of an entity call for, when each stage begins, and when and why it ends.

import { type Day, dayOf, EVER, endOf, lastDay, NEVER } from '../../base/day.ts';
import { type Facts, type Happening, valueOn } from '../../duties/facts.ts';
import type { Sheet, Where } from '../../duties/sheet.ts';
import { type Ground, meets, wantedOf } from '../../duties/wanted.ts';
import type { Associate, WarningFacts } from './facts.ts';
import type { Raising, Review, WarningRule, WarningSheet } from './sheet.ts';
import { among, spansOf, surgesOf } from './spans.ts';

/** What every entity's warnings are worked out with. */
export interface WarningGround extends Ground {
  /** The sheets of duties that warnings follow. */
  readonly duties: readonly Sheet[];
}

/** Why a warning is over. */
export const ENDINGS = ['cured', 'fewer', 'over', 'not-so', 'lifted', 'waived'] as const;
export type Ending = (typeof ENDINGS)[number];

/** A warning that there must be. Its key is the entity, the rule and the cause. */
export interface WantedWarning {
  readonly entityId: number;
  readonly rule: WarningRule;
  /** `r12` a record, `h3` raised by hand, `2026` a duty's period, `s2026-03-01` a stretch of time, `address`. */
  readonly cause: string;
  /** The day that is counted from. */
  readonly since: Day;
  /** The day on which each stage begins, in the sheet's order; later ones than its end are left out. */
  readonly stages: readonly Day[];
  /** The first day without it; NEVER while that is not known. */
  readonly until: Day;
  readonly ending: Ending | undefined;
  readonly records: readonly Happening[];
  /** How many records or entities it is about. */
  readonly count: number | undefined;
  /** The group of those who share something. */
  readonly group: string | undefined;
  /** Who warns here for what he was elsewhere. */
  readonly associate: Associate | undefined;
}

/** All warnings about one entity under some sheets. */
export function warningsOf(
  sheets: readonly WarningSheet[],
  facts: WarningFacts,
  ground: WarningGround,
): WantedWarning[] {
  return sheets.flatMap((sheet) =>
    sheet.rules.flatMap((rule) =>
      causesOf(rule.raised, rule, facts, ground).flatMap((cause) => staged(rule, cause, facts, sheet.from)),
    ),
  );
}

/** What registration clerks must do about the entity on a day. */
export function reviewsOn(sheets: readonly WarningSheet[], facts: Facts, today: Day): Review[] {
  return sheets.flatMap(({ reviews }) => reviews.filter(({ where }) => holds(where, facts, today)));
}

/** A cause before its stages are counted. */
interface Cause {
  readonly cause: string;
  readonly since: Day;
  /** A day that is still without it, such as a last day to pay. */
  readonly behind: boolean;
  readonly until: Day;
  readonly ending: Ending | undefined;
  readonly records?: readonly Happening[];
  readonly count?: number;
  readonly group?: string;
  readonly associate?: Associate;
}

function staged(rule: WarningRule, cause: Cause, facts: WarningFacts, from: Day): WantedWarning[] {
  const { since, behind, records = [] } = cause;
  const begins = rule.stages.map(({ after }) =>
    behind && after.amount >= 0 ? endOf(since, after) : lastDay(since, after),
  );
  const left = leftOn(rule.of, facts, begins[0]);
  const until = Math.min(cause.until, left);
  const begun = begins.filter((day) => day < until);
  if (begun.length === 0 || until <= from) return [];
  const ending = left < cause.until ? 'not-so' : cause.ending;
  const { count, group, associate } = cause;
  const days = { since, stages: begun, until, ending };
  return [{ entityId: facts.entityId, rule, cause: cause.cause, ...days, records, count, group, associate }];
}

/** The first day from a day on that the entity is not as asked. */
function leftOn(where: Where, facts: WarningFacts, day: Day): Day {
  let left: Day = NEVER;
  for (const name in where) {
    let end = day;
    for (const run of facts.runs(name))
      if (run.from <= end && end < run.until && among(where[name], run.value)) end = run.until;
    left = Math.min(left, end);
  }
  return left;
}

function causesOf(raised: Raising, { id }: WarningRule, facts: WarningFacts, ground: WarningGround): Cause[] {
  switch (raised.by) {
    case 'record':
      return facts.happenings(raised.type).flatMap((record) => ofRecord(raised, record));
    case 'duty':
      return ofDuty(raised.duty, facts, ground);
    case 'count': {
      const met = facts.happenings(raised.type).filter((one) => meets(one, raised.where));
      return surgesOf(met, raised.atLeast, raised.days).map(({ first, until, records }) => ({
        ...{ cause: `r${first.id}`, since: first.on, behind: false, until, ending: 'fewer' as const },
        ...{ records, count: records.length },
      }));
    }
    case 'standing':
      return spansOf(raised.where, facts).map(({ from, until }) => stretch(from, until, facts));
    case 'shared':
      return facts.shared.flatMap(({ what, key, days }) =>
        what === raised.what && days.length >= raised.atLeast
          ? [{ cause: what, since: days[raised.atLeast - 1], behind: false, ...OPEN, count: days.length, group: key }]
          : [],
      );
    case 'associate':
      return ofAssociates(raised, facts);
    case 'sole-investor':
      return facts.sole.map(({ from, until }) => stretch(from, until, facts));
    case 'hand':
      return facts.raised.flatMap((one) => (one.rule === id ? [ofHand(one)] : []));
  }
}

/** A stretch of time in which something is so. */
function stretch(from: Day, until: Day, { established }: Facts): Cause {
  const cause = from === EVER ? 'always' : `s${from}`;
  const ending = until === NEVER ? undefined : ('not-so' as const);
  return { cause, since: from === EVER ? (established ?? 0) : from, behind: false, until, ending };
}

/** Several posts of those who were at one other entity warn once: from the first to the last. */
function ofAssociates({ posts, held, where }: Extract<Raising, { by: 'associate' }>, facts: WarningFacts): Cause[] {
  const causes = new Map<number, Cause>();
  for (const associate of facts.associates) {
    if (!posts.includes(associate.post) || !held.includes(associate.held)) continue;
    for (const span of spansOf(where, associate)) {
      if (span.from < associate.heldFrom || span.from >= associate.heldUntil) continue;
      const [from, until] = [Math.max(span.from, associate.from), Math.min(span.until, associate.until)];
      if (from >= until) continue;
      const before = causes.get(associate.other);
      const one = stretch(Math.min(from, before?.since ?? from), Math.max(until, before?.until ?? until), facts);
      causes.set(associate.other, { ...one, cause: `e${associate.other}`, associate });
    }
  }
  return [...causes.values()];
}

const OPEN = { until: NEVER, ending: undefined } as const;

function ofHand({ number, from, until, lifted }: WarningFacts['raised'][number]): Cause {
  const over = lifted !== undefined && lifted < until;
  const ending = over ? 'lifted' : until === NEVER ? undefined : 'over';
  return { cause: `h${number}`, since: from, behind: false, until: over ? lifted : until, ending };
}

function ofRecord({ where, from, cured }: Extract<Raising, { by: 'record' }>, record: Happening): Cause[] {
  const since = meets(record, where) ? dayIn(record, from) : undefined;
  if (since === undefined) return [];
  const end = cured === undefined ? undefined : dayIn(record, cured);
  const ends = end === undefined ? OPEN : { until: end, ending: 'cured' as const };
  return [{ cause: `r${record.id}`, since, behind: from !== 'legal-day', ...ends, records: [record] }];
}

function ofDuty(duty: string, facts: WarningFacts, ground: WarningGround): Cause[] {
  const sheets = ground.duties.map((sheet) => ({ ...sheet, rules: sheet.rules.filter(({ id }) => id === duty) }));
  return wantedOf(sheets, facts, ground).flatMap(({ cause, due, fulfilled, record }) => {
    if (due === undefined) return [];
    const { extended, said, waived } = facts.duties.find((one) => one.rule === duty && one.cause === cause) ?? NONE;
    const done = Math.min(fulfilled ?? NEVER, said ?? NEVER);
    const over = Math.min(done, waived ?? NEVER);
    const ending = over === NEVER ? undefined : done <= over ? ('cured' as const) : ('waived' as const);
    const records = record ? [record] : [];
    return [{ cause, since: Math.max(due, extended ?? due), behind: true, until: over, ending, records }];
  });
}

const NONE = { extended: undefined, said: undefined, waived: undefined };

function holds(where: Where, facts: Facts, day: Day): boolean {
  return Object.keys(where).every((name) => among(where[name], valueOn(facts.runs(name), day)));
}

function dayIn(record: Happening, name: string): Day | undefined {
  if (name === 'legal-day') return record.on;
  const value = record.rows[0]?.[name];
  return typeof value === 'string' ? dayOf(value) : undefined;
}
