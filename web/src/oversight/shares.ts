// Shares as people read them, and names of several levels.

/** `0.0312` is 3.1%; a few of many are more than none. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%';
  const share = (part / whole) * 100;
  return share < 0.1 ? '<0.1%' : `${share.toFixed(share < 10 ? 1 : 0)}%`;
}
