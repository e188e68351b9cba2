// The stretches of days on which two rulebooks give an entity different levels.

interface Leveled {
  /** `[from, until)`; null: no known beginning, no known end. */
  readonly from: string | null;
  readonly until: string | null;
  readonly level: string;
}

export interface Stretch {
  readonly from: string | null;
  readonly until: string | null;
  /** Under the first and the second; null: not covered. */
  readonly levels: readonly [string | null, string | null];
}

/** In order of time, joined where both levels stay; spans in order of time. */
export function stretchesApart(first: readonly Leveled[], second: readonly Leveled[]): Stretch[] {
  const cuts = [...new Set([...first, ...second].flatMap(({ from, until }) => [from, until]))]
    .filter((day) => day !== null)
    .toSorted();
  const stretches: Stretch[] = [];
  for (const [i, from] of [null, ...cuts].entries()) {
    const levels = [levelFrom(first, from), levelFrom(second, from)] as const;
    const last = stretches.at(-1);
    const until = cuts[i] ?? null;
    if (last && last.until === from && last.levels[0] === levels[0] && last.levels[1] === levels[1])
      stretches[stretches.length - 1] = { ...last, until };
    else stretches.push({ from, until, levels });
  }
  return stretches.filter(({ levels }) => levels[0] !== levels[1]);
}

/** The level on the first day of a stretch; null: before every day. */
function levelFrom(spans: readonly Leveled[], day: string | null): string | null {
  const span = spans.find(
    ({ from, until }) =>
      (from === null || (day !== null && from <= day)) && (until === null || day === null || day < until),
  );
  return span?.level ?? null;
}
