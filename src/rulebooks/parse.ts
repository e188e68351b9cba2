// Reads the YAML of a rulebook into its nouns; every flaw names file, line and remedy.

import { type Day, EVER, NEVER } from '../base/day.ts';
import { type Flaw, Flaws, type Place, readYamlWithFlaws } from '../base/yaml.ts';
import { parseRule } from './parse-rule.ts';
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
  flaws.push(...read.flaws);
  if (flaws.length) throw new Flaws(flaws);
  return read.value;
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
    issuer: root.at('issuer').text(),
    notice: root.at('notice').optionalBilingual(),
    covers: root.at('covers').present
      ? Object.fromEntries(
          root
            .at('covers')
            .entries()
            .map(([attribute, values]) => [attribute, values.texts()]),
        )
      : (under?.covers ?? {}),
    dimensions,
    editions: editions.map((edition, i) => ({
      ...edition,
      until: Math.min(edition.until, editions[i + 1]?.inForce ?? NEVER),
    })),
  };
  if (dimensions.filter((d) => d.role === 'level').length !== 1)
    root.at('dimensions').flaw('必须有且只有一个维度写 role: level', 'exactly one dimension must have role: level');
  checkReferences(root, book);
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
  place.only('base', 'bands', 'caps', 'indicators');
  return {
    base: place.at('base').number(),
    bands: place
      .at('bands')
      .items()
      .map((band) => ({
        atLeast: band.at('at_least').number(),
        level: band.at('level').text(),
        assumption: band.at('assumption').optionalBilingual(),
      })),
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
    const fallback = item.at('default').optionalText() ?? null;
    if (fallback !== null && !levels.some((level) => level.code === fallback))
      item.at('default').flaw(`默认等级“${fallback}”不在等级表里`, `default level "${fallback}" is not in the scale`);
    return {
      id: item.at('id').text(),
      label: { zh: item.at('zh').text(), en: item.at('en').text() },
      role: item.at('role').oneOf(['level', 'tier', 'other'] as const, 'other'),
      levels,
      fallback,
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
        .map(parseDatedValue)
        .sort((a, b) => a.from - b.from);
      if (!values.length) item.at('values').missing('：参数至少要有一个值');
      return [
        id,
        {
          id,
          label: { zh: item.at('zh').text(), en: item.at('en').text() },
          unit: item.at('unit').text(),
          by: item.at('by').optionalText(),
          values,
        },
      ];
    }),
  );
}

function parseDatedValue(place: Place): DatedValue {
  place.only('from', 'value', 'cases', 'article', 'assumption');
  return {
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
  place.only('id', 'in_force', 'until', 'transition', 'assumption', 'rules', 'parameters');
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
    id: place.at('id').text(),
    inForce,
    until: place.at('until').present ? place.at('until').day() : NEVER,
    transition: place.at('transition').oneOf(['asked-day', 'recognised-day'] as const, 'asked-day'),
    assumption: place.at('assumption').optionalBilingual(),
    parameters: { ...parameters, ...shared, ...parseParameters(place.at('parameters')) },
    rules,
  };
}

/** The edition in force on a day. */
export function editionOn(book: Rulebook, day: Day): Edition | undefined {
  return book.editions.find((edition) => edition.inForce <= day && day < edition.until);
}

function checkReferences(root: Place, book: Rulebook): void {
  const flaw = (rule: Rule, zh: string, en: string) => root.flawAt(rule.file, rule.line, zh, en);
  const levelsOf = new Map(book.dimensions.map((d) => [d.id, new Set(d.levels.map((level) => level.code))]));
  for (const edition of book.editions) {
    const seen = new Set<string>();
    for (const rule of edition.rules) {
      if (seen.has(rule.id)) flaw(rule, `规则“${rule.id}”重复`, `rule "${rule.id}" appears twice`);
      seen.add(rule.id);
      const levels = levelsOf.get(rule.dimension);
      if (!levels) {
        flaw(
          rule,
          `规则“${rule.id}”的维度“${rule.dimension}”没有在 rulebook.yaml 里声明`,
          `unknown dimension "${rule.dimension}"`,
        );
        continue;
      }
      for (const level of levelsGiven(rule))
        if (!levels.has(level))
          flaw(
            rule,
            `规则“${rule.id}”给出的等级“${level}”不在维度“${rule.dimension}”的等级表里`,
            `level "${level}" is not on the scale of "${rule.dimension}"`,
          );
      for (const name of parametersUsed(rule))
        if (!edition.parameters[name])
          flaw(rule, `规则“${rule.id}”用到的参数“${name}”没有声明`, `unknown parameter "${name}"`);
    }
  }
}

/** The level codes that a rule can give. */
export function levelsGiven(rule: Rule): string[] {
  switch (rule.form) {
    case 'fact':
      return Object.values(rule.map);
    case 'stages':
      return rule.stages.map((stage) => stage.level);
    case 'clause':
      return Object.values(rule.levels);
    default:
      return rule.cases.flatMap((c) => (c.gives.to === 'level' ? [c.gives.level] : []));
  }
}

/** The names of the parameters that a rule's conditions compare with. */
export function parametersUsed(rule: Rule): string[] {
  return 'cases' in rule ? rule.cases.flatMap((c) => c.when.flatMap((w) => (w.parameter ? [w.parameter] : []))) : [];
}
