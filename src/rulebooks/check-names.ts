// Checks a rulebook against the catalogue: record types, fields, codes and attributes that its rules name exist and fit.

import type { Catalogue, RecordType } from '../ledger/catalogue.ts';
import type { Field } from '../ledger/field.ts';
import { FACTS, type FactName } from '../registry/subject.ts';
import { type Findings, ownRules } from './finding.ts';
import { casesOf } from './references.ts';
import type { Condition, FactRule, Rule, Rulebook, Written } from './rulebook.ts';

/** Names of fields, codes and attributes that the catalogue does not have, or that cannot be used as the rule does. */
export function checkNames(book: Rulebook, catalogue: Catalogue, findings: Findings): void {
  for (const rule of ownRules(book)) {
    if (rule.form === 'fact') checkFact(rule, catalogue, findings);
    else checkRecordRule(rule, catalogue, findings);
  }
  for (const [attribute, values] of Object.entries(book.covers))
    checkAttributeValues(attribute as FactName, values, book, catalogue, findings);
  for (const edition of book.editions)
    for (const { by, values } of Object.values(edition.parameters))
      for (const value of values)
        if (by) checkAttributeValues(by, Object.keys(value.cases), value, catalogue, findings);
}

function checkFact(rule: FactRule, catalogue: Catalogue, findings: Findings): void {
  const values = [...Object.keys(rule.map), ...Object.keys(rule.points)];
  checkAttributeValues(rule.attribute, values, rule, catalogue, findings);
}

function checkAttributeValues(
  attribute: FactName,
  values: readonly string[],
  at: Written,
  catalogue: Catalogue,
  findings: Findings,
): void {
  const field = catalogue.entity.fieldsByName.get(FACTS[attribute])!;
  const allowed = field.type === 'boolean' ? ['true', 'false'] : field.list?.codes.map(({ code }) => code);
  for (const value of values)
    if (allowed && !allowed.includes(value))
      findings.add(
        'error',
        'name',
        at,
        `“${value}”不是${field.label.zh}的取值；可以写：${allowed.join('、')}`,
        `"${value}" is not a value of ${FACTS[attribute]}`,
      );
}

function checkRecordRule(rule: Exclude<Rule, FactRule>, catalogue: Catalogue, findings: Findings): void {
  const type = catalogue.type(rule.of);
  if (!type) {
    findings.add('error', 'name', rule, `目录里没有记录类型“${rule.of}”`, `no record type "${rule.of}"`);
    return;
  }
  if (rule.form === 'adjustment' && !type.secondPerson)
    findings.add(
      'error',
      'name',
      rule,
      `调整不由一个人决定：记录类型“${rule.of}”要写明 second_person: true`,
      `nobody adjusts alone: record type "${rule.of}" must say second_person: true`,
    );
  for (const [name, wanted] of fieldsNamed(rule)) {
    const field = gradedField(type, name);
    if (!field) findings.add('error', 'name', rule, ...noField(type, name));
    else if (!wanted.includes(field.type))
      findings.add(
        'error',
        'name',
        rule,
        `字段“${name}”（${field.label.zh}）是 ${field.type}，这里要用 ${wanted.join(' 或 ')}`,
        `field ${name} is ${field.type}; ${wanted.join(' or ')} is needed here`,
      );
  }
  for (const condition of casesOf(rule).flatMap(({ when }) => when)) {
    const derived = 'let' in rule && condition.field in rule.let;
    if (!derived) checkCondition(condition, type, rule, findings);
  }
}

/** The fields that a rule reads besides its conditions, with the types that they may have. */
function fieldsNamed(rule: Exclude<Rule, FactRule>): [string, Field['type'][]][] {
  const named: [string, Field['type'][]][] = [];
  if ('let' in rule)
    for (const { of } of Object.values(rule.let)) for (const name of of) named.push([name, ['number', 'money']]);
  if ('lasts' in rule && rule.lasts.kind === 'field') named.push([rule.lasts.field, ['date']]);
  if (rule.form === 'absence') named.push([rule.due, ['date']], [rule.fulfilled, ['date']]);
  if (rule.form === 'stages') named.push([rule.since, ['date']], [rule.until, ['date']]);
  if (rule.form === 'clause') named.push([rule.field, ['text']]);
  for (const { gives } of casesOf(rule)) if (gives.to === 'level-field') named.push([gives.field, ['text']]);
  return named;
}

/** The field of a name such as `measures.kind`, where grading reads it. */
export function gradedField(type: RecordType, name: string): Field | undefined {
  const [first, second] = name.split('.');
  const field = type.fieldsByName.get(first);
  const found = second === undefined ? field : field?.items.find((item) => item.name === second);
  const read = found && found.type !== 'list' && !found.several && (found.type !== 'text' || found.graded);
  return read ? found : undefined;
}

function noField(type: RecordType, name: string): [string, string] {
  return [
    `记录类型“${type.label.zh}”没有可供判断的字段“${name}”（文字字段要在目录里写 graded: true）`,
    `record type ${type.id} has no field "${name}" that rules may read`,
  ];
}

const operatorsOf: Record<Field['type'], readonly Condition['op'][]> = {
  code: ['is', 'in', 'not_in', 'known'],
  boolean: ['is', 'in', 'not_in', 'known'],
  text: ['is', 'in', 'not_in', 'known'],
  number: ['is', 'in', 'not_in', 'over', 'at_least', 'under', 'at_most', 'known'],
  money: ['is', 'in', 'not_in', 'over', 'at_least', 'under', 'at_most', 'known'],
  date: ['known'],
  list: [],
};

const kindOf: Partial<Record<Field['type'], string>> = {
  boolean: 'boolean',
  text: 'string',
  number: 'number',
  money: 'number',
};

function checkCondition(condition: Condition, type: RecordType, rule: Rule, findings: Findings): void {
  const at = { file: rule.file, line: condition.line };
  const field = gradedField(type, condition.field);
  if (!field) return findings.add('error', 'name', at, ...noField(type, condition.field));
  if (!operatorsOf[field.type].includes(condition.op))
    return findings.add(
      'error',
      'name',
      at,
      `字段“${condition.field}”（${field.label.zh}）不能用 ${condition.op} 比较；可以用：${operatorsOf[field.type].join('、')}`,
      `field ${condition.field} cannot be compared by ${condition.op}`,
    );
  for (const value of condition.op === 'known' ? [] : condition.values) {
    const allowed = field.list?.codes.map(({ code }) => code);
    if (allowed && !allowed.includes(String(value)))
      findings.add(
        'error',
        'name',
        at,
        `“${value}”不在代码表“${field.list!.label.zh}”中；可以写：${allowed.join('、')}`,
        `"${value}" is not in the code list ${field.list!.id}`,
      );
    else if (kindOf[field.type] && typeof value !== kindOf[field.type])
      findings.add(
        'error',
        'name',
        at,
        `字段“${condition.field}”（${field.label.zh}）是 ${field.type}，不能与“${value}”比较`,
        `field ${condition.field} is ${field.type} and cannot be compared with ${value}`,
      );
  }
}
