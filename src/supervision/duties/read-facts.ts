// Reads what duties follow from, for some entities at a time: attributes, standings, records as they stand, claims.

import { copyBatches, ids } from '../../base/copy.ts';
import { type Day, dayOf, EVER, iso, NEVER, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Dated, Facts, Happening } from '../../duties/facts.ts';
import { factRuns } from '../../grading/dimension-runs.ts';
import { classOf } from '../../ledger/disclose.ts';
import { type Column, type PackLayout, unpack } from '../../ledger/pack.ts';
import type { Fact, Subject } from '../../registry/subject.ts';
import { subjects } from '../../registry/subjects.ts';
import { claimsOf } from './claims.ts';
import type { Reading } from './reading.ts';

/** An entity's facts with its place. */
export interface PlacedFacts extends Facts {
  readonly division: string;
  /** The unit of the area that it is claimed into; undefined: it is not claimed, and its division decides. */
  readonly unit: string | undefined;
}

type Runs = Map<string, readonly Dated[]>;

/** The facts of these entities, which ascend. */
export async function readFacts(db: Db, reading: Reading, entityIds: readonly number[]): Promise<PlacedFacts[]> {
  const known = await subjects(db, entityIds);
  const established = await establishedOf(db, entityIds);
  const standings = await standingsOf(db, reading, entityIds);
  const happened = await happenedOf(db, reading, entityIds);
  const { claims, units } = await claimsOf(db, entityIds);
  for (const claim of claims) add(happened, claim.entityId, claim);
  const classes = reading.factPlans.map(({ name, plan }) => ({
    name,
    runs: factRuns(plan, known, reading.catalogue),
  }));
  return known.map((subject, i) => {
    const runs = standings.get(subject.entityId) ?? new Map<string, Dated[]>();
    for (const one of classes) runs.set(one.name, one.runs[i]);
    const own = happened.get(subject.entityId);
    const attributes = attributesOf(subject);
    const division = attributes.get('division')?.at(-1)?.value;
    return {
      entityId: subject.entityId,
      established: established.get(subject.entityId),
      division: typeof division === 'string' ? division.slice(0, 9) : '',
      unit: units.get(subject.entityId),
      runs: (name) => attributes.get(name) ?? runs.get(name) ?? NONE,
      happenings: (type) => own?.get(type) ?? NOTHING,
      cases: () => NO_CASES,
    };
  });
}

const NONE: readonly Dated[] = [];
const NOTHING: readonly Happening[] = [];
/** `withCases` joins them. */
const NO_CASES: ReturnType<Facts['cases']> = [];
const attributes = new WeakMap<readonly Fact[], Runs>();

/** Entities with the same facts share one list of them, and so its runs. */
function attributesOf({ facts }: Subject): Runs {
  let runs = attributes.get(facts);
  if (!runs) {
    runs = new Map();
    for (const [name, list] of Map.groupBy(facts, ({ attribute }) => attribute)) runs.set(name, list.map(datedOf));
    attributes.set(facts, runs);
  }
  return runs;
}

function datedOf({ from, until, value }: Fact): Dated {
  return { from: from === null ? EVER : dayOf(from)!, until: until === null ? NEVER : dayOf(until)!, value };
}

async function establishedOf(db: Db, entityIds: readonly number[]): Promise<Map<number, Day>> {
  const sql = `select entity_id, established_on from registry.entity
    where entity_id = any(${ids(entityIds)}) and established_on is not null`;
  const established = new Map<number, Day>();
  for await (const rows of copyBatches(db, sql)) while (rows.next()) established.set(rows.int(0)!, rows.day(1)!);
  return established;
}

/** By entity: the runs of the standings that sheets ask for. */
export async function standingsOf(
  db: Db,
  { standings }: Pick<Reading, 'standings'>,
  entityIds: readonly number[],
): Promise<Map<number, Runs>> {
  const read = new Map<number, Runs>();
  if (!standings.size) return read;
  const sql = `select entity_id, runs from grading.standing where entity_id = any(${ids(entityIds)})`;
  for await (const rows of copyBatches(db, sql))
    while (rows.next()) read.set(rows.int(0)!, runsIn(rows.text(1)!, standings));
  return read;
}

/** Runs of the standings asked for in the text of `grading.standing`. */
function runsIn(text: string, standings: Reading['standings']): Runs {
  const runs = new Map<string, Dated[]>();
  for (const line of text.split('\n')) {
    const names = standings.get(line.slice(0, line.indexOf('\t')));
    if (!names) continue;
    const [, from, until, , level, tier] = line.split('\t', 6);
    const dated = { from: from === '' ? EVER : Number(from), until: until === '' ? NEVER : Number(until) };
    if (names.level) put(runs, names.level, { ...dated, value: level });
    if (names.tier) put(runs, names.tier, { ...dated, value: tier });
  }
  return runs;
}

/** Neighbours with one value are one run. */
function put(runs: Map<string, Dated[]>, name: string, run: Dated): void {
  const own = runs.get(name) ?? [];
  const last = own.at(-1);
  if (last && last.until === run.from && last.value === run.value) own[own.length - 1] = { ...last, until: run.until };
  else own.push(run);
  runs.set(name, own);
}

type Happened = Map<number, Map<string, Happening[]>>;

async function happenedOf(db: Db, reading: Reading, entityIds: readonly number[]): Promise<Happened> {
  const sql = `select r.entity_id, r.record_id, r.type, r.recognized_on, r.source, r.number, r.packed,
      case when r.type in (${texts(reading.entered)}) then
        (select e.recorded_at from ledger.entry e where (e.entity_id, e.entry_id) = (r.entity_id, r.record_id)) end
    from ledger.record r where r.entity_id = any(${ids(entityIds)}) and (${mattering(reading)})`;
  const happened: Happened = new Map();
  for await (const rows of copyBatches(db, sql))
    while (rows.next()) {
      const type = rows.text(2)!;
      const on = rows.day(3)!;
      const entered = rows.instant(7);
      const packed = rows.bytes(6)!;
      let unpacked: Happening['rows'] | undefined;
      add(happened, rows.int(0)!, {
        id: rows.int(1)!,
        ...{ type, on },
        enteredOn: entered === null ? on : shanghaiDay(new Date(entered)),
        source: rows.text(4)!,
        number: rows.text(5)!,
        class: classOf(reading.catalogue, type),
        // Most are never asked for.
        get rows() {
          unpacked ??= rowsIn(reading.layouts.get(type)!, packed);
          return unpacked;
        },
      });
    }
  return happened;
}

/** The condition for records that a sheet can mean. */
function mattering({ layouts, since }: Reading): string {
  const days = Map.groupBy(layouts.keys(), (type) => since.get(type)!);
  const conditions = [...days].map(([from, types]) => {
    const later = from === EVER ? '' : ` and r.recognized_on >= '${iso(from)}'`;
    return `r.type in (${texts(types)})${later}`;
  });
  return conditions.join(' or ') || 'false';
}

function texts(names: Iterable<string>): string {
  return [...names].map((name) => `'${name}'`).join(', ') || 'null';
}

function rowsIn(layout: PackLayout, packed: Buffer): Happening['rows'] {
  if (layout.columns.length === 0) return [{}];
  const adding = layout.columns.filter(({ addsTo }) => addsTo !== undefined);
  return unpack(layout, packed).map((row) => adding.reduce(withAdded, row));
}

/** A row whose codes of one column stand with the code that they add to. */
function withAdded(row: Happening['rows'][number], { name, addsTo }: Column): Happening['rows'][number] {
  const added = row[name];
  return Array.isArray(added) ? { ...row, [addsTo!]: [row[addsTo!], ...added] } : row;
}

function add(happened: Happened, entityId: number, one: Happening): void {
  let own = happened.get(entityId);
  if (!own) {
    own = new Map();
    happened.set(entityId, own);
  }
  const list = own.get(one.type);
  if (list) list.push(one);
  else own.set(one.type, [one]);
}
