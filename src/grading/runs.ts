// Runs of days with one level and tier, as answers show them: from stored spans or from spans just made.

import { type Day, dayOf, dayText } from '../base/day.ts';
import type { SpanColumns } from './span-columns.ts';

/** `[from, until)`; null: no known beginning, no known end. */
export interface Run {
  readonly from: string | null;
  readonly until: string | null;
  readonly level: string;
  readonly tier: string | null;
}

/** Runs in order of time, joined where neither level nor tier changes. */
export function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  for (const { from, until, level, tier } of runs) {
    const last = whole.at(-1);
    if (last && last.until === from && last.level === level && last.tier === tier)
      whole[whole.length - 1] = { ...last, until };
    else whole.push({ from, until, level, tier });
  }
  return whole;
}

/** The run that holds on a day. */
export function runOn<R extends Run>(runs: readonly R[], on: Day): R | undefined {
  return runs.find(
    ({ from, until }) => (from === null || dayOf(from)! <= on) && (until === null || on < dayOf(until)!),
  );
}

/** A run of one entity with all that is kept of it. */
export interface FullRun extends Run {
  readonly edition: string;
  readonly points: number | null;
  readonly causes: readonly number[];
}

/** The spans of a batch of one. */
export function runsOf(columns: SpanColumns): FullRun[] {
  return Array.from({ length: columns.count }, (_, i) => ({
    from: dayText(columns.from[i]),
    until: dayText(columns.until[i]),
    level: columns.levels[columns.level[i]],
    tier: columns.tiers[columns.tier[i]] ?? null,
    edition: columns.editions[columns.edition[i]],
    points: columns.points.get(i) ?? null,
    causes: [...columns.causes.subarray(columns.causeStart[i], columns.causeStart[i + 1])],
  }));
}
