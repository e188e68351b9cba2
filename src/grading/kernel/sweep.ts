// From the effects of one entity under one edition to its spans: what stands on every day, and because of what.

import { type Day, EVER, NEVER } from '../../base/day.ts';
import { type Batch, type Interval, valueOn } from './batch.ts';
import { chain, type Effects, FROM, OUTCOME, ROW, UNTIL, WIDTH } from './effects.ts';
import { type BoundFact, bindCovers, bindFacts, type Cover, without } from './facts.ts';
import type { DimensionPlan, Plan } from './plan.ts';
import { Score } from './score.ts';
import type { Spans } from './spans.ts';

const NONE = 127;

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
  // Outcomes as columns.
  readonly #dimensionOf: Int8Array;
  readonly #levelOf: Int8Array;
  readonly #groupOf: Int16Array;
  readonly #named: Uint8Array;
  readonly #chainOf: Int8Array;
  readonly #chains: readonly number[];
  readonly #need: Int32Array;
  readonly #groupCount: Int32Array;
  readonly #derived: readonly { readonly d: number; readonly dimension: DimensionPlan }[];
  readonly #fallback: Int8Array;
  readonly #score?: Score;
  // The entity's effects, by first day, and those in force in the stretch under the sweep (places in the former).
  #listed = 0;
  #from = new Int32Array(64);
  #until = new Int32Array(64);
  #outcome = new Int32Array(64);
  #effect = new Int32Array(64);
  #chain = new Int8Array(64);
  #active = new Int32Array(64);
  #causes = new Int32Array(64);
  #lastCauses = new Int32Array(64);
  #lastCount = 0;
  #cutByTier = false;
  /** Level that facts which never change give each dimension; -1 for none. */
  readonly #still: Int8Array;
  readonly #live: Uint8Array;
  readonly #negative: Int8Array;
  readonly #positive: Int8Array;
  readonly #levels: Int8Array;

  constructor(
    plan: Plan,
    number: number,
    batch: Batch,
    effects: Effects,
    spans: Spans,
    recordOf: (row: number) => number,
  ) {
    const edition = plan.editions[number];
    this.#plan = plan;
    this.#number = number;
    this.#effects = effects;
    this.#spans = spans;
    this.#recordOf = recordOf;
    this.#lo = edition.edition.inForce;
    this.#hi = edition.edition.until;
    this.#dimensionOf = Int8Array.from(edition.outcomes, (o) => o.dimension);
    this.#levelOf = Int8Array.from(edition.outcomes, (o) => o.level);
    this.#groupOf = Int16Array.from(edition.outcomes, (o) => o.group);
    this.#named = Uint8Array.from(edition.outcomes, (o) => (o.cause ? 1 : 0));
    this.#chainOf = Int8Array.from(edition.outcomes, (o) => (o.chained ? o.dimension : -1));
    this.#chains = [...new Set(this.#chainOf)].filter((c) => c >= 0);
    this.#need = Int32Array.from(edition.groups, (g) => g.need);
    this.#groupCount = new Int32Array(edition.groups.length);
    this.#fallback = Int8Array.from(plan.dimensions, (d) => d.fallback);
    this.#derived = plan.order
      .map((d) => ({ d, dimension: plan.dimensions[d] }))
      .filter((x) => x.dimension.from.length > 0);
    this.#score = plan.dimensions[plan.level].points && new Score(plan, number);
    const n = plan.dimensions.length;
    this.#still = new Int8Array(n);
    this.#live = new Uint8Array(n);
    this.#negative = new Int8Array(n);
    this.#positive = new Int8Array(n);
    this.#levels = new Int8Array(n);
    this.#facts = bindFacts(edition.facts, batch);
    this.#covers = bindCovers(plan.book.covers, batch);
  }

  /** Adds the spans of one entity, whose ordered effects are `[start, end)`. */
  entity(entity: number, start: number, end: number): void {
    const firstSpan = this.#spans.count;
    this.#cutByTier = false;
    this.#gather(entity, start, end);
    if (!this.#settle(entity)) return;
    if (this.#listed === 0) this.#emit(entity, this.#lo, this.#hi, 0, firstSpan);
    else this.#walk(entity, firstSpan);
    if (this.#cutByTier) this.#markRuns(firstSpan);
  }

  /** Lists the entity's effects with their ends after chaining; facts that never change only set their dimension. */
  #gather(entity: number, start: number, end: number): void {
    const listed = end - start;
    while (this.#from.length < listed) this.#widen();
    const data = this.#effects.data;
    const from = this.#from;
    const until = this.#until;
    const outcome = this.#outcome;
    const effect = this.#effect;
    const chains = this.#chain;
    let chained = 0;
    for (let i = 0, at = start * WIDTH; i < listed; i++, at += WIDTH) {
      from[i] = data[at + FROM];
      until[i] = data[at + UNTIL];
      outcome[i] = data[at + OUTCOME];
      effect[i] = start + i;
      chains[i] = this.#chainOf[outcome[i]];
      if (chains[i] >= 0) chained++;
    }
    if (chained > 1) for (const which of this.#chains) chain(listed, from, until, chains, which);
    this.#listed = listed;
    this.#still.fill(-1);
    for (let f = 0; f < this.#facts.length; f++) this.#gatherFact(entity, this.#facts[f]);
  }

  #gatherFact(entity: number, fact: BoundFact): void {
    if (!fact.attribute) return;
    const constant = fact.attribute.constant[entity];
    if (constant === -1 || (constant >= 0 && fact.outcome[constant] < 0)) return;
    if (constant >= 0 && !fact.unless) {
      const outcome = fact.outcome[constant];
      const d = this.#dimensionOf[outcome];
      if (d !== this.#plan.level) {
        if (this.#levelOf[outcome] > this.#still[d]) this.#still[d] = this.#levelOf[outcome];
        return;
      }
    }
    const intervals: readonly Interval[] =
      constant >= 0 ? [{ from: EVER, until: NEVER, value: constant }] : fact.attribute.varied.get(entity)!;
    for (const { from, until, value } of intervals) {
      if (value < 0 || fact.outcome[value] < 0) continue;
      for (const [begin, end] of fact.unless ? without(fact.unless, entity, from, until) : [[from, until]]) {
        if (begin >= end) continue;
        this.#effects.add(entity, begin, end, fact.outcome[value], -1);
        this.#insert(begin, end, fact.outcome[value], this.#effects.count - 1);
      }
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
    this.#causes = new Int32Array(this.#from.length);
    this.#lastCauses = new Int32Array(this.#from.length);
    this.#lastCount = 0;
    const chains = new Int8Array(this.#from.length);
    chains.set(this.#chain);
    this.#chain = chains;
  }

  /** Decides the dimensions that no listed effect touches, once for all days; false where the book never covers the entity. */
  #settle(entity: number): boolean {
    for (const cover of this.#covers) {
      const constant = cover.attribute.constant[entity];
      if (constant === -1 || (constant >= 0 && !cover.hits[constant])) return false;
      if (constant === -2) this.#uncover(entity, cover);
    }
    const live = this.#live;
    live.fill(0);
    for (let i = 0; i < this.#listed; i++) if (this.#outcome[i] >= 0) live[this.#dimensionOf[this.#outcome[i]]] = 1;
    for (let d = 0; d < live.length; d++) this.#levels[d] = this.#still[d] >= 0 ? this.#still[d] : this.#fallback[d];
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

  /** Stretch by stretch: drops what has ended, takes in what begins, weighs what is in force, and goes to the next change. */
  #walk(entity: number, firstSpan: number): void {
    const from = this.#from;
    const until = this.#until;
    const outcome = this.#outcome;
    const active = this.#active;
    const negative = this.#negative;
    const positive = this.#positive;
    const dimensionOf = this.#dimensionOf;
    const levelOf = this.#levelOf;
    const fallback = this.#fallback;
    const still = this.#still;
    const listed = this.#listed;
    const grouped = this.#need.length > 0;
    const hi = this.#hi;
    const n = negative.length;
    let next = 0;
    let count = 0;
    let day = this.#lo;
    while (day < hi) {
      let end = hi;
      let kept = 0;
      for (let a = 0; a < count; a++) if (until[active[a]] > day) active[kept++] = active[a];
      for (; next < listed && from[next] <= day; next++) if (until[next] > day) active[kept++] = next;
      if (next < listed && from[next] < end) end = from[next];
      count = kept;
      for (let d = 0; d < n; d++) {
        negative[d] = still[d] > fallback[d] ? still[d] : -1;
        positive[d] = still[d] >= 0 && still[d] <= fallback[d] ? still[d] : NONE;
      }
      if (grouped) this.#countGroups(count);
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
        const level = levelOf[o];
        if (level > fallback[d]) {
          if (level > negative[d]) negative[d] = level;
        } else if (level >= 0 && level < positive[d]) positive[d] = level;
      }
      if (covered) this.#emit(entity, day, end, count, firstSpan);
      day = end;
    }
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

  /** Adds the stretch `[from, until)` to the spans, or lengthens the last one when nothing changed. */
  #emit(entity: number, from: Day, until: Day, active: number, firstSpan: number): void {
    if (active) this.#decide(active);
    else this.#rest();
    const level = this.#levels[this.#plan.level];
    if (level < 0) return;
    const tier = this.#plan.tier < 0 ? -1 : this.#levels[this.#plan.tier];
    const causes = active ? this.#gatherCauses(level, active) : 0;
    const spans = this.#spans;
    const last = spans.count - 1;
    if (last >= firstSpan && spans.until[last] === from && spans.level[last] === level && this.#sameCauses(causes)) {
      if (spans.tier[last] === tier) {
        spans.until[last] = until;
        return;
      }
      this.#cutByTier = true;
    }
    spans.add(entity, from, until, this.#number, level, tier, this.#causes, causes);
    if (this.#score) spans.points.set(last + 1, this.#score.points);
    const recent = this.#lastCauses;
    this.#lastCauses = this.#causes;
    this.#causes = recent;
    this.#lastCount = causes;
  }

  /** The levels of a stretch in which no listed effect is in force. */
  #rest(): void {
    for (let d = 0; d < this.#levels.length; d++)
      this.#levels[d] = this.#still[d] >= 0 ? this.#still[d] : this.#fallback[d];
    if (this.#score) this.#levels[this.#plan.level] = this.#score.level([]);
    this.#derive();
  }

  /** The levels of a stretch: negative before positive before the default; then the dimensions made from others. */
  #decide(active: number): void {
    const { length } = this.#levels;
    for (let d = 0; d < length; d++) {
      if (!this.#live[d]) this.#levels[d] = this.#still[d] >= 0 ? this.#still[d] : this.#fallback[d];
      else if (this.#negative[d] >= 0) this.#levels[d] = this.#negative[d];
      else this.#levels[d] = this.#positive[d] < this.#fallback[d] ? this.#positive[d] : this.#fallback[d];
    }
    if (this.#score) {
      const counting = Array.from(this.#active.subarray(0, active), (i) => this.#outcome[i]).filter(
        (o) => o >= 0 && this.#enough(o),
      );
      this.#levels[this.#plan.level] = this.#score.level(counting);
    }
    this.#derive();
  }

  #derive(): void {
    const levels = this.#levels;
    for (let k = 0; k < this.#derived.length; k++) {
      const { d, dimension } = this.#derived[k];
      let worst = levels[d];
      for (let s = 0; s < dimension.from.length; s++) {
        const source = dimension.from[s];
        const from = levels[source.dimension];
        if (from >= 0 && source.map[from] > worst) worst = source.map[from];
      }
      levels[d] = worst;
    }
  }

  /** The effects that determine the level: those in force that give it, one a record; for points, all that count. */
  #gatherCauses(level: number, active: number): number {
    const own = this.#plan.level;
    const byPoints = this.#score !== undefined;
    const grouped = this.#need.length > 0;
    const causes = this.#causes;
    let count = 0;
    for (let a = 0; a < active; a++) {
      const i = this.#active[a];
      const o = this.#outcome[i];
      if (o < 0 || this.#dimensionOf[o] !== own || (!byPoints && this.#levelOf[o] !== level)) continue;
      if (!this.#named[o] || (grouped && !this.#enough(o))) continue;
      if (!byPoints && count > 0 && this.#sameRecord(causes[count - 1], this.#effect[i])) continue;
      causes[count++] = this.#effect[i];
    }
    return count;
  }

  #sameRecord(a: number, b: number): boolean {
    const data = this.#effects.data;
    const row = data[a * WIDTH + ROW];
    const other = data[b * WIDTH + ROW];
    return (
      data[a * WIDTH + FROM] === data[b * WIDTH + FROM] &&
      row >= 0 &&
      other >= 0 &&
      this.#recordOf(row) === this.#recordOf(other)
    );
  }

  /** Whether the gathered causes are those of the last span: the same facts and records, though perhaps by other measures. */
  #sameCauses(count: number): boolean {
    if (count !== this.#lastCount) return false;
    for (let i = 0; i < count; i++) {
      const cause = this.#causes[i];
      const last = this.#lastCauses[i];
      if (cause !== last && !this.#sameRecord(cause, last)) return false;
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
