// A rulebook made ready for columns: field names become cell numbers, levels become places on their scale.

import { type Day, EVER, NEVER } from '../../base/day.ts';
import { textKey } from '../../base/text-key.ts';
import type {
  Case,
  Condition,
  Derived,
  Dimension,
  Edition,
  FactRule,
  Parameter,
  Rule,
  Rulebook,
} from '../../rulebooks/rulebook.ts';
import type { Layout } from './batch.ts';
import { type TypePlan, typePlan } from './by-code.ts';
import { type Ends, endsOf } from './ends.ts';
import { Prevailing } from './prevail.ts';

/** Level tables of the clause rules: table name → clause key → level code, or undefined when the clause is not in it. */
export type ClauseTables = Readonly<Record<string, (clause: number) => string | undefined>>;

/** What an effect amounts to: a level or points in one dimension, by one rule. */
export interface OutcomePlan {
  readonly rule: number;
  readonly dimension: number;
  /** Place on the dimension's scale; -1 for points. */
  readonly level: number;
  readonly points: number;
  /** Place of the indicator in the dimension's list; -1 for levels. */
  readonly indicator: number;
  /** Count rules: place of the group whose members are counted; -1 otherwise. */
  readonly group: number;
  readonly chained: boolean;
  /** Whether spans name the effect among their causes. */
  readonly cause: boolean;
}

export interface DimensionPlan {
  readonly id: string;
  readonly levels: readonly string[];
  /** Place of the default level; -1: not covered by default. */
  readonly fallback: number;
  /** Other dimension → its level's place → place here or -1. */
  readonly from: readonly { readonly dimension: number; readonly map: Int32Array }[];
  readonly points?: {
    readonly base: number;
    readonly caps: Float64Array;
    readonly indicators: readonly string[];
    readonly bands: readonly { readonly atLeast: number; readonly level: number }[];
  };
}

export interface ConditionPlan {
  /** Cell number, or -1 - n for the n-th derived number. */
  readonly cell: number;
  readonly op: Condition['op'];
  readonly values: readonly number[];
  /** For code cells: 1 where the code is among the values. */
  readonly table?: Uint8Array;
  readonly parameter: number;
}

export interface CasePlan {
  readonly when: readonly ConditionPlan[];
  /** Outcome number; -1 undetermined, -2 nothing, -3 the level named in a field. */
  readonly outcome: number;
}

/** How an effect's interval follows from its row. */
export type SpanPlan =
  | { readonly kind: 'period'; readonly ends: Ends }
  /** Until the day in the cell, or until the period from that day ends; while it is empty, `otherwise` from the cause. */
  | { readonly kind: 'field'; readonly cell: number; readonly ends?: Ends; readonly otherwise?: Ends }
  | { readonly kind: 'next' }
  | { readonly kind: 'ever' }
  | { readonly kind: 'absence'; readonly due: number; readonly fulfilled: number }
  | {
      readonly kind: 'stages';
      readonly since: number;
      readonly until: number;
      readonly stages: readonly { readonly starts: Ends; readonly outcome: number }[];
    };

export interface JudgePlan {
  readonly rule: number;
  readonly cases: readonly CasePlan[];
  readonly derived: readonly { readonly how: Derived['how']; readonly cells: readonly number[] }[];
  readonly span: SpanPlan;
  readonly alone: boolean;
  /** Outcome by text key of the named level, for decisions of persons. */
  readonly named?: { readonly cell: number; readonly outcomes: ReadonlyMap<number, number> };
  /** Clause rules: the cell of the clause and the outcome by clause. */
  readonly clause?: { readonly cell: number; readonly outcomeOf: (clause: number) => number };
}

export interface FactPlan {
  readonly rule: number;
  readonly dimension: number;
  readonly attribute: string;
  readonly outcomeOf: (value: readonly string[]) => number;
  readonly unless?: FactRule['unless'];
}

/** Judges for the records recognised in `[from, until)`: one part, or one per earlier edition under a transition rule. */
export interface PartPlan {
  readonly from: Day;
  readonly until: Day;
  readonly types: readonly TypePlan[];
}

export interface EditionPlan {
  readonly edition: Edition;
  readonly parts: readonly PartPlan[];
  readonly facts: readonly FactPlan[];
  readonly outcomes: readonly OutcomePlan[];
  readonly rules: readonly Rule[];
  readonly parameters: readonly Parameter[];
  readonly groups: readonly { readonly need: number }[];
}

export interface Plan {
  readonly book: Rulebook;
  readonly dimensions: readonly DimensionPlan[];
  readonly level: number;
  /** Place of the tier dimension; -1 where the book has none. */
  readonly tier: number;
  readonly editions: readonly EditionPlan[];
  readonly prevailing: Prevailing;
}

/** Makes a rulebook ready; throws an Error naming rule and field when a rule reads a field that its record type lacks. */
export function planFor(
  book: Rulebook,
  layouts: (type: string) => Layout | undefined,
  clauses: ClauseTables = {},
): Plan {
  const place = new Map(book.dimensions.map((d, i) => [d.id, i]));
  const dimensions = book.dimensions.map((d) => dimensionPlan(d, book.dimensions, place));
  const level = book.dimensions.findIndex((d) => d.role === 'level');
  const tier = book.dimensions.findIndex((d) => d.role === 'tier');
  return {
    book,
    dimensions,
    level,
    tier,
    editions: book.editions.map((_, number) => editionPlan(book.editions, number, dimensions, place, layouts, clauses)),
    prevailing: new Prevailing(dimensions, level, tier),
  };
}

function dimensionPlan(d: Dimension, all: readonly Dimension[], place: ReadonlyMap<string, number>): DimensionPlan {
  const levels = d.levels.map((level) => level.code);
  const from = Object.entries(d.from).map(([other, map]) => {
    const source = all[place.get(other)!];
    return {
      dimension: place.get(other)!,
      map: Int32Array.from(source.levels, (level) => (level.code in map ? levels.indexOf(map[level.code]) : -1)),
    };
  });
  const indicators = Object.keys(d.points?.indicators ?? {});
  return {
    id: d.id,
    levels,
    fallback: d.fallback === null ? -1 : levels.indexOf(d.fallback),
    from,
    points: d.points && {
      base: d.points.base,
      indicators,
      caps: Float64Array.from(indicators, (i) => d.points!.caps[i] ?? Number.POSITIVE_INFINITY),
      bands: d.points.bands.map((band) => ({ atLeast: band.atLeast, level: levels.indexOf(band.level) })),
    },
  };
}

/** What the rules that govern one edition's days are turned into, gathered while they are read. */
class EditionBuilder {
  readonly outcomes: OutcomePlan[] = [];
  readonly groups: { need: number }[] = [];
  readonly parameters: Parameter[] = [];
  readonly rules: Rule[] = [];
  readonly dimensions: readonly DimensionPlan[];
  readonly place: ReadonlyMap<string, number>;
  readonly layouts: (type: string) => Layout | undefined;
  readonly clauses: ClauseTables;
  #edition!: Edition;

  constructor(
    dimensions: readonly DimensionPlan[],
    place: ReadonlyMap<string, number>,
    layouts: (type: string) => Layout | undefined,
    clauses: ClauseTables,
  ) {
    this.dimensions = dimensions;
    this.place = place;
    this.layouts = layouts;
    this.clauses = clauses;
  }

  outcome(rule: number, dimension: number, level: string, group = -1, chained = false): number {
    return this.#push({
      rule,
      dimension,
      level: this.dimensions[dimension].levels.indexOf(level),
      points: 0,
      indicator: -1,
      group,
      chained,
      cause: this.rules[rule].cause,
    });
  }

  points(rule: number, dimension: number, points: number, indicator: string, group = -1): number {
    const at = this.dimensions[dimension].points?.indicators.indexOf(indicator) ?? -1;
    if (at < 0) throw new Error(`rule ${this.rules[rule].id}: unknown indicator ${indicator}`);
    return this.#push({ rule, dimension, level: -1, points, indicator: at, group, chained: false, cause: true });
  }

  #push(outcome: OutcomePlan): number {
    const same = this.outcomes.findIndex(
      (o) =>
        o.rule === outcome.rule &&
        o.level === outcome.level &&
        o.points === outcome.points &&
        o.indicator === outcome.indicator,
    );
    return same >= 0 ? same : this.outcomes.push(outcome) - 1;
  }

  layout(type: string): Layout {
    return this.layouts(type) ?? { type, fields: [] };
  }

  cell(rule: Rule, type: string, field: string): number {
    const at = this.layout(type).fields.findIndex((f) => f.name === field);
    if (at < 0)
      throw new Error(`rule ${rule.id} (${rule.file}:${rule.line}) reads field ${field}, which ${type} does not have`);
    return at;
  }

  /** The record rules of an edition, by the record type that they read. */
  judge(edition: Edition): TypePlan[] {
    this.#edition = edition;
    const judges = new Map<string, JudgePlan[]>();
    for (const rule of edition.rules) {
      if (rule.form === 'fact') continue;
      const list = judges.get(rule.of) ?? [];
      list.push(this.#judge(rule, this.rules.push(rule) - 1, this.place.get(rule.dimension)!));
      judges.set(rule.of, list);
    }
    return [...judges].map(([type, list]) => typePlan(this.layout(type), list));
  }

  facts(edition: Edition): FactPlan[] {
    return edition.rules.flatMap((rule) =>
      rule.form === 'fact' ? [this.#fact(rule, this.rules.push(rule) - 1, this.place.get(rule.dimension)!)] : [],
    );
  }

  #fact(r: FactRule, rule: number, dimension: number): FactPlan {
    const levels = new Map(
      Object.entries(r.map).map(([value, level]) => [value, this.outcome(rule, dimension, level)]),
    );
    for (const [value, points] of Object.entries(r.points))
      levels.set(value, this.points(rule, dimension, points, r.indicator ?? ''));
    const worst = (a: number, b: number) =>
      a < 0 ||
      this.outcomes[b].level > this.outcomes[a].level ||
      Math.abs(this.outcomes[b].points) > Math.abs(this.outcomes[a].points)
        ? b
        : a;
    return {
      rule,
      dimension,
      attribute: r.attribute,
      unless: r.unless?.startsWith.length ? r.unless : undefined,
      outcomeOf: (value) =>
        value.reduce((best, word) => (levels.has(word) ? worst(best, levels.get(word)!) : best), -1),
    };
  }

  #judge(r: Exclude<Rule, FactRule>, rule: number, dimension: number): JudgePlan {
    const derived = 'let' in r ? Object.entries(r.let) : [];
    const base = {
      rule,
      derived: derived.map(([, d]) => ({ how: d.how, cells: d.of.map((field) => this.cell(r, r.of, field)) })),
      alone: r.form === 'record' && r.alone,
    };
    const names = derived.map(([name]) => name);
    const cases = (group = -1, chained = false) =>
      ('cases' in r ? r.cases : []).map((c) => this.#case(r, r.of, c, rule, dimension, names, group, chained));
    switch (r.form) {
      case 'count': {
        const group = this.groups.push({ need: r.atLeast }) - 1;
        return { ...base, cases: cases(group), span: { kind: 'period', ends: endsOf(r.within) } };
      }
      case 'absence':
        return {
          ...base,
          cases: cases(),
          span: { kind: 'absence', due: this.cell(r, r.of, r.due), fulfilled: this.cell(r, r.of, r.fulfilled) },
        };
      case 'stages':
        return {
          ...base,
          cases: [{ when: [], outcome: 0 }],
          span: {
            kind: 'stages',
            since: this.cell(r, r.of, r.since),
            until: this.cell(r, r.of, r.until),
            stages: r.stages.map((s) => ({ starts: endsOf(s.after), outcome: this.outcome(rule, dimension, s.level) })),
          },
        };
      case 'clause': {
        const outcomes = new Map(
          Object.entries(r.levels).map(([from, to]) => [from, this.outcome(rule, dimension, to, -1, r.chained)]),
        );
        const levelOf = this.clauses[r.table] ?? (() => undefined);
        const outcomeOf = (clause: number) => outcomes.get(levelOf(clause) ?? '') ?? -1;
        return {
          ...base,
          cases: [],
          clause: { cell: this.cell(r, r.of, r.field), outcomeOf },
          span: this.#span(r, r.of, r.lasts),
        };
      }
      default: {
        const named = r.cases.flatMap((c) => (c.gives.to === 'level-field' ? [c.gives.field] : []))[0];
        const levels = this.dimensions[dimension].levels;
        return {
          ...base,
          cases: cases(-1, r.chained),
          span: this.#span(r, r.of, r.lasts),
          named: named
            ? {
                cell: this.cell(r, r.of, named),
                outcomes: new Map(levels.map((l) => [textKey(l), this.outcome(rule, dimension, l)])),
              }
            : undefined,
        };
      }
    }
  }

  #span(r: Rule, type: string, lasts: Extract<Rule, { lasts: unknown }>['lasts']): SpanPlan {
    if (lasts.kind === 'period') return { kind: 'period', ends: endsOf(lasts.period) };
    if (lasts.kind !== 'field') return lasts;
    return {
      kind: 'field',
      cell: this.cell(r, type, lasts.field),
      ends: lasts.plus && endsOf(lasts.plus),
      otherwise: lasts.otherwise && endsOf(lasts.otherwise),
    };
  }

  #case(
    r: Rule,
    type: string,
    c: Case,
    rule: number,
    dimension: number,
    names: readonly string[],
    group: number,
    chained: boolean,
  ): CasePlan {
    const gives = c.gives;
    const outcome =
      gives.to === 'level'
        ? this.outcome(rule, dimension, gives.level, group, chained)
        : gives.to === 'points'
          ? this.points(rule, dimension, gives.points, gives.indicator, group)
          : gives.to === 'undetermined'
            ? -1
            : gives.to === 'nothing'
              ? -2
              : -3;
    return { when: c.when.map((w) => this.#condition(r, type, w, names)), outcome };
  }

  #condition(r: Rule, type: string, w: Condition, names: readonly string[]): ConditionPlan {
    const cell = names.includes(w.field) ? -1 - names.indexOf(w.field) : this.cell(r, type, w.field);
    const field = cell < 0 ? undefined : this.layout(type).fields[cell];
    const values = w.values.map((value) => {
      if (typeof value === 'boolean') return value ? 1 : 0;
      if (field?.type === 'code') {
        const code = field.codes!.indexOf(String(value));
        if (code < 0)
          throw new Error(`rule ${r.id} (${r.file}:${w.line}): ${value} is not in the code list of ${w.field}`);
        return code;
      }
      return typeof value === 'number' ? value : textKey(value);
    });
    const table =
      field?.type === 'code' && w.op !== 'known'
        ? Uint8Array.from(field.codes!, (_, i) => (values.includes(i) ? 1 : 0))
        : undefined;
    return { cell, op: w.op, values, table, parameter: w.parameter ? this.#parameter(w.parameter) : -1 };
  }

  #parameter(id: string): number {
    const parameter = this.#edition.parameters[id];
    const at = this.parameters.indexOf(parameter);
    return at >= 0 ? at : this.parameters.push(parameter) - 1;
  }
}

function editionPlan(
  editions: readonly Edition[],
  number: number,
  dimensions: readonly DimensionPlan[],
  place: ReadonlyMap<string, number>,
  layouts: (type: string) => Layout | undefined,
  clauses: ClauseTables,
): EditionPlan {
  const edition = editions[number];
  const builder = new EditionBuilder(dimensions, place, layouts, clauses);
  const parts: PartPlan[] = [];
  if (edition.transition === 'asked-day') parts.push({ from: EVER, until: NEVER, types: builder.judge(edition) });
  else {
    parts.push({ from: number ? edition.inForce : EVER, until: NEVER, types: builder.judge(edition) });
    for (const [k, older] of editions.slice(0, number).entries())
      parts.push({ from: k ? older.inForce : EVER, until: older.until, types: builder.judge(older) });
  }
  return {
    edition,
    parts,
    facts: builder.facts(edition),
    outcomes: builder.outcomes,
    rules: builder.rules,
    parameters: builder.parameters,
    groups: builder.groups,
  };
}
