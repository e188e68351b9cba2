// The counting side of a census: keeps the register in memory, graded under the rulebooks asked about, and answers from it.

import { setImmediate } from 'node:timers/promises';
import { copyBatches } from '../../base/copy.ts';
import type { Day } from '../../base/day.ts';
import type { Database } from '../../base/db.ts';
import { allOf, filterConditions } from '../../registry/entity-filter.ts';
import { placesOf } from '../batch-of.ts';
import { clauseTables } from '../clause-field.ts';
import { layoutsOf } from '../columns.ts';
import { type Grading, typesRead } from '../grading.ts';
import { type Plan, planFor } from '../kernel/plan.ts';
import {
  countHeld,
  countLevels,
  countPlaces,
  groupingOn,
  type Mask,
  moves,
  pageOfPlaces,
  placesAt,
} from './answers.ts';
import type {
  Among,
  Answers,
  Asked,
  HeldAnswer,
  MovesAnswer,
  MovesQuestion,
  Page,
  Progress,
  Question,
} from './question.ts';
import type { Free } from './room.ts';
import { readSnapshot, SLICE, type Snapshot, stateOf, type Tell } from './snapshot.ts';
import { emptyStand, type Places, planOn, rulesOn, type Stand, standSlice } from './stand.ts';

/** A register that is read in less time is read anew whenever it has changed. */
const READ_AT_ONCE_MS = 1500;
/** Of a larger one, the state is looked at so often; it is read anew beside the answers. */
const LOOKED_AT_EVERY_MS = 30_000;
/** So many stands are kept. */
const KEPT = 6;

interface Stood {
  readonly plan: Plan;
  readonly stand: Stand;
}

/** Told between two slices; throws when nobody waits for the answer any more. */
export type Heed = (progress: Progress) => void;

export class Counting {
  readonly #database: Database;
  readonly #grading: Grading;
  readonly #free: Free;
  readonly #types: Set<string>;
  #snapshot: Snapshot | undefined;
  #looked = 0;
  #reading: Promise<Snapshot> | undefined;
  #stands = new Map<string, Stood>();
  #masks = new Map<string, Mask>();

  constructor(database: Database, grading: Grading, free: Free = () => process.availableMemory()) {
    this.#free = free;
    this.#database = database;
    this.#grading = grading;
    this.#types = typesRead(grading.plans.values());
  }

  /** Answers one question with the moment whose register it counts; `at` is now. */
  async answer(question: Question, at: Date, heed: Heed): Promise<{ asOf: string; answer: Answers[keyof Answers] }> {
    const plans = booksOf(question).map((asked) => this.#plan(asked, question.day));
    const snapshot = await this.#present(typesRead(plans), at, heed);
    const mask = await this.#mask(question.among, snapshot);
    const stood: Stood[] = [];
    for (const [i, asked] of booksOf(question).entries())
      stood.push(await this.#stood(asked, plans[i], question, snapshot, heed));
    return { asOf: snapshot.at, answer: answerOf(question, snapshot, mask, stood) };
  }

  #plan({ book }: Asked, day: Day): Plan {
    const { catalogue, clauses } = this.#grading;
    return planOn(planFor(book, layoutsOf(catalogue), clauseTables(clauses)), day);
  }

  async #present(types: ReadonlySet<string>, at: Date, heed: Heed): Promise<Snapshot> {
    const snapshot = this.#snapshot;
    if (!snapshot || !types.isSubsetOf(snapshot.types)) {
      for (const type of types) this.#types.add(type);
      this.#forget();
      return this.#read(at, heed);
    }
    const small = snapshot.readMs < READ_AT_ONCE_MS;
    if (!small && performance.now() - this.#looked < LOOKED_AT_EVERY_MS) return snapshot;
    this.#looked = performance.now();
    if ((await this.#database.read(stateOf)) === snapshot.state) return snapshot;
    if (small) return this.#read(at, heed);
    // Whoever asks meanwhile is told the moment that he is answered of.
    this.#reading ??= this.#read(at, () => {}).finally(() => {
      this.#reading = undefined;
    });
    // The register twice may be more than the memory holds: then the next question reads it without the former one.
    this.#reading.catch(() => this.#forget());
    return snapshot;
  }

  async #read(at: Date, heed: Heed): Promise<Snapshot> {
    const tell: Tell = (done, total) => heed({ phase: 'reading', done, total });
    tell(0, 1);
    const how = { tell, free: this.#free };
    const snapshot = await this.#database.read((db) => readSnapshot(db, this.#grading, new Set(this.#types), at, how));
    this.#forget();
    this.#snapshot = snapshot;
    this.#looked = performance.now();
    return snapshot;
  }

  #forget(): void {
    this.#snapshot = undefined;
    this.#stands.clear();
    this.#masks.clear();
  }

  /** The limit holds in the database: it tells who is within reach, not this thread. */
  async #mask({ reach, ...filter }: Among, { entityIds }: Snapshot): Promise<Mask> {
    const conditions = filterConditions(filter);
    if (reach.includes('') && conditions.length === 0) return undefined;
    const key = JSON.stringify([reach, filter]);
    const known = this.#masks.get(key);
    if (known) return known;
    const mask = new Uint8Array(entityIds.length);
    const placeOf = placesOf(entityIds);
    const sql = `select e.entity_id from registry.entity e where ${written(conditions)}`;
    await this.#database.as({ reach, source: undefined }).read(async (db) => {
      for await (const rows of copyBatches(db, sql))
        while (rows.next()) {
          const place = placeOf(rows.int(0)!);
          if (place >= 0) mask[place] = 1;
        }
    });
    keep(this.#masks, key, mask);
    return mask;
  }

  async #stood({ key }: Asked, plan: Plan, { day, kind }: Question, snapshot: Snapshot, heed: Heed): Promise<Stood> {
    const name = `${key} ${day}`;
    const known = this.#stands.get(name);
    const withHeld = kind === 'held' || kind === 'holders';
    if (known && (known.stand.held || !withHeld)) {
      keep(this.#stands, name, known);
      return known;
    }
    const { slices, entityIds } = snapshot;
    const stood = { plan, stand: emptyStand(plan, entityIds.length, withHeld) };
    for (const [number, slice] of slices.entries()) {
      heed({ phase: 'grading', done: number * SLICE, total: entityIds.length });
      standSlice(plan, day, slice, number * SLICE, stood.stand);
      await setImmediate();
    }
    if (this.#snapshot === snapshot) keep(this.#stands, name, stood);
    return stood;
  }
}

function booksOf(question: Question): readonly Asked[] {
  switch (question.kind) {
    case 'held':
    case 'holders':
      return [question.of];
    case 'moves':
      return [question.before, question.after];
    case 'cell':
      return [question.first, question.second];
  }
}

/** Conditions with their values written in: COPY takes no parameters. */
function written(conditions: ReturnType<typeof filterConditions>): string {
  const values: unknown[] = [];
  const sql = allOf(conditions)(values);
  return sql.replace(/\$(\d+)/g, (_, place) => `'${String(values[Number(place) - 1]).replaceAll("'", "''")}'`);
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
}

function answerOf(question: Question, snapshot: Snapshot, mask: Mask, stood: readonly Stood[]): Answers[keyof Answers] {
  const [first, second] = stood;
  switch (question.kind) {
    case 'held':
      return heldAnswer(first, mask);
    case 'holders': {
      const rule = rulesOn(first.plan).indexOf(question.rule);
      return rule < 0
        ? { ids: [], total: 0, next: null }
        : pageOf(first.stand.held![rule][question.by], mask, question, snapshot);
    }
    case 'moves':
      return movesAnswer(question, snapshot, mask, first, second);
    case 'cell': {
      const [one, other] = question.levels;
      const places = placesAt(first.stand, levelPlace(first, one), second.stand, levelPlace(second, other));
      return pageOf(places, mask, question, snapshot);
    }
  }
}

/** Of a code that the scale does not know there is nobody. */
function levelPlace({ plan }: Stood, code: string | null): number {
  const place = plan.dimensions[plan.level].levels.indexOf(code ?? '');
  return code === null ? -1 : place < 0 ? Number.NaN : place;
}

function heldAnswer({ plan, stand }: Stood, mask: Mask): HeldAnswer {
  const scale = (dimension: number) => (dimension < 0 ? [] : plan.dimensions[dimension].levels);
  const { counts, none } = countLevels(stand.level, scale(plan.level).length, mask);
  const tiers = countLevels(stand.tier, scale(plan.tier).length, mask).counts;
  const held = countHeld(stand.held!, mask);
  return {
    entities: counts.reduce((sum, count) => sum + count, none),
    uncovered: none,
    edition: plan.editions[0]?.edition.id ?? null,
    levels: scale(plan.level).map((code, i) => ({ code, count: counts[i] })),
    tiers: scale(plan.tier).map((code, i) => ({ code, count: tiers[i] })),
    rules: rulesOn(plan).map((rule, i) => ({ rule, ...held[i] })),
  };
}

function pageOf(
  places: Places,
  mask: Mask,
  { after, limit }: { readonly after: number; readonly limit: number },
  { entityIds }: Snapshot,
): Page {
  const page = pageOfPlaces(places, mask, lastUpTo(entityIds, after), limit + 1);
  const ids = page.slice(0, limit).map((place) => entityIds[place]);
  return { ids, total: countPlaces(places, mask), next: page.length > limit ? ids[limit - 1] : null };
}

/** The place of the last entity whose number is no greater; -1 when there is none. */
function lastUpTo(entityIds: Float64Array, id: number): number {
  let low = 0;
  let high = entityIds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entityIds[middle] <= id) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function movesAnswer(
  { day, samples, grouped }: MovesQuestion,
  { slices, entityIds }: Snapshot,
  mask: Mask,
  before: Stood,
  after: Stood,
): MovesAnswer {
  const groups = grouped ? groupingOn(slices, entityIds.length, day) : undefined;
  const found = moves(before.stand, after.stand, mask, samples, groups);
  const place = ({ plan }: Stood, { level, tier }: { level: number; tier: number }) => ({
    level: plan.dimensions[plan.level].levels[level] ?? null,
    tier: plan.tier < 0 ? null : (plan.dimensions[plan.tier].levels[tier] ?? null),
  });
  return {
    entities: found.reduce((sum, { count }) => sum + count, 0),
    moves: found.map((move) => ({
      ...move,
      before: place(before, move.before),
      after: place(after, move.after),
      sample: move.sample.map((one) => entityIds[one]),
    })),
  };
}
