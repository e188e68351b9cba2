// From rows to effects: which rules match a row, and over which days the effect runs.

import { type Day, NEVER } from '../../base/day.ts';
import { type Attribute, type Batch, type Rows, valueOn } from './batch.ts';
import type { Effects } from './effects.ts';
import type { ConditionPlan, EditionPlan, JudgePlan, TypePlan } from './plan.ts';

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
  readonly base: readonly number[];
  /** Per dated value: by code of the attribute. */
  readonly byValue: readonly Float64Array[];
}

function bind(plan: EditionPlan, batch: Batch): Bound[] {
  return plan.parameters.map((parameter) => {
    const attribute = parameter.by ? batch.attributes[parameter.by] : undefined;
    return {
      attribute,
      froms: parameter.values.map((v) => v.from),
      base: parameter.values.map((v) => v.value),
      byValue: parameter.values.map((v) =>
        Float64Array.from(attribute?.values ?? [], (words) => v.cases[words[0]] ?? v.value),
      ),
    };
  });
}

/** The parameter's value on a record's day, for what its entity was on that day. */
function parameterOn({ froms, attribute, byValue, base }: Bound, entity: number, day: Day): number {
  let at = 0;
  while (at + 1 < froms.length && froms[at + 1] <= day) at++;
  if (!attribute) return base[at];
  const constant = attribute.constant[entity];
  const value = constant === -2 ? valueOn(attribute, entity, day) : constant;
  return value >= 0 ? byValue[at][value] : base[at];
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
  /** By rule: the rows that a rule lasting until the next record has judged. */
  readonly #waiting = new Map<number, Waiting[]>();

  constructor(plan: EditionPlan, batch: Batch, effects: Effects, undetermined: Undetermined[]) {
    this.#plan = plan;
    this.#bound = bind(plan, batch);
    this.#effects = effects;
    this.#undetermined = undetermined;
  }

  /** `first` is the number of the table's first row, counted through all tables of the batch. */
  run(type: TypePlan, rows: Rows, first: number, from: Day, until: Day): void {
    this.#rows = rows;
    this.#first = first;
    this.#width = rows.layout.fields.length;
    const { day, record, cells, count } = rows;
    const code = type.dispatch?.cell ?? -1;
    let head = 0;
    let effectsBefore = this.#effects.count;
    let undeterminedBefore = this.#undetermined.length;
    for (let r = 0; r < count; r++) {
      if (record[r] !== record[head]) {
        if (this.#undetermined.length > undeterminedBefore) this.#settle(undeterminedBefore, effectsBefore);
        head = r;
        effectsBefore = this.#effects.count;
        undeterminedBefore = this.#undetermined.length;
      }
      if (day[r] < from || day[r] >= until) continue;
      const judges = (code >= 0 ? type.dispatch!.byCode[cells[r * this.#width + code]] : undefined) ?? type.judges;
      for (let j = 0; j < judges.length; j++) this.#row(judges[j], r);
    }
    if (this.#undetermined.length > undeterminedBefore) this.#settle(undeterminedBefore, effectsBefore);
    for (const waiting of this.#waiting.values()) this.#closeByNext(waiting);
    this.#waiting.clear();
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
  #settle(from: number, effectsBefore: number): void {
    const judged = this.#effects.count > effectsBefore;
    const lines = this.#undetermined;
    let kept = from;
    for (let i = from; i < lines.length; i++) {
      const rule = this.#plan.rules[lines[i].rule];
      if (judged && rule.form === 'record' && rule.alone) continue;
      let repeated = false;
      for (let j = from; j < kept; j++) if (lines[j].rule === lines[i].rule) repeated = true;
      if (!repeated) lines[kept++] = lines[i];
    }
    lines.length = kept;
  }

  #row(judge: JudgePlan, r: number): void {
    if (judge.clause) return this.#clause(judge, r);
    for (const c of judge.cases) {
      const holds = this.#holds(judge, c.when, r);
      if (holds === NO) continue;
      if (holds === UNKNOWN || c.outcome === -1) return this.#undecided(judge, r);
      if (c.outcome === -2) return;
      if (c.outcome !== -3) return this.#effect(judge, r, c.outcome);
      const named = judge.named!.outcomes.get(this.#rows.cells[r * this.#width + judge.named!.cell]);
      return named === undefined ? this.#undecided(judge, r) : this.#effect(judge, r, named);
    }
    if (judge.span.kind === 'next') this.#await(judge, r, -1);
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
    const holds =
      w.op === 'over'
        ? value > bound
        : w.op === 'at_least'
          ? value >= bound
          : w.op === 'under'
            ? value < bound
            : value <= bound;
    return holds ? YES : NO;
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
    const { entity, day } = this.#rows;
    const from = day[r];
    const span = judge.span;
    const effects = this.#effects;
    switch (span.kind) {
      case 'period':
        return effects.add(entity[r], from, span.ends(from), outcome, this.#first + r);
      case 'ever':
        return effects.add(entity[r], from, NEVER, outcome, this.#first + r);
      case 'next':
        return this.#await(judge, r, outcome);
      case 'field': {
        const ended = this.#cell(r, span.cell);
        const until = Number.isNaN(ended) ? (span.otherwise?.(from) ?? NEVER) : span.ends(ended);
        return effects.add(entity[r], from, until, outcome, this.#first + r);
      }
      case 'absence': {
        const due = this.#cell(r, span.due);
        if (Number.isNaN(due)) return this.#undecided(judge, r);
        const done = this.#cell(r, span.fulfilled);
        if (Number.isNaN(done) || done > due + 1)
          effects.add(entity[r], due + 1, Number.isNaN(done) ? NEVER : done, outcome, this.#first + r);
        return;
      }
      case 'stages': {
        const since = this.#cell(r, span.since);
        if (Number.isNaN(since)) return this.#undecided(judge, r);
        const done = this.#cell(r, span.until);
        const end = Number.isNaN(done) ? NEVER : done;
        for (let s = 0; s < span.stages.length; s++) {
          const starts = span.stages[s].starts(since);
          const ends = Math.min(span.stages[s + 1]?.starts(since) ?? NEVER, end);
          if (starts < ends) effects.add(entity[r], starts, ends, span.stages[s].outcome, this.#first + r);
        }
      }
    }
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
