// Bands of points: a card says from how many points on each begins; whoever has fewer than any is in the first.

export interface Band {
  readonly id: string;
  /** Points, whole. */
  readonly from: number;
}

/** The band of so many points; bands go from few points to many. */
export function bandOf(bands: readonly Band[], points: number): string {
  return (bands.findLast(({ from }) => points >= from) ?? bands[0]).id;
}

/** Bands that hold these shares (per cent, the lowest first) of the points given, as near as ties allow. */
export function bandsOf(points: readonly number[], shares: readonly number[]): Band[] {
  const order = Float64Array.from(points).sort();
  let below = 0;
  const starts = shares.map((share) => {
    const from = order[Math.min(order.length - 1, Math.round((below * order.length) / 100))];
    below += share;
    return from;
  });
  return [...new Set(starts)].map((from, i) => ({ id: `S${i + 1}`, from }));
}
