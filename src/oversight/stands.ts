// How an entity stands through a window of months: what it begins with and where it moves, read from its stored runs.

import { type Day, EVER, NEVER } from '../base/day.ts';

/** A level and a tier between a tab; '' for not covered. */
export type Stand = string;

export const NOT_COVERED: Stand = '\t';

export interface Move {
  readonly rulebook: number;
  readonly on: Day;
  readonly before: Stand;
  readonly after: Stand;
}

/** What an entity adds to the counts. */
export interface Stands {
  /** By the rulebook's number, those covered when the window begins. */
  readonly beginning: ReadonlyMap<number, Stand>;
  readonly moves: readonly Move[];
}

/** Reads the lines of grading.standing: those days of the window `[from, until)` on which level or tier change. */
export function standsIn(runs: string, from: Day, until: Day): Stands {
  const beginning = new Map<number, Stand>();
  const moves: Move[] = [];
  let book = -1;
  let now = NOT_COVERED;
  let end: Day = EVER;
  const to = (on: Day, after: Stand) => {
    if (after === now) return;
    if (on > from && on < until) moves.push({ rulebook: book, on, before: now, after });
    now = after;
  };
  const close = () => {
    if (book >= 0 && end < until) to(Math.max(end, from), NOT_COVERED);
  };
  for (let at = 0; at < runs.length; ) {
    const line = lineAt(runs, at);
    at = line.next;
    if (line.rulebook !== book) {
      close();
      book = line.rulebook;
      now = NOT_COVERED;
      end = EVER;
    }
    if (line.until <= from || line.from >= until) continue;
    if (line.from > end && now !== NOT_COVERED) to(end, NOT_COVERED);
    if (line.from <= from) {
      now = line.stand;
      beginning.set(book, now);
    } else to(line.from, line.stand);
    end = line.until;
  }
  close();
  return { beginning, moves };
}

interface Line {
  readonly rulebook: number;
  readonly from: Day;
  readonly until: Day;
  readonly stand: Stand;
  readonly next: number;
}

function lineAt(runs: string, at: number): Line {
  const stop = runs.indexOf('\n', at);
  const first = runs.indexOf('\t', at);
  const second = runs.indexOf('\t', first + 1);
  const third = runs.indexOf('\t', second + 1);
  const level = runs.indexOf('\t', third + 1) + 1;
  const tier = runs.indexOf('\t', level) + 1;
  const [from, until] = [runs.slice(first + 1, second), runs.slice(second + 1, third)];
  return {
    rulebook: Number(runs.slice(at, first)),
    from: from === '' ? EVER : Number(from),
    until: until === '' ? NEVER : Number(until),
    stand: runs.slice(level, runs.indexOf('\t', tier)),
    next: stop < 0 ? runs.length : stop + 1,
  };
}
