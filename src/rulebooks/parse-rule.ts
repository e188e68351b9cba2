// Reads one rule of a rulebook: its article, its sense, its form and what the form needs.

import type { Place } from '../base/yaml.ts';
import { FACT_NAMES, FACTS, type FactName } from '../registry/subject.ts';
import {
  type Case,
  type Condition,
  type Derived,
  type FactRule,
  forms,
  type Lasts,
  type Operator,
  type Outcome,
  operators,
  type Rule,
  type Scalar,
  type StagesRule,
} from './rulebook.ts';

const head = ['id', 'article', 'sense', 'dimension', 'form', 'assumption', 'doubt', 'cause'];
const own: Record<(typeof forms)[number], string[]> = {
  record: ['of', 'let', 'when', 'gives', 'cases', 'lasts', 'chained', 'alone'],
  honour: ['of', 'let', 'when', 'gives', 'cases', 'lasts', 'chained'],
  adjustment: ['of', 'let', 'when', 'gives', 'cases', 'lasts'],
  fact: ['attribute', 'map', 'points', 'indicator', 'unless'],
  count: ['of', 'let', 'when', 'gives', 'cases', 'at_least', 'within'],
  absence: ['of', 'let', 'when', 'gives', 'cases', 'due', 'fulfilled'],
  stages: ['of', 'since', 'until', 'stages'],
  clause: ['of', 'field', 'table', 'levels', 'lasts', 'chained'],
};

/** Reads one item of a rules file. */
export function parseRule(place: Place): Rule {
  const form = place.at('form').oneOf(forms);
  place.only(...head, ...own[form]);
  const common = {
    id: place.at('id').text(),
    article: place.at('article').text(),
    sense: place.at('sense').bilingual(),
    dimension: place.at('dimension').text(),
    assumption: place.at('assumption').optionalBilingual(),
    doubt: place.at('doubt').optionalBilingual(),
    cause: place.at('cause').boolean(true),
    file: place.file,
    line: place.line,
  };
  const of = () => place.at('of').text();
  switch (form) {
    case 'record':
    case 'honour':
    case 'adjustment':
      return {
        ...common,
        form,
        of: of(),
        let: parseLet(place.at('let')),
        cases: parseCases(place),
        lasts: parseLasts(place.at('lasts')),
        chained: place.at('chained').boolean(false),
        alone: place.at('alone').boolean(false),
      };
    case 'fact':
      return {
        ...common,
        form,
        attribute: factName(place.at('attribute')),
        ...parseValues(place),
        unless: place.at('unless').present ? parseUnless(place.at('unless')) : undefined,
      };
    case 'count':
      return {
        ...common,
        form,
        of: of(),
        let: parseLet(place.at('let')),
        cases: parseCases(place),
        atLeast: wholeNumber(place.at('at_least')),
        within: place.at('within').period(),
      };
    case 'absence':
      return {
        ...common,
        form,
        of: of(),
        let: parseLet(place.at('let')),
        cases: parseCases(place),
        due: place.at('due').text(),
        fulfilled: place.at('fulfilled').text(),
      };
    case 'stages':
      return {
        ...common,
        form,
        of: of(),
        since: place.at('since').text(),
        until: place.at('until').text(),
        stages: parseStages(place.at('stages')),
      };
    case 'clause':
      return {
        ...common,
        form,
        of: of(),
        field: place.at('field').text(),
        table: place.at('table').text(),
        levels: texts(place.at('levels')),
        lasts: parseLasts(place.at('lasts')),
        chained: place.at('chained').boolean(false),
      };
  }
}

/** An attribute of the entity, named as in the register (`key_region`), by its name among the facts of grading. */
export function factName(place: Place, word = place.text()): FactName {
  const name = FACT_NAMES.find((fact) => FACTS[fact] === word);
  if (!name && word)
    place.flaw(
      `“${word}”不是可以用来判断的登记事项；可以写：${Object.values(FACTS).join('、')}`,
      `"${word}" is not an attribute that rules may read; one of: ${Object.values(FACTS).join(', ')}`,
    );
  return name ?? 'kind';
}

function parseValues(place: Place): Pick<FactRule, 'map' | 'points' | 'indicator'> {
  if (place.at('map').present === place.at('points').present)
    place.flaw(
      'fact 规则要写 map（给等级）或 points（给分），两者只写一种',
      'a fact rule needs either map (levels) or points',
    );
  if (place.at('points').present && !place.at('indicator').present) place.at('indicator').missing('：给分要写明指标');
  return {
    map: texts(place.at('map')),
    points: numbers(place.at('points')),
    indicator: place.at('indicator').optionalText(),
  };
}

function parseUnless(place: Place): NonNullable<FactRule['unless']> {
  place.only('attribute', 'starts_with');
  return { attribute: factName(place.at('attribute')), startsWith: place.at('starts_with').texts() };
}

function parseStages(place: Place): StagesRule['stages'] {
  const stages = place.items().map((stage) => {
    stage.only('after', 'gives');
    return { after: stage.at('after').period(), level: stage.at('gives').text() };
  });
  if (!stages.length) place.missing('：至少要有一段');
  return stages;
}

function wholeNumber(place: Place): number {
  const value = place.number();
  if (!Number.isNaN(value) && !(Number.isInteger(value) && value >= 1))
    place.flaw(`“${place.path}”应当是不小于 1 的整数`, `"${place.path}" must be a whole number from 1`);
  return value;
}

function texts(place: Place): Record<string, string> {
  return Object.fromEntries(place.entries().map(([key, value]) => [key, value.text()]));
}

function numbers(place: Place): Record<string, number> {
  return Object.fromEntries(place.entries().map(([key, value]) => [key, value.number()]));
}

/** `name: {sum: [fields]}`; also max and min. */
function parseLet(place: Place): Record<string, Derived> {
  return Object.fromEntries(
    place.entries().map(([name, item]) => {
      const how = (['sum', 'max', 'min'] as const).find((h) => item.at(h).present);
      if (!how)
        item.flaw(
          `“${name}”应当写成 sum、max 或 min 加字段列表`,
          `"${name}" must be sum, max or min of a list of fields`,
        );
      return [name, { how: how ?? 'sum', of: how ? item.at(how).texts() : [] }];
    }),
  );
}

/** Either `cases:` (the first that holds decides) or `when:` and `gives:` of a single case. */
function parseCases(place: Place): Case[] {
  if (!place.at('cases').present) return [parseCase(place)];
  for (const key of ['when', 'gives'])
    if (place.at(key).present)
      place.at(key).flaw(`写了 cases 就不要再在外面写 ${key}`, `"${key}" cannot stand beside "cases"`);
  const cases = place
    .at('cases')
    .items()
    .map((item) => {
      item.only('when', 'gives');
      return parseCase(item);
    });
  if (!cases.length) place.at('cases').missing('：至少要有一种情形');
  return cases;
}

function parseCase(place: Place): Case {
  return {
    when: place
      .at('when')
      .entries()
      .map(([field, test]) => parseCondition(field, test)),
    gives: parseOutcome(place.at('gives')),
    line: place.line,
  };
}

function parseOutcome(place: Place): Outcome {
  if (place.isMap) {
    place.only('points', 'indicator', 'field');
    if (place.at('field').present) return { to: 'level-field', field: place.at('field').text() };
    return { to: 'points', points: place.at('points').number(), indicator: place.at('indicator').text() };
  }
  const level = place.text();
  if (level === 'undetermined' || level === 'nothing') return { to: level };
  return { to: 'level', level };
}

/** `field: value`, `field: [values]` or `field: {over: 30000}`; a name in place of a number is a parameter. */
function parseCondition(field: string, place: Place): Condition {
  const { line } = place;
  if (place.isList) return { field, op: 'in', values: scalars(place), line };
  if (!place.isMap) {
    if (place.scalar === undefined)
      place.flaw(`“${field}”的条件是空的；请写上值，或删去这一行`, `the condition on "${field}" is empty`);
    return { field, op: 'is', values: place.scalar === undefined ? [] : [place.scalar], line };
  }
  const [entry, ...more] = place.entries();
  if (!entry || more.length)
    place.flaw(`“${field}”的条件应当只有一种比较`, `the condition on "${field}" must be one comparison`);
  const [op, value] = entry ?? ['is', place];
  if (!(operators as readonly string[]).includes(op)) {
    place.flaw(`不认识的比较“${op}”；可以写：${operators.join('、')}`, `unknown comparison "${op}"`);
    return { field, op: 'is', values: [], line };
  }
  return { field, op: op as Operator, ...parseOperand(field, op as Operator, value), line };
}

function parseOperand(field: string, op: Operator, place: Place): Pick<Condition, 'values' | 'parameter'> {
  const { scalar } = place;
  if (op === 'is' || op === 'in' || op === 'not_in') {
    const values = place.isList ? scalars(place) : scalar === undefined ? [] : [scalar];
    if (!values.length) place.flaw(`“${field}”的 ${op} 后面要写上值`, `"${op}" on "${field}" needs values`);
    return { values };
  }
  if (op === 'known') {
    if (typeof scalar !== 'boolean')
      place.flaw(
        `“${field}”的 known 只能写 true（已填）或 false（未填）`,
        `"known" on "${field}" must be true or false`,
      );
    return { values: [scalar === true] };
  }
  if (typeof scalar === 'string') return { values: [], parameter: scalar };
  if (typeof scalar !== 'number')
    place.flaw(
      `“${field}”的 ${op} 后面要写一个数，或一个参数的名称`,
      `"${op}" on "${field}" needs a number or the name of a parameter`,
    );
  return { values: typeof scalar === 'number' ? [scalar] : [] };
}

function scalars(place: Place): Scalar[] {
  return place.items().flatMap((item) => (item.scalar === undefined ? [] : [item.scalar]));
}

function parseLasts(place: Place): Lasts {
  if (place.scalar === 'for ever') return { kind: 'ever' };
  if (place.scalar === 'until next') return { kind: 'next' };
  if (place.isMap) {
    place.only('until_field', 'plus', 'otherwise');
    return {
      kind: 'field',
      field: place.at('until_field').text(),
      plus: place.at('plus').present ? place.at('plus').period() : undefined,
      otherwise: place.at('otherwise').present ? place.at('otherwise').period() : undefined,
    };
  }
  return { kind: 'period', period: place.period() };
}
