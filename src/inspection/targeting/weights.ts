// The weights of a stratum drawn by weight, from points.

/** The heaviest weighs so many times the lightest at most, so that nobody is out of reach of a draw. */
const MOST = 1_000;

/**
 * Whole positive weights, one for each score: the odds that the points stand for, in hundredths of the lowest. `doubling` points
 * double a weight; a difference beyond a thousandfold is cut.
 */
export function weightsOf(points: readonly number[], doubling: number): number[] {
  const lowest = points.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return points.map((p) => Math.round(100 * Math.min(MOST, 2 ** ((p - lowest) / doubling))));
}
