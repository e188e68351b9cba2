// How well scores told hits from the rest: order, top share, calibration, and how sure that is.

export interface Scored {
  /** Whose; what is drawn together when asking how sure a figure is. */
  readonly premises: string;
  readonly score: number;
  readonly hit: boolean;
}

/** The chance that a hit scored higher than another, ties counting half. */
export function auc(rows: readonly Scored[]): number {
  const order = rows.toSorted((a, b) => a.score - b.score);
  let ranks = 0;
  let hits = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && order[to].score === order[from].score) to++;
    const among = order.slice(from, to).filter(({ hit }) => hit).length;
    ranks += among * ((from + to + 1) / 2);
    hits += among;
  }
  return (ranks - (hits * (hits + 1)) / 2) / (hits * (order.length - hits));
}

/** Hits among the share with the highest scores; those who tie at its edge count by their part. */
export function topRate(rows: readonly Scored[], share = 0.1): number {
  const taken = Math.round(rows.length * share);
  const edge = rows.map(({ score }) => score).sort((a, b) => b - a)[taken - 1];
  const above = rows.filter(({ score }) => score > edge);
  const tied = rows.filter(({ score }) => score === edge);
  return (hitsOf(above) + (hitsOf(tied) * (taken - above.length)) / tied.length) / taken;
}

export function hitRate(rows: readonly Scored[]): number {
  return hitsOf(rows) / rows.length;
}

export function lift(rows: readonly Scored[]): number {
  return topRate(rows) / hitRate(rows);
}

function hitsOf(rows: readonly Scored[]): number {
  return rows.reduce((sum, { hit }) => sum + Number(hit), 0);
}

/** The middle 95 % of a figure when premises are drawn anew, with all that is theirs, so many times; the same for the same seed. */
export function interval<T extends Scored>(
  rows: readonly T[],
  figure: (rows: readonly T[]) => number,
  times = 1_000,
): [number, number] {
  // In the order of scores from the beginning: a list in order is put in order quickly.
  const order = rows.toSorted((a, b) => a.score - b.score);
  const ids = [...new Set(order.map(({ premises }) => premises))].sort();
  const random = numbers(20_260_101);
  const figures = Array.from({ length: times }, () => figure(drawnAnew(order, ids, random))).sort((a, b) => a - b);
  return [figures[Math.floor(times * 0.025)], figures[Math.ceil(times * 0.975) - 1]];
}

function drawnAnew<T extends Scored>(order: readonly T[], ids: readonly string[], random: () => number): T[] {
  const counts = new Map<string, number>();
  for (let i = 0; i < ids.length; i++) {
    const id = ids[Math.floor(random() * ids.length)];
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return order.flatMap((row) => new Array<T>(counts.get(row.premises) ?? 0).fill(row));
}

/** Numbers in [0, 1) that look random and are the same for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A share with how sure it is. */
export interface Rate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The normal quantile of 95 per cent. */
const Z = 1.959964;

/** A share of at least one with its 95 % interval (Wilson). */
export function rateWithin(count: number, of: number): Rate {
  const share = count / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** How much one share is above another, with its 95 % interval (Newcombe, from Wilson's). */
export function difference(a: Rate, b: Rate): Rate {
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

export interface Foretold {
  readonly chance: number;
  readonly hit: boolean;
}

/** Tenths by foretold chance: how many, what was foretold, what came. */
export function calibration(
  rows: readonly Foretold[],
  parts = 10,
): { count: number; foretold: number; came: number }[] {
  const order = rows.toSorted((a, b) => a.chance - b.chance);
  return Array.from({ length: parts }, (_, i) => {
    const part = order.slice(Math.floor((i * order.length) / parts), Math.floor(((i + 1) * order.length) / parts));
    const sum = (of: (row: Foretold) => number) => part.reduce((all, row) => all + of(row), 0) / part.length;
    return { count: part.length, foretold: sum(({ chance }) => chance), came: sum(({ hit }) => Number(hit)) };
  });
}

/** Mean squared distance of chances from what came (Brier). */
export function brier(rows: readonly Foretold[]): number {
  return rows.reduce((sum, { chance, hit }) => sum + (chance - Number(hit)) ** 2, 0) / rows.length;
}

/** Mean distance of what was foretold from what came, over tenths (expected calibration error). */
export function calibrationError(rows: readonly Foretold[]): number {
  return calibration(rows).reduce(
    (sum, { count, foretold, came }) => sum + (Math.abs(foretold - came) * count) / rows.length,
    0,
  );
}
