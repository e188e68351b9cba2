// From the effects of one entity under one edition to its spans: what stands on every day, and because of what.

import { type Day, EVER, NEVER } from '../../base/day.ts';
import { type Batch, type Interval, valueOn } from './batch.ts';
import { chain, type Effects, FROM, OUTCOME, ROW, UNTIL, WIDTH } from './effects.ts';
import { type BoundFact, bindCovers, bindFacts, type Cover, without } from './facts.ts';
import type { Plan } from './plan.ts';
import { levelIn, type Prevailing, rankOf, tierIn } from './prevail.ts';
import { Score } from './score.ts';
import type { Spans } from './spans.ts';

/** In `causeOf`: effects of this outcome are never named; they are named whatever the level (points). */
const NEVER_NAMED = -2;
const ALWAYS_NAMED = -1;

/**
 * Sweeps the entities of a batch under one edition, one at a time. The hot path of the kernel: it keeps to numbers and
 * scratch arrays that are reused for every entity, and one pass over the effects in force for every stretch of days.
 */
export class Sweep {
  readonly #plan: Plan;
  readonly #number: number;
  readonly #effects: Effects;
  readonly #spans: Spans;
  readonly #recordOf: (row: number) => number;
  readonly #facts: readonly BoundFact[];
  readonly #covers: readonly Cover[];
  readonly #lo: Day;
  readonly #hi: Day;
  readonly #prevailing: Prevailing;
  readonly #weights: Int32Array;
  // Outcomes as columns.
  readonly #dimensionOf: Int8Array;
  readonly #rankOf: Int16Array;
  readonly #groupOf: Int16Array;
  /** The level at which spans name the effect among their causes. */
  readonly #causeOf: Int8Array;
  readonly #chainOf: Int8Array;
  readonly #chains: readonly number[];
  readonly #need: Int32Array;
  readonly #groupCount: Int32Array;
  readonly #score?: Score;
  // The entity's effects, by first day, and those in force in the stretch under the sweep (places in the former).
  #listed = 0;
  #from = new Int32Array(64);
  #until = new Int32Array(64);
  #outcome = new Int32Array(64);
  #effect = new Int32Array(64);
  #chain = new Int8Array(64);
  #active = new Int32Array(64);
  #cutByTier = false;
  /** Ranks that facts which never change give the dimensions, and the combination of them. */
  readonly #rest: Int32Array;
  #restCombination = 0;
  /** Ranks of the stretch under the sweep; those of `#rest` between stretches. */
  readonly #ranks: Int32Array;

  constructor(
    plan: Plan,
    number: number,
    batch: Batch,
    effects: Effects,
    spans: Spans,
    recordOf: (row: number) => number,
  ) {
    const edition = plan.editions[number];
    const byPoints = plan.dimensions[plan.level].points !== undefined;
    this.#plan = plan;
    this.#number = number;
    this.#effects = effects;
    this.#spans = spans;
    this.#recordOf = recordOf;
    this.#lo = edition.edition.inForce;
    this.#hi = edition.edition.until;
    this.#prevailing = plan.prevailing;
    this.#weights = plan.prevailing.weights;
    this.#dimensionOf = Int8Array.from(edition.outcomes, (o) => o.dimension);
    this.#rankOf = Int16Array.from(edition.outcomes, (o) => rankOf(o.level, plan.dimensions[o.dimension].fallback));
    this.#groupOf = Int16Array.from(edition.outcomes, (o) => o.group);
    this.#causeOf = Int8Array.from(edition.outcomes, (o) =>
      o.dimension !== plan.level || !o.cause ? NEVER_NAMED : byPoints ? ALWAYS_NAMED : o.level,
    );
    this.#chainOf = Int8Array.from(edition.outcomes, (o) => (o.chained ? o.dimension : -1));
    this.#chains = [...new Set(this.#chainOf)].filter((c) => c >= 0);
    this.#need = Int32Array.from(edition.groups, (g) => g.need);
    this.#groupCount = new Int32Array(edition.groups.length);
    this.#score = byPoints ? new Score(plan, number) : undefined;
    this.#rest = new Int32Array(plan.dimensions.length);
    this.#ranks = new Int32Array(plan.dimensions.length);
    this.#facts = bindFacts(edition.facts, batch);
    this.#covers = bindCovers(plan.book.covers, batch);
  }

  /** Adds the spans of one entity, whose ordered effects are `[start, end)`. */
  entity(entity: number, start: number, end: number): void {
    this.#list(start, end);
    this.#listFacts(entity);
    if (!this.#cover(entity)) return;
    const firstSpan = this.#spans.count;
    this.#cutByTier = false;
    this.#walk(entity, firstSpan);
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
    const chains = this.#chain;
    const chainOf = this.#chainOf;
    const dimensionOf = this.#dimensionOf;
    const weights = this.#weights;
    let listed = 0;
    let chained = 0;
    for (let e = start, at = start * WIDTH; e < end; e++, at += WIDTH) {
      const o = data[at + OUTCOME];
      if (weights[dimensionOf[o]] === 0) continue;
      from[listed] = data[at + FROM];
      until[listed] = data[at + UNTIL];
      outcome[listed] = o;
      effect[listed] = e;
      chains[listed] = chainOf[o];
      if (chainOf[o] >= 0) chained++;
      listed++;
    }
    this.#listed = listed;
    if (chained > 1) for (const which of this.#chains) chain(listed, from, until, chains, which);
  }

  /** Lists the effects of facts; those that never change only set the rank at which their dimension rests. */
  #listFacts(entity: number): void {
    const facts = this.#facts;
    const rest = this.#rest;
    const weights = this.#weights;
    rest.fill(0);
    for (let f = 0; f < facts.length; f++) this.#listFact(entity, facts[f]);
    let combination = 0;
    for (let d = 0; d < rest.length; d++) {
      this.#ranks[d] = rest[d];
      combination += rest[d] * weights[d];
    }
    this.#restCombination = combination;
  }

  #listFact(entity: number, fact: BoundFact): void {
    if (!fact.attribute) return;
    const constant = fact.attribute.constant[entity];
    if (constant === -1 || (constant >= 0 && fact.outcome[constant] < 0)) return;
    if (constant >= 0 && !fact.unless) {
      const outcome = fact.outcome[constant];
      const d = this.#dimensionOf[outcome];
      if (d !== this.#plan.level) {
        if (this.#rankOf[outcome] > this.#rest[d]) this.#rest[d] = this.#rankOf[outcome];
        return;
      }
    }
    const intervals: readonly Interval[] =
      constant >= 0 ? [{ from: EVER, until: NEVER, value: constant }] : fact.attribute.varied.get(entity)!;
    for (const { from, until, value } of intervals) {
      if (value < 0 || fact.outcome[value] < 0) continue;
      for (const [begin, end] of fact.unless ? without(fact.unless, entity, from, until) : [[from, until]])
        if (begin < end)
          this.#insert(begin, end, fact.outcome[value], this.#effects.append(entity, begin, end, fact.outcome[value]));
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
      this.#effect[at] = this.#effect[at - 1];
    }
    this.#from[at] = from;
    this.#until[at] = until;
    this.#outcome[at] = outcome;
    this.#effect[at] = effect;
  }

  #widen(): void {
    this.#from = doubled(this.#from);
    this.#until = doubled(this.#until);
    this.#outcome = doubled(this.#outcome);
    this.#effect = doubled(this.#effect);
    this.#active = new Int32Array(this.#from.length);
    this.#chain = new Int8Array(this.#from.length);
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
   * Stretch by stretch: drops what has ended, takes in what begins, weighs what is in force, adds the stretch to the
   * spans (or lengthens the last one when nothing changed), and goes to the next change.
   */
  #walk(entity: number, firstSpan: number): void {
    const from = this.#from;
    const until = this.#until;
    const outcome = this.#outcome;
    const effect = this.#effect;
    const active = this.#active;
    const dimensionOf = this.#dimensionOf;
    const rankOf = this.#rankOf;
    const causeOf = this.#causeOf;
    const rest = this.#rest;
    const ranks = this.#ranks;
    const weights = this.#weights;
    const { decided } = this.#prevailing;
    const listed = this.#listed;
    const grouped = this.#need.length > 0;
    const score = this.#score;
    const hi = this.#hi;
    const spans = this.#spans;
    spans.reserve(2 * listed + 1);
    const { causeStart } = spans;
    let causes = spans.causes;
    let last = spans.count - 1;
    let next = 0;
    let count = 0;
    let day = this.#lo;
    while (day < hi) {
      let kept = 0;
      for (let a = 0; a < count; a++) if (until[active[a]] > day) active[kept++] = active[a];
      for (; next < listed && from[next] <= day; next++) if (until[next] > day) active[kept++] = next;
      count = kept;
      if (grouped) this.#countGroups(count);
      let end = next < listed && from[next] < hi ? from[next] : hi;
      let combination = this.#restCombination;
      let covered = true;
      for (let a = 0; a < count; a++) {
        const i = active[a];
        if (until[i] < end) end = until[i];
        const o = outcome[i];
        if (o < 0) {
          covered = false;
          continue;
        }
        if (grouped && !this.#enough(o)) continue;
        const d = dimensionOf[o];
        if (rankOf[o] > ranks[d]) {
          combination += (rankOf[o] - ranks[d]) * weights[d];
          ranks[d] = rankOf[o];
        }
      }
      if (score) combination += this.#scored(count);
      const verdict = decided[combination] || this.#prevailing.decide(combination);
      const level = levelIn(verdict);
      const tier = tierIn(verdict);
      const named = score ? ALWAYS_NAMED : level;
      const first = causeStart[last + 1];
      let to = first;
      if (to + count > causes.length) causes = spans.reserveCauses(to + count);
      for (let a = 0; a < count; a++) {
        const i = active[a];
        const o = outcome[i];
        if (o < 0) continue;
        ranks[dimensionOf[o]] = rest[dimensionOf[o]];
        if (causeOf[o] !== named || (grouped && !this.#enough(o))) continue;
        // One cause a record: its rows begin on one day and stand together.
        if (to > first && !score && this.#sameRecord(causes[to - 1], effect[i])) continue;
        causes[to++] = effect[i];
      }
      if (covered && level >= 0) {
        const same =
          last >= firstSpan &&
          spans.until[last] === day &&
          spans.level[last] === level &&
          this.#sameCauses(last, to - first);
        if (same && spans.tier[last] === tier) spans.until[last] = end;
        else {
          if (same) this.#cutByTier = true;
          last++;
          spans.entity[last] = entity;
          spans.from[last] = day;
          spans.until[last] = end;
          spans.edition[last] = this.#number;
          spans.level[last] = level;
          spans.tier[last] = tier;
          causeStart[last + 1] = to;
          if (score) spans.points.set(last, score.points);
        }
      }
      day = end;
    }
    spans.count = last + 1;
  }

  /** What the score in force changes in the combination: the rank of its level in place of the one of the effects. */
  #scored(count: number): number {
    const { level, dimensions } = this.#plan;
    const counting = Array.from(this.#active.subarray(0, count), (i) => this.#outcome[i]).filter(
      (o) => o >= 0 && this.#enough(o),
    );
    const rank = rankOf(this.#score!.level(counting), dimensions[level].fallback);
    return (rank - this.#ranks[level]) * this.#weights[level];
  }

  #enough(outcome: number): boolean {
    const group = this.#groupOf[outcome];
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

  /** The record behind a listed effect; -1 for a fact. */
  #record(i: number): number {
    return this.#recordOf(this.#effects.data[this.#effect[i] * WIDTH + ROW]);
  }

  #sameRecord(a: number, b: number): boolean {
    const { data } = this.#effects;
    const row = data[a * WIDTH + ROW];
    const other = data[b * WIDTH + ROW];
    return (
      data[a * WIDTH + FROM] === data[b * WIDTH + FROM] &&
      row >= 0 &&
      other >= 0 &&
      this.#recordOf(row) === this.#recordOf(other)
    );
  }

  /** Whether the causes behind those of a span are the same: the same facts and records, though perhaps by other measures. */
  #sameCauses(span: number, count: number): boolean {
    const { causes, causeStart } = this.#spans;
    const last = causeStart[span];
    const first = causeStart[span + 1];
    if (count !== first - last) return false;
    for (let i = 0; i < count; i++) {
      const [a, b] = [causes[last + i], causes[first + i]];
      if (a !== b && !this.#sameRecord(a, b)) return false;
    }
    return true;
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

function doubled(a: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const b = new Int32Array(a.length * 2);
  b.set(a);
  return b;
}
