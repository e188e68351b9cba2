// Decisions on repair and what they file: one record of the ledger for each record repaired, and removal from its list.

import { type Day, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import { correctAllAndGrade, fileAndGrade } from '../grading/file.ts';
import type { Grading } from '../grading/grading.ts';
import { standingEntries } from '../ledger/filed.ts';
import { asProblem, type Filing } from '../ledger/filing.ts';
import type { Fields } from '../ledger/record.ts';
import { decisionNumber } from './application.ts';
import { regimeOf } from './clocks.ts';
import { tellApplicant } from './letters.ts';
import { problems } from './problems.ts';
import { hindranceOf, type Prospect, prospectsOf } from './prospects.ts';
import { type Application, applicationAt, type Item } from './read-applications.ts';
import { repairRules } from './rules.ts';
import { writeApplication, writeItem } from './write-application.ts';

/** What is decided. */
export type Decision =
  | { readonly act: 'grant'; readonly until: string | null; readonly why: string }
  | { readonly act: 'deny'; readonly ground: string; readonly why: string }
  /** What was repaired for the time being is repaired for good: the plan is carried out. */
  | { readonly act: 'complete'; readonly why: string }
  | { readonly act: 'reverse'; readonly ground: string; readonly why: string };

export interface Hand {
  readonly db: Db;
  readonly who: Who;
  readonly at: Date;
  readonly grading: Grading;
}

/** Whether a decision takes a second person: reversals always, others as the regime says of a type. */
export function takesSecond({ items }: Application, { act }: Decision): boolean {
  return act === 'reverse' || items.some(({ regime, type }) => regimeOf(regime).second_person.includes(type));
}

/** Refuses a decision that the application's state or its conditions do not allow. */
export async function checkDecision(hand: Hand, application: Application, decision: Decision): Promise<void> {
  const { act } = decision;
  const { refusals, reversals } = repairRules();
  if (act === 'deny' || act === 'reverse') {
    const grounds = act === 'deny' ? refusals : reversals;
    if (!grounds.some(({ id }) => id === decision.ground))
      throw new Problem(problems['repair.ground-wrong'], { ground: decision.ground });
  }
  if (act === 'complete') return void repaired(application, ['temporary'], 'repair.nothing-temporary');
  if (act === 'reverse') return void repaired(application, ['granted', 'temporary'], 'repair.nothing-to-reverse');
  if (application.state !== 'accepted')
    throw new Problem(problems['repair.not-now'], { act, state: application.state });
  if (application.verified === null) throw new Problem(problems['repair.not-verified']);
  if (act === 'grant' && application.basis === 'ordinary') await ready(hand, application, new Set());
}

function repaired(
  { items }: Application,
  outcomes: readonly Item['outcome'][],
  code: 'repair.nothing-temporary' | 'repair.nothing-to-reverse',
): readonly Item[] {
  const found = items.filter(({ outcome }) => outcomes.includes(outcome));
  if (found.length === 0) throw new Problem(problems[code]);
  return found;
}

/** Of the open records those whose time has come and whose conditions are met, computed or verified; refuses where none is. */
async function ready(hand: Hand, { entityId, items, checks }: Application, done: ReadonlySet<number>): Promise<Item[]> {
  const prospects = await prospectsOf(hand.db, hand.grading, hand.at, entityId);
  const hindered: Problem[] = [];
  const found = items
    .filter(({ outcome, recordId }) => outcome === null && !done.has(recordId))
    .filter((item) => {
      const problem = hindering(item, prospects, checks, shanghaiDay(hand.at));
      if (problem) hindered.push(problem);
      return problem === undefined;
    });
  if (found.length === 0 && hindered.length > 0) throw hindered[0];
  return found;
}

function hindering(
  { recordId, number }: Item,
  prospects: readonly Prospect[],
  checks: Application['checks'],
  today: Day,
): Problem | undefined {
  const prospect = prospects.find(({ record }) => record.recordId === recordId);
  if (!prospect) return new Problem(problems['repair.no-such-record'], { record: recordId });
  const hindrance = hindranceOf(prospect, today);
  if (hindrance) return new Problem(problems['repair.too-early'], { number, day: hindrance.earliest ?? '—' });
  const open = prospect.publicity.repair.conditions.filter(
    ({ id, met }) => met === false || (met === 'unknown' && !checks.some((one) => one.id === id && one.met)),
  );
  if (open.length === 0) return undefined;
  return new Problem(problems['repair.condition-not-met'], { conditions: open.map(({ label }) => label.zh) });
}

/** Carries a decision out: files, removes from lists or puts back, in the caller's transaction. */
export async function carryOut(hand: Hand, application: Application, decision: Decision): Promise<void> {
  await checkDecision(hand, application, decision);
  const { db, who, at } = hand;
  const on = iso(shanghaiDay(at));
  const { act, why } = decision;
  if (act === 'deny') {
    for (const item of application.items.filter(({ outcome }) => outcome === null))
      await writeItem(db, application, { ...item, outcome: 'denied', ground: decision.ground });
    const after = { ...application, state: 'denied' as const, decided: on, ground: decision.ground, reason: why };
    await writeApplication(db, who, at, after, { act, on, detail: decision.ground, why });
    return tellApplicant(db, who, at, await applicationAt(db, application.id), 'refused');
  }
  const done = await (act === 'grant' ? grant(hand, application, decision, on) : once(hand, application, decision, on));
  const ground = act === 'reverse' ? decision.ground : null;
  const state = act === 'reverse' ? ('reversed' as const) : ('granted' as const);
  const decided = act === 'grant' ? on : application.decided;
  await writeApplication(
    ...([db, who, at] as const),
    { ...application, state, decided, ground, reason: why },
    { act, on, detail: ground ?? done.map(({ number }) => number).join(' '), why },
  );
  const came = act === 'reverse' ? 'reversed' : 'granted';
  await tellApplicant(db, who, at, await applicationAt(db, application.id), came);
}

/** Files a decision on all the records that it is about. */
async function once(
  hand: Hand,
  application: Application,
  decision: Decision,
  on: string,
): Promise<readonly DoneItem[]> {
  const done = DOINGS[decision.act as 'complete' | 'reverse'](application, decision, on);
  await file(hand, application, done, on, decision.why);
  for (const { item } of done) await writeItem(hand.db, application, item);
  return done;
}

/** What is repaired first may fulfil the condition of another: a penalty is repaired once the listing that rests on it is over. */
async function grant(hand: Hand, application: Application, decision: Decision & { act: 'grant' }, on: string) {
  const court = application.basis === 'reorganisation';
  const all = granted(application, decision, on);
  const done: DoneItem[] = [];
  while (done.length < all.length) {
    const ids = new Set(done.map(({ item }) => item.recordId));
    const next = court ? all : all.filter(({ item: { recordId } }) => !ids.has(recordId));
    const may = court ? undefined : new Set((await ready(hand, application, ids)).map(({ recordId }) => recordId));
    const now = next.filter(({ item: { recordId } }) => may?.has(recordId) ?? true);
    await file(hand, application, now, on, decision.why);
    for (const { item } of now) await writeItem(hand.db, application, item);
    done.push(...now);
  }
  return done;
}

function granted(application: Application, decision: Decision & { act: 'grant' }, on: string): DoneItem[] {
  const court = application.basis === 'reorganisation';
  return application.items
    .filter(({ outcome }) => outcome === null)
    .map((item) => {
      const number = decisionNumber(application.serial, place(application, item), on, 'grant');
      return {
        item: { ...item, outcome: court ? ('temporary' as const) : ('granted' as const), decision: number },
        ...{ kind: court ? ('temporary' as const) : ('final' as const), number },
        ...(court && decision.until !== null && { until: decision.until }),
      };
    });
}

interface DoneItem {
  readonly item: Item;
  readonly kind: 'final' | 'temporary' | 'reversed';
  readonly number: string;
  readonly until?: string;
  readonly reverses?: string;
}

type Doing = (application: Application, decision: Decision, on: string) => readonly DoneItem[];

const place = (application: Application, item: Item) => application.items.indexOf(item) + 1;

const DOINGS: Readonly<Record<'complete' | 'reverse', Doing>> = {
  complete: (application, _, on) =>
    repaired(application, ['temporary'], 'repair.nothing-temporary').map((item) => {
      const number = decisionNumber(application.serial, place(application, item), on, 'final');
      return { item: { ...item, outcome: 'granted', decision: number }, kind: 'final', number };
    }),
  reverse: (application, decision, on) =>
    repaired(application, ['granted', 'temporary'], 'repair.nothing-to-reverse').map((item) => {
      const number = decisionNumber(application.serial, place(application, item), on, 'reverse');
      const ground = decision.act === 'reverse' ? decision.ground : null;
      return {
        item: { ...item, outcome: 'reversed', reversal: number, ground },
        ...{ kind: 'reversed' as const, number, reverses: item.decision! },
      };
    }),
};

/** Files one record a decision, and writes removal into listings or takes it out again. */
async function file(hand: Hand, application: Application, done: readonly DoneItem[], on: string, why: string) {
  const { db, who, at, grading } = hand;
  const { entityId, source } = application;
  const filings = done.map(
    ({ item, kind, number, until, reverses }): Filing => ({
      ...{ entityId, type: 'credit-repair', source, why: `${application.number} ${why}`.trim() },
      fields: {
        ...{ document_number: number, decided_on: on, kind, record_type: item.type, record_number: item.number },
        ...(until && { until }),
        ...(reverses && { reverses }),
        ...{ basis: regimeOf(item.regime).document, authority: source },
      },
    }),
  );
  const filed = await fileAndGrade(db, who, at, filings, grading);
  for (const one of filed) if (one.state === 'refused') throw asProblem(one.problems);
  await writeRemovals(hand, application, done, on);
}

async function writeRemovals(
  { db, who, at, grading }: Hand,
  { entityId }: Application,
  done: readonly DoneItem[],
  on: string,
) {
  const lists = done.filter(
    ({ item, kind }) =>
      kind !== 'temporary' && grading.catalogue.type(item.type)?.fieldsByName.has('removed_on') === true,
  );
  const entries = await standingEntries(
    db,
    lists.map(({ item }) => [entityId, item.recordId]),
  );
  const corrections = lists.flatMap(({ item, kind, number }) => {
    const entry = entries.get(item.recordId);
    if (!entry) return [];
    const fields = kind === 'final' ? removed(entry.payload, on, number) : restored(entry.payload, item.decision);
    return fields ? [{ entityId, recordId: item.recordId, fields, why: number }] : [];
  });
  if (corrections.length === 0) return;
  const corrected = await correctAllAndGrade(db, who, at, corrections, grading);
  for (const one of corrected) if (one.state === 'refused') throw asProblem(one.problems);
}

/** A listing that was removed already stays as it is. */
function removed(payload: Fields, on: string, number: string): Fields | undefined {
  if (payload.removed_on !== undefined && payload.removed_on !== null) return undefined;
  return { ...payload, removed_on: on, removal_number: number };
}

/** Taken out only where it was this repair that removed it. */
function restored(payload: Fields, decision: string | null): Fields | undefined {
  if (payload.removal_number !== decision) return undefined;
  const { removed_on: _, removal_number: __, ...rest } = payload;
  return rest;
}
