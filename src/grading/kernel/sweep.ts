// From the effects of one entity under one edition to its spans: what stands on every day, and because of what.

import { type Day, EVER, NEVER } from '../../base/day.ts';
import { type Batch, type Interval, valueOn } from './batch.ts';
import { chain, type Effects, FROM, OUTCOME, ROW, UNTIL, WIDTH } from './effects.ts';
import { type BoundFact, bindCovers, bindFacts, type Cover, without } from './facts.ts';
import type { OutcomePlan, Plan } from './plan.ts';
import { levelIn, type Prevailing, rankOf, tierIn } from './prevail.ts';
import type { Records } from './records.ts';
import { Score } from './score.ts';
import type { Spans } from './spans.ts';

// What the inner loops need of an outcome, in one number: its rank, then its dimension, whether it is chained, and the
// level at which spans name it among their causes (plus two; 0: never; 1: always, as with points).
const DIMENSION = 8;
const CHAINED = 13;
const NAMED = 14;
const NEVER_NAMED = 0;
const ALWAYS_NAMED = 1;
// Arrays of no more than 64 bytes cost little to make: filing one record makes them all anew.
const ROOM = 16;
/** In place of traits: for outcomes on which neither level nor tier depends; for stretches outside the book. */
const IDLE = -1;
const OUTSIDE = 1 << 30;

/**
 * Sweeps the entities of a batch under one edition, one at a time. The hot path of the kernel: it keeps to numbers and
 * scratch arrays that are reused for every entity, and one pass over the effects in force for every stretch of days.
 */
export class Sweep {
  readonly #plan: Plan;
  readonly #number: number;
  readonly #effects: Effects;
  readonly #spans: Spans;
  readonly #records: Records;
  /** Facts that, while they do not change, set the rank at which their dimension rests: by value code. */
  readonly #resting: readonly { readonly fact: BoundFact; readonly constant: Int32Array; readonly ranks: Int16Array }[];
  /** The other facts: they are effects like those of records. */
  readonly #moving: readonly BoundFact[];
  readonly #covers: readonly Cover[];
  readonly #lo: Day;
  readonly #hi: Day;
  readonly #prevailing: Prevailing;
  readonly #weights: Int32Array;
  /** By outcome. */
  readonly #traits: Int32Array;
  readonly #groupOf: Int16Array;
  readonly #chains: readonly number[];
  readonly #need: Int32Array;
  readonly #groupCount: Int32Array;
  readonly #score?: Score;
  // The entity's effects, by first day, and those in force in the stretch under the sweep (places in the former).
  #listed = 0;
  #from = new Int32Array(ROOM);
  #until = new Int32Array(ROOM);
  #outcome = new Int32Array(ROOM);
  #trait = new Int32Array(ROOM);
  #effect = new Int32Array(ROOM);
  /** The first effect of the same record on the same day: whose measures are one cause. */
  #cause = new Int32Array(ROOM);
  #chain = new Int8Array(ROOM);
  #active = new Int32Array(ROOM);
  /** Causes of the stretch under the sweep (places), and those of the last span as in `#cause`. */
  #named = new Int32Array(ROOM);
  #lastCause = new Int32Array(ROOM);
  #cutByTier = false;
  /** Ranks that facts which never change give the dimensions, and the combination of them. */
  readonly #rest: Int32Array;
  #restCombination = 0;
  /** Ranks of the stretch under the sweep; those of `#rest` between stretches. */
  readonly #ranks: Int32Array;

  constructor(plan: Plan, number: number, batch: Batch, effects: Effects, spans: Spans, records: Records) {
    const edition = plan.editions[number];
    const byPoints = plan.dimensions[plan.level].points !== undefined;
    this.#plan = plan;
    this.#number = number;
    this.#effects = effects;
    this.#spans = spans;
    this.#records = records;
    this.#lo = edition.edition.inForce;
    this.#hi = edition.edition.until;
    this.#prevailing = plan.prevailing;
    this.#weights = plan.prevailing.weights;
    this.#traits = Int32Array.from(edition.outcomes, (o) => traitsOf(o, plan));
    this.#groupOf = Int16Array.from(edition.outcomes, (o) => o.group);
    this.#chains = [...new Set(edition.outcomes.flatMap((o) => (o.chained ? o.dimension : [])))];
    this.#need = Int32Array.from(edition.groups, (g) => g.need);
    this.#groupCount = new Int32Array(edition.groups.length);
    this.#score = byPoints ? new Score(plan, number) : undefined;
    this.#rest = new Int32Array(plan.dimensions.length);
    this.#ranks = new Int32Array(plan.dimensions.length);
    const facts = bindFacts(edition.facts, batch);
    const rests = (fact: BoundFact) => fact.dimension !== plan.level && !fact.unless;
    this.#resting = facts.filter(rests).map((fact) => ({
      fact,
      constant: fact.attribute.constant,
      ranks: Int16Array.from(fact.outcome, (o) =>
        o < 0 ? 0 : rankOf(edition.outcomes[o].level, plan.dimensions[fact.dimension].fallback),
      ),
    }));
    this.#moving = facts.filter((fact) => !rests(fact));
    this.#covers = bindCovers(plan.book.covers, batch);
  }

  /** Adds the spans of one entity, whose ordered effects are `[start, end)`. */
  entity(entity: number, start: number, end: number): void {
    this.#list(start, end);
    this.#rests(entity);
    for (const fact of this.#moving) this.#listFact(entity, fact);
    if (!this.#cover(entity)) return;
    const firstSpan = this.#spans.count;
    this.#spans.reserve(2 * this.#listed + 1);
    this.#cutByTier = false;
    while (!this.#walk(entity, firstSpan)) this.#spans.widenCauses();
    if (this.#cutByTier) this.#markRuns(firstSpan);
  }

  /** Lists the effects that matter to level or tier, with their ends after chaining. */
  #list(start: number, end: number): void {
    while (this.#from.length < end - start) this.#widen();
    const { data } = this.#effects;
    const from = this.#from;
    const until = this.#until;
    const outcome = this.#outcome;
    const effect = this.#effect;
    const cause = this.#cause;
    const chains = this.#chain;
    const traits = this.#traits;
    const trait = this.#trait;
    let listed = 0;
    let chained = 0;
    let together = 0;
    let before = EVER;
    for (let e = start, at = start * WIDTH; e < end; e++, at += WIDTH) {
      const t = traits[data[at + OUTCOME]];
      if (t === IDLE) continue;
      const begins = data[at + FROM];
      from[listed] = begins;
      until[listed] = data[at + UNTIL];
      outcome[listed] = data[at + OUTCOME];
      trait[listed] = t;
      effect[listed] = e;
      cause[listed] = e;
      chains[listed] = (t >> CHAINED) & 1 ? (t >> DIMENSION) & 31 : -1;
      chained += (t >> CHAINED) & 1;
      together += Number(begins === before);
      before = begins;
      listed++;
    }
    this.#listed = listed;
    if (together > 0) this.#joinCauses();
    if (chained > 1) for (const which of this.#chains) chain(listed, from, until, chains, which);
  }

  /** Rows of one record that take effect on one day stand together: they are one cause. */
  #joinCauses(): void {
    for (let i = 1; i < this.#listed; i++)
      if (this.#from[i] === this.#from[i - 1] && this.#record(i) === this.#record(i - 1))
        this.#cause[i] = this.#cause[i - 1];
  }

  /** The record behind a listed effect; -1 for a fact. */
  #record(i: number): number {
    return this.#records.of(this.#effects.data[this.#effect[i] * WIDTH + ROW]);
  }

  /** Sets the ranks at which the dimensions rest while no effect is in force. */
  #rests(entity: number): void {
    const resting = this.#resting;
    const rest = this.#rest;
    const weights = this.#weights;
    for (let d = 0; d < rest.length; d++) rest[d] = 0;
    for (let f = 0; f < resting.length; f++) {
      const { fact, constant, ranks: ranksOf } = resting[f];
      const value = constant[entity];
      if (value === -2) this.#listFact(entity, fact);
      else if (value >= 0 && ranksOf[value] > rest[fact.dimension]) rest[fact.dimension] = ranksOf[value];
    }
    let combination = 0;
    for (let d = 0; d < rest.length; d++) combination += rest[d] * weights[d];
    this.#restCombination = combination;
  }

  #listFact(entity: number, { attribute, outcome, unless }: BoundFact): void {
    const constant = attribute.constant[entity];
    if (constant === -1 || (constant >= 0 && outcome[constant] < 0)) return;
    const intervals: readonly Interval[] =
      constant >= 0 ? [{ from: EVER, until: NEVER, value: constant }] : attribute.varied.get(entity)!;
    for (const { from, until, value } of intervals) {
      if (value < 0 || outcome[value] < 0) continue;
      for (const [begin, end] of unless ? without(unless, entity, from, until) : [[from, until]])
        if (begin < end)
          this.#insert(begin, end, outcome[value], this.#effects.append(entity, begin, end, outcome[value]));
    }
  }

  /** Puts an effect into the list behind those that begin no later; outcome -1 means: not covered. */
  #insert(from: Day, until: Day, outcome: number, effect: number): void {
    if (this.#listed === this.#from.length) this.#widen();
    let at = this.#listed++;
    for (; at > 0 && this.#from[at - 1] > from; at--) {
      this.#from[at] = this.#from[at - 1];
      this.#until[at] = this.#until[at - 1];
      this.#outcome[at] = this.#outcome[at - 1];
      this.#trait[at] = this.#trait[at - 1];
      this.#effect[at] = this.#effect[at - 1];
      this.#cause[at] = this.#cause[at - 1];
    }
    this.#from[at] = from;
    this.#until[at] = until;
    this.#outcome[at] = outcome;
    this.#trait[at] = outcome < 0 ? OUTSIDE : this.#traits[outcome];
    this.#effect[at] = effect;
    this.#cause[at] = effect;
  }

  #widen(): void {
    this.#from = doubled(this.#from);
    this.#until = doubled(this.#until);
    this.#outcome = doubled(this.#outcome);
    this.#trait = doubled(this.#trait);
    this.#effect = doubled(this.#effect);
    this.#cause = doubled(this.#cause);
    const size = this.#from.length;
    this.#chain = new Int8Array(size);
    this.#active = new Int32Array(size);
    this.#named = new Int32Array(size);
    this.#lastCause = new Int32Array(size);
  }

  /** Lists when a changing attribute leaves the entity outside the book; false where the book never covers it. */
  #cover(entity: number): boolean {
    for (const cover of this.#covers) {
      const constant = cover.attribute.constant[entity];
      if (constant === -1 || (constant >= 0 && !cover.hits[constant])) return false;
      if (constant === -2) this.#uncover(entity, cover);
    }
    return true;
  }

  /** Lists the stretches in which a changing attribute leaves the entity outside the book. */
  #uncover(entity: number, cover: Cover): void {
    const intervals = cover.attribute.varied.get(entity)!;
    const days = [EVER, ...intervals.flatMap((i) => [i.from, i.until]), NEVER].sort((a, b) => a - b);
    for (let i = 0; i + 1 < days.length; i++) {
      if (days[i] === days[i + 1]) continue;
      const value = valueOn(cover.attribute, entity, days[i]);
      if (value < 0 || !cover.hits[value]) this.#insert(days[i], days[i + 1], -1, -1);
    }
  }

  /**
   * Stretch by stretch: takes in what begins, weighs it (what is left anew, when something has ended), adds the stretch
   * to the spans or lengthens the last one when nothing changed, and goes to the next change. False: the room for causes
   * is too small, and the entity is to be walked again. In the ordinary case nothing here calls anything: a call would
   * have the processor read every column's place anew at every turn.
   */
  #walk(entity: number, firstSpan: number): boolean {
    const from = this.#from;
    const until = this.#until;
    const trait = this.#trait;
    const effect = this.#effect;
    const cause = this.#cause;
    const active = this.#active;
    const named = this.#named;
    const lastCause = this.#lastCause;
    const rest = this.#rest;
    const ranks = this.#ranks;
    const weights = this.#weights;
    const { decided } = this.#prevailing;
    const spans = this.#spans;
    const { causes, causeStart } = spans;
    const { entity: spanEntity, from: spanFrom, until: spanUntil, edition, level: levels, tier: tiers } = spans;
    const number = this.#number;
    const listed = this.#listed;
    const score = this.#score;
    const grouped = this.#need.length > 0;
    const whole = grouped || score !== undefined;
    const restCombination = this.#restCombination;
    const hi = this.#hi;
    let day = this.#lo;
    let next = 0;
    let count = 0;
    let weighed = 0;
    let soonest = EVER;
    let combination = restCombination;
    let outside = 0;
    let nameable = 0;
    let names = 0;
    let naming = NEVER_NAMED;
    let last = spans.count - 1;
    let lastNames = 0;
    for (let d = 0; d < rest.length; d++) ranks[d] = rest[d];
    while (day < hi) {
      if (day >= soonest || whole) {
        let kept = 0;
        for (let a = 0; a < count; a++) {
          const i = active[a];
          const d = (trait[i] >> DIMENSION) & 31;
          ranks[d] = rest[d];
          if (until[i] > day) active[kept++] = i;
        }
        count = kept;
        weighed = 0;
        soonest = hi;
        combination = restCombination;
        outside = 0;
        naming = NEVER_NAMED;
      }
      for (; next < listed && from[next] <= day; next++) if (until[next] > day) active[count++] = next;
      if (grouped) this.#countGroups(count);
      for (; weighed < count; weighed++) {
        const i = active[weighed];
        const t = trait[i];
        if (until[i] < soonest) soonest = until[i];
        if (t === OUTSIDE) outside++;
        else if (!grouped || this.#enough(i)) {
          const d = (t >> DIMENSION) & 31;
          const rise = (t & 255) - ranks[d];
          if (rise > 0) {
            ranks[d] += rise;
            combination += Math.imul(rise, weights[d]);
          }
        }
      }
      const scored = score ? combination + this.#scored(count) : combination;
      const verdict = decided[scored] || this.#prevailing.decide(scored);
      const level = levelIn(verdict);
      const tier = tierIn(verdict);
      const wanted = score ? ALWAYS_NAMED : level + 2;
      if (wanted !== naming) {
        naming = wanted;
        nameable = 0;
        names = 0;
      }
      for (; nameable < count; nameable++) {
        const i = active[nameable];
        if (trait[i] >> NAMED !== wanted || (grouped && !this.#enough(i))) continue;
        if (names > 0 && cause[named[names - 1]] === cause[i] && !score) continue;
        named[names++] = i;
      }
      const end = next < listed && from[next] < soonest ? from[next] : soonest;
      if (outside === 0 && level >= 0) {
        let same = last >= firstSpan && spanUntil[last] === day && levels[last] === level && lastNames === names;
        for (let c = 0; same && c < names; c++) same = cause[named[c]] === lastCause[c];
        if (same && tiers[last] === tier) spanUntil[last] = end;
        else {
          if (same) this.#cutByTier = true;
          const to = causeStart[++last];
          if (to + names > causes.length) return false;
          for (let c = 0; c < names; c++) {
            causes[to + c] = effect[named[c]];
            lastCause[c] = cause[named[c]];
          }
          lastNames = names;
          causeStart[last + 1] = to + names;
          spanEntity[last] = entity;
          spanFrom[last] = day;
          spanUntil[last] = end;
          edition[last] = number;
          levels[last] = level;
          tiers[last] = tier;
          if (score) spans.points.set(last, score.points);
        }
      }
      day = end;
    }
    spans.count = last + 1;
    return true;
  }

  /** What the score in force changes in the combination: the rank of its level in place of the one of the effects. */
  #scored(count: number): number {
    const { level, dimensions } = this.#plan;
    const reached = this.#score!.level(this.#active, count, this.#outcome, this.#groupCount, this.#need);
    const rank = rankOf(reached, dimensions[level].fallback);
    return (rank - this.#ranks[level]) * this.#weights[level];
  }

  /** Whether a listed effect counts: always, or when there are as many of its group as its rule wants. */
  #enough(i: number): boolean {
    const group = this.#groupOf[this.#outcome[i]];
    return group < 0 || this.#groupCount[group] >= this.#need[group];
  }

  /** Records in force by group; a record with several rows counts once. */
  #countGroups(count: number): void {
    this.#groupCount.fill(0);
    for (let a = 0; a < count; a++) {
      const i = this.#active[a];
      const group = this.#outcome[i] < 0 ? -1 : this.#groupOf[this.#outcome[i]];
      if (group >= 0 && !this.#countedBefore(a, group)) this.#groupCount[group]++;
    }
  }

  /** Rows of one record begin on one day and stand together, perhaps with other rules' effects between them. */
  #countedBefore(a: number, group: number): boolean {
    const record = this.#record(this.#active[a]);
    for (let b = a - 1; b >= 0; b--) {
      const i = this.#active[b];
      if (this.#from[i] !== this.#from[this.#active[a]]) return false;
      if (this.#outcome[i] >= 0 && this.#groupOf[this.#outcome[i]] === group && this.#record(i) === record) return true;
    }
    return false;
  }

  /** Whether the book covers the entity on any day. */
  everCovers(entity: number): boolean {
    return this.#covers.every(({ attribute, hits }) => {
      const constant = attribute.constant[entity];
      if (constant !== -2) return constant >= 0 && hits[constant] === 1;
      return attribute.varied.get(entity)!.some((interval) => interval.value >= 0 && hits[interval.value] === 1);
    });
  }

  /** Notes the runs of spans, from `firstSpan` on, that differ in tier only. */
  #markRuns(firstSpan: number): void {
    const spans = this.#spans;
    let first = firstSpan;
    for (let i = firstSpan + 1; i <= spans.count; i++) {
      if (
        i < spans.count &&
        spans.until[i - 1] === spans.from[i] &&
        spans.level[i - 1] === spans.level[i] &&
        spans.sameCauses(i - 1, i)
      )
        continue;
      for (let j = first; i - first > 1 && j < i; j++) spans.runs.set(j, [spans.from[first], spans.until[i - 1]]);
      first = i;
    }
  }
}

function traitsOf({ dimension, level, chained, cause }: OutcomePlan, plan: Plan): number {
  const { fallback, points } = plan.dimensions[dimension];
  if (plan.prevailing.weights[dimension] === 0) return IDLE;
  const named = dimension !== plan.level || !cause ? NEVER_NAMED : points ? ALWAYS_NAMED : level + 2;
  return rankOf(level, fallback) | (dimension << DIMENSION) | (Number(chained) << CHAINED) | (named << NAMED);
}

function doubled(a: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const b = new Int32Array(a.length * 2);
  b.set(a);
  return b;
}
