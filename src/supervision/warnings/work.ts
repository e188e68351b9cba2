// Works out the warnings of some entities: reads their facts, asks the pure function, keeps what it gives.

import type { Calendar } from '../../base/calendar.ts';
import { loadCalendar } from '../../base/calendar-load.ts';
import { civil, type Day, iso, parts, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Who } from '../../base/who.ts';
import { Flaws } from '../../base/yaml.ts';
import { sheetsInUse } from '../../duties/chosen.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import type { Sheet } from '../../duties/sheet.ts';
import type { Grading } from '../../grading/grading.ts';
import { gradingWithBooks } from '../../grading/live-grading.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { internalId } from '../../registry/entity.ts';
import { type Units, unitsOf } from '../duties/units.ts';
import { checkWarningSheets } from './check-sheets.ts';
import { keepRecords, type RaisedWarning } from './keep-records.ts';
import { type KeptWarning, keyOf, untilText } from './kept.ts';
import { loadWarningSheets } from './load-sheets.ts';
import { type PlacedWarningFacts, readWarningFacts } from './read-facts.ts';
import { type WarningReading, warningReading } from './reading.ts';
import { reconcileWarnings } from './reconcile.ts';
import { byHand, type HandRule, type WarningRule, type WarningSheet } from './sheet.ts';
import { type WantedWarning, warningsOf } from './wanted.ts';

/** The sheets as they are declared, made ready once. */
export interface Declared {
  readonly sheets: readonly WarningSheet[];
  readonly duties: readonly Sheet[];
  readonly rules: ReadonlyMap<string, WarningRule>;
  readonly hand: ReadonlyMap<string, HandRule>;
}

/** Throws `Flaws`, also where a sheet names what the catalogue or the sheets of duties do not have. */
export function loadDeclared(catalogue: Catalogue): Declared {
  const sheets = loadWarningSheets();
  const duties = loadSheets();
  const flaws = checkWarningSheets(sheets, { catalogue, duties, books: undefined });
  if (flaws.length) throw new Flaws(flaws);
  const rules = sheets.flatMap((sheet) => sheet.rules);
  return {
    ...{ sheets, duties },
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    hand: new Map(rules.filter(byHand).map((rule) => [rule.id, rule])),
  };
}

/** What all entities' warnings are worked out with. */
export interface WarningWork {
  readonly declared: Declared;
  readonly reading: WarningReading;
  /** By whose texts the stored spans were made. */
  readonly grading: Grading;
  readonly units: Units;
  readonly calendar: Calendar;
  readonly horizon: Day;
  readonly takenUp: Day;
  readonly at: Date;
}

export async function warningWork(db: Db, declared: Declared, held: Grading, at: Date): Promise<WarningWork> {
  const { grading, books } = await gradingWithBooks(db, held);
  const { year } = parts(shanghaiDay(at));
  return {
    ...{ declared, grading, at, takenUp: 0, horizon: civil(year + 1, 1, 1) - 1 },
    reading: warningReading(declared.sheets, await sheetsInUse(db, declared.duties), grading, books),
    units: await unitsOf(db),
    calendar: await loadCalendar(db),
  };
}

/** Makes the kept warnings of these entities, which ascend, those that are called for; gives how many changed. */
export async function workOutWarnings(
  db: Db,
  work: WarningWork,
  entityIds: readonly number[],
  who: Who = ITSELF,
): Promise<number> {
  const facts = await readWarningFacts(db, work.reading, work.declared.hand, entityIds);
  const called = facts.flatMap((one) => calledOf(work, one));
  const kept = called.map(({ wanted, facts }) =>
    keptOf(wanted, facts, facts.unit ?? work.units.ofPlace(facts.division)),
  );
  const { written, gone } = await reconcileWarnings(db, work.at, entityIds, kept);
  const changed = new Set([...written, ...gone].filter(({ cause }) => cause.startsWith('h')).map(keyOf));
  const raised = called.filter(({ wanted }) => byHand(wanted.rule)).map((one) => raisedOf(work, one, changed));
  const concerned = [...raised.map(({ wanted }) => wanted.entityId), ...gone.map(({ entityId }) => entityId)];
  if (concerned.length) await keepRecords(db, who, work.at, work.grading, [...new Set(concerned)], raised);
  return written.length + gone.length;
}

/** Who files what follows by itself, as where a person who is warned of takes a post. */
const ITSELF: Who = { id: 'warnings', name: '预警推算' };

interface Called {
  readonly wanted: WantedWarning;
  readonly facts: PlacedWarningFacts;
}

function calledOf({ declared, reading, calendar, horizon, takenUp }: WarningWork, facts: PlacedWarningFacts): Called[] {
  const ground = { calendar, horizon, takenUp, duties: reading.duties };
  return warningsOf(declared.sheets, facts, ground).map((wanted) => ({ wanted, facts }));
}

function raisedOf({ declared }: WarningWork, { wanted, facts }: Called, changed: ReadonlySet<string>): RaisedWarning {
  const { unitName, why } = facts.said.find(({ number }) => wanted.cause === `h${number}`)!;
  const sheet = declared.sheets.find(({ rules }) => rules.includes(wanted.rule))!.id;
  return { wanted, sheet, unitName, why, changed: changed.has(keyOf({ ...wanted, rule: wanted.rule.id })) };
}

function keptOf(wanted: WantedWarning, { division, said }: PlacedWarningFacts, unit: string): KeptWarning {
  const { entityId, rule, cause, since, stages, until, ending, records, count, group, associate } = wanted;
  const [record] = records;
  const own = said.find(({ number }) => cause === `h${number}`);
  return {
    ...{ entityId, rule: rule.id, cause, division, unit },
    source: record && records.every(({ source }) => source === record.source) ? record.source : '',
    class: record ? Math.max(...records.map((one) => one.class)) : rule.class,
    since: iso(since),
    stages: `{${stages.map(iso).join(',')}}`,
    ...{ until: untilText(until), ending: ending ?? null, record: record?.id ?? null, count: count ?? null },
    ...{ group: group ?? null, detail: detailOf(own, record?.number, associate), gone: null },
  };
}

/** What is said beside its days: who raised it and why, or the number of its record. */
export interface Detail {
  readonly number?: string;
  /** Who warns here for what he was at another entity, by its number in the register. */
  readonly associate?: {
    readonly person: string;
    readonly post: string;
    readonly held: string;
    readonly other: string;
  };
  readonly raised?: {
    readonly number: number;
    readonly by: string;
    readonly name: string;
    readonly unit: string;
    readonly why: string;
    readonly person: string | null;
    readonly post: string | null;
  };
}

function detailOf(
  own: PlacedWarningFacts['said'][number] | undefined,
  number: string | undefined,
  associate: WantedWarning['associate'],
): string {
  if (associate) {
    const { person, post, held, other } = associate;
    return JSON.stringify({ associate: { person, post, held, other: internalId(other) } } satisfies Detail);
  }
  if (!own) return JSON.stringify({ number } satisfies Detail);
  const { who, name, unit, why, person, post } = own;
  return JSON.stringify({ raised: { number: own.number, by: who, name, unit, why, person, post } } satisfies Detail);
}
