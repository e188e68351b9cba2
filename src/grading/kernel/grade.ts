// The pure function: a batch of entities and records in, spans with their causes out. A single entity is a batch of one.

import type { Batch, Rows } from './batch.ts';
import type { TypePlan } from './by-code.ts';
import { Effects } from './effects.ts';
import { Judge, type Undetermined } from './judge.ts';
import type { EditionPlan, PartPlan, Plan } from './plan.ts';
import { Records } from './records.ts';
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
  const records = new Records(batch);
  const undetermined = plan.editions.map((): Undetermined[] => []);
  const effects = plan.editions.map((edition, number) => judged(edition, batch, undetermined[number]));
  const starts = effects.map((e) => e.order(records));
  const total = effects.reduce((sum, e) => sum + e.count, 0);
  const spans = new Spans(batch.entities + total + (total >> 2), total + (total >> 1));
  const sweeps = plan.editions.map((_, number) => new Sweep(plan, number, batch, effects[number], spans, records));
  for (let entity = 0; entity < batch.entities; entity++) sweep(sweeps, starts, entity);
  const open = undetermined.map((lines, k) => lines.filter((line) => sweeps[k].everCovers(line.entity)));
  return { plan, spans, effects, undetermined: open, recordOf: (row) => records.of(row) };
}

// A loop of its own inside the one over entities would be left, and its compiled code with it, at every entity.
function sweep(sweeps: readonly Sweep[], starts: readonly Int32Array[], entity: number): void {
  for (let k = 0; k < sweeps.length; k++) sweeps[k].entity(entity, starts[k][entity], starts[k][entity + 1]);
}

/** The effects of one edition; under a transition rule, older records are judged by the edition of their own day. */
function judged(edition: EditionPlan, batch: Batch, undetermined: Undetermined[]): Effects {
  const parts = edition.parts.map((part) => ({ part, tables: tablesOf(part, batch) }));
  const effects = new Effects(
    batch.entities,
    parts.flatMap(({ tables }) => tables.map(({ type, rows }) => ({ ...rows, most: type.most }))),
  );
  for (const { part, tables } of parts) {
    const judge = new Judge(edition, batch, effects, undetermined);
    for (const { type, rows, first } of tables) judge.run(type, rows, first, part.from, part.until);
  }
  return effects;
}

/** The tables that a part has rules on, each with the number of its first row, counted through all tables. */
function tablesOf(part: PartPlan, batch: Batch): { type: TypePlan; rows: Rows; first: number }[] {
  let first = 0;
  return batch.rows.flatMap((rows) => {
    const type = part.types.find((t) => t.layout.type === rows.layout.type);
    const table = type ? [{ type, rows, first }] : [];
    first += rows.count;
    return table;
  });
}
