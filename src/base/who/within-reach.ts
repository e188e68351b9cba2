// How far a reach goes: prefixes of divisions.

/** Whether a division, or a prefix of divisions, lies within a reach. */
export function withinReach(reach: readonly string[], division: string): boolean {
  return reach.some((prefix) => division.startsWith(prefix));
}
