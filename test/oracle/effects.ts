// Effects as grading.md words them: a level over [from, until), chained where the book says so, and the level of a day.

export interface Effect {
  readonly record: number;
  readonly level: string;
  readonly from: number;
  readonly until: number;
}

/** What a book says of one day; level null = not covered, tier null = the book has none. */
export interface Verdict {
  readonly level: string | null;
  readonly tier: string | null;
  /** The records that give the level, ascending; none for the default. */
  readonly causes: readonly number[];
}

export const NOT_COVERED: Verdict = { level: null, tier: null, causes: [] };

/** One rulebook read for one entity under one state of knowledge. */
export interface Oracle {
  on(day: number): Verdict;
  /** What gives the tier of a day: record ids, and the names of facts. */
  tierCausesOn?(day: number): (number | string)[];
  /** Days on which something may change. */
  readonly boundaries: readonly number[];
  /** Days on which another edition takes over. */
  readonly editions: readonly number[];
  readonly undetermined: readonly number[];
}

/** The effects with their chained ends. */
export function chained(effects: readonly Effect[]): Effect[] {
  const order = [...effects].sort((a, b) => a.from - b.from || a.record - b.record);
  const result: Effect[] = [];
  let chain: Effect[] = [];
  let end = -Infinity;
  for (const effect of order) {
    if (!(effect.from < end)) {
      result.push(...chain.map((member) => ({ ...member, until: end })));
      chain = [];
      end = -Infinity;
    }
    chain.push(effect);
    end = Math.max(end, effect.until);
  }
  result.push(...chain.map((member) => ({ ...member, until: end })));
  return result;
}

/** The last level of `order` that an effect in force gives on a day, with the records that give it. */
export function furthest(
  effects: readonly Effect[],
  order: readonly string[],
  day: number,
): { level: string; causes: number[] } | undefined {
  let rank = -1;
  for (const effect of effects) {
    if (effect.from <= day && day < effect.until) rank = Math.max(rank, order.indexOf(effect.level));
  }
  if (rank < 0) return undefined;
  const causes: number[] = [];
  for (const effect of effects) {
    if (effect.from > day || day >= effect.until || effect.level !== order[rank]) continue;
    if (!causes.includes(effect.record)) causes.push(effect.record);
  }
  return { level: order[rank], causes: causes.sort((a, b) => a - b) };
}

/** The finite edges of effects or of dated facts. */
export function edges(intervals: readonly { from: number; until: number }[]): number[] {
  return intervals.flatMap(({ from, until }) => [from, until]).filter(Number.isFinite);
}
