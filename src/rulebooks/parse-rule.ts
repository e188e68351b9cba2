// Reads one rule of a rulebook: its article, its sense, its form and what the form needs.

import type { Place } from '../base/yaml.ts';
import {
  type Case,
  type Condition,
  type Derived,
  forms,
  type Lasts,
  type Operator,
  type Outcome,
  operators,
  type Rule,
  type Scalar,
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
        attribute: place.at('attribute').text(),
        map: texts(place.at('map')),
        points: numbers(place.at('points')),
        indicator: place.at('indicator').optionalText(),
        unless: place.at('unless').present
          ? {
              attribute: place.at('unless').at('attribute').text(),
              startsWith: place.at('unless').at('starts_with').texts(),
            }
          : undefined,
      };
    case 'count':
      return {
        ...common,
        form,
        of: of(),
        let: parseLet(place.at('let')),
        cases: parseCases(place),
        atLeast: place.at('at_least').number(),
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
        stages: place
          .at('stages')
          .items()
          .map((stage) => ({ after: stage.at('after').period(), level: stage.at('gives').text() })),
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
  return place
    .at('cases')
    .items()
    .map((item) => {
      item.only('when', 'gives');
      return parseCase(item);
    });
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
  if (place.isList) return { field, op: 'in', values: scalars(place), line: place.line };
  if (!place.isMap)
    return { field, op: 'is', values: place.scalar === undefined ? [] : [place.scalar], line: place.line };
  const [entry, ...more] = place.entries();
  if (!entry || more.length)
    place.flaw(`“${field}”的条件应当只有一种比较`, `the condition on "${field}" must be one comparison`);
  const [op, value] = entry ?? ['is', place];
  if (!(operators as readonly string[]).includes(op))
    place.flaw(`不认识的比较“${op}”；可以写：${operators.join('、')}`, `unknown comparison "${op}"`);
  if (value.isList) return { field, op: op as Operator, values: scalars(value), line: place.line };
  const scalar = value.scalar;
  if (typeof scalar === 'string' && !['is', 'in', 'not_in'].includes(op))
    return { field, op: op as Operator, values: [], parameter: scalar, line: place.line };
  return { field, op: op as Operator, values: scalar === undefined ? [] : [scalar], line: place.line };
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
