// Tries the conditions of a rulebook on every distinct combination of values: what can never apply, what nothing covers, what applies twice.

import type { Catalogue, RecordType } from '../ledger/catalogue.ts';
import type { Field } from '../ledger/field.ts';
import { gradedField } from './check-names.ts';
import { allHold, type Bound, boundOf, decided, type Row } from './conditions.ts';
import { type Findings, ownRules } from './finding.ts';
import { casesOf } from './references.ts';
import type { Case, Condition, Edition, FactRule, Outcome, Rule, Rulebook, Scalar } from './rulebook.ts';

type RecordLike = Exclude<Rule, FactRule>;

/** Beyond this many combinations a group of rules is not tried; no book of law comes near. */
const MOST = 200_000;

/** Unreachable cases, gaps and overlaps of every edition; names must have been found right before. */
export function checkGrid(book: Rulebook, catalogue: Catalogue, findings: Findings): void {
  const own = new Set<Rule>(ownRules(book));
  for (const edition of book.editions) {
    const rules = edition.rules.filter((rule): rule is RecordLike => rule.form !== 'fact' && casesOf(rule).length > 0);
    for (const rule of rules) if (own.has(rule)) checkReach(new Grid([rule], edition, catalogue), rule, findings);
    for (const [type, ofType] of Map.groupBy(rules, (rule) => rule.of)) {
      if (!ofType.some((rule) => own.has(rule))) continue;
      checkCodes(ofType, edition, catalogue.type(type)!, catalogue, findings);
      for (const group of Map.groupBy(ofType, (rule) => rule.dimension).values()) {
        const grid = new Grid(group, edition, catalogue);
        checkHoles(grid, findings);
        checkOverlaps(grid, findings);
      }
    }
    checkFacts(edition, findings);
  }
}

/** One point of the grid: the values of the fields, and the values of the parameters. */
interface Point {
  readonly row: Row;
  readonly bound: Bound;
}

/** The distinct combinations of values that rules of one record type can tell apart. */
class Grid {
  readonly rules: readonly RecordLike[];
  readonly type: RecordType;
  readonly #edition: Edition;
  readonly #conditions: readonly Condition[];

  constructor(rules: readonly RecordLike[], edition: Edition, catalogue: Catalogue) {
    this.rules = rules;
    this.#edition = edition;
    this.type = catalogue.type(rules[0].of)!;
    this.#conditions = rules.flatMap((rule) => casesOf(rule).flatMap(({ when }) => when));
  }

  field(name: string): Field | undefined {
    return this.#derived(name) ? undefined : gradedField(this.type, name);
  }

  #derived(name: string): boolean {
    return this.rules.some((rule) => 'let' in rule && name in rule.let);
  }

  isNumber(name: string): boolean {
    const type = this.field(name)?.type;
    return type === undefined || type === 'number' || type === 'money';
  }

  get names(): string[] {
    return [...new Set(this.#conditions.map(({ field }) => field))];
  }

  /** Every point, parameters in all their values; `without` leaves one field out. */
  *points(without?: string): Generator<Point> {
    for (const bound of this.bounds()) {
      const axes = this.names.filter((name) => name !== without).map((name) => [name, this.axis(name, bound)] as const);
      if (axes.reduce((size, [, values]) => size * values.length, 1) > MOST) return;
      for (const row of rows(axes)) yield { row, bound };
    }
  }

  /** The values of the parameters that occur together: one by one, for no condition compares with two. */
  *bounds(): Generator<Bound> {
    const used = [...new Set(this.#conditions.flatMap(({ parameter }) => parameter ?? []))];
    const choices = used.map((id): readonly [string, number[]] => [
      id,
      [...new Set(this.#edition.parameters[id].values.flatMap(({ value, cases }) => [value, ...Object.values(cases)]))],
    ]);
    for (const chosen of rows(choices)) yield (parameter) => Number(chosen[parameter]);
  }

  /** The values of a field that make a difference: every code, both sides of every number, and none at all. */
  axis(name: string, bound: Bound): (Scalar | undefined)[] {
    const field = this.field(name);
    if (field?.list) return [...field.list.codes.map(({ code }) => code), undefined];
    if (field?.type === 'boolean') return [true, false, undefined];
    const conditions = this.#conditions.filter((condition) => condition.field === name && condition.op !== 'known');
    if (!this.isNumber(name)) return [...new Set(conditions.flatMap(({ values }) => values)), '…', undefined];
    const limits = conditions.flatMap((condition) =>
      condition.parameter === undefined && condition.values.length > 1
        ? condition.values.map(Number)
        : [boundOf(condition, bound)],
    );
    return [...numbersAround(limits, field), undefined];
  }
}

/** Every number, one between each two of them, and one on either side, within what the field can hold. */
function numbersAround(limits: readonly number[], field: Field | undefined): number[] {
  const sorted = [...new Set(limits)].sort((a, b) => a - b);
  if (!sorted.length) return [0];
  const between = sorted.slice(1).map((limit, i) => (limit + sorted[i]) / 2);
  const low = field?.min ?? (field?.type === 'money' ? 0 : Number.NEGATIVE_INFINITY);
  const high = field?.max ?? Number.POSITIVE_INFINITY;
  return [Math.max(low, sorted[0] - 1), ...sorted, ...between, Math.min(high, sorted.at(-1)! + 1)]
    .filter((value, i, all) => value >= low && value <= high && all.indexOf(value) === i)
    .sort((a, b) => a - b);
}

function* rows<V>(axes: readonly (readonly [string, readonly V[]])[]): Generator<Record<string, V>> {
  const [first, ...rest] = axes;
  if (!first) return yield {};
  for (const value of first[1]) for (const row of rows(rest)) yield { [first[0]]: value, ...row };
}

function checkReach(grid: Grid, rule: RecordLike, findings: Findings): void {
  const cases = casesOf(rule);
  const reached = new Set<number>();
  const possible = new Set<number>();
  for (const { row, bound } of grid.points()) {
    const decision = decided(cases, row, bound);
    if (decision?.gives) reached.add(decision.at);
    for (const [i, { when }] of cases.entries()) if (allHold(when, row, bound)) possible.add(i);
  }
  for (const [i, { line }] of cases.entries())
    if (!reached.has(i))
      findings.add(
        'error',
        'unreachable',
        { file: rule.file, line },
        possible.has(i)
          ? `规则“${rule.id}”的第 ${i + 1} 种情形永远轮不到：前面的情形已经把它包括在内`
          : `规则“${rule.id}”的第 ${i + 1} 种情形永远不成立：没有一个值能满足它的条件`,
        possible.has(i)
          ? `case ${i + 1} of rule "${rule.id}" is never reached: earlier cases take all of it`
          : `case ${i + 1} of rule "${rule.id}" can never hold: no value meets its conditions`,
      );
}

/** Codes of a field that rules tell apart, of which no rule of the type says anything. */
function checkCodes(
  rules: readonly RecordLike[],
  edition: Edition,
  type: RecordType,
  catalogue: Catalogue,
  findings: Findings,
): void {
  // Under a rule that lasts until the next record, a value that nothing names still ends the one before.
  const untilNext = (rule: RecordLike) => 'lasts' in rule && rule.lasts.kind === 'next';
  const tests = rules.flatMap((rule) => casesOf(rule).flatMap((c) => c.when.map((when) => ({ rule, when }))));
  for (const name of new Set(tests.map(({ when }) => when.field))) {
    const field = gradedField(type, name);
    const first = tests.find(({ when }) => when.field === name && when.op !== 'known');
    if (!field?.list || !first || tests.some(({ rule, when }) => when.field === name && untilNext(rule))) continue;
    const named = new Set(rules.flatMap((rule) => codesDecided(new Grid([rule], edition, catalogue), name, field)));
    const open = field.list.codes.filter(({ code, retired }) => !retired && !named.has(code));
    if (open.length)
      findings.add(
        'warning',
        'gap',
        { file: first.rule.file, line: first.when.line },
        `“${type.label.zh}”的${field.label.zh}有这些取值，没有规则提到：${open.map(({ label, code }) => `${label.zh}（${code}）`).join('、')}；如确实不影响，请写 gives: nothing`,
        `no rule says anything of these values of ${type.id}.${name}: ${open.map(({ code }) => code).join(', ')}`,
      );
  }
}

function codesDecided(grid: Grid, name: string, field: Field): string[] {
  const codes = new Set<string>();
  const tested = grid.names.includes(name);
  for (const { row, bound } of grid.points()) {
    if (!grid.rules.some((rule) => decided(casesOf(rule), row, bound)?.gives)) continue;
    if (!tested) return field.list!.codes.map(({ code }) => code);
    if (row[name] !== undefined) codes.add(String(row[name]));
  }
  return [...codes];
}

/** Numbers between two that rules cover, which none covers. */
function checkHoles(grid: Grid, findings: Findings): void {
  for (const name of grid.names.filter((field) => grid.isNumber(field)))
    for (const point of grid.points(name)) {
      const values = grid.axis(name, point.bound).filter((value) => value !== undefined) as number[];
      const covered = values.map((value) =>
        grid.rules.some((rule) => decided(casesOf(rule), { ...point.row, [name]: value }, point.bound)?.gives),
      );
      for (const [i, value] of values.entries())
        if (!covered[i] && covered.slice(0, i).includes(true) && covered.slice(i).includes(true)) {
          const condition = nearest(grid, name);
          findings.add(
            'warning',
            'gap',
            { file: condition.rule.file, line: condition.line },
            `${name} 为 ${value} 时没有规则适用，比它小的和比它大的都有；请核对界限是否含本数`,
            `no rule covers ${name} = ${value}, though both smaller and larger values are covered`,
          );
        }
    }
}

function nearest(grid: Grid, name: string): { rule: RecordLike; line: number } {
  const [found] = grid.rules.flatMap((rule) =>
    casesOf(rule).flatMap(({ when }) => when.filter(({ field }) => field === name).map(({ line }) => ({ rule, line }))),
  );
  return found;
}

/** Two rules that judge the same field and give different levels for the same value. */
function checkOverlaps(grid: Grid, findings: Findings): void {
  const judging = grid.rules.filter((rule) => rule.form !== 'count');
  for (const [i, rule] of judging.entries())
    for (const other of judging.slice(i + 1)) {
      const shared = sharedFields(rule, other);
      if (!shared.length) continue;
      for (const { row, bound } of grid.points()) {
        const a = levelOf(casesOf(rule), row, bound);
        const b = levelOf(casesOf(other), row, bound);
        if (a === undefined || b === undefined || a === b) continue;
        const where = shared.map((name) => `${name} = ${row[name]}`).join('，');
        findings.add(
          'warning',
          'overlap',
          other,
          `${where} 时规则“${rule.id}”给 ${a}、规则“${other.id}”给 ${b}，两条同时成立`,
          `at ${where} rule "${rule.id}" gives ${a} and rule "${other.id}" gives ${b}`,
        );
        break;
      }
    }
}

function sharedFields(rule: RecordLike, other: RecordLike): string[] {
  const fields = (of: RecordLike) =>
    casesOf(of).flatMap(({ when }) => when.filter(({ op }) => op !== 'known').map(({ field }) => field));
  const others = new Set(fields(other));
  return [...new Set(fields(rule))].filter((field) => others.has(field));
}

function levelOf(cases: readonly Case[], row: Row, bound: Bound): string | undefined {
  const gives: Outcome | undefined = decided(cases, row, bound)?.gives;
  if (gives?.to === 'level') return gives.level;
  return gives?.to === 'undetermined' ? 'undetermined' : undefined;
}

/** Two fact rules that give one value of an attribute different levels of one dimension. */
function checkFacts(edition: Edition, findings: Findings): void {
  const facts = edition.rules.filter((rule): rule is FactRule => rule.form === 'fact');
  for (const [i, rule] of facts.entries())
    for (const other of facts.slice(i + 1)) {
      if (rule.attribute !== other.attribute || rule.dimension !== other.dimension) continue;
      for (const [value, level] of Object.entries(other.map))
        if (value in rule.map && rule.map[value] !== level)
          findings.add(
            'warning',
            'overlap',
            other,
            `取值“${value}”在规则“${rule.id}”里是 ${rule.map[value]}，在规则“${other.id}”里是 ${level}`,
            `value "${value}" is ${rule.map[value]} in rule "${rule.id}" and ${level} in rule "${other.id}"`,
          );
    }
}
