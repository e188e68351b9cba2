// Shares as people read them.

/** A share of one as per cent with one decimal; a dash where there is none. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${(100 * share).toFixed(1)}%`;
}

/** A share with its interval. */
export function percentWithin(
  rate: { readonly value: number; readonly low: number; readonly high: number } | null,
): string {
  return rate === null ? '–' : `${percent(rate.value)} [${percent(rate.low)}, ${percent(rate.high)}]`;
}
