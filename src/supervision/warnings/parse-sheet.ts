// Reads a warning sheet from YAML, so that every flaw names its file, line and remedy.

import type { Period } from '../../base/day.ts';
import { type Place, readYaml } from '../../base/yaml.ts';
import { parseSaid, parseWhere, SAID } from '../../duties/parse-sheet.ts';
import {
  COLOURS,
  GROUPS,
  type Raising,
  type Review,
  SHARED,
  type Stage,
  type Urgency,
  type WarningRule,
  type WarningSheet,
} from './sheet.ts';

/** Throws `Flaws`. */
export function parseWarningSheet(file: string, text: string): WarningSheet {
  return readYaml(file, text, (root) => {
    root.only('id', 'title', 'document', 'from', 'warnings', 'reviews');
    return {
      file: root.file,
      line: root.line,
      id: root.at('id').text(),
      title: root.at('title').bilingual(),
      document: root.at('document').text(),
      from: root.at('from').day(),
      rules: root.at('warnings').items().map(parseRule),
      reviews: root.at('reviews').items().map(parseReview),
    };
  });
}

function parseReview(place: Place): Review {
  place.only(...SAID, 'where');
  return { ...parseSaid(place), where: parseWhere(place.at('where')) };
}

function parseRule(place: Place): WarningRule {
  place.only(...SAID, 'group', 'class', 'of', 'raised_by', 'stages');
  const stages = place.at('stages').items().map(parseStage);
  if (!stages.length) place.at('stages').missing('：至少要有一个阶段');
  const shown = place.at('class');
  return {
    ...parseSaid(place),
    group: place.at('group').oneOf(GROUPS),
    class: shown.present ? shown.number() : 3,
    of: parseWhere(place.at('of')),
    raised: parseRaising(place.at('raised_by')),
    stages,
  };
}

/** What may raise a warning. */
export const FORMS = ['record', 'duty', 'count', 'standing', 'shared', 'associate', 'sole-investor', 'hand'] as const;

function parseRaising(place: Place): Raising {
  place.only(...FORMS);
  const by = FORMS.find((one) => place.at(one).present);
  if (!by) place.missing(`：写 ${FORMS.join('、')} 之一`);
  const given = place.at(by ?? 'standing');
  switch (by) {
    case 'record': {
      given.only('type', 'where', 'from', 'cured');
      const days = { from: given.at('from').text(), cured: given.at('cured').optionalText() };
      return { by, type: given.at('type').text(), where: parseWhere(given.at('where')), ...days };
    }
    case 'duty':
      return { by, duty: given.text() };
    case 'count': {
      given.only('type', 'where', 'at_least', 'days');
      const limits = { atLeast: given.at('at_least').number(), days: given.at('days').number() };
      return { by, type: given.at('type').text(), where: parseWhere(given.at('where')), ...limits };
    }
    case 'shared':
      given.only('what', 'at_least');
      return { by, what: given.at('what').oneOf(SHARED), atLeast: given.at('at_least').number() };
    case 'associate':
      given.only('posts', 'held', 'where');
      return {
        ...{ by, posts: given.at('posts').texts(), held: given.at('held').texts() },
        where: parseWhere(given.at('where')),
      };
    case 'sole-investor':
      given.only();
      return { by };
    case 'hand':
      return parseHand(given);
    default:
      return { by: 'standing', where: parseWhere(given) };
  }
}

function parseHand(given: Place): Raising {
  given.only('about', 'posts', 'from', 'lasts');
  const lasts = given.at('lasts');
  return {
    by: 'hand',
    about: given.at('about').oneOf(['entity', 'person'] as const),
    posts: given.at('posts').present ? given.at('posts').texts() : [],
    from: given.at('from').optionalBilingual(),
    lasts: lasts.present ? parsePeriod(lasts) : undefined,
  };
}

const UNITS = ['days', 'months', 'years'] as const;

function parsePeriod(place: Place): Period {
  place.only(...UNITS);
  const unit = UNITS.find((one) => place.at(one).present);
  if (!unit) place.flaw('期间应写成 {months: 3}', 'a period is {months: 3}');
  return { unit: unit ?? 'days', amount: place.at(unit ?? 'days').number() };
}

function parseStage(place: Place): Stage {
  place.only('after', 'before', 'colour', 'urgency', 'remedy');
  const before = place.at('before').present ? parsePeriod(place.at('before')) : undefined;
  const given = place.at('after');
  const later: Period = before || !given.present ? { unit: 'days', amount: 0 } : parsePeriod(given);
  const urgency = place.at('urgency').oneOf(['1', '2', '3'] as const);
  return {
    after: before ? { unit: before.unit, amount: -before.amount } : later,
    colour: place.at('colour').oneOf(COLOURS),
    urgency: Number(urgency) as Urgency,
    remedy: place.at('remedy').bilingual(),
  };
}
