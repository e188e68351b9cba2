// The pure function: which duties the facts of an entity call for, when each is due, and what has fulfilled it.

import type { Calendar } from '../base/calendar.ts';
import { type Day, dayOf, NEVER, parts } from '../base/day.ts';
import { type CaseStep, causeOf } from './case.ts';
import { type CalendarPeriod, dueOf, periodsOf } from './clock.ts';
import { type Dated, type Facts, type Happening, valueOn } from './facts.ts';
import type { DutyRule, Fulfilment, Opening, Sheet, Where } from './sheet.ts';

/** What every entity's duties are worked out with. */
export interface Ground {
  readonly calendar: Calendar;
  /** The last day for whose periods duties are opened. */
  readonly horizon: Day;
  /** The day on which the system was taken into use: nothing could be entered before. */
  readonly takenUp: Day;
}

/** A duty that there must be. Its key is the entity, the rule and the cause. */
export interface Wanted {
  readonly entityId: number;
  readonly rule: DutyRule;
  /** `r12` a record, `2026-H1` a period, `established`, a case by its UUID. */
  readonly cause: string;
  readonly opened: Day;
  /** Undefined while the holidays of that year are not arranged. */
  readonly due: Day | undefined;
  readonly fulfilled: Day | undefined;
  /** The record that fulfilled it, where another one did. */
  readonly fulfilledBy: number | undefined;
  readonly record: Happening | undefined;
  readonly step: CaseStep | undefined;
}

/** All duties about one entity under some sheets. */
export function wantedOf(sheets: readonly Sheet[], facts: Facts, ground: Ground): Wanted[] {
  return sheets.flatMap((sheet) => sheet.rules.flatMap((rule) => ofRule(sheet, rule, facts, ground)));
}

/** A cause as far as it is known before the clock runs. */
interface Cause {
  readonly cause: string;
  readonly on: Day;
  readonly period?: CalendarPeriod;
  /** Earlier than the clock's end, when what calls for the duty ends earlier. */
  readonly latest?: Day;
  readonly record?: Happening;
  readonly step?: CaseStep;
}

function ofRule(sheet: Sheet, rule: DutyRule, facts: Facts, ground: Ground): Wanted[] {
  const causes = causesOf(rule.opened, facts, ground, sheet.from).filter(({ on }) => on >= sheet.from);
  if (!causes.length) return [];
  const duties = causes.flatMap((cause): Wanted[] => {
    const { on, period, latest, record, step } = cause;
    const opened = { on, period, field: (name: string) => dateIn(record, name), stated: step?.due };
    const counted = dueOf(rule.due, opened, ground.calendar);
    if (counted === undefined) return [];
    const last = counted === 'unknown' ? undefined : counted.due;
    const due = last !== undefined && latest !== undefined ? Math.min(last, latest) : last;
    const none = { fulfilled: undefined, fulfilledBy: undefined };
    return [{ entityId: facts.entityId, rule, cause: cause.cause, opened: on, due, record, step, ...none }];
  });
  return duties.length > 0 ? fulfil(rule, duties, facts, ground) : duties;
}

function causesOf(opening: Opening, facts: Facts, ground: Ground, from: Day): Cause[] {
  switch (opening.by) {
    case 'registration':
      return facts.established !== undefined && holds(opening.where, facts, facts.established)
        ? [{ cause: 'established', on: facts.established }]
        : [];
    case 'record':
      return facts.happenings(opening.type).flatMap((record): Cause[] => {
        const on = meets(record, opening.where) ? dayIn(record, opening.from) : undefined;
        return on === undefined ? [] : [{ cause: `r${record.id}`, on, record }];
      });
    case 'period':
      return periodCauses(opening, facts, ground, from);
    case 'case':
      return facts.cases(opening.of, opening.step).map((step) => ({ cause: causeOf(step), on: step.opened, step }));
  }
}

function periodCauses(
  { each, where, share }: Extract<Opening, { by: 'period' }>,
  facts: Facts,
  ground: Ground,
  from: Day,
): Cause[] {
  const causes: Cause[] = [];
  const start = Math.max(from, facts.established ?? from);
  for (let year = parts(start).year; year <= parts(ground.horizon).year; year++)
    for (const period of periodsOf(each, year)) {
      if (period.last < start || period.first > ground.horizon) continue;
      const cause =
        share === 'half' ? halfOf(period, where, facts, start) : firstDay(period, where, facts, facts.established);
      if (cause) causes.push(cause);
    }
  return causes;
}

/** Whoever was there before the period began, and as asked on its first day. */
function firstDay(period: CalendarPeriod, where: Where, facts: Facts, established: Day | undefined): Cause | undefined {
  if ((established ?? 0) >= period.first || !holds(where, facts, period.first)) return undefined;
  return { cause: period.key, on: period.first, period };
}

/** The longest stretch of the period with everything asked for, when it is at least half of the period. */
function halfOf(period: CalendarPeriod, where: Where, facts: Facts, start: Day): Cause | undefined {
  const days = edgesIn(period, where, facts, start);
  let best: { from: Day; until: Day } | undefined;
  for (let i = 0; i < days.length; i++) {
    if (!holds(where, facts, days[i])) continue;
    let j = i;
    while (j + 1 < days.length && holds(where, facts, days[j + 1])) j++;
    const until = Math.min(endFrom(where, facts, days[j]), period.last + 1);
    if (!best || until - days[i] > best.until - best.from) best = { from: days[i], until };
    i = j;
  }
  if (!best || 2 * (best.until - best.from) < period.last + 1 - period.first) return undefined;
  const latest = best.until <= period.last ? best.until - 1 : undefined;
  return { cause: period.key, on: best.from, period, latest };
}

/** The days of a period from which on something else may hold, in order. */
function edgesIn(period: CalendarPeriod, where: Where, facts: Facts, start: Day): Day[] {
  const first = Math.max(period.first, start);
  const days = [first];
  for (const name in where)
    for (const { from } of facts.runs(name)) if (from > first && from <= period.last) days.push(from);
  return days.length === 1 ? days : [...new Set(days)].sort((a, b) => a - b);
}

/** The first day after `day` on which one of the asked values ends. */
function endFrom(where: Where, facts: Facts, day: Day): Day {
  let end: Day = NEVER;
  for (const name in where) {
    const run = facts.runs(name).find(({ from, until }) => from <= day && day < until);
    end = Math.min(end, run?.until ?? day);
  }
  return end;
}

/** Whether attributes and standings are as asked on a day. */
function holds(where: Where, facts: Facts, day: Day): boolean {
  for (const name in where) if (!among(where[name], valueOn(facts.runs(name), day))) return false;
  return true;
}

function among(allowed: readonly (string | boolean)[], value: Dated['value'] | undefined): boolean {
  if (value === undefined) return false;
  return typeof value === 'object' ? value.some((one) => allowed.includes(one)) : allowed.includes(value as string);
}

/** Whether one row of a record has all values asked for; of several values one is enough. */
export function meets({ rows }: Happening, where: Where): boolean {
  const names = Object.keys(where);
  return (
    names.length === 0 || rows.some((row) => names.every((name) => among(where[name], row[name] as Dated['value'])))
  );
}

function dayIn(record: Happening, name: string): Day | undefined {
  if (name === 'legal-day') return record.on;
  return name === 'entered' ? record.enteredOn : dateIn(record, name);
}

function dateIn(record: Happening | undefined, name: string): Day | undefined {
  const value = record?.rows[0]?.[name];
  return typeof value === 'string' ? dayOf(value) : undefined;
}

/** A deed by which a duty can be done. */
interface Deed {
  readonly on: Day;
  readonly record?: Happening;
}

/**
 * Each duty of a rule takes the first deed of its own time; what is left over then makes up for those that were missed. One
 * record does one duty of a rule.
 */
function fulfil(rule: DutyRule, duties: readonly Wanted[], facts: Facts, ground: Ground): Wanted[] {
  const used = new Set<Happening>();
  const deeds = rule.fulfilled.flatMap((one) => (one.by === 'record' ? deedsOf(one, facts) : []));
  deeds.sort((a, b) => a.on - b.on);
  const ordered = [...duties].sort((a, b) => a.opened - b.opened);
  const done = new Map<Wanted, Deed>();
  const take = (duty: Wanted, deed: Deed | undefined) => {
    if (!deed) return;
    done.set(duty, deed);
    if (deed.record) used.add(deed.record);
  };
  const may = (duty: Wanted, deed: Deed) =>
    deed.on >= duty.opened && deed.record !== duty.record && !used.has(deed.record!) && ofYear(rule, duty, deed);
  for (const duty of ordered) {
    const own = ownDeed(rule, duty);
    take(duty, own ?? deeds.find((deed) => may(duty, deed) && deed.on <= (duty.due ?? Number.POSITIVE_INFINITY)));
  }
  for (const duty of ordered)
    if (!done.has(duty))
      take(
        duty,
        deeds.find((deed) => may(duty, deed)),
      );
  return duties.flatMap((duty) => {
    const deed = done.get(duty);
    if (deed && neverRan(rule, duty, ground)) return [];
    return deed ? [{ ...duty, fulfilled: deed.on, fulfilledBy: deed.record?.id }] : [duty];
  });
}

function deedsOf(one: Extract<Fulfilment, { by: 'record' }>, facts: Facts): Deed[] {
  return facts.happenings(one.type).flatMap((record): Deed[] => {
    const on = meets(record, one.where) ? dayIn(record, one.on) : undefined;
    return on === undefined ? [] : [{ on, record }];
  });
}

/** What the record or the case that opened the duty says itself of its being done. */
function ownDeed(rule: DutyRule, { record, step }: Wanted): Deed | undefined {
  if (step?.done !== undefined) return { on: step.done };
  if (!record) return undefined;
  for (const one of rule.fulfilled) {
    const on = one.by === 'field' ? dateIn(record, one.field) : one.by === 'entered' ? record.enteredOn : undefined;
    if (on !== undefined) return { on };
  }
  return undefined;
}

/** Nothing could be entered before the system was there. */
function neverRan(rule: DutyRule, { opened }: Wanted, { takenUp }: Ground): boolean {
  return rule.fulfilled.some(({ by }) => by === 'entered') && opened < takenUp;
}

function ofYear(rule: DutyRule, { opened }: Wanted, { record }: Deed): boolean {
  const names = rule.fulfilled.flatMap((one) => (one.by === 'record' ? (one.previousYear ?? []) : []));
  return names.every((name) => record?.rows[0]?.[name] === parts(opened).year - 1);
}
