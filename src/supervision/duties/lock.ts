// The lock of whoever works duties out.

/** One at a time, on all services of a database. */
export const DUTIES_LOCK = [0x6a7a, 2] as const;
