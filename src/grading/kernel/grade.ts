// The pure function: a batch of entities and records in, spans with their causes out. A single entity is a batch of one.

import type { Batch } from './batch.ts';
import { Effects } from './effects.ts';
import { Judge, type Undetermined } from './judge.ts';
import type { EditionPlan, Plan } from './plan.ts';
import { Spans } from './spans.ts';
import { Sweep } from './sweep.ts';

/** What grading a batch gives: spans in order of entity and day, the effects of each edition, and what a person must decide. */
export interface Standing {
  readonly plan: Plan;
  readonly spans: Spans;
  /** By edition: effects in order of entity and first day; those of facts behind them. */
  readonly effects: readonly Effects[];
  readonly undetermined: readonly (readonly Undetermined[])[];
  /** The record of a row, rows counted through all tables of the batch; -1 for a fact. */
  readonly recordOf: (row: number) => number;
}

/** Grades a batch under every edition of a rulebook; deterministic, reads nothing else (grading.md). */
export function grade(plan: Plan, batch: Batch): Standing {
  const recordOf = recordFinder(batch);
  const undetermined = plan.editions.map((): Undetermined[] => []);
  const effects = plan.editions.map((edition, number) => judged(edition, batch, undetermined[number]));
  const starts = effects.map((e) => e.order(batch.entities, recordOf));
  const total = effects.reduce((sum, e) => sum + e.count, 0);
  const spans = new Spans(batch.entities + total + (total >> 2), total + (total >> 1));
  const sweeps = plan.editions.map((_, number) => new Sweep(plan, number, batch, effects[number], spans, recordOf));
  for (let entity = 0; entity < batch.entities; entity++)
    for (let k = 0; k < sweeps.length; k++) sweeps[k].entity(entity, starts[k][entity], starts[k][entity + 1]);
  const open = undetermined.map((lines, k) => lines.filter((line) => sweeps[k].everCovers(line.entity)));
  return { plan, spans, effects, undetermined: open, recordOf };
}

/** The effects of one edition; under a transition rule, older records are judged by the edition of their own day. */
function judged(edition: EditionPlan, batch: Batch, undetermined: Undetermined[]): Effects {
  const rows = batch.rows.reduce((sum, r) => sum + r.count, 0);
  const effects = new Effects(rows + (rows >> 3));
  for (const part of edition.parts) {
    const judge = new Judge(edition, batch, effects, undetermined);
    let first = 0;
    for (const table of batch.rows) {
      const type = part.types.find((t) => t.layout.type === table.layout.type);
      if (type) judge.run(type, table, first, part.from, part.until);
      first += table.count;
    }
  }
  return effects;
}

function recordFinder({ rows }: Batch): (row: number) => number {
  const [only] = rows;
  if (rows.length === 1) return (row) => (row < 0 ? -1 : only.record[row]);
  const firsts = rows.map((_, i) => rows.slice(0, i).reduce((sum, r) => sum + r.count, 0));
  return (row) => {
    if (row < 0) return -1;
    let table = rows.length - 1;
    while (firsts[table] > row) table--;
    return rows[table].record[row - firsts[table]];
  };
}
