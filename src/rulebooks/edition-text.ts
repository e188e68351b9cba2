// An edition and the scales of its rulebook as texts of both languages: parameters by date, rules in sentences.

import { dayText, EVER } from '../base/day.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { FactName } from '../registry/subject.ts';
import type { readRulebook } from './api.ts';
import { valuePhrase } from './condition-phrase.ts';
import { factLabel, factValue } from './field-names.ts';
import { anyOf, phrase, together } from './phrase.ts';
import { ruleSentences } from './rule-sentences.ts';
import type { Bilingual, Dimension, Edition, Parameter, Rule, Rulebook } from './rulebook.ts';

type Document = AnswerOf<typeof readRulebook>;
type DimensionText = Document['dimensions'][number];
type EditionText = Omit<Document['editions'][number], 'rules'>;
type ParameterText = EditionText['parameters'][number];
export type RuleText = Omit<Document['editions'][number]['rules'][number], 'cases' | 'inherited'>;

const TRANSITIONS: Readonly<Record<Edition['transition'], Bilingual>> = {
  'asked-day': {
    zh: '所问的那一天由当天有效的版本判断，不论记录是什么时候的。',
    en: 'Each asked day is judged by the edition in force on it, whatever the day of the record.',
  },
  'recognised-day': {
    zh: '施行前认定的记录仍按当时的版本判断。',
    en: 'Records recognised before it came into force stay with the edition of their day.',
  },
};

/** Whom a book covers; null: every entity. */
export function coversPhrase({ covers }: Rulebook, catalogue: Catalogue): Bilingual | null {
  const clauses = Object.entries(covers).map(([fact, values]) => {
    const name = factLabel(fact as FactName, catalogue);
    const options = anyOf(values.map((value) => factValue(fact as FactName, value, catalogue)));
    return phrase(
      (say) => `${say(name)}为${say(options)}的`,
      (say) => `${say(name)}: ${say(options)}`,
    );
  });
  return clauses.length ? together(clauses) : null;
}

export function dimensionText(dimension: Dimension): DimensionText {
  const { id, label, role, levels, fallback, article, from, points } = dimension;
  return {
    id,
    label,
    role,
    levels: levels.map((level) => ({ code: level.code, ...level.label, card: level.card ?? null })),
    fallback,
    article: article ?? null,
    from: Object.entries(from).flatMap(([other, map]) =>
      Object.entries(map).map(([level, gives]) => ({ dimension: other, level, gives })),
    ),
    points: points ? pointsText(points) : null,
  };
}

function pointsText({ base, bands, indicators, caps, assumption }: NonNullable<Dimension['points']>) {
  return {
    base,
    bands: bands.map((band) => ({ ...band, assumption: band.assumption ?? null })),
    indicators: Object.entries(indicators).map(([id, label]) => ({ id, label, cap: caps[id] ?? null })),
    assumption: assumption ?? null,
  };
}

/** What stands over an edition's rules. */
export function editionText(edition: Edition, catalogue: Catalogue): EditionText {
  return {
    id: edition.id,
    from: dayText(edition.inForce),
    until: dayText(edition.until),
    transition: TRANSITIONS[edition.transition],
    article: edition.article ?? null,
    assumption: edition.assumption ?? null,
    parameters: Object.values(edition.parameters).map((parameter) => parameterText(parameter, catalogue)),
  };
}

export function parameterText(parameter: Parameter, catalogue: Catalogue): ParameterText {
  return {
    id: parameter.id,
    label: parameter.label,
    values: parameter.values.map((value) => ({
      from: value.from === EVER ? null : dayText(value.from),
      value: valuePhrase(parameter, value, catalogue),
      article: value.article,
      assumption: value.assumption ?? null,
    })),
  };
}

export function ruleText(rule: Rule, book: Rulebook, edition: Edition, catalogue: Catalogue): RuleText {
  const { form, reads, lines, lasts, restarts } = ruleSentences(rule, book, edition, catalogue);
  return {
    id: rule.id,
    article: rule.article,
    sense: rule.sense,
    dimension: rule.dimension,
    form,
    reads,
    lines: [...lines],
    lasts,
    restarts,
    assumption: rule.assumption ?? null,
    doubt: rule.doubt ?? null,
    named: rule.cause,
  };
}
