// A rulebook in lines of text: what it decides, by which numbers and rules, and what in it is assumed or doubtful.

import { type Day, EVER, iso, NEVER } from '../base/day.ts';
import type { Bilingual, Dimension, Edition, Parameter, Points, Rule, Rulebook } from './rulebook.ts';

type Lang = keyof Bilingual;

const words = {
  zh: {
    by: '机关',
    covers: '适用',
    all: '全部主体',
    edition: '版本',
    from: '起',
    to: '至',
    always: '始终',
    or: '不适用',
    assumed: '假定',
    doubt: '存疑',
    fallback: '默认',
    base: '基础分',
    caps: '上限',
  },
  en: {
    by: 'issuer',
    covers: 'covers',
    all: 'every entity',
    edition: 'edition',
    from: 'from',
    to: 'to',
    always: 'always',
    or: 'not covered',
    assumed: 'assumed',
    doubt: 'doubt',
    fallback: 'default',
    base: 'base',
    caps: 'caps',
  },
} as const;

/** The lines of a rulebook, indented by two spaces a step. */
export function bookLines(book: Rulebook, lang: Lang): string[] {
  const say = words[lang];
  const covers = Object.values(book.covers).flat();
  return [
    `${book.id} · ${book.title[lang]}`,
    book.document,
    `${say.by}：${book.issuer}`,
    ...(book.notice ? [book.notice[lang]] : []),
    `${say.covers}：${covers.length ? covers.join('、') : say.all}`,
    ...book.dimensions.flatMap((dimension) => dimensionLines(dimension, lang)),
    ...book.editions.flatMap((edition) => editionLines(edition, lang)),
  ];
}

function dimensionLines({ label, levels, fallback, points }: Dimension, lang: Lang): string[] {
  const scale = levels.map((level) => `${level.code} ${level.label[lang]}`).join(lang === 'zh' ? '、' : ', ');
  const line = `${label[lang]}：${scale}（${words[lang].fallback} ${fallback ?? words[lang].or}）`;
  return [line, ...(points ? pointsLines(points, lang) : [])];
}

function pointsLines({ base, bands, caps, indicators, assumption }: Points, lang: Lang): string[] {
  const say = words[lang];
  const scale = bands.map(({ atLeast, level }) => `≥ ${atLeast} ${level}`).join(lang === 'zh' ? '、' : ', ');
  const limits = Object.entries(caps).map(([id, cap]) => `${indicators[id][lang]} ${cap}`);
  return [
    `  ${say.base} ${base}；${scale}`,
    ...(limits.length ? [`  ${say.caps}：${limits.join('；')}`] : []),
    ...remarks({ assumption: assumption ?? bands.find((band) => band.assumption)?.assumption }, lang),
  ];
}

function editionLines(edition: Edition, lang: Lang): string[] {
  const say = words[lang];
  const span = edition.inForce === EVER && edition.until === NEVER ? say.always : spanText(edition, lang);
  return [
    '',
    `${say.edition} ${edition.id}（${span}）${edition.article ?? ''}`,
    ...remarks(edition, lang),
    ...Object.values(edition.parameters).flatMap((parameter) => parameterLines(parameter, lang)),
    ...edition.rules.flatMap((rule) => ruleLines(rule, lang)),
  ];
}

function spanText({ inForce, until }: Edition, lang: Lang): string {
  const day = (value: Day) => (value === EVER ? words[lang].always : iso(value));
  return `${day(inForce)} ${until === NEVER ? words[lang].from : `${words[lang].to} ${iso(until - 1)}`}`;
}

function parameterLines({ label, unit, values }: Parameter, lang: Lang): string[] {
  return values.flatMap((value) => {
    const differing = Object.entries(value.cases).map(([key, other]) => `${key} ${other}`);
    const since = value.from === EVER ? '' : `${iso(value.from)} ${words[lang].from} `;
    return [
      `  ${label[lang]}：${since}${[`${value.value} ${unit}`, ...differing].join('；')}（${value.article}）`,
      ...remarks(value, lang),
    ];
  });
}

function ruleLines(rule: Rule, lang: Lang): string[] {
  return [`  ${rule.id}  ${rule.article}  ${rule.sense[lang]}`, ...remarks(rule, lang)];
}

function remarks({ assumption, doubt }: { assumption?: Bilingual; doubt?: Bilingual }, lang: Lang): string[] {
  return [
    ...(assumption ? [`    ［${words[lang].assumed}］${assumption[lang]}`] : []),
    ...(doubt ? [`    ［${words[lang].doubt}］${doubt[lang]}`] : []),
  ];
}
