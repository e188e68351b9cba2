// Reads the YAML of a rulebook into its nouns; every flaw names file, line and remedy.

import { type Day, EVER, NEVER } from '../base/day.ts';
import { type Flaw, Flaws, type Place, readYamlWithFlaws } from '../base/yaml.ts';
import { factName, parseRule } from './parse-rule.ts';
import { referenceFlaws } from './references.ts';
import type { DatedValue, Dimension, Edition, Level, Parameter, Points, Rule, Rulebook } from './rulebook.ts';

/** The texts of one rulebook: `rulebook.yaml` and its rule files, by path as the user knows them. */
export interface RulebookText {
  readonly head: { readonly file: string; readonly text: string };
  /** Rule files by short name (`grade` for `rules/grade.yaml`). */
  readonly rules: Readonly<Record<string, { readonly file: string; readonly text: string }>>;
}

/** Parses one rulebook; `base` gives the book that it extends. Throws `Flaws` with every flaw found. */
export function parseRulebook(
  source: RulebookText,
  base: (id: string) => Rulebook | undefined = () => undefined,
): Rulebook {
  const flaws: Flaw[] = [];
  const files: Record<string, Rule[]> = {};
  for (const [name, { file, text }] of Object.entries(source.rules)) {
    const read = readYamlWithFlaws(file, text, (root) => root.items().map(parseRule));
    flaws.push(...read.flaws);
    files[name] = read.value;
  }
  const read = readYamlWithFlaws(source.head.file, source.head.text, (root) => parseHead(root, files, base));
  flaws.push(...read.flaws, ...unusedFiles(source, read.value));
  if (!flaws.length) flaws.push(...referenceFlaws(read.value));
  if (flaws.length) throw new Flaws(unique(flaws));
  return read.value;
}

/** A rule that two editions list is read once but checked in both. */
function unique(flaws: readonly Flaw[]): Flaw[] {
  return [...new Map(flaws.map((flaw) => [`${flaw.file}:${flaw.line} ${flaw.zh}`, flaw])).values()];
}

function unusedFiles(source: RulebookText, book: Rulebook): Flaw[] {
  const used = new Set(book.editions.flatMap((edition) => edition.rules.map((rule) => rule.file)));
  return Object.values(source.rules)
    .filter(({ file, text }) => !used.has(file) && text.trim() !== '')
    .map(({ file }) => ({
      file,
      line: 1,
      zh: '没有一个版本的 rules 列出这个文件；请在 rulebook.yaml 的 editions 里写上它，或删去它',
      en: 'no edition lists this file among its rules',
    }));
}

function parseHead(root: Place, files: Record<string, Rule[]>, base: (id: string) => Rulebook | undefined): Rulebook {
  root.only(
    'id',
    'title',
    'short',
    'document',
    'issuer',
    'notice',
    'extends',
    'covers',
    'dimensions',
    'parameters',
    'editions',
  );
  const under = root.at('extends').present ? base(root.at('extends').text()) : undefined;
  if (root.at('extends').present && !under)
    root
      .at('extends')
      .flaw(`找不到所依据的规则书“${root.at('extends').text()}”`, `unknown rulebook "${root.at('extends').text()}"`);
  const dimensions = parseDimensions(root.at('dimensions'));
  const parameters = parseParameters(root.at('parameters'));
  const editions = root
    .at('editions')
    .items()
    .map((place) => parseEdition(place, files, parameters, under));
  if (!editions.length) root.at('editions').missing('：至少要有一个版本');
  editions.sort((a, b) => a.inForce - b.inForce);
  const book: Rulebook = {
    id: root.at('id').text(),
    title: root.at('title').bilingual(),
    short: root.at('short').bilingual(),
    document: root.at('document').text(),
    extends: root.at('extends').optionalText(),
    file: root.file,
    line: root.line,
    issuer: root.at('issuer').text(),
    notice: root.at('notice').optionalBilingual(),
    covers: root.at('covers').present
      ? Object.fromEntries(
          root
            .at('covers')
            .entries()
            .map(([attribute, values]) => [factName(values, attribute), values.texts()]),
        )
      : (under?.covers ?? {}),
    dimensions,
    editions: editions.map((edition, i) => ({
      ...edition,
      until: Math.min(edition.until, editions[i + 1]?.inForce ?? NEVER),
    })),
  };
  return book;
}

function parseLevels(place: Place): Level[] {
  return place.items().map((item) => {
    item.only('code', 'zh', 'en', 'card');
    return {
      code: item.at('code').text(),
      label: { zh: item.at('zh').text(), en: item.at('en').text() },
      card: item.at('card').optionalText(),
    };
  });
}

function parsePoints(place: Place): Points {
  place.only('base', 'bands', 'caps', 'indicators', 'assumption');
  return {
    assumption: place.at('assumption').optionalBilingual(),
    base: place.at('base').number(),
    bands: place
      .at('bands')
      .items()
      .map((band) => {
        band.only('at_least', 'level', 'assumption');
        return {
          atLeast: band.at('at_least').number(),
          level: band.at('level').text(),
          assumption: band.at('assumption').optionalBilingual(),
        };
      }),
    caps: Object.fromEntries(
      place
        .at('caps')
        .entries()
        .map(([indicator, cap]) => [indicator, cap.number()]),
    ),
    indicators: Object.fromEntries(
      place
        .at('indicators')
        .entries()
        .map(([indicator, label]) => [indicator, label.bilingual()]),
    ),
  };
}

function parseDimensions(place: Place): Dimension[] {
  return place.items().map((item) => {
    item.only('id', 'zh', 'en', 'role', 'levels', 'default', 'from', 'points', 'article');
    const levels = parseLevels(item.at('levels'));
    if (!levels.length) item.at('levels').missing('：维度至少要有一个等级');
    return {
      file: item.file,
      line: item.line,
      id: item.at('id').text(),
      label: { zh: item.at('zh').text(), en: item.at('en').text() },
      role: item.at('role').oneOf(['level', 'tier', 'other'] as const, 'other'),
      levels,
      fallback: item.at('default').optionalText() ?? null,
      from: Object.fromEntries(
        item
          .at('from')
          .entries()
          .map(([other, map]) => [other, Object.fromEntries(map.entries().map(([level, to]) => [level, to.text()]))]),
      ),
      points: item.at('points').present ? parsePoints(item.at('points')) : undefined,
      article: item.at('article').optionalText(),
    };
  });
}

function parseParameters(place: Place): Record<string, Parameter> {
  return Object.fromEntries(
    place.entries().map(([id, item]) => {
      item.only('zh', 'en', 'unit', 'by', 'values');
      const values = item
        .at('values')
        .items()
        .map((value) => parseDatedValue(value, item.at('by').present))
        .sort((a, b) => a.from - b.from);
      if (!values.length) item.at('values').missing('：参数至少要有一个值');
      return [
        id,
        {
          file: item.file,
          line: item.line,
          id,
          label: { zh: item.at('zh').text(), en: item.at('en').text() },
          unit: item.at('unit').text(),
          by: item.at('by').present ? factName(item.at('by')) : undefined,
          values,
        },
      ];
    }),
  );
}

function parseDatedValue(place: Place, by: boolean): DatedValue {
  place.only('from', 'value', 'cases', 'article', 'assumption');
  if (place.at('cases').present && !by)
    place.at('cases').flaw('分情形的值要先在参数里用 by 写明按哪一项区分', 'values by case need "by" in the parameter');
  return {
    file: place.file,
    line: place.line,
    from: alwaysOrDay(place.at('from')),
    value: place.at('value').number(),
    cases: Object.fromEntries(
      place
        .at('cases')
        .entries()
        .map(([key, value]) => [key, value.number()]),
    ),
    article: place.at('article').text(),
    assumption: place.at('assumption').optionalBilingual(),
  };
}

function alwaysOrDay(place: Place): Day {
  return place.scalar === 'always' ? EVER : place.day();
}

function parseEdition(
  place: Place,
  files: Record<string, Rule[]>,
  shared: Record<string, Parameter>,
  under: Rulebook | undefined,
): Edition {
  place.only('id', 'in_force', 'until', 'transition', 'article', 'assumption', 'rules', 'parameters');
  const inForce = alwaysOrDay(place.at('in_force'));
  const rules: Rule[] = [];
  let parameters: Record<string, Parameter> = {};
  if (under) {
    const below = editionOn(under, inForce) ?? under.editions[0];
    rules.push(...below.rules);
    parameters = { ...below.parameters };
  }
  for (const name of place.at('rules').items()) {
    const file = files[name.text()];
    if (file) rules.push(...file);
    else name.flaw(`rules 目录里没有“${name.text()}.yaml”`, `rules/${name.text()}.yaml does not exist`);
  }
  return {
    file: place.file,
    line: place.line,
    id: place.at('id').text(),
    inForce,
    until: place.at('until').present ? place.at('until').day() : NEVER,
    transition: place.at('transition').oneOf(['asked-day', 'recognised-day'] as const, 'asked-day'),
    article: place.at('article').optionalText(),
    assumption: place.at('assumption').optionalBilingual(),
    parameters: { ...parameters, ...shared, ...parseParameters(place.at('parameters')) },
    rules,
  };
}

/** The edition in force on a day. */
export function editionOn(book: Rulebook, day: Day): Edition | undefined {
  return book.editions.find((edition) => edition.inForce <= day && day < edition.until);
}
