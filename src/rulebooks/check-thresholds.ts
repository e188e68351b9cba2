// Checks that the records of the cases stand on both sides of every number that a rule compares with, and meet every code that it names.

import { type Day, dayOf } from '../base/day.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { Json, LedgerRecord } from '../ledger/record.ts';
import type { Fact } from '../registry/subject.ts';
import { gradedField } from './check-names.ts';
import { type Bound, boundOf, holds, type Row, withDerived } from './conditions.ts';
import type { Findings } from './finding.ts';
import { casesOf } from './references.ts';
import type { Condition, Edition, FactRule, Parameter, Rule, Rulebook, Scalar } from './rulebook.ts';
import { type Tried, wordsOf } from './tried.ts';

/** One row that a rule reads, with what its entity was on the day. */
interface Sample {
  readonly row: Row;
  readonly day: Day;
  readonly facts: readonly Fact[];
}

function samplesOf(rule: Exclude<Rule, FactRule>, tried: readonly Tried[]): Sample[] {
  return tried.flatMap((trial) =>
    trial.records
      .filter((record) => record.type === rule.of)
      .flatMap((record) =>
        rowsOf(record).map((row) => ({
          row: 'let' in rule ? withDerived(row, rule.let) : row,
          day: dayOf(record.recognizedOn)!,
          facts: trial.case.facts,
        })),
      ),
  );
}

/** The rows of a record: one for each item of its list, other fields repeated. */
function rowsOf({ fields }: LedgerRecord): Row[] {
  const [list] = Object.entries(fields).filter(([, value]) => Array.isArray(value));
  const scalar = (value: Json) => (value === null || typeof value === 'object' ? undefined : value);
  const own = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, scalar(value)]));
  if (!list || !(list[1] as Json[]).length) return [own];
  return (list[1] as Json[]).map((item) => ({
    ...own,
    ...Object.fromEntries(Object.entries(item as Row).map(([name, value]) => [`${list[0]}.${name}`, value])),
  }));
}

/** Both sides of every number that a rule compares with, and every code that it names. */
export function checkRecords(
  rule: Exclude<Rule, FactRule>,
  book: Rulebook,
  tried: readonly Tried[],
  catalogue: Catalogue,
  findings: Findings,
): void {
  const samples = samplesOf(rule, tried);
  for (const { when } of casesOf(rule))
    for (const condition of when) {
      const others = when.filter((other) => other !== condition && !comparesNumbers(other));
      if (comparesNumbers(condition)) {
        for (const edition of editionsWith(rule, book))
          checkThreshold(rule, condition, others, edition, samples, catalogue, findings);
      } else if (condition.op === 'is' || condition.op === 'in') checkCodes(rule, condition, samples, findings);
    }
}

function comparesNumbers({ op }: Condition): boolean {
  return op === 'over' || op === 'at_least' || op === 'under' || op === 'at_most';
}

function editionsWith(rule: Rule, book: Rulebook): Edition[] {
  return book.editions.filter((edition) => edition.rules.includes(rule));
}

function checkCodes(rule: Rule, condition: Condition, samples: readonly Sample[], findings: Findings): void {
  const met = new Set(samples.map(({ row }) => String(row[condition.field])));
  const unmet = condition.values.filter((value) => !met.has(String(value)));
  if (unmet.length)
    findings.add(
      'warning',
      'missing-case',
      { file: rule.file, line: condition.line },
      `没有案例用到规则“${rule.id}”里 ${condition.field} 的这些取值：${unmet.join('、')}`,
      `no case uses these values of ${condition.field} in rule "${rule.id}": ${unmet.join(', ')}`,
    );
}

function checkThreshold(
  rule: Exclude<Rule, FactRule>,
  condition: Condition,
  others: readonly Condition[],
  edition: Edition,
  samples: readonly Sample[],
  catalogue: Catalogue,
  findings: Findings,
): void {
  const parameter = condition.parameter === undefined ? undefined : edition.parameters[condition.parameter];
  const upward = condition.op === 'over' || condition.op === 'at_most';
  const money = gradedField(catalogue.type(rule.of)!, condition.field)?.type === 'money';
  for (const limit of limitsOf(condition, parameter)) {
    const values = samples
      .filter(({ row, day, facts }) => {
        const bound: Bound = (id) => valueOn(edition.parameters[id], facts, day);
        const same = parameter === undefined || bound(parameter.id) === limit;
        return same && others.every((other) => holds(other, row[other.field], bound));
      })
      .map(({ row }) => row[condition.field])
      .filter((value) => value !== undefined) as Scalar[] as number[];
    const beyond = values.some((value) => (upward ? value > limit : value < limit) && (!money || near(value, limit)));
    if (!values.includes(limit) || !beyond)
      findings.add(
        'warning',
        'missing-case',
        { file: rule.file, line: condition.line },
        `没有案例站在规则“${rule.id}”界限 ${limit} 的两边：要有 ${condition.field} 恰为 ${limit} 的，和${upward ? '刚超过' : '刚低于'}它的${money ? '（相差不超过 1 元）' : ''}`,
        `no cases on both sides of ${limit} in rule "${rule.id}": exactly ${limit}, and just ${upward ? 'above' : 'below'}`,
      );
  }
}

function near(value: number, limit: number): boolean {
  return Math.abs(value - limit) <= 1;
}

function limitsOf(condition: Condition, parameter: Parameter | undefined): number[] {
  if (!parameter) return [boundOf(condition, () => Number.NaN)];
  return [...new Set(parameter.values.flatMap(({ value, cases }) => [value, ...Object.values(cases)]))];
}

/** A parameter's value on a record's day, for what the entity was on that day. */
function valueOn(parameter: Parameter, facts: readonly Fact[], day: Day): number {
  const dated = parameter.values.findLast(({ from }) => from <= day) ?? parameter.values[0];
  const fact = facts.find(
    ({ attribute, from, until }) =>
      attribute === parameter.by && (from === null || dayOf(from)! <= day) && (until === null || day < dayOf(until)!),
  );
  return dated.cases[wordsOf(fact?.value ?? '')[0]] ?? dated.value;
}
