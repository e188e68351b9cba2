// Counts of entities by division, industry, rulebook, level and tier on the first day of each month of a window.

import { type Day, parts } from '../base/day.ts';
import { NOT_COVERED, type Stand, type Stands } from './stands.ts';
import { MONTHS } from './window.ts';

/** Where an entity is counted. */
export interface Place {
  readonly division: string;
  readonly industry: string;
}

export interface TallyRow extends Place {
  readonly rulebook: number;
  readonly level: string;
  readonly tier: string;
  readonly counts: readonly number[];
}

/** Counts what entities add, or take away when they are put in with `sign` -1. */
export class Tally {
  readonly #base: number;
  readonly #places = new Map<string, { place: Place; books: Map<number, Map<Stand, Int32Array>> }>();

  constructor(windowFrom: Day) {
    this.#base = monthNumber(windowFrom);
  }

  put(place: Place, { beginning, moves }: Stands, sign: 1 | -1): void {
    const books = this.#booksOf(place);
    for (const [rulebook, stand] of beginning) changesOf(books, rulebook, stand)[0] += sign;
    for (const { rulebook, on, before, after } of moves) {
      const month = monthNumber(on) - this.#base + (parts(on).day > 1 ? 1 : 0);
      if (month >= MONTHS) continue;
      if (before !== NOT_COVERED) changesOf(books, rulebook, before)[month] -= sign;
      if (after !== NOT_COVERED) changesOf(books, rulebook, after)[month] += sign;
    }
  }

  *rows(): Generator<TallyRow> {
    for (const { place, books } of this.#places.values())
      for (const [rulebook, stands] of books)
        for (const [stand, changes] of stands) {
          const [level, tier] = stand.split('\t');
          let sum = 0;
          const counts = Array.from(changes, (change) => {
            sum += change;
            return sum;
          });
          if (counts.some((count) => count !== 0)) yield { ...place, rulebook, level, tier, counts };
        }
  }

  #booksOf(place: Place): Map<number, Map<Stand, Int32Array>> {
    const key = `${place.division} ${place.industry}`;
    const known = this.#places.get(key);
    if (known) return known.books;
    const books = new Map<number, Map<Stand, Int32Array>>();
    this.#places.set(key, { place, books });
    return books;
  }
}

/** By how much the count of a stand changes at each month. */
function changesOf(books: Map<number, Map<Stand, Int32Array>>, rulebook: number, stand: Stand): Int32Array {
  let stands = books.get(rulebook);
  if (!stands) {
    stands = new Map();
    books.set(rulebook, stands);
  }
  let changes = stands.get(stand);
  if (!changes) {
    changes = new Int32Array(MONTHS);
    stands.set(stand, changes);
  }
  return changes;
}

function monthNumber(day: Day): number {
  const { year, month } = parts(day);
  return year * 12 + month;
}
