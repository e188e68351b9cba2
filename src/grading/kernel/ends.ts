// Ends of periods by table: the calendar is worked out once for every day that occurs.

import { type Day, endOf, lastDay, type Period } from '../../base/day.ts';

const FIRST = -25_567; // 1900-01-01
const LENGTH = 91_676; // to 2150-12-31

/** `endOf` for one period; counted backwards, the corresponding day itself. */
export class Ends {
  readonly #period: Period;
  /** Ends by opening day, worked out when first asked for; 0 before. */
  readonly #table = new Int32Array(LENGTH);

  constructor(period: Period) {
    this.#period = period;
  }

  /** The first day after the period opened on `day`. */
  on(day: Day): Day {
    const at = day - FIRST;
    return (at >= 0 && at < LENGTH && this.#table[at]) || this.#workOut(day);
  }

  /** The same for the days of the first `count` listed rows, into `ends`: one loop that calls nothing. */
  of(day: Int32Array, list: Int32Array, count: number, ends: Int32Array): void {
    const table = this.#table;
    let missing = 0;
    for (let k = 0; k < count; k++) {
      const at = day[list[k]] - FIRST;
      const end = at >= 0 && at < LENGTH ? table[at] : 0;
      if (end === 0) missing++;
      ends[k] = end;
    }
    for (let k = 0; missing > 0 && k < count; k++) if (ends[k] === 0) ends[k] = this.on(day[list[k]]);
  }

  #workOut(day: Day): Day {
    const end = this.#period.amount < 0 ? lastDay(day, this.#period) : endOf(day, this.#period);
    const at = day - FIRST;
    if (at >= 0 && at < LENGTH) this.#table[at] = end;
    return end;
  }
}

const made = new Map<string, Ends>();

/** The table of a period, one for all rules that use it. */
export function endsOf(period: Period): Ends {
  const key = `${period.amount} ${period.unit}`;
  const ends = made.get(key) ?? new Ends(period);
  made.set(key, ends);
  return ends;
}
