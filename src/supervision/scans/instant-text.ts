// An instant as the visited read it: day and minute in Shanghai.

/** 2026-03-02 14:05. */
export function instantText(instant: string | Date): string {
  const shifted = new Date(+new Date(instant) + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}
