// What is counted in a stand: who is asked about, how many a rule holds, and who stands where under two rulebooks.

import type { Day } from '../../base/day.ts';
import { type Batch, valueOn } from '../kernel/batch.ts';
import { type Held, Places, type Stand } from './stand.ts';

/** Which places are asked about, 1 by place; undefined: all. */
export type Mask = Uint8Array | undefined;

/** How many entities stand on each place of a scale. */
export function countLevels(levels: Int8Array, size: number, mask: Mask): { counts: number[]; none: number } {
  const counts = new Array<number>(size).fill(0);
  let none = 0;
  for (let place = 0; place < levels.length; place++) {
    if (mask && mask[place] === 0) continue;
    if (levels[place] < 0) none++;
    else counts[levels[place]]++;
  }
  return { counts, none };
}

/** How many of the listed places are asked about. */
export function countPlaces({ list, length }: Places, mask: Mask): number {
  if (!mask) return length;
  let count = 0;
  for (let i = 0; i < length; i++) count += mask[list[i]];
  return count;
}

/** How many entities each rule holds. */
export function countHeld(held: readonly Held[], mask: Mask): { inForce: number; decides: number; open: number }[] {
  return held.map(({ inForce, decides, open }) => ({
    inForce: countPlaces(inForce, mask),
    decides: countPlaces(decides, mask),
    open: countPlaces(open, mask),
  }));
}

/** The next places behind `after` (a place; -1 from the beginning) among those that are listed and asked about. */
export function pageOfPlaces({ list, length }: Places, mask: Mask, after: number, limit: number): number[] {
  const page: number[] = [];
  let i = 0;
  for (let high = length; i < high; ) {
    const middle = (i + high) >> 1;
    if (list[middle] <= after) i = middle + 1;
    else high = middle;
  }
  for (; i < length && page.length < limit; i++) if (!mask || mask[list[i]] === 1) page.push(list[i]);
  return page;
}

/** Where one entity stands before and after, or under one book and another: places on the scales, -1 for none. */
export interface Move {
  readonly before: { readonly level: number; readonly tier: number };
  readonly after: { readonly level: number; readonly tier: number };
  readonly count: number;
  /** The first places, for samples. */
  readonly sample: readonly number[];
  /** How many by division and by main industry; '' where none is registered. */
  readonly divisions: ReadonlyMap<string, number>;
  readonly industries: ReadonlyMap<string, number>;
}

/** Levels and tiers of two stands crossed; `samples` places of each move are named. */
export function moves(before: Stand, after: Stand, mask: Mask, samples: number, groups?: Grouping): Move[] {
  const found = new Map<number, { count: number; sample: number[]; divisions: Tally; industries: Tally }>();
  for (let place = 0; place < before.level.length; place++) {
    if (mask && mask[place] === 0) continue;
    const key =
      ((before.level[place] + 1) << 24) |
      ((before.tier[place] + 1) << 16) |
      ((after.level[place] + 1) << 8) |
      (after.tier[place] + 1);
    let move = found.get(key);
    if (!move) {
      move = { count: 0, sample: [], divisions: new Tally(), industries: new Tally() };
      found.set(key, move);
    }
    move.count++;
    if (move.sample.length < samples) move.sample.push(place);
    if (groups) {
      move.divisions.add(groups.division[place]);
      move.industries.add(groups.industry[place]);
    }
  }
  return [...found].map(([key, { count, sample, divisions, industries }]) => ({
    before: { level: (key >> 24) - 1, tier: ((key >> 16) & 0xff) - 1 },
    after: { level: ((key >> 8) & 0xff) - 1, tier: (key & 0xff) - 1 },
    count,
    sample,
    divisions: divisions.named(groups?.divisions ?? []),
    industries: industries.named(groups?.industries ?? []),
  }));
}

/** Counts by the code of a value. */
class Tally {
  readonly #counts: number[] = [];

  add(code: number): void {
    this.#counts[code] = (this.#counts[code] ?? 0) + 1;
  }

  named(names: readonly string[]): Map<string, number> {
    return new Map(this.#counts.flatMap((count, code) => (count ? [[names[code], count] as const] : [])));
  }
}

/** By place: the division and the main industry on a day, as codes of lists of names. */
export interface Grouping {
  readonly division: Int32Array;
  readonly divisions: readonly string[];
  readonly industry: Int32Array;
  readonly industries: readonly string[];
}

/** Divisions and main industries of the register on a day. */
export function groupingOn(slices: readonly Batch[], entities: number, day: Day): Grouping {
  const division = new Int32Array(entities);
  const industry = new Int32Array(entities);
  const divisions = new Names();
  const industries = new Names();
  let first = 0;
  for (const { attributes, entities: size } of slices) {
    for (const [name, column, names] of [
      ['division', division, divisions],
      ['industries', industry, industries],
    ] as const) {
      const attribute = attributes[name];
      const codes = Int32Array.from(attribute.values, ([word]) => names.codeOf(word ?? ''));
      for (let entity = 0; entity < size; entity++) {
        const value = valueOn(attribute, entity, day);
        column[first + entity] = value < 0 ? names.codeOf('') : codes[value];
      }
    }
    first += size;
  }
  return { division, divisions: divisions.list, industry, industries: industries.list };
}

class Names {
  readonly list: string[] = [];
  readonly #codes = new Map<string, number>();

  codeOf(name: string): number {
    const code = this.#codes.get(name) ?? this.list.push(name) - 1;
    this.#codes.set(name, code);
    return code;
  }
}

/** Ascending places of the entities that stand on one level under one book and on one under the other; -1: not covered. */
export function placesAt(a: Stand, levelA: number, b: Stand, levelB: number): Places {
  return placesWhere(a.level.length, (place) => a.level[place] === levelA && b.level[place] === levelB);
}

function placesWhere(size: number, test: (place: number) => boolean): Places {
  const places = new Places();
  for (let place = 0; place < size; place++) if (test(place)) places.add(place);
  return places;
}
