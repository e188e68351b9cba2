// A page of a list that was read one row further than it shows.

/** The first `limit` rows, and where the next page begins when there are more. */
export function pageBy<T>(rows: readonly T[], limit: number, cursor: (row: T) => string) {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? cursor(items[limit - 1]) : null };
}

/** The place of a list that goes by number; undefined where the text names none. */
export function numberAfter(after: string | undefined): number | undefined {
  return after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : undefined;
}
