// A standing in the form in which it is stored and passed between threads: plain columns, causes as record ids.

import type { Grading } from './grading.ts';
import type { Batch } from './kernel/batch.ts';
import { ROW, WIDTH } from './kernel/effects.ts';
import { grade, type Standing } from './kernel/grade.ts';

/** Spans of one rulebook; `entity` is the place in the batch. Codes are places in `editions`, `levels`, `tiers`. */
export interface SpanColumns {
  readonly rulebook: string;
  readonly editions: readonly string[];
  readonly levels: readonly string[];
  readonly tiers: readonly string[];
  readonly count: number;
  readonly entity: Int32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly edition: Uint8Array;
  readonly level: Int8Array;
  readonly tier: Int8Array;
  readonly points: ReadonlyMap<number, number>;
  /** Runs with the same level and causes that a change of tier alone cuts: first day and end, by span. */
  readonly runs: ReadonlyMap<number, readonly [number, number]>;
  readonly causeStart: Int32Array;
  readonly causes: Float64Array;
  readonly undetermined: readonly { readonly entity: number; readonly record: number; readonly rule: string }[];
}

/** Grades a batch under one rulebook and gives what is stored of it. */
export function gradeColumns({ plans }: Grading, rulebook: string, batch: Batch): SpanColumns {
  const plan = plans.get(rulebook);
  if (!plan) throw new Error(`unknown rulebook ${rulebook}`);
  const standing = grade(plan, batch);
  const { spans, undetermined } = standing;
  return {
    rulebook,
    editions: plan.editions.map((edition) => edition.edition.id),
    levels: plan.dimensions[plan.level].levels,
    tiers: plan.tier < 0 ? [] : plan.dimensions[plan.tier].levels,
    count: spans.count,
    entity: spans.entity,
    from: spans.from,
    until: spans.until,
    edition: spans.edition,
    level: spans.level,
    tier: spans.tier,
    points: spans.points,
    runs: spans.runs,
    ...causesOf(standing),
    undetermined: undetermined.flatMap((lines, edition) =>
      lines.map(({ entity, record, rule }) => ({ entity, record, rule: plan.editions[edition].rules[rule].id })),
    ),
  };
}

/** Each span's causes as ascending record ids, each once; facts have none. */
function causesOf({ spans, effects, recordOf }: Standing): Pick<SpanColumns, 'causeStart' | 'causes'> {
  const causeStart = new Int32Array(spans.count + 1);
  const causes = new Float64Array(spans.causeCount);
  let count = 0;
  for (let i = 0; i < spans.count; i++) {
    const { data } = effects[spans.edition[i]];
    const first = count;
    for (let c = spans.causeStart[i]; c < spans.causeStart[i + 1]; c++) {
      const row = data[spans.causes[c] * WIDTH + ROW];
      if (row >= 0) count = insert(causes, first, count, recordOf(row));
    }
    causeStart[i + 1] = count;
  }
  return { causeStart, causes };
}

/** Inserts a value into the ascending range `[first, count)` unless it is there; gives the new end. */
function insert(list: Float64Array, first: number, count: number, value: number): number {
  let at = count;
  while (at > first && list[at - 1] > value) at--;
  if (at > first && list[at - 1] === value) return count;
  list.copyWithin(at + 1, at, count);
  list[at] = value;
  return count + 1;
}
