// The weights of a stratum drawn by weight, from points.

/** The heaviest weighs so many times the lightest at most, so that nobody is out of reach of a draw. */
export const MOST = 1_000;

/** The weight of so many points among those of whom the least have `lowest`; see `weightsOf`. */
export function weightOf(points: number, lowest: number, doubling: number, most: number): number {
  return Math.round(100 * Math.min(most, 2 ** ((points - lowest) / doubling)));
}

/**
 * Whole positive weights, one for each score: the odds that the points stand for, in hundredths of the lowest. `doubling` points
 * double a weight; a difference beyond a thousandfold is cut.
 */
export function weightsOf(points: readonly number[], doubling: number): number[] {
  const lowest = points.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return points.map((p) => weightOf(p, lowest, doubling, MOST));
}
