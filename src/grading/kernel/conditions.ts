// Conditions tried on many rows at once: one loop for each condition, with nothing in it but the comparison.

import type { Rows } from './batch.ts';
import type { Block } from './block.ts';
import type { ConditionPlan, JudgePlan } from './plan.ts';

export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;
/** Two answers as one, by three times the first plus the second: a NO decides, then an UNKNOWN. */
const BOTH = Uint8Array.of(NO, NO, NO, NO, YES, UNKNOWN, NO, UNKNOWN, UNKNOWN);

/**
 * Tries all conditions of a case on the first `count` rows that are left of a block. Its `answers` are NO where one of
 * them fails, UNKNOWN where none does but a cell that one of them needs is missing, else YES.
 */
export function tryAll(
  judge: JudgePlan,
  when: readonly ConditionPlan[],
  rows: Rows,
  block: Block,
  count: number,
): void {
  block.answers.fill(YES, 0, count);
  for (const condition of when) {
    read(judge, condition.cell, rows, block, count);
    const { op, table } = condition;
    if (op === 'known') tryKnown(condition.values[0] === 1, block, count);
    else if (table || op === 'is' || op === 'in' || op === 'not_in') tryMember(condition, block, count);
    else tryBound(condition, block, count);
  }
}

/** Reads a cell of the rows, or a number derived from several cells (cell -1 - n). */
function read(judge: JudgePlan, cell: number, { cells, layout }: Rows, block: Block, count: number): void {
  const { left, values } = block;
  const width = layout.fields.length;
  if (cell >= 0) {
    for (let k = 0; k < count; k++) values[k] = cells[left[k] * width + cell];
    return;
  }
  const { how, cells: from } = judge.derived[-1 - cell];
  for (let k = 0; k < count; k++) {
    const at = left[k] * width;
    let value = cells[at + from[0]];
    for (let i = 1; i < from.length; i++) {
      const next = cells[at + from[i]];
      value = how === 'sum' ? value + next : how === 'max' ? Math.max(value, next) : Math.min(value, next);
    }
    values[k] = value;
  }
}

function tryKnown(wanted: boolean, { values, answers }: Block, count: number): void {
  for (let k = 0; k < count; k++) answers[k] = BOTH[3 * answers[k] + Number(Number.isNaN(values[k]) !== wanted)];
}

function tryMember({ op, table, values: members }: ConditionPlan, { values, answers }: Block, count: number): void {
  const wanted = op !== 'not_in';
  for (let k = 0; k < count; k++) {
    const value = values[k];
    const found = table ? table[value] === 1 : members.includes(value);
    answers[k] = BOTH[3 * answers[k] + (Number.isNaN(value) ? UNKNOWN : Number(found === wanted))];
  }
}

/** Whether a value is over or under its bound is as good as random: no jump may hang on it. */
function tryBound({ op, parameter, values: [constant] }: ConditionPlan, block: Block, count: number): void {
  const { left, values, answers, begin } = block;
  const limits = parameter < 0 ? undefined : block.limits[parameter];
  const above = op === 'over' || op === 'at_least';
  const equal = Number(op === 'at_least' || op === 'at_most');
  for (let k = 0; k < count; k++) {
    const value = values[k];
    const bound = limits ? limits[left[k] - begin] : constant;
    const beyond = above ? Number(value > bound) : Number(value < bound);
    const holds = beyond + (Number(value === bound) & equal);
    answers[k] = BOTH[3 * answers[k] + holds + UNKNOWN * Number(Number.isNaN(value))];
  }
}
