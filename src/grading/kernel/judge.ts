// From rows to effects: which rules match a row, and over which days the effect runs.

import { type Day, NEVER } from '../../base/day.ts';
import { type Attribute, type Batch, type Rows, valueOn } from './batch.ts';
import { type Effects, FROM, OUTCOME, ROW, UNTIL, WIDTH } from './effects.ts';
import type { ConditionPlan, EditionPlan, JudgePlan } from './plan.ts';
import {
  ALWAYS,
  AT_LEAST,
  COMPARISONS,
  CONDITIONS,
  EVER_AFTER,
  OVER,
  type Trial,
  type TypePlan,
  UNDER,
  WORKED_OUT,
} from './trials.ts';

const NO = 0;
const YES = 1;
const UNKNOWN = 2;

/** A record that lacks what a rule needs, or that no rule can place: for a person to decide. */
export interface Undetermined {
  readonly entity: number;
  readonly record: number;
  readonly rule: number;
  readonly day: Day;
}

/** A dated parameter bound to the attribute values of one batch. */
interface Bound {
  readonly attribute?: Attribute;
  readonly froms: readonly Day[];
  /** Per dated value: by code of the attribute plus one; first, the value where the entity has none. */
  readonly values: readonly Float64Array[];
}

function bind(plan: EditionPlan, batch: Batch): Bound[] {
  return plan.parameters.map((parameter) => {
    const attribute = parameter.by ? batch.attributes[parameter.by] : undefined;
    return {
      attribute,
      froms: parameter.values.map((v) => v.from),
      values: parameter.values.map((v) =>
        Float64Array.from([[], ...(attribute?.values ?? [])], ([word]) => v.cases[word] ?? v.value),
      ),
    };
  });
}

/** The parameter's value on a record's day, for what its entity was on that day. */
function parameterOn({ froms, attribute, values }: Bound, entity: number, day: Day): number {
  let at = 0;
  while (at + 1 < froms.length && froms[at + 1] <= day) at++;
  const constant = attribute ? attribute.constant[entity] : -1;
  return values[at][(constant === -2 ? valueOn(attribute!, entity, day) : constant) + 1];
}

/** Compares a cell with a bound; UNKNOWN where the cell is empty. */
function compare(test: number, value: number, bound: number): number {
  if (Number.isNaN(value)) return UNKNOWN;
  const holds =
    test === OVER
      ? value > bound
      : test === AT_LEAST
        ? value >= bound
        : test === UNDER
          ? value < bound
          : value <= bound;
  return holds ? YES : NO;
}

/** Judges the rows of one record type; `accept` limits the days of recognition (transition rules). */
export class Judge {
  readonly #plan: EditionPlan;
  readonly #bound: Bound[];
  readonly #effects: Effects;
  readonly #undetermined: Undetermined[];
  #rows!: Rows;
  #width = 0;
  #first = 0;
  /** The last row that gave an effect. */
  #lastGiven = -1;
  /** A row of the record whose undetermined lines are not settled yet; -1 when all are. */
  #open = -1;
  /** Undetermined lines that are settled. */
  #settled = 0;
  /** By rule: the rows that a rule lasting until the next record has judged. */
  readonly #waiting = new Map<number, Waiting[]>();

  constructor(plan: EditionPlan, batch: Batch, effects: Effects, undetermined: Undetermined[]) {
    this.#plan = plan;
    this.#bound = bind(plan, batch);
    this.#effects = effects;
    this.#undetermined = undetermined;
    this.#settled = undetermined.length;
  }

  /** `first` is the number of the table's first row, counted through all tables of the batch. */
  run(type: TypePlan, rows: Rows, first: number, from: Day, until: Day): void {
    this.#rows = rows;
    this.#first = first;
    this.#width = rows.layout.fields.length;
    this.#lastGiven = -1;
    this.#open = -1;
    this.#judge(type, from, until);
    this.#settle();
    for (const waiting of this.#waiting.values()) this.#closeByNext(waiting);
    this.#waiting.clear();
  }

  /** The inner loop over the rows: it reads columns, tries what is left to try for the row's code, and drops effects. */
  #judge({ cell, trials }: TypePlan, from: Day, until: Day): void {
    const { entity, day, record, cells, count } = this.#rows;
    const { data, next, bits } = this.#effects;
    const bounds = this.#bound;
    const first = this.#first;
    const width = this.#width;
    const missing = trials.length - 1;
    for (let r = 0, at = 0; r < count; r++, at += width) {
      if (this.#open >= 0 && record[r] !== record[this.#open]) this.#settle();
      const on = day[r];
      if (on < from || on >= until) continue;
      const code = cell < 0 ? Number.NaN : cells[at + cell];
      const list = trials[code >= 0 ? code : missing];
      for (let t = 0; t < list.length; ) {
        const trial = list[t];
        const holds =
          trial.test === ALWAYS
            ? YES
            : trial.test === CONDITIONS
              ? this.#holds(trial.judge, trial.when, r)
              : compare(
                  trial.test,
                  cells[at + trial.cell],
                  trial.parameter < 0 ? trial.bound : parameterOn(bounds[trial.parameter], entity[r], on),
                );
        if (holds === NO) {
          t++;
          continue;
        }
        t = trial.past;
        if (holds === UNKNOWN) this.#undecided(trial.judge, r);
        else if (trial.gives === WORKED_OUT) this.#workOut(trial, r);
        else {
          // `Effects.add`, written out: this is where most effects come from.
          const bucket = entity[r] >> bits;
          const to = next[bucket];
          next[bucket] = to + WIDTH;
          data[to] = entity[r];
          data[to + FROM] = on;
          data[to + UNTIL] = trial.gives === EVER_AFTER ? NEVER : trial.ends!.on(on);
          data[to + OUTCOME] = trial.outcome;
          data[to + ROW] = first + r;
          this.#lastGiven = r;
        }
      }
    }
  }

  /** Rules that last until the next record of the type: by day, then record; one that could not be judged ends nothing. */
  #closeByNext(waiting: Waiting[]): void {
    const { entity, day, record } = this.#rows;
    waiting.sort((a, b) => entity[a.row] - entity[b.row] || day[a.row] - day[b.row] || record[a.row] - record[b.row]);
    let following: number | undefined;
    for (let i = waiting.length - 1; i >= 0; i--) {
      const { row, outcome } = waiting[i];
      const after = waiting[i + 1]?.row;
      if (after !== undefined && record[after] !== record[row]) following = after;
      const ends = following !== undefined && entity[following] === entity[row] ? day[following] : NEVER;
      if (outcome >= 0 && day[row] < ends) this.#effects.add(entity[row], day[row], ends, outcome, this.#first + row);
    }
  }

  /** One record's undetermined lines: each rule once; those `alone` rules that stood beside a level are dropped. */
  #settle(): void {
    if (this.#open < 0) return;
    const { record } = this.#rows;
    let head = this.#open;
    while (head > 0 && record[head - 1] === record[head]) head--;
    const judged = this.#lastGiven >= head;
    const lines = this.#undetermined;
    let kept = this.#settled;
    for (let i = kept; i < lines.length; i++) {
      const rule = this.#plan.rules[lines[i].rule];
      if (judged && rule.form === 'record' && rule.alone) continue;
      let repeated = false;
      for (let j = this.#settled; j < kept; j++) if (lines[j].rule === lines[i].rule) repeated = true;
      if (!repeated) lines[kept++] = lines[i];
    }
    lines.length = kept;
    this.#settled = kept;
    this.#open = -1;
  }

  /** What a trial that holds gives, where that is not simply an effect for a fixed period. */
  #workOut({ judge, outcome }: Trial, r: number): void {
    if (outcome >= 0) return this.#effect(judge, r, outcome);
    if (outcome === -1) return this.#undecided(judge, r);
    if (outcome === -2) return;
    if (outcome === -4) return judge.clause ? this.#clause(judge, r) : this.#await(judge, r, -1);
    const named = judge.named!.outcomes.get(this.#cell(r, judge.named!.cell));
    if (named === undefined) this.#undecided(judge, r);
    else this.#effect(judge, r, named);
  }

  #await(judge: JudgePlan, row: number, outcome: number): void {
    const waiting = this.#waiting.get(judge.rule);
    if (waiting) waiting.push({ row, outcome });
    else this.#waiting.set(judge.rule, [{ row, outcome }]);
  }

  #clause(judge: JudgePlan, r: number): void {
    const clause = this.#rows.cells[r * this.#width + judge.clause!.cell];
    if (Number.isNaN(clause)) return;
    const outcome = judge.clause!.outcomeOf(clause);
    if (outcome < 0) this.#undecided(judge, r);
    else this.#effect(judge, r, outcome);
  }

  #undecided(judge: JudgePlan, r: number): void {
    const { entity, record, day } = this.#rows;
    if (this.#open < 0) this.#open = r;
    this.#undetermined.push({ entity: entity[r], record: record[r], rule: judge.rule, day: day[r] });
  }

  #holds(judge: JudgePlan, when: readonly ConditionPlan[], r: number): number {
    let result = YES;
    for (let i = 0; i < when.length; i++) {
      const holds = this.#test(judge, when[i], r);
      if (holds === NO) return NO;
      if (holds === UNKNOWN) result = UNKNOWN;
    }
    return result;
  }

  #test(judge: JudgePlan, w: ConditionPlan, r: number): number {
    const value = w.cell >= 0 ? this.#rows.cells[r * this.#width + w.cell] : this.#derived(judge, -1 - w.cell, r);
    const known = !Number.isNaN(value);
    if (w.op === 'known') return known === (w.values[0] === 1) ? YES : NO;
    if (!known) return UNKNOWN;
    if (w.table) return w.table[value] === (w.op === 'not_in' ? 0 : 1) ? YES : NO;
    if (w.op === 'is' || w.op === 'in') return w.values.includes(value) ? YES : NO;
    if (w.op === 'not_in') return w.values.includes(value) ? NO : YES;
    const bound =
      w.parameter >= 0 ? parameterOn(this.#bound[w.parameter], this.#rows.entity[r], this.#rows.day[r]) : w.values[0];
    return compare(COMPARISONS[w.op]!, value, bound);
  }

  #derived(judge: JudgePlan, n: number, r: number): number {
    const { how, cells } = judge.derived[n];
    const at = r * this.#width;
    let value = this.#rows.cells[at + cells[0]];
    for (let i = 1; i < cells.length; i++) {
      const next = this.#rows.cells[at + cells[i]];
      value = how === 'sum' ? value + next : how === 'max' ? Math.max(value, next) : Math.min(value, next);
    }
    return value;
  }

  #effect(judge: JudgePlan, r: number, outcome: number): void {
    const from = this.#rows.day[r];
    const span = judge.span;
    switch (span.kind) {
      case 'period':
        return this.#add(r, from, span.ends.on(from), outcome);
      case 'ever':
        return this.#add(r, from, NEVER, outcome);
      case 'next':
        return this.#await(judge, r, outcome);
      case 'field': {
        const ended = this.#cell(r, span.cell);
        if (Number.isNaN(ended)) return this.#add(r, from, span.otherwise?.on(from) ?? NEVER, outcome);
        return this.#add(r, from, span.ends?.on(ended) ?? ended, outcome);
      }
      case 'absence': {
        const due = this.#cell(r, span.due);
        if (Number.isNaN(due)) return this.#undecided(judge, r);
        const done = this.#cell(r, span.fulfilled);
        if (Number.isNaN(done) || done > due + 1) this.#add(r, due + 1, Number.isNaN(done) ? NEVER : done, outcome);
        return;
      }
      case 'stages': {
        const since = this.#cell(r, span.since);
        if (Number.isNaN(since)) return this.#undecided(judge, r);
        const done = this.#cell(r, span.until);
        const end = Number.isNaN(done) ? NEVER : done;
        for (let s = 0; s < span.stages.length; s++) {
          const starts = span.stages[s].starts.on(since);
          const ends = Math.min(span.stages[s + 1]?.starts.on(since) ?? NEVER, end);
          if (starts < ends) this.#add(r, starts, ends, span.stages[s].outcome);
        }
      }
    }
  }

  #add(r: number, from: Day, until: Day, outcome: number): void {
    this.#effects.add(this.#rows.entity[r], from, until, outcome, this.#first + r);
    this.#lastGiven = r;
  }

  #cell(r: number, cell: number): number {
    return this.#rows.cells[r * this.#width + cell];
  }
}

/** A row judged by a rule that lasts until the next record; outcome -1 when it gives nothing but ends the one before. */
interface Waiting {
  readonly row: number;
  readonly outcome: number;
}
