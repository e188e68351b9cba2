// How much each department can still do in each slot, and how full it is.

/** Capacities as they are used up. */
export class Room {
  readonly #slots: number;
  readonly #capacity: Int32Array;
  readonly #left: Int32Array;

  constructor(capacity: Int32Array, slots: number) {
    this.#slots = slots;
    this.#capacity = capacity;
    this.#left = capacity.slice();
  }

  left(department: number, slot: number): number {
    return this.#left[department * this.#slots + slot];
  }

  /** The part of its capacity that is used already, from 0 to 1. */
  load(department: number, slot: number): number {
    const at = department * this.#slots + slot;
    return this.#capacity[at] === 0 ? 1 : 1 - this.#left[at] / this.#capacity[at];
  }

  take(department: number, slot: number, work: number): void {
    this.#left[department * this.#slots + slot] -= work;
  }
}
