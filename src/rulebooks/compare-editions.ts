// What differs between two editions, of one rulebook or of two: scales, parameters and rules that came, went or changed.

import { dayText } from '../base/day.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { compareEditions } from './api.ts';
import { dimensionText, editionText, parameterText, type RuleText, ruleText } from './edition-text.ts';
import { plain } from './phrase.ts';
import type { Bilingual, Dimension, Edition, Parameter, Rulebook } from './rulebook.ts';

type Answer = AnswerOf<typeof compareEditions>;
type Changes = Answer['rules'];
type Change = Changes['changed'][number];
type Facet = Change['facets'][number];
type What = Facet['what'];

/** An edition with the book that it belongs to. */
export interface OfBook {
  readonly book: Rulebook;
  readonly edition: Edition;
}

/** From `before` to `after`; rules, parameters and dimensions are told apart by their ids. */
export function editionDifferences(before: OfBook, after: OfBook, catalogue: Catalogue): Answer {
  const dimensions = ({ book }: OfBook) => book.dimensions;
  const parameters = ({ edition }: OfBook) => Object.values(edition.parameters);
  const rules = ({ edition }: OfBook) => edition.rules;
  return {
    before: sideOf(before),
    after: sideOf(after),
    head: headFacets(before, after, catalogue),
    dimensions: changesOf(dimensions(before), dimensions(after), {
      content: (dimension) => dimension,
      facets: dimensionFacets,
      named: ({ label }) => label,
      article: ({ article }) => article ?? '',
    }),
    parameters: changesOf(parameters(before), parameters(after), {
      content: (parameter) => parameter,
      facets: (parameter) => parameterFacets(parameter, catalogue),
      named: ({ label }) => label,
      article: ({ values }) => values.at(-1)?.article ?? '',
    }),
    rules: changesOf(rules(before), rules(after), {
      content: (rule) => rule,
      facets: (rule, isBefore) => {
        const { book, edition } = isBefore ? before : after;
        return ruleFacets(ruleText(rule, book, edition, catalogue), book);
      },
      named: ({ sense }) => sense,
      article: ({ article }) => article,
    }),
  };
}

function sideOf({ book, edition }: OfBook): Answer['before'] {
  return { rulebook: book.id, short: book.short, edition: edition.id, from: dayText(edition.inForce) };
}

/** What of one thing is said, by facet. */
type Said = Partial<Record<What, Bilingual | null>>;

interface Telling<T> {
  /** What decides whether two are the same. */
  readonly content: (one: T) => unknown;
  readonly facets: (one: T, isBefore: boolean) => Said;
  readonly named: (one: T) => Bilingual;
  readonly article: (one: T) => string;
}

function changesOf<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  telling: Telling<T>,
): Changes {
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Map(after.map((one) => [one.id, one]));
  const told = (one: T, facets: Facet[]): Change => ({
    id: one.id,
    name: telling.named(one),
    article: telling.article(one),
    facets,
  });
  const both = after.filter(({ id }) => old.has(id));
  const changed = both.filter((one) => textOf(telling.content(old.get(one.id)!)) !== textOf(telling.content(one)));
  return {
    added: after.filter(({ id }) => !old.has(id)).map((one) => told(one, differing({}, telling.facets(one, false)))),
    gone: before.filter(({ id }) => !now.has(id)).map((one) => told(one, differing(telling.facets(one, true), {}))),
    changed: changed.map((one) => {
      const facets = differing(telling.facets(old.get(one.id)!, true), telling.facets(one, false));
      return told(one, facets.length > 0 ? facets : [{ what: 'other', before: null, after: null }]);
    }),
    same: both.length - changed.length,
  };
}

/** What something says, wherever it is written. */
function textOf(content: unknown): string {
  return JSON.stringify(content, (key, value) => (key === 'file' || key === 'line' ? undefined : value));
}

function differing(before: Said, after: Said): Facet[] {
  const whats = [...new Set([...Object.keys(before), ...Object.keys(after)])] as What[];
  return whats.flatMap((what) => {
    const [was, is] = [before[what] ?? null, after[what] ?? null];
    return was?.zh === is?.zh && was?.en === is?.en ? [] : [{ what, before: was, after: is }];
  });
}

function headFacets(before: OfBook, after: OfBook, catalogue: Catalogue): Facet[] {
  const said = ({ edition }: OfBook): Said => {
    const { from, transition, article, assumption } = editionText(edition, catalogue);
    return {
      inForce: from === null ? { zh: '任何一天', en: 'any day' } : plain(from),
      transition,
      article: article === null ? null : plain(article),
      assumption,
    };
  };
  return differing(said(before), said(after));
}

function dimensionFacets(dimension: Dimension): Said {
  const { label, levels, fallback, article, from, points } = dimensionText(dimension);
  return {
    label,
    levels: lines(levels.map(({ code, zh, en }) => ({ zh: `${code} ${zh}`, en: `${code} ${en}` }))),
    fallback: fallback === null ? { zh: '不适用', en: 'not covered' } : plain(fallback),
    article: article === null ? null : plain(article),
    from: from.length ? lines(from.map((one) => plain(`${one.dimension} ${one.level} → ${one.gives}`))) : null,
    points: points
      ? lines([
          { zh: `基础分 ${points.base}`, en: `base ${points.base}` },
          ...points.bands.map((band) => plain(`≥ ${band.atLeast} → ${band.level}`)),
          ...points.indicators.map((one) => ({
            zh: `${one.label.zh}${one.cap === null ? '' : `，上限 ${one.cap}`}`,
            en: `${one.label.en}${one.cap === null ? '' : `, cap ${one.cap}`}`,
          })),
        ])
      : null,
  };
}

function parameterFacets(parameter: Parameter, catalogue: Catalogue): Said {
  const { label, values } = parameterText(parameter, catalogue);
  return {
    label,
    values: lines(
      values.map(({ from, value, article }) => ({
        zh: `${from ? `${from} 起 ` : ''}${value.zh}（${article}）`,
        en: `${from ? `from ${from} ` : ''}${value.en} (${article})`,
      })),
    ),
    assumption: joined(values.flatMap(({ assumption }) => assumption ?? [])),
  };
}

function ruleFacets(rule: RuleText, { dimensions }: Rulebook): Said {
  return {
    article: plain(rule.article),
    sense: rule.sense,
    dimension: dimensions.find(({ id }) => id === rule.dimension)?.label ?? plain(rule.dimension),
    reads: rule.reads,
    lines: lines(
      rule.lines.map(({ when, gives, level }) => ({
        zh: `${when.zh} → ${level === null ? '' : `${level} `}${gives.zh}`,
        en: `${when.en} → ${level === null ? '' : `${level} `}${gives.en}`,
      })),
    ),
    lasts: rule.lasts,
    restarts: rule.restarts,
    assumption: rule.assumption,
    doubt: rule.doubt,
  };
}

function lines(items: readonly Bilingual[]): Bilingual {
  return { zh: items.map(({ zh }) => zh).join('\n'), en: items.map(({ en }) => en).join('\n') };
}

function joined(items: readonly Bilingual[]): Bilingual | null {
  return items.length ? lines(items) : null;
}
