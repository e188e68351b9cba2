// Reads a publicity sheet from YAML, so that every flaw names its file, line and remedy.

import { EVER } from '../base/day.ts';
import { type Place, readYaml } from '../base/yaml.ts';
import { parseSaid, parseWhere, SAID } from '../duties/parse-sheet.ts';
import {
  CHANNELS,
  type Condition,
  EARLIER,
  GRAVITIES,
  type Parameter,
  type PublicityRule,
  type PublicitySheet,
  type RepairCondition,
  type RepairTerms,
  type RepairTest,
  type Shown,
} from './sheet.ts';

const SHEET_KEYS = ['id', 'title', 'document', 'from', 'channels', 'local', 'earlier', 'transition', 'reversed'];

/** Throws `Flaws`. */
export function parsePublicitySheet(file: string, text: string): PublicitySheet {
  return readYaml(file, text, (root) => {
    root.only(...SHEET_KEYS, 'ceiling', 'withheld', 'parameters', 'rules');
    const channels = root.at('channels');
    return {
      ...{ file: root.file, line: root.line, id: root.at('id').text(), title: root.at('title').bilingual() },
      document: root.at('document').text(),
      from: root.at('from').present ? root.at('from').day() : EVER,
      channels: channels.items().map((one) => one.oneOf(CHANNELS)),
      local: root.at('local').boolean(false),
      earlier: root.at('earlier').oneOf(EARLIER, 'old'),
      transition: root.at('transition').optionalBilingual(),
      reversed: root.at('reversed').oneOf(['resume', 'restart'] as const, 'resume'),
      ceiling: parseCeiling(root.at('ceiling')),
      withheld: parseWithheld(root.at('withheld')),
      parameters: root.at('parameters').items().map(parseParameter),
      rules: root.at('rules').items().map(parseRule),
    };
  });
}

function parseCeiling(place: Place): PublicitySheet['ceiling'] {
  if (!place.present) return undefined;
  place.only('period', 'article', 'sense', 'assumption');
  return {
    period: place.at('period').period(),
    article: place.at('article').text(),
    sense: place.at('sense').bilingual(),
    assumption: place.at('assumption').optionalBilingual(),
  };
}

function parseWithheld(place: Place): PublicitySheet['withheld'] {
  if (!place.present) return undefined;
  place.only('of', 'article', 'sense', 'assumption');
  return {
    of: parseWhere(place.at('of')),
    article: place.at('article').text(),
    sense: place.at('sense').bilingual(),
    assumption: place.at('assumption').optionalBilingual(),
  };
}

function parseParameter(place: Place): Parameter {
  place.only('name', 'of', 'from', 'value', 'inclusive', 'article');
  return {
    name: place.at('name').text(),
    of: parseWhere(place.at('of')),
    from: place.at('from').present ? place.at('from').day() : EVER,
    value: place.at('value').number(),
    inclusive: place.at('inclusive').boolean(false),
    article: place.at('article').text(),
  };
}

const RULE_KEYS = ['record', 'of', 'when', 'class', 'list', 'clock', 'shown', 'repair'];

function parseRule(place: Place): PublicityRule {
  place.only(...SAID, ...RULE_KEYS);
  const clock = place.at('clock');
  return {
    ...parseSaid(place),
    record: place.at('record').text(),
    of: parseWhere(place.at('of')),
    when: place.at('when').items().map(parseCondition),
    gravity: place.at('class').oneOf(GRAVITIES),
    list: place.at('list').optionalText(),
    clock: clock.present ? clock.texts() : ['legal-day'],
    shown: parseShown(place.at('shown')),
    repair: parseRepair(place.at('repair')),
  };
}

function parseCondition(place: Place): Condition {
  place.only('only', 'some', 'has', 'sum', 'of', 'below', 'from');
  if (place.at('only').present) return { form: 'only', where: parseWhere(place.at('only')) };
  if (place.at('some').present) return { form: 'some', where: parseWhere(place.at('some')) };
  if (place.at('sum').present) {
    const side = place.at('below').present ? 'below' : 'from';
    const of = parseWhere(place.at('of'));
    return { form: 'sum', field: place.at('sum').text(), of, side, parameter: place.at(side).text() };
  }
  const [[field, words] = []] = place.at('has').entries();
  if (!field || !words)
    place.flaw(
      '条件应写成 {only: {字段: [取值]}}、{some: {字段: [取值]}}、{has: {文字字段: [词]}} 或 {sum: 字段, of: {…}, below: 数额的名称}',
      'a condition is {only: {field: [values]}}, {some: {field: [values]}}, {has: {text field: [words]}} or {sum: field, of: {…}, below: name of an amount}',
    );
  return { form: 'has', field: field ?? '', words: words?.texts() ?? [] };
}

function parseShown(place: Place): Shown {
  if (place.scalar === 'always') return { form: 'period' };
  place.only('never', 'longest', 'at_least_through', 'until', 'through');
  if (!place.present) place.missing('：写 always、{never: 理由}、{longest: 3 years} 或 {until: 日期字段}');
  if (place.at('never').present) return { form: 'never', why: place.at('never').bilingual() };
  return {
    form: 'period',
    longest: place.at('longest').present ? place.at('longest').period() : undefined,
    atLeastThrough: place.at('at_least_through').optionalText(),
    until: place.at('until').optionalText(),
    through: place.at('through').optionalText(),
  };
}

function parseRepair(place: Place): RepairTerms | undefined {
  if (!place.present) return undefined;
  place.only('never', 'shortest', 'article', 'conditions', 'materials');
  const article = place.at('article').text();
  if (place.at('never').present) return { form: 'never', why: place.at('never').bilingual(), article };
  return {
    ...{ form: 'after', article },
    shortest: place.at('shortest').present ? place.at('shortest').period() : undefined,
    conditions: place.at('conditions').items().map(parseRepairCondition),
    materials: place
      .at('materials')
      .items()
      .map((one) => one.bilingual()),
  };
}

function parseRepairCondition(place: Place): RepairCondition {
  place.only('id', 'label', 'article', 'remedy', 'field', 'not_listed', 'no_later');
  return {
    id: place.at('id').text(),
    label: place.at('label').bilingual(),
    article: place.at('article').text(),
    remedy: place.at('remedy').bilingual(),
    test: parseTest(place),
  };
}

function parseTest(place: Place): RepairTest | undefined {
  const [field, listed, later] = ['field', 'not_listed', 'no_later'].map((name) => place.at(name));
  if (field.present) return { form: 'field', field: field.text() };
  if (listed.present) return { form: 'not-listed', types: listed.texts() };
  if (!later.present) return undefined;
  later.only('type', 'same');
  return { form: 'no-later', type: later.at('type').text(), same: later.at('same').optionalText() };
}
