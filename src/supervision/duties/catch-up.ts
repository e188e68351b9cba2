// Brings duties up to date behind the writing: of entities that changed since the last time, or of the whole register.

import type { Rest } from '../../base/behind.ts';
import type { Calendar } from '../../base/calendar.ts';
import { loadCalendar } from '../../base/calendar-load.ts';
import { tell } from '../../base/change.ts';
import { civil, type Day, parts, shanghaiDay } from '../../base/day.ts';
import type { Database, Db } from '../../base/db.ts';
import type { Lang } from '../../base/problem.ts';
import { sheetsInUse } from '../../duties/chosen.ts';
import type { Called } from '../../duties/kept.ts';
import { noteReached, reachedBefore } from '../../duties/reached.ts';
import { type Reconciled, reconcile } from '../../duties/reconcile.ts';
import { type Wanted, wantedOf } from '../../duties/wanted.ts';
import type { Grading } from '../../grading/grading.ts';
import { gradingWithBooks } from '../../grading/live-grading.ts';
import { gradedBy } from '../../grading/rulebook-register.ts';
import { leftToDo } from '../../ledger/catch-up.ts';
import { type Reached, unseenSince } from '../../ledger/changed-since.ts';
import { allEntities } from '../../registry/all-entities.ts';
import { claimedSince } from '../areas/claim-facts.ts';
import { type Declared, movedCases, withCases } from './read-cases.ts';
import { type PlacedFacts, readFacts } from './read-facts.ts';
import { type Reading, readingOf } from './reading.ts';
import { type Units, unitsOf } from './units.ts';

/** Entities that are worked out at a time; fewer where people work beside. */
const SLICE = 4096;
const SLICE_BESIDE = 512;
/** Slices that are written at a time. */
const WRITERS = 2;
/** From this month on the duties of the next year are opened too. */
const NEXT_YEAR_FROM = 12;

export interface CaughtUp extends Reconciled {
  readonly entities: number;
  readonly whole: boolean;
}

/** What all entities' duties are worked out with. */
interface Work extends Declared {
  readonly reading: Reading;
  readonly units: Units;
  readonly calendar: Calendar;
  readonly horizon: Day;
  readonly takenUp: Day;
  readonly at: Date;
}

/**
 * Undefined when there was nothing to do. Entities are worked out some at a time, each some in a transaction of its own; how
 * far it came is noted at the end, so that a kill in between loses nothing: what was done is done again, and changes nothing.
 * With `rest` for people who work beside it.
 */
export async function catchUp(
  database: Database,
  grading: Grading,
  declared: Declared,
  at: Date,
  rest?: Rest,
): Promise<CaughtUp | undefined> {
  const following = {
    ready: async (db: Db) => {
      const work = await workOf(db, grading, declared, at);
      return { work, ground: await groundOf(db, work) };
    },
    before: reachedBefore,
    changed: async (db: Db, { savedAt }: Reached, most: number) => [
      ...(await claimedSince(db, savedAt, most + 1)),
      ...(await movedCases(db, declared.cases, unseenSince(savedAt), most + 1)),
    ],
  };
  const asked = await database.transaction((db) => leftToDo(db, following, at));
  if (!asked) return undefined;
  const { work, reached, some } = asked;
  const entityIds = some ?? (await database.read(allEntities));
  const sum = await workOut(database, work, entityIds, rest);
  await database.transaction(async (db) => {
    await noteReached(db, reached);
    await tell(db, { topic: 'duty', key: '*' });
  });
  return { ...sum, entities: entityIds.length, whole: !some };
}

async function workOf(db: Db, held: Grading, { sheets: shipped, cases }: Declared, at: Date): Promise<Work> {
  const sheets = await sheetsInUse(db, shipped);
  const { grading, books } = await gradingWithBooks(db, held);
  return {
    ...{ sheets, cases, at },
    reading: readingOf(sheets, grading, books),
    units: await unitsOf(db),
    calendar: await loadCalendar(db),
    horizon: horizonOf(shanghaiDay(at)),
    takenUp: await takenUp(db, at),
  };
}

/** The end of the year, in its last month that of the next. */
function horizonOf(today: Day): Day {
  const { year, month } = parts(today);
  return civil(month >= NEXT_YEAR_FROM ? year + 2 : year + 1, 1, 1) - 1;
}

/** The day of the first entry. */
async function takenUp(db: Db, at: Date): Promise<Day> {
  const { rows } = await db.query<{ at: Date }>('select recorded_at as at from ledger.entry order by entry_id limit 1');
  return shanghaiDay(rows[0] ? new Date(rows[0].at) : at);
}

/** Everything but the facts: when it is another than last time, the whole register is worked out. */
async function groundOf(db: Db, { sheets, cases, units, calendar, horizon }: Work): Promise<unknown> {
  const declared = cases.map(({ declared }) => declared());
  return [sheets, declared, units.key, [...calendar.moved], [...calendar.years], horizon, await gradedBy(db)];
}

/** While some entities are worked out, those before are written and those behind are read, each on a connection of its own. */
async function workOut(
  database: Database,
  work: Work,
  entityIds: readonly number[],
  rest: Rest | undefined,
): Promise<Reconciled> {
  const size = rest ? SLICE_BESIDE : SLICE;
  const sum = { opened: 0, changed: 0, cancelled: 0 };
  const slice = (from: number) => entityIds.slice(from, from + size);
  const read = (from: number) => handled(database.read((db) => factsOf(db, work, slice(from))));
  let facts = read(0);
  const writing: Promise<Reconciled>[] = [];
  for (let from = 0; from < entityIds.length; from += size) {
    const began = performance.now();
    const known = await facts;
    facts = read(from + size);
    const called = calledOf(work, known);
    if (writing.length === WRITERS) addTo(sum, await writing.shift()!);
    writing.push(handled(database.transaction((db) => reconcile(db, work.at, slice(from), called))));
    await rest?.(performance.now() - began);
  }
  for (const written of writing) addTo(sum, await written);
  await facts;
  return sum;
}

async function factsOf(db: Db, { reading, cases, calendar }: Work, entityIds: readonly number[]) {
  return withCases(db, cases, await readFacts(db, reading, entityIds), calendar);
}

/** Waited for later: until then its failure is nobody's. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function addTo(sum: { opened: number; changed: number; cancelled: number }, one: Reconciled): void {
  sum.opened += one.opened;
  sum.changed += one.changed;
  sum.cancelled += one.cancelled;
}

function calledOf(work: Work, facts: readonly PlacedFacts[]): Called[] {
  return facts.flatMap((one) =>
    wantedOf(work.sheets, one, work).map((duty) => ({
      ...{ entityId: duty.entityId, rule: duty.rule.id, cause: duty.cause, division: one.division },
      unit: unitFor(work.units, duty, one),
      ...{ source: (duty.record ?? duty.step)?.source ?? '', class: (duty.record ?? duty.step)?.class ?? 1 },
      opened: duty.opened,
      ...{ clock: duty.due ?? null, fulfilled: duty.fulfilled ?? null, fulfilledBy: duty.fulfilledBy || null },
    })),
  );
}

function unitFor(
  units: Units,
  { rule, record, step }: Pick<Wanted, 'rule' | 'record' | 'step'>,
  { division, unit }: Pick<PlacedFacts, 'division' | 'unit'>,
): string {
  if (step) return step.unit;
  const filed = rule.owner === 'source' && record ? units.ofSource(record.source) : undefined;
  return filed ?? unit ?? units.ofPlace(division);
}

/** What was done, in a sentence. */
export function caughtUpText({ opened, changed, cancelled, entities }: CaughtUp, lang: Lang): string {
  return lang === 'zh'
    ? `推算了 ${entities} 户：新开 ${opened} 项，变动 ${changed} 项，撤销 ${cancelled} 项。`
    : `${entities} entities worked out: ${opened} duties opened, ${changed} changed, ${cancelled} cancelled.`;
}
