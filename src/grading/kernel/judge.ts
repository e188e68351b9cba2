// From rows to effects: which rules match a row, and over which days the effect runs.

import { type Day, NEVER } from '../../base/day.ts';
import type { Batch, Rows } from './batch.ts';
import { Block, endOfBlock } from './block.ts';
import { type Bound, bindParameters, boundsOf } from './bounds.ts';
import type { TypePlan } from './by-code.ts';
import { NO, tryAll, UNKNOWN, YES } from './conditions.ts';
import type { Effects } from './effects.ts';
import type { EditionPlan, JudgePlan } from './plan.ts';

/** A record that lacks what a rule needs, or that no rule can place: for a person to decide. */
export interface Undetermined {
  readonly entity: number;
  readonly record: number;
  readonly rule: number;
  readonly day: Day;
}

/**
 * Judges the rows of one edition block by block and, within a block, rule by rule: one loop after the other over the
 * rows with the same code, in place of one loop over the rows that asks at every row what to do with it.
 */
export class Judge {
  readonly #plan: EditionPlan;
  readonly #bounds: readonly Bound[];
  readonly #effects: Effects;
  readonly #undetermined: Undetermined[];
  #rows!: Rows;
  #first = 0;
  #block: Block;
  /** Rows of the block that rules cannot decide: row of the block × number of rules + rule. */
  #open: number[] = [];
  /** By rule: the rows that a rule lasting until the next record has judged. */
  readonly #waiting = new Map<number, Waiting[]>();

  constructor(plan: EditionPlan, batch: Batch, effects: Effects, undetermined: Undetermined[]) {
    this.#plan = plan;
    this.#bounds = bindParameters(plan.parameters, batch);
    this.#effects = effects;
    this.#undetermined = undetermined;
    this.#block = new Block(0, 0);
  }

  /**
   * Judges the rows of one record type that were recognised in `[from, until)`; `first` is the number of the table's
   * first row, counted through all tables of the batch.
   */
  run(type: TypePlan, rows: Rows, first: number, from: Day, until: Day): void {
    this.#rows = rows;
    this.#first = first;
    for (let begin = 0, end = 0; begin < rows.count; begin = end) {
      end = endOfBlock(rows, begin);
      if (end - begin > this.#block.size) this.#block = new Block(end - begin, this.#bounds.length);
      const block = this.#block;
      block.fill(type, rows, begin, end, from, until);
      for (const p of type.parameters) boundsOf(this.#bounds[p], rows, begin, end, block.limits[p]);
      for (let code = 0; code < type.judges.length; code++)
        if (block.starts[code] < block.starts[code + 1])
          for (const judge of type.judges[code]) this.#judge(judge, block.starts[code], block.starts[code + 1]);
      if (this.#open.length) this.#settle();
    }
    for (const waiting of this.#waiting.values()) this.#closeByNext(waiting);
    this.#waiting.clear();
  }

  /** One judge on the rows with one code: case after case, each on the rows that none before it has decided. */
  #judge(judge: JudgePlan, begin: number, end: number): void {
    const { byCode, left } = this.#block;
    let count = end - begin;
    for (let k = 0; k < count; k++) left[k] = byCode[begin + k];
    if (judge.clause) return this.#clause(judge, judge.clause, count);
    for (const { when, outcome } of judge.cases) {
      if (when.length === 0) return this.#give(judge, outcome, left, count);
      tryAll(judge, when, this.#rows, this.#block, count);
      count = this.#divide(judge, outcome, count);
    }
    if (judge.span.kind === 'next') for (let k = 0; k < count; k++) this.#await(judge, left[k], -1);
  }

  /** Gives the outcome to the rows with a YES; keeps those with a NO and tells how many these are. */
  #divide(judge: JudgePlan, outcome: number, count: number): number {
    const { left, taken, open, answers } = this.#block;
    let no = 0;
    let yes = 0;
    let unknown = 0;
    for (let k = 0; k < count; k++) {
      const row = left[k];
      const answer = answers[k];
      left[no] = row;
      taken[yes] = row;
      open[unknown] = row;
      no += Number(answer === NO);
      yes += Number(answer === YES);
      unknown += Number(answer === UNKNOWN);
    }
    for (let k = 0; k < unknown; k++) this.#undecided(judge, open[k]);
    this.#give(judge, outcome, taken, yes);
    return no;
  }

  /** What a case that holds gives to the first `count` rows of a list. */
  #give(judge: JudgePlan, outcome: number, list: Int32Array, count: number): void {
    const { span } = judge;
    if (outcome === -2) return;
    if (outcome === -1) for (let k = 0; k < count; k++) this.#undecided(judge, list[k]);
    else if (outcome === -3) for (let k = 0; k < count; k++) this.#named(judge, list[k]);
    else if (span.kind === 'period' || span.kind === 'ever') this.#giveMany(span, outcome, list, count);
    else for (let k = 0; k < count; k++) this.#effect(judge, list[k], outcome);
  }

  #giveMany(
    span: Extract<JudgePlan['span'], { kind: 'period' | 'ever' }>,
    outcome: number,
    list: Int32Array,
    count: number,
  ): void {
    const { given, begin, until } = this.#block;
    if (span.kind === 'period') span.ends.of(this.#rows.day, list, count, until);
    else until.fill(NEVER, 0, count);
    this.#effects.addMany(this.#rows, this.#first, list, until, count, outcome);
    for (let k = 0; k < count; k++) given[list[k] - begin] = 1;
  }

  /** The level that a decision of persons names. */
  #named(judge: JudgePlan, r: number): void {
    const { cell, outcomes } = judge.named!;
    const outcome = outcomes.get(this.#cell(r, cell));
    if (outcome === undefined) this.#undecided(judge, r);
    else this.#effect(judge, r, outcome);
  }

  #clause(judge: JudgePlan, { cell, outcomeOf }: NonNullable<JudgePlan['clause']>, count: number): void {
    const { left } = this.#block;
    for (let k = 0; k < count; k++) {
      const clause = this.#cell(left[k], cell);
      if (Number.isNaN(clause)) continue;
      const outcome = outcomeOf(clause);
      if (outcome < 0) this.#undecided(judge, left[k]);
      else this.#effect(judge, left[k], outcome);
    }
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
        if (Number.isNaN(done)) this.#add(r, due + 1, NEVER, outcome);
        else if (done > due + 1) this.#add(r, due + 1, done, outcome);
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
    this.#block.given[r - this.#block.begin] = 1;
  }

  #cell(r: number, cell: number): number {
    return this.#rows.cells[r * this.#rows.layout.fields.length + cell];
  }

  #undecided(judge: JudgePlan, row: number): void {
    this.#open.push((row - this.#block.begin) * this.#plan.rules.length + judge.rule);
  }

  /** The block's undetermined lines: each rule once a record; those of `alone` rules beside a level are dropped. */
  #settle(): void {
    const { entity, record, day } = this.#rows;
    const rules = this.#plan.rules.length;
    const lines = this.#undetermined;
    for (const open of Float64Array.from(this.#open).sort()) {
      const row = this.#block.begin + Math.floor(open / rules);
      const line = { entity: entity[row], record: record[row], rule: open % rules, day: day[row] };
      if (!this.#listed(line) && !(this.#alone(line.rule) && this.#gave(row))) lines.push(line);
    }
    this.#open = [];
  }

  #listed(line: Undetermined): boolean {
    const lines = this.#undetermined;
    for (let i = lines.length - 1; i >= 0 && lines[i].record === line.record; i--)
      if (lines[i].rule === line.rule) return true;
    return false;
  }

  #alone(rule: number): boolean {
    const judged = this.#plan.rules[rule];
    return judged.form === 'record' && judged.alone;
  }

  /** Whether any row of a row's record gave an effect. */
  #gave(row: number): boolean {
    const { record } = this.#rows;
    const { given, begin } = this.#block;
    let head = row;
    while (head > begin && record[head - 1] === record[row]) head--;
    for (let r = head; r - begin < given.length && record[r] === record[row]; r++) if (given[r - begin]) return true;
    return false;
  }

  #await(judge: JudgePlan, row: number, outcome: number): void {
    const waiting = this.#waiting.get(judge.rule);
    if (waiting) waiting.push({ row, outcome });
    else this.#waiting.set(judge.rule, [{ row, outcome }]);
    if (outcome >= 0) this.#block.given[row - this.#block.begin] = 1;
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
}

/** A row judged by a rule that lasts until the next record; outcome -1 when it gives nothing but ends the one before. */
interface Waiting {
  readonly row: number;
  readonly outcome: number;
}
