// Every kind of flaw in a rulebook names its file, its line and what a legal officer must mend.

import { describe, expect, test } from 'vitest';
import { dayOf, EVER, NEVER } from '../base/day.ts';
import { Flaws } from '../base/yaml.ts';
import { editionOn, parseRulebook } from './parse.ts';
import type { Rulebook } from './rulebook.ts';

const head = `id: test
title: { zh: 试, en: test }
short: { zh: 试, en: test }
document: 文号
issuer: 机关
dimensions:
  - id: grade
    zh: 等级
    en: grade
    role: level
    levels:
      - { code: A, zh: 甲, en: A }
      - { code: B, zh: 乙, en: B }
    default: A
parameters:
  threshold:
    zh: 界限
    en: threshold
    unit: yuan
    by: kind
    values:
      - { from: always, value: 30000, cases: { individual: 1000 }, article: 一 }
editions:
  - id: first
    in_force: 2004-01-01
    article: 一
    rules: [fines]
`;
const fines = `- id: large
  article: 一
  sense: { zh: 大额, en: large }
  dimension: grade
  form: record
  of: administrative-penalty
  when: { measures.kind: fine, measures.amount: { over: threshold } }
  gives: B
  lasts: 1 year
  chained: true
`;

function parse(headText = head, rulesText = fines, base?: Rulebook): Rulebook {
  return parseRulebook(
    {
      head: { file: 'rulebook.yaml', text: headText },
      rules: { fines: { file: 'rules/fines.yaml', text: rulesText } },
    },
    (id) => (id === base?.id ? base : undefined),
  );
}

function flawsOf(headText?: string, rulesText?: string): string[] {
  try {
    parse(headText, rulesText);
    return [];
  } catch (error) {
    if (!(error instanceof Flaws)) throw error;
    for (const { en } of error.flaws) expect(en).not.toBe('');
    return error.flaws.map(({ file, line, zh }) => `${file}:${line} ${zh}`);
  }
}

/** The flaws of the head, or of the rules, with one piece of text replaced. */
const inHead = (from: string, to: string) => flawsOf(replaced(head, from, to));
const inRules = (from: string, to: string) => flawsOf(head, replaced(fines, from, to));

function replaced(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

test('a sound rulebook is read whole', () => {
  const book = parse();
  expect(book).toMatchObject({ id: 'test', file: 'rulebook.yaml', line: 1, covers: {} });
  expect(book.dimensions[0]).toMatchObject({ id: 'grade', role: 'level', fallback: 'A', line: 7 });
  const [edition] = book.editions;
  expect(edition).toMatchObject({ id: 'first', inForce: dayOf('2004-01-01'), until: NEVER, transition: 'asked-day' });
  expect(edition.parameters.threshold.values[0]).toMatchObject({
    from: EVER,
    value: 30_000,
    cases: { individual: 1000 },
  });
  expect(edition.rules[0]).toMatchObject({
    id: 'large',
    chained: true,
    alone: false,
    cause: true,
    lasts: { kind: 'period', period: { unit: 'years', amount: 1 } },
    file: 'rules/fines.yaml',
    line: 1,
  });
});

test('the next edition ends the one before; the edition of a day is found', () => {
  const book = parse(`${head}  - { id: second, in_force: 2010-05-01, article: 二, rules: [fines] }\n`);
  expect(book.editions.map(({ until }) => until)).toEqual([dayOf('2010-05-01'), NEVER]);
  expect(editionOn(book, dayOf('2010-04-30')!)?.id).toBe('first');
  expect(editionOn(book, dayOf('2010-05-01')!)?.id).toBe('second');
  expect(editionOn(book, dayOf('2003-12-31')!)).toBeUndefined();
});

test('a book that extends another has its rules and parameters, and its own besides', () => {
  const own = replaced(replaced(head, 'id: test', 'id: above\nextends: test'), '- id: first', "- id: '2005'");
  const book = parse(own, replaced(fines, 'id: large', 'id: larger'), parse());
  expect(book.extends).toBe('test');
  expect(book.editions[0].rules.map(({ id }) => id)).toEqual(['large', 'larger']);
});

test('every flaw is told, not only the first', () => {
  expect(flawsOf(replaced(head, 'document: 文号\n', ''), replaced(fines, '  article: 一\n', ''))).toEqual([
    'rules/fines.yaml:1 缺少“[1].article”',
    'rulebook.yaml:1 缺少“document”',
  ]);
});

describe('the head', () => {
  const cases: [string, string, string, string][] = [
    ['broken YAML', 'title: { zh: 试, en: test }', 'title: { zh: 试, en: test', 'rulebook.yaml:3 YAML 写法有误'],
    ['an unknown key', 'issuer: 机关', 'issuer: 机关\ncolour: red', 'rulebook.yaml:6 不认识的项“colour”；这里可以写：'],
    ['a missing text', 'short: { zh: 试, en: test }', 'short: { zh: 试 }', 'rulebook.yaml:3 缺少“short.en”'],
    ['a list for a text', 'document: 文号', 'document: [文号]', 'rulebook.yaml:4 “document”应当是一段文字'],
    [
      'a book below that is not there',
      'issuer: 机关',
      'issuer: 机关\nextends: nowhere',
      'rulebook.yaml:6 找不到所依据的规则书“nowhere”',
    ],
    [
      'covers by an unknown attribute',
      'issuer: 机关',
      'issuer: 机关\ncovers: { size: [small] }',
      'rulebook.yaml:6 “size”不是可以用来判断的登记事项',
    ],
    ['no grade', 'role: level', 'role: other', 'rulebook.yaml:1 必须有且只有一个维度写 role: level'],
    [
      'a wrong role',
      'role: level',
      'role: 等级',
      'rulebook.yaml:10 “dimensions[1].role”写的是“等级”，只能是：level、tier、other',
    ],
    [
      'no levels',
      '      - { code: A, zh: 甲, en: A }\n      - { code: B, zh: 乙, en: B }\n',
      '',
      'rulebook.yaml:11 缺少“dimensions[1].levels”：维度至少要有一个等级',
    ],
    ['a level twice', 'code: B', 'code: A', 'rulebook.yaml:7 等级“A”在等级表里重复'],
    ['a default off the scale', 'default: A', 'default: C', 'rulebook.yaml:7 默认等级“C”不在等级表里'],
    [
      'a parameter without a value',
      '    values:\n      - { from: always, value: 30000, cases: { individual: 1000 }, article: 一 }\n',
      '',
      'rulebook.yaml:17 缺少“parameters.threshold.values”：参数至少要有一个值',
    ],
    [
      'a number that is none',
      'value: 30000',
      'value: 三万',
      'rulebook.yaml:22 “parameters.threshold.values[1].value”应当是数字',
    ],
    [
      'values by case without by',
      '    by: kind\n',
      '',
      'rulebook.yaml:21 分情形的值要先在参数里用 by 写明按哪一项区分',
    ],
    [
      'by an unknown attribute',
      'by: kind',
      'by: size',
      'rulebook.yaml:20 “size”不是可以用来判断的登记事项；可以写：kind、status、tags、key_region、industries、division',
    ],
    [
      'a wrong day',
      'in_force: 2004-01-01',
      'in_force: 2004-02-30',
      'rulebook.yaml:25 “editions[1].in_force”的“2004-02-30”不是日期，应写成 2024-03-01 的样子',
    ],
    [
      'an edition that ends before it begins',
      'in_force: 2004-01-01',
      'in_force: 2004-01-01\n    until: 2004-01-01',
      'rulebook.yaml:24 版本“first”的结束日不晚于施行日',
    ],
    [
      'a wrong transition',
      'article: 一\n    rules',
      'transition: later\n    article: 一\n    rules',
      'rulebook.yaml:26 “editions[1].transition”写的是“later”，只能是：asked-day、recognised-day',
    ],
    [
      'a rule file that is not there',
      'rules: [fines]',
      'rules: [fines, honours]',
      'rulebook.yaml:27 rules 目录里没有“honours.yaml”',
    ],
    [
      'a rule file that no edition lists',
      'rules: [fines]',
      'rules: []',
      'rules/fines.yaml:1 没有一个版本的 rules 列出这个文件',
    ],
    [
      'two editions from one day',
      'editions:\n',
      'editions:\n  - { id: zeroth, in_force: 2004-01-01, article: 一, rules: [] }\n',
      'rulebook.yaml:25 版本“first”和“zeroth”从同一天起施行',
    ],
    [
      'an edition twice',
      'editions:\n',
      'editions:\n  - { id: first, in_force: 2003-01-01, article: 一, rules: [] }\n',
      'rulebook.yaml:25 版本“first”重复',
    ],
  ];
  test.each(cases)('%s', (_what, from, to, said) => {
    expect(inHead(from, to).join('\n')).toContain(said);
  });
});

describe('dimensions made from others, and points', () => {
  const tier = (from: string) =>
    replaced(
      head,
      'parameters:',
      `  - id: tier\n    zh: 层级\n    en: tier\n    role: tier\n    levels: [{ code: I, zh: 一, en: one }]\n    from: ${from}\nparameters:`,
    );
  const points = (text: string) => replaced(head, 'default: A', `default: A\n    points:\n      base: 0\n${text}`);
  const bands =
    '      bands: [{ at_least: 10, level: B }, { at_least: 0, level: A }]\n      indicators: { fines: { zh: 罚, en: fines } }';

  test('another dimension, its level and the level here must be there', () => {
    expect(flawsOf(tier('{ colour: { A: I } }'))).toEqual([
      'rulebook.yaml:15 from 里的“colour”不是另一个由规则直接决定的维度',
    ]);
    expect(flawsOf(tier('{ grade: { C: I } }'))).toEqual(['rulebook.yaml:15 from 里的“grade”没有等级“C”']);
    expect(flawsOf(tier('{ grade: { B: II } }'))).toEqual(['rulebook.yaml:15 from 给出的等级“II”不在等级表里']);
    expect(flawsOf(tier('{ grade: { B: I } }'))).toEqual([]);
  });

  test('a dimension twice', () => {
    expect(flawsOf(tier('{ grade: { B: I } }').replace('- id: tier', '- id: grade'))).toContain(
      'rulebook.yaml:15 维度“grade”重复',
    );
  });

  test('bands run downwards and give levels of the scale; caps are of declared indicators', () => {
    const rule = fines.replace('gives: B', 'gives: { points: 10, indicator: fines }');
    expect(flawsOf(points(bands), rule)).toEqual([]);
    expect(flawsOf(points(bands.replace('level: B', 'level: C')), rule)).toEqual([
      'rulebook.yaml:7 分段给出的等级“C”不在等级表里',
    ]);
    expect(flawsOf(points(bands.replace('at_least: 0', 'at_least: 10')), rule)).toEqual([
      'rulebook.yaml:7 分段要从高分到低分排列：10 应小于 10',
    ]);
    expect(flawsOf(points(`${bands}\n      caps: { fees: 5 }`), rule)).toEqual([
      'rulebook.yaml:7 caps 里的指标“fees”没有声明',
    ]);
    expect(flawsOf(points('      indicators: { fines: { zh: 罚, en: fines } }'), rule)).toEqual([
      'rulebook.yaml:7 points 缺少分段（bands）',
    ]);
  });

  test('rules give points where the dimension is decided by points, and only there', () => {
    const rule = fines.replace('gives: B', 'gives: { points: 10, indicator: fees }');
    const notDeclared = 'rules/fines.yaml:1 规则“large”的指标“fees”没有在维度“grade”的 points 里声明';
    expect(flawsOf(points(bands), rule)).toEqual([notDeclared]);
    expect(flawsOf(head, rule)).toEqual([notDeclared]);
    expect(flawsOf(points(bands))).toEqual(['rules/fines.yaml:1 维度“grade”按分数定级，规则“large”只能给分']);
  });
});

describe('a rule', () => {
  const cases: [string, string, string, string][] = [
    ['no list', fines, 'id: large\n', 'rules/fines.yaml:1 “整个文件”应当是列表（每项以“- ”开头）'],
    [
      'an unknown form',
      'form: record',
      'form: penalty',
      'rules/fines.yaml:5 “[1].form”写的是“penalty”，只能是：record、fact、count、honour、absence、stages、clause、adjustment',
    ],
    [
      'a key of another form',
      'form: record',
      'form: record\n  within: 1 year',
      'rules/fines.yaml:6 不认识的项“within”',
    ],
    [
      'no sense in English',
      'sense: { zh: 大额, en: large }',
      'sense: { zh: 大额 }',
      'rules/fines.yaml:3 缺少“[1].sense.en”',
    ],
    ['no period', '  lasts: 1 year\n', '', 'rules/fines.yaml:1 缺少“[1].lasts”'],
    [
      'a period that is none',
      'lasts: 1 year',
      'lasts: 一年半',
      'rules/fines.yaml:9 “[1].lasts”的“一年半”不是期间，应写成 1 year、6 months 或 30 days',
    ],
    [
      'chained that is neither yes nor no',
      'chained: true',
      'chained: 是',
      'rules/fines.yaml:10 “[1].chained”应当是 true（是）或 false（否）',
    ],
    [
      'an unknown dimension',
      'dimension: grade',
      'dimension: tier',
      'rules/fines.yaml:1 规则“large”的维度“tier”没有在 rulebook.yaml 里声明',
    ],
    [
      'a level off the scale',
      'gives: B',
      'gives: C',
      'rules/fines.yaml:1 规则“large”给出的等级“C”不在维度“grade”的等级表里',
    ],
    [
      'an unknown parameter',
      'over: threshold',
      'over: limit',
      'rules/fines.yaml:1 规则“large”用到的参数“limit”没有声明',
    ],
    [
      'an unknown comparison',
      'over: threshold',
      'more_than: 5',
      'rules/fines.yaml:7 不认识的比较“more_than”；可以写：is、in、not_in、over、at_least、under、at_most、known',
    ],
    [
      'two comparisons at once',
      '{ over: threshold }',
      '{ over: 5, under: 9 }',
      'rules/fines.yaml:7 “measures.amount”的条件应当只有一种比较',
    ],
    [
      'a comparison with a list',
      'over: threshold',
      'over: [1, 2]',
      'rules/fines.yaml:7 “measures.amount”的 over 后面要写一个数，或一个参数的名称',
    ],
    [
      'a comparison with nothing',
      'over: threshold',
      'over: ',
      'rules/fines.yaml:7 “measures.amount”的 over 后面要写一个数，或一个参数的名称',
    ],
    [
      'known that is neither',
      'over: threshold',
      'known: yes',
      'rules/fines.yaml:7 “measures.amount”的 known 只能写 true（已填）或 false（未填）',
    ],
    [
      'an empty condition',
      'measures.kind: fine',
      'measures.kind: ',
      'rules/fines.yaml:7 “measures.kind”的条件是空的；请写上值，或删去这一行',
    ],
    [
      'no values',
      'measures.kind: fine',
      'measures.kind: { not_in: [] }',
      'rules/fines.yaml:7 “measures.kind”的 not_in 后面要写上值',
    ],
    [
      'no cases',
      '  when: { measures.kind: fine, measures.amount: { over: threshold } }\n  gives: B\n',
      '  cases: []\n',
      'rules/fines.yaml:7 缺少“[1].cases”：至少要有一种情形',
    ],
    [
      'cases and gives',
      '  gives: B\n',
      '  gives: B\n  cases: [{ gives: A }]\n',
      'rules/fines.yaml:8 写了 cases 就不要再在外面写 gives',
    ],
    ['points without an indicator', 'gives: B', 'gives: { points: 5 }', 'rules/fines.yaml:8 缺少“[1].gives.indicator”'],
    [
      'a derived number of no kind',
      'gives: B',
      'gives: B\n  let: { total: { mean: [a, b] } }',
      'rules/fines.yaml:9 “total”应当写成 sum、max 或 min 加字段列表',
    ],
  ];
  test.each(cases)('%s', (_what, from, to, said) => {
    expect(inRules(from, to).join('\n')).toContain(said);
  });

  test('an id twice', () => {
    expect(flawsOf(head, fines + fines)).toEqual(['rules/fines.yaml:11 规则“large”重复']);
  });
});

describe('the other forms', () => {
  const rule = (body: string) =>
    flawsOf(head, `- id: one\n  article: 一\n  sense: { zh: 一, en: one }\n  dimension: grade\n${body}`);
  const cases: [string, string, string | undefined][] = [
    ['a fact', '  form: fact\n  attribute: key_region\n  map: { "true": B }', undefined],
    [
      'a fact on no attribute',
      '  form: fact\n  attribute: keyRegion\n  map: { "true": B }',
      'rules/fines.yaml:6 “keyRegion”不是可以用来判断的登记事项',
    ],
    [
      'a fact with nothing',
      '  form: fact\n  attribute: tags',
      'rules/fines.yaml:1 fact 规则要写 map（给等级）或 points（给分），两者只写一种',
    ],
    [
      'a fact with points and no indicator',
      '  form: fact\n  attribute: tags\n  points: { 广告: 4 }',
      'rules/fines.yaml:1 缺少“[1].indicator”：给分要写明指标',
    ],
    [
      'a fact with a stray key',
      '  form: fact\n  attribute: tags\n  map: { 广告: B }\n  unless: { attribute: division, begins: [50] }',
      'rules/fines.yaml:8 不认识的项“begins”',
    ],
    ['a count', '  form: count\n  of: complaint\n  at_least: 3\n  within: 1 year\n  gives: B', undefined],
    [
      'a count of half a record',
      '  form: count\n  of: complaint\n  at_least: 0.5\n  within: 1 year\n  gives: B',
      'rules/fines.yaml:7 “[1].at_least”应当是不小于 1 的整数',
    ],
    ['an absence', '  form: absence\n  of: fee\n  due: due_on\n  fulfilled: paid_on\n  gives: B', undefined],
    [
      'an absence of nothing',
      '  form: absence\n  of: fee\n  due: due_on\n  gives: B',
      'rules/fines.yaml:1 缺少“[1].fulfilled”',
    ],
    [
      'stages',
      '  form: stages\n  of: fee\n  since: due_on\n  until: paid_on\n  stages: [{ after: 0 days, gives: B }]',
      undefined,
    ],
    [
      'stages without a stage',
      '  form: stages\n  of: fee\n  since: due_on\n  until: paid_on',
      'rules/fines.yaml:1 缺少“[1].stages”：至少要有一段',
    ],
    [
      'a clause',
      '  form: clause\n  of: administrative-penalty\n  field: clause\n  table: penalty-clauses\n  levels: { C: B }\n  lasts: for ever',
      undefined,
    ],
    [
      'an adjustment',
      '  form: adjustment\n  of: adjustment\n  gives: { field: level }\n  lasts: { until_field: until, plus: 0 days }',
      undefined,
    ],
    ['an honour until the next', '  form: honour\n  of: honour\n  gives: A\n  lasts: until next', undefined],
  ];
  test.each(cases)('%s', (_what, body, said) => {
    const flaws = rule(body);
    if (said === undefined) expect(flaws).toEqual([]);
    else expect(flaws.join('\n')).toContain(said);
  });
});
