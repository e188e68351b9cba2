// Where every entity of the register stands under one rulebook on one day, and which rules hold it there.

import type { Day } from '../../base/day.ts';
import { type Batch, valueOn } from '../kernel/batch.ts';
import { chain, type Effects, FROM, OUTCOME, ROW, UNTIL, WIDTH } from '../kernel/effects.ts';
import { bindCovers, bindFacts, type Cover } from '../kernel/facts.ts';
import { grade, type Standing } from '../kernel/grade.ts';
import type { EditionPlan, OutcomePlan, Plan } from '../kernel/plan.ts';
import { Records } from '../kernel/records.ts';

/** By place: places on the scales; -1 where the book does not cover the entity, or has no tier. */
export interface Stand {
  readonly level: Int8Array;
  readonly tier: Int8Array;
  /** By rule, in the order of `rulesOn`; undefined: not asked for. */
  readonly held?: readonly Held[];
}

/** Ascending places of the entities that one rule holds. */
export interface Held {
  /** It is in force, whether or not something graver decides. */
  readonly inForce: Places;
  /** It gives the level that the entity has, or some of its points. */
  readonly decides: Places;
  /** A person must decide what it makes of some record. */
  readonly open: Places;
}

/** A growing list of ascending places, each once. */
export class Places {
  #list = new Int32Array(16);
  length = 0;

  add(place: number): void {
    if (this.length > 0 && this.#list[this.length - 1] === place) return;
    if (this.length === this.#list.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.#list);
      this.#list = wider;
    }
    this.#list[this.length++] = place;
  }

  get list(): Int32Array {
    return this.#list.subarray(0, this.length);
  }
}

/** The plan for one day: the edition in force on it, cut to that day. */
export function planOn(plan: Plan, day: Day): Plan {
  const editions = plan.editions.filter(({ edition }) => edition.inForce <= day && day < edition.until);
  return {
    ...plan,
    editions: editions.map((one) => ({ ...one, edition: { ...one.edition, inForce: day, until: day + 1 } })),
  };
}

/** The rules of the edition in force, in the order of `Stand.held`. */
export function rulesOn({ editions }: Plan): string[] {
  return editions.flatMap(({ rules }) => rules.map(({ id }) => id));
}

/** An empty stand for so many entities; with what holds them, which takes about as long again. */
export function emptyStand(plan: Plan, entities: number, withHeld: boolean): Stand {
  return {
    level: new Int8Array(entities).fill(-1),
    tier: new Int8Array(entities).fill(-1),
    held: withHeld
      ? rulesOn(plan).map(() => ({ inForce: new Places(), decides: new Places(), open: new Places() }))
      : undefined,
  };
}

/** Grades one slice under the plan of one day and enters it, `first` being the place of its first entity. */
export function standSlice(plan: Plan, day: Day, slice: Batch, first: number, stand: Stand): void {
  if (plan.editions.length === 0) return;
  const standing = grade(plan, slice);
  const { spans } = standing;
  for (let i = 0; i < spans.count; i++) {
    stand.level[first + spans.entity[i]] = spans.level[i];
    stand.tier[first + spans.entity[i]] = spans.tier[i];
  }
  const { level, held } = stand;
  if (!held) return;
  noteHeld(standing, day, slice, first, { level, held });
  for (const { entity, rule } of [...standing.undetermined[0]].sort((a, b) => a.entity - b.entity))
    held[rule].open.add(first + entity);
}

function noteHeld(
  { plan, effects }: Standing,
  day: Day,
  slice: Batch,
  first: number,
  { level, held }: Required<Pick<Stand, 'level' | 'held'>>,
): void {
  const [edition] = plan.editions;
  const covers = bindCovers(plan.book.covers, slice);
  const byPoints = plan.dimensions[plan.level].points !== undefined;
  const note = (entity: number, outcome: OutcomePlan) => {
    if (!covers.every((cover) => hit(cover, entity, day))) return;
    const { inForce, decides } = held[outcome.rule];
    inForce.add(first + entity);
    if (outcome.dimension !== plan.level || !outcome.cause) return;
    if (byPoints || outcome.level === level[first + entity]) decides.add(first + entity);
  };
  new InForce(edition, effects[0], slice).each(day, note);
  for (const { attribute, outcome, unless } of bindFacts(edition.facts, slice))
    for (let entity = 0; entity < slice.entities; entity++) {
      const value = valueOn(attribute, entity, day);
      if (value < 0 || outcome[value] < 0 || (unless && hit(unless, entity, day))) continue;
      note(entity, edition.outcomes[outcome[value]]);
    }
}

function hit({ attribute, hits }: Cover, entity: number, day: Day): boolean {
  const value = valueOn(attribute, entity, day);
  return value >= 0 && hits[value] === 1;
}

type Tell = (entity: number, outcome: OutcomePlan) => void;

/** Walks the effects of records, entity by entity, with the ends that chains give them. */
class InForce {
  readonly #edition: EditionPlan;
  readonly #effects: Effects;
  readonly #records: Records;
  readonly #chains: readonly number[];
  #from = new Int32Array(64);
  #until = new Int32Array(64);
  #chain = new Int8Array(64);

  constructor(edition: EditionPlan, effects: Effects, slice: Batch) {
    this.#edition = edition;
    this.#effects = effects;
    this.#records = new Records(slice);
    this.#chains = [...new Set(edition.outcomes.flatMap((o) => (o.chained ? o.dimension : [])))];
  }

  /** Tells of every outcome in force on the day, entity by entity in ascending order. */
  each(day: Day, tell: Tell): void {
    const { data, count } = this.#effects;
    for (let start = 0; start < count; ) {
      const entity = data[start * WIDTH];
      let end = start;
      // Those of facts come last, without a row.
      while (end < count && data[end * WIDTH] === entity && data[end * WIDTH + ROW] >= 0) end++;
      if (end === start) return;
      this.#list(start, end);
      this.#tell(start, end, day, entity, tell);
      start = end;
    }
  }

  #list(start: number, end: number): void {
    const { data } = this.#effects;
    const { outcomes } = this.#edition;
    if (this.#from.length < end - start) {
      const size = 2 * (end - start);
      [this.#from, this.#until, this.#chain] = [new Int32Array(size), new Int32Array(size), new Int8Array(size)];
    }
    let chained = 0;
    for (let i = 0; i < end - start; i++) {
      const at = (start + i) * WIDTH;
      const outcome = outcomes[data[at + OUTCOME]];
      this.#from[i] = data[at + FROM];
      this.#until[i] = data[at + UNTIL];
      this.#chain[i] = outcome.chained ? outcome.dimension : -1;
      chained += Number(outcome.chained);
    }
    if (chained > 1) for (const which of this.#chains) chain(end - start, this.#from, this.#until, this.#chain, which);
  }

  #tell(start: number, end: number, day: Day, entity: number, tell: Tell): void {
    const { data } = this.#effects;
    const { outcomes, groups } = this.#edition;
    let counted: Map<number, Set<number>> | undefined;
    for (let i = 0; i < end - start; i++) {
      if (this.#from[i] > day || day >= this.#until[i]) continue;
      const outcome = outcomes[data[(start + i) * WIDTH + OUTCOME]];
      const { group } = outcome;
      if (group >= 0 && counted === undefined) counted = this.#counted(start, end, day);
      if (group < 0 || counted!.get(group)!.size >= groups[group].need) tell(entity, outcome);
    }
  }

  /** By group: the records in force; one with several rows counts once. */
  #counted(start: number, end: number, day: Day): Map<number, Set<number>> {
    const { data } = this.#effects;
    const records = new Map<number, Set<number>>();
    for (let i = 0; i < end - start; i++) {
      const at = (start + i) * WIDTH;
      const { group } = this.#edition.outcomes[data[at + OUTCOME]];
      if (group < 0 || this.#from[i] > day || day >= this.#until[i]) continue;
      const own = records.get(group) ?? new Set();
      records.set(group, own.add(this.#records.of(data[at + ROW])));
    }
    return records;
  }
}
