// Reads a duty sheet from YAML, so that every flaw names its file, line and remedy.

import { type Place, readYaml } from '../base/yaml.ts';
import {
  type Clock,
  DUTY_ROLES,
  type DutyRule,
  EACH,
  type Fulfilment,
  type Opening,
  OWNERS,
  type Sheet,
  type Where,
} from './sheet.ts';

/** Throws `Flaws`. */
export function parseSheet(file: string, text: string): Sheet {
  return readYaml(file, text, (root) => {
    root.only('id', 'title', 'document', 'from', 'local', 'rules');
    const rules = root.at('rules').items().map(parseRule);
    if (!rules.length) root.at('rules').missing('：至少要有一条');
    return {
      file: root.file,
      line: root.line,
      id: root.at('id').text(),
      title: root.at('title').bilingual(),
      document: root.at('document').text(),
      from: root.at('from').day(),
      local: root.at('local').boolean(false),
      rules,
    };
  });
}

/** What every rule of a sheet says of itself. */
export const SAID = ['id', 'label', 'article', 'sense', 'assumption'] as const;

/** Where a rule is written, its name, its article in our words, and what is assumed. */
export function parseSaid(place: Place) {
  const id = place.at('id').text();
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    place
      .at('id')
      .flaw(`id “${id}”只能用小写字母、数字和短横`, `id "${id}" may hold small letters, digits and hyphens`);
  return {
    ...{ file: place.file, line: place.line, id },
    label: place.at('label').bilingual(),
    article: place.at('article').text(),
    sense: place.at('sense').bilingual(),
    assumption: place.at('assumption').optionalBilingual(),
  };
}

const RULE_KEYS = ['owner', 'role', 'opened_by', 'due', 'fulfilled_by', 'approaching', 'escalate', 'extend', 'waive'];

function parseRule(place: Place): DutyRule {
  place.only(...SAID, ...RULE_KEYS);
  const ofCase = place.at('opened_by').at('case').present;
  if (ofCase) refusePutOff(place);
  return {
    ...parseSaid(place),
    owner: place.at('owner').oneOf(OWNERS),
    role: place.at('role').oneOf(DUTY_ROLES),
    opened: parseOpening(place.at('opened_by')),
    due: ofCase ? parseCaseClock(place.at('due')) : parseClock(place.at('due')),
    fulfilled: ofCase ? parseCaseDone(place.at('fulfilled_by')) : parseFulfilments(place.at('fulfilled_by')),
    approaching: place.at('approaching').number(),
    escalation: place.at('escalate').items().map(parseEscalation),
    extension: parseExtension(place.at('extend')),
    waiver: parseWaiver(place.at('waive')),
  };
}

/** A step of a case is put off, waived and finished in the case alone. */
function refusePutOff(place: Place): void {
  for (const key of ['extend', 'waive'])
    if (place.at(key).present)
      place
        .at(key)
        .flaw(`案件的期限不在这里写 ${key}，在案件里办理`, `a case is put off in the case itself: leave out ${key}`);
}

function parseCaseClock(place: Place): Clock {
  place.only('case');
  if (!place.at('case').boolean(false)) place.missing('：案件的期限写 {case: true}');
  return { form: 'case' };
}

function parseCaseDone(place: Place): Fulfilment[] {
  const [only, ...more] = place.items();
  if (!only?.at('case').boolean(false) || more.length > 0) place.missing('：案件的期限写 [{case: true}]');
  return [{ by: 'case' }];
}

const OPENINGS = ['registration', 'record', 'period', 'case'] as const;

function parseOpening(place: Place): Opening {
  place.only(...OPENINGS);
  const by = OPENINGS.find((one) => place.at(one).present);
  const given = place.at(by ?? 'record');
  if (by === 'case') {
    given.only('of', 'step');
    return { by, of: given.at('of').text(), step: given.at('step').text() };
  }
  if (by === 'registration') return { by, where: parseWhere(given) };
  if (by === 'period') {
    given.only('each', 'where', 'share');
    const share = given.at('share').oneOf(['first-day', 'half'] as const);
    return { by, each: given.at('each').oneOf(EACH), where: parseWhere(given.at('where')), share };
  }
  if (!by) place.missing('：写 registration、record、period 或 case');
  given.only('type', 'where', 'from');
  const from = given.at('from').optionalText() ?? 'legal-day';
  return { by: 'record', type: given.at('type').text(), where: parseWhere(given.at('where')), from };
}

/** Values by the name of a field, an attribute or a standing. */
export function parseWhere(place: Place): Where {
  return Object.fromEntries(
    place.entries().map(([name, value]) => {
      const values = (value.isList ? value.items() : [value]).map((one) =>
        typeof one.scalar === 'boolean' ? one.scalar : one.text(),
      );
      return [name, values];
    }),
  );
}

const FORMS = ['working_days', 'days', 'months', 'years', 'month', 'field', 'period_end'] as const;

function parseClock(place: Place): Clock {
  place.only(...FORMS, 'day', 'moves', 'otherwise');
  const form = FORMS.find((one) => place.at(one).present);
  const moves = () => {
    if (!place.at('moves').present) place.at('moves').missing('：末日遇休息日是否顺延，写 true 或 false');
    return place.at('moves').boolean(false);
  };
  switch (form) {
    case 'working_days':
      return { form: 'working-days', count: place.at(form).number() };
    case 'days':
    case 'months':
    case 'years':
      return { form: 'period', period: { unit: form, amount: place.at(form).number() }, moves: moves() };
    case 'month':
      return { form: 'day-of-year', month: place.at(form).number(), day: place.at('day').number(), moves: moves() };
    case 'field': {
      const otherwise = place.at('otherwise');
      return {
        form: 'stated',
        field: place.at(form).text(),
        otherwise: otherwise.present ? parseClock(otherwise) : undefined,
      };
    }
    case 'period_end':
      return { form: 'period-end' };
    default:
      place.flaw(
        '期限应写成 {working_days: 3}、{days: 60, moves: true}、{months: 3, moves: true}、{month: 6, day: 30, moves: false}、{field: due_on} 或 {period_end: true}',
        'a clock is {working_days: 3}, {days: 60, moves: true}, {months: 3, moves: true}, {month: 6, day: 30, moves: false}, {field: due_on} or {period_end: true}',
      );
      return { form: 'period-end' };
  }
}

function parseFulfilments(place: Place): Fulfilment[] {
  if (!place.present) place.missing('：写明做什么算完成');
  return place.items().map((one): Fulfilment => {
    one.only('field', 'entered', 'word', 'record', 'where', 'on', 'previous_year');
    if (one.at('field').present) return { by: 'field', field: one.at('field').text() };
    if (one.at('entered').present) return { by: 'entered' };
    if (one.at('word').present) return { by: 'word' };
    return {
      by: 'record',
      type: one.at('record').text(),
      where: parseWhere(one.at('where')),
      on: one.at('on').optionalText() ?? 'legal-day',
      previousYear: one.at('previous_year').optionalText(),
    };
  });
}

function parseEscalation(place: Place): DutyRule['escalation'][number] {
  place.only('after', 'to');
  return { after: place.at('after').number(), to: place.at('to').oneOf(DUTY_ROLES) };
}

function parseExtension(place: Place): DutyRule['extension'] {
  if (!place.present) return undefined;
  place.only('days', 'approval');
  return { days: place.at('days').number(), approval: place.at('approval').boolean(true) };
}

function parseWaiver(place: Place): DutyRule['waiver'] {
  if (!place.present) return undefined;
  place.only('approval');
  return { approval: place.at('approval').boolean(true) };
}
