// Where demands are put while plans are merged: the slot of each, the room that is left, and how room is made.

import { type Asked, type ByEntity, byEntity } from './demands.ts';
import { Room } from './room.ts';
import { fewestFor, type Wanted, wantedOf } from './wanted.ts';

/** How often making room may look at a slot for somebody, per demand: what keeps the last corrections from taking for ever. */
const PATIENCE = 400;
/** How many visits are looked at for one that makes room. */
const LOOKED_AT = 100;

/** Slots of demands, by the rules of `merge`; never beyond a window or what a department can do. */
export class Placing {
  /** -1 as long as a demand has none. */
  readonly slot: Int32Array;
  readonly wanted: Wanted;
  readonly #slots: number;
  readonly #room: Room;
  readonly #rows: readonly (readonly number[])[];
  readonly #trusted: Uint8Array;
  readonly #asked: Int32Array;
  #patience: number;

  constructor(asked: Asked) {
    const groups = byEntity(asked.demands.entity, asked.trusted.length);
    this.wanted = wantedOf(asked, groups);
    this.#slots = asked.slots;
    this.#room = new Room(asked.capacity, asked.slots);
    this.#trusted = asked.trusted;
    this.#asked = new Int32Array(asked.capacity.length / asked.slots);
    this.slot = new Int32Array(asked.demands.plan.length).fill(-1);
    this.#patience = PATIENCE * this.slot.length;
    this.#rows = Array.from(asked.trusted.keys(), (entity) => this.#rowsOf(groups, entity));
  }

  /** Of an entity's demands those that stand for themselves, the window that closes first in front. */
  #rowsOf({ starts, rows }: ByEntity, entity: number): number[] {
    const { standsFor, last } = this.wanted;
    const own = Array.from(rows.subarray(starts[entity], starts[entity + 1])).filter((row) => standsFor[row] === row);
    return own.sort((a, b) => last[a] - last[b] || a - b);
  }

  /** Hard ones first: when the turn of the others comes, some slots are full. */
  order(): number[] {
    const entities = [...this.#rows.keys()];
    return entities.sort(
      (a, b) => this.#rows[b].length - this.#rows[a].length || this.#trusted[b] - this.#trusted[a] || a - b,
    );
  }

  /** Puts an entity's demands into slots, as few as can be. */
  place(entity: number): void {
    const { first, last } = this.wanted;
    let waiting = this.#rows[entity];
    while (waiting.length > 0) {
      const [next] = waiting;
      const once = this.#trusted[entity] === 1;
      const at = once ? this.#best(waiting, 0, this.#slots - 1) : this.#best(waiting, first[next], last[next]);
      if (at >= 0) this.#put(waiting, at);
      if (once) return;
      waiting = waiting.filter((row) => this.slot[row] < 0 && (at >= 0 || row !== next));
    }
  }

  /** The slot in which most of the rows can be met, of several the emptiest; -1 when there is none. */
  #best(rows: readonly number[], from: number, to: number): number {
    let [best, most] = [-1, 0];
    for (let at = from; at <= to; at++) {
      const score = this.#score(rows, at);
      if (score > most) [best, most] = [at, score];
    }
    return best;
  }

  /** How many rows can be met in a slot, less how full the fullest of their departments is there. */
  #score(rows: readonly number[], at: number): number {
    const { starts, members } = this.wanted.teams;
    let [met, load] = [0, 0];
    this.#asked.fill(0);
    for (const row of rows)
      if (this.#canMeet(row, at)) {
        met++;
        for (let i = starts[row]; i < starts[row + 1]; i++) load = Math.max(load, this.#room.load(members[i], at));
      }
    return met - load * 0.999;
  }

  /** Whether a row can be met in a slot besides those asked before it. */
  #canMeet(row: number, at: number): boolean {
    const { teams, first, last, work } = this.wanted;
    if (at < first[row] || at > last[row]) return false;
    const { starts, members } = teams;
    for (let i = starts[row]; i < starts[row + 1]; i++)
      if (this.#asked[members[i]] + work[row] > this.#room.left(members[i], at)) return false;
    for (let i = starts[row]; i < starts[row + 1]; i++) this.#asked[members[i]] += work[row];
    return true;
  }

  #put(rows: readonly number[], at: number): void {
    this.#asked.fill(0);
    for (const row of rows.filter((one) => this.#canMeet(one, at))) this.#move(row, at);
  }

  #move(row: number, to: number): void {
    const { teams, work } = this.wanted;
    for (let i = teams.starts[row]; i < teams.starts[row + 1]; i++) {
      if (this.slot[row] >= 0) this.#room.take(teams.members[i], this.slot[row], -work[row]);
      if (to >= 0) this.#room.take(teams.members[i], to, work[row]);
    }
    this.slot[row] = to;
  }

  /**
   * Where capacity has cost an entity a visit more than windows do, or a demand: looks for a slot in which it would do with
   * one visit if others moved theirs to another slot as a whole, and moves them.
   */
  mend(): void {
    const there = this.#visitsBySlot();
    for (const entity of this.order()) {
      if (this.#patience <= 0) return;
      if (this.#rows[entity].length > 0 && this.#couldBeOne(entity)) this.#makeOne(entity, there);
    }
  }

  #couldBeOne(entity: number): boolean {
    const rows = this.#rows[entity];
    const slots = new Set(rows.map((row) => this.slot[row]));
    return (slots.size > 1 || slots.has(-1)) && fewestFor(rows, this.wanted) === 1;
  }

  #visitsBySlot(): number[][] {
    const there = Array.from({ length: this.#slots }, (): number[] => []);
    for (const [entity, rows] of this.#rows.entries())
      for (const at of new Set(rows.map((row) => this.slot[row]))) if (at >= 0) there[at].push(entity);
    return there;
  }

  #makeOne(entity: number, there: readonly number[][]): void {
    const rows = this.#rows[entity];
    const [from, to] = this.#common(rows);
    const slots = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const lacking = slots.map((at) => [at, this.#lackingAt(rows, at)] as const);
    lacking.sort((a, b) => a[1].length - b[1].length);
    for (const [at, departments] of lacking) {
      if (!departments.every((department) => this.#makeRoom(rows, department, at, there[at]))) continue;
      for (const row of rows) this.#move(row, -1);
      for (const row of rows) this.#move(row, at);
      there[at].push(entity);
      return;
    }
  }

  #common(rows: readonly number[]): readonly [number, number] {
    const { first, last } = this.wanted;
    return [Math.max(...rows.map((row) => first[row])), Math.min(...rows.map((row) => last[row]))];
  }

  /** Departments that lack room in a slot for those of the rows that are not there yet. */
  #lackingAt(rows: readonly number[], at: number): number[] {
    const { starts, members } = this.wanted.teams;
    this.#patience -= rows.length;
    const departments = new Set<number>();
    for (const row of rows) for (let i = starts[row]; i < starts[row + 1]; i++) departments.add(members[i]);
    return [...departments].filter((one) => this.#lack(rows, one, at) > 0);
  }

  #needs(row: number, department: number): boolean {
    const { starts, members } = this.wanted.teams;
    for (let i = starts[row]; i < starts[row + 1]; i++) if (members[i] === department) return true;
    return false;
  }

  #lack(rows: readonly number[], department: number, at: number): number {
    let work = 0;
    for (const row of rows) if (this.slot[row] !== at && this.#needs(row, department)) work += this.wanted.work[row];
    return work - this.#room.left(department, at);
  }

  /** Moves visits of others out of a slot until a department has room there for the rows; false when that cannot be. */
  #makeRoom(rows: readonly number[], department: number, at: number, visitors: readonly number[]): boolean {
    for (let i = 0; i < Math.min(visitors.length, LOOKED_AT); i++) {
      if (this.#lack(rows, department, at) <= 0) return true;
      const visitor = this.#rows[visitors[(i * 7919) % visitors.length]];
      const theirs = visitor.filter((row) => this.slot[row] === at);
      if (theirs[0] === undefined || rows.includes(theirs[0])) continue;
      if (theirs.some((row) => this.#needs(row, department))) this.#moveAway(theirs, at);
    }
    return this.#lack(rows, department, at) <= 0;
  }

  #moveAway(rows: readonly number[], from: number): void {
    const [first, last] = this.#common(rows);
    for (let at = first; at <= last; at++) {
      this.#patience -= rows.length;
      if (at === from || this.#score(rows, at) <= rows.length - 1) continue;
      for (const row of rows) this.#move(row, at);
      return;
    }
  }
}
