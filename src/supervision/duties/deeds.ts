// Deeds that fulfil duties without being records of the ledger: what rooms above it keep in tables of their own.

/** `area-claim`: the entity was claimed into an area. */
export const DEEDS: readonly string[] = ['area-claim'];
