// Every finding of the check bites on a small book with one thing wrong.

import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { checkRulebook } from './check.ts';
import { parseRulebook } from './parse.ts';

const catalogue = loadCatalogue();

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
      - { code: C, zh: 丙, en: C }
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
    in_force: always
    article: 一
    rules: [rules]
`;
const opening = (id: string) => `- id: ${id}\n  article: 一\n  sense: { zh: 一, en: one }\n  dimension: grade\n`;
const penalty = (id: string, body: string) =>
  `${opening(id)}  form: record\n  of: administrative-penalty\n  lasts: 1 year\n${body}\n`;
const large = penalty('large', '  when: { measures.kind: fine, measures.amount: { over: threshold } }\n  gives: C');
const small = penalty('small', '  when: { measures.kind: fine, measures.amount: { at_most: threshold } }\n  gives: B');
const other = penalty('other', '  when: { measures.kind: { not_in: [fine] } }\n  gives: undetermined');

/** The findings, without those of missing cases, as `severity kind file:line sentence`. */
function findings(rules: string, headText = head): string[] {
  const book = parseRulebook({
    head: { file: 'rulebook.yaml', text: headText },
    rules: { rules: { file: 'rules/rules.yaml', text: rules } },
  });
  return checkRulebook(book, catalogue).map(
    ({ severity, kind, file, line, zh, en }) => `${severity} ${kind} ${file}:${line} ${zh} | ${en}`,
  );
}

function only(found: readonly string[]): string {
  expect(found).toHaveLength(1);
  return found[0];
}

test('a sound book: nothing is found', () => {
  expect(findings(large + small + other)).toEqual([]);
});

describe('names', () => {
  const cases: [string, string, string][] = [
    [
      'a record type',
      penalty('x', '  gives: B').replace('administrative-penalty', 'penalty'),
      'error name rules/rules.yaml:1 目录里没有记录类型“penalty”',
    ],
    [
      'a field',
      penalty('x', '  when: { measures.sum: { over: 5 } }\n  gives: B'),
      'rules.yaml:8 记录类型“行政处罚”没有可供判断的字段“measures.sum”',
    ],
    [
      'a text that grading does not read',
      penalty('x', '  when: { law: 食品安全法 }\n  gives: B'),
      'rules.yaml:8 记录类型“行政处罚”没有可供判断的字段“law”（文字字段要在目录里写 graded: true）',
    ],
    [
      'a code',
      penalty('x', '  when: { measures.kind: [fine, fines] }\n  gives: B'),
      'rules.yaml:8 “fines”不在代码表“行政处罚种类”中；可以写：warning、',
    ],
    [
      'a comparison that the field does not allow',
      penalty('x', '  when: { measures.kind: { over: 5 } }\n  gives: B'),
      'rules.yaml:8 字段“measures.kind”（处罚类别）不能用 over 比较；可以用：is、in、not_in、known',
    ],
    [
      'a day that is compared',
      penalty('x', '  when: { resumed_on: 2024-01-01 }\n  gives: B'),
      'rules.yaml:8 字段“resumed_on”（恢复营业日期）不能用 is 比较；可以用：known',
    ],
    [
      'a yes-or-no that is compared with a word',
      `${opening('x')}  form: count\n  of: complaint\n  at_least: 2\n  within: 1 year\n  when: { upheld: 是 }\n  gives: B\n`,
      'rules.yaml:9 字段“upheld”（属实）是 boolean，不能与“是”比较',
    ],
    [
      'an end that is no day',
      penalty('x', '  gives: B').replace('1 year', '{ until_field: law }'),
      'error name rules/rules.yaml:1 记录类型“行政处罚”没有可供判断的字段“law”',
    ],
    [
      'a due day that is an amount',
      `${opening('x')}  form: absence\n  of: fee\n  due: amount\n  fulfilled: paid_on\n  gives: B\n`,
      'rules.yaml:1 字段“amount”（应缴金额）是 money，这里要用 date',
    ],
    [
      'a sum of codes',
      penalty('x', '  let: { total: { sum: [measures.kind] } }\n  when: { total: { over: 5 } }\n  gives: B'),
      '字段“measures.kind”（处罚类别）是 code，这里要用 number 或 money',
    ],
    [
      'a tag',
      `${opening('x')}  form: fact\n  attribute: tags\n  map: { 造船: B }\n`,
      'error name rules/rules.yaml:1 “造船”不是重点行业的取值；可以写：道路运输、',
    ],
    [
      'yes in words',
      `${opening('x')}  form: fact\n  attribute: key_region\n  map: { 是: B }\n`,
      '“是”不是重点区域的取值；可以写：true、false',
    ],
  ];
  test.each(cases)('%s', (_what, rules, said) => {
    expect(findings(rules).join('\n')).toContain(said);
  });

  test('kinds that a parameter or the scope of the book names', () => {
    expect(only(findings(large + small + other, head.replace('individual: 1000', '个体: 1000')))).toContain(
      'error name rulebook.yaml:23 “个体”不是主体类型的取值',
    );
    expect(
      only(findings(large + small + other, head.replace('issuer: 机关', 'issuer: 机关\ncovers: { kind: [firm] }'))),
    ).toContain('error name rulebook.yaml:1 “firm”不是主体类型的取值');
  });
});

describe('citations', () => {
  test('a rule', () => {
    expect(only(findings(large.replace('article: 一', "article: ' '") + small + other))).toContain(
      'error citation rules/rules.yaml:1 规则“large”没有写条款（article）',
    );
  });

  test('a parameter, unless it is marked as an assumption', () => {
    const without = head.replace('article: 一 }', "article: '' }");
    expect(only(findings(large + small + other, without))).toContain(
      'error citation rulebook.yaml:23 参数“threshold”的值没有出处（article），也没有标明是假定',
    );
    const assumed = head.replace('article: 一 }', "article: '', assumption: { zh: 假定, en: assumed } }");
    expect(findings(large + small + other, assumed)).toEqual([]);
  });

  test('an edition, unless it is marked as an assumption', () => {
    const without = head.replace('    article: 一\n', '');
    expect(only(findings(large + small + other, without))).toContain(
      'error citation rulebook.yaml:25 版本“first”没有写施行的依据',
    );
    expect(
      findings(large + small + other, head.replace('article: 一\n', 'assumption: { zh: 假定, en: assumed }\n')),
    ).toEqual([]);
  });

  test('base, caps and bands of points', () => {
    const points =
      'default: A\n    points:\n      base: 0\n      bands: [{ at_least: 2, level: C }, { at_least: 1, level: B }, { at_least: 0, level: A }]\n      indicators: { fines: { zh: 罚, en: fines } }';
    const rules = (large + small + other)
      .replace('gives: C', 'gives: { points: 2, indicator: fines }')
      .replace('gives: B', 'gives: { points: 1, indicator: fines }');
    const said = findings(rules, head.replace('default: A', points)).join('\n');
    expect(said).toContain('error citation rulebook.yaml:7 “grade”的基础分和上限没有出处');
    expect(said).toContain('error citation rulebook.yaml:7 “grade”的分段 2 没有出处');
    expect(
      findings(rules, head.replace('default: A', points).replace('role: level', 'role: level\n    article: 一')),
    ).toEqual([]);
  });

  test('a dimension made from others', () => {
    const tier =
      '  - id: tier\n    zh: 层\n    en: tier\n    role: tier\n    levels: [{ code: I, zh: 一, en: one }, { code: II, zh: 二, en: two }]\n    default: I\n    from: { grade: { C: II } }\nparameters:';
    expect(only(findings(large + small + other, head.replace('parameters:', tier)))).toContain(
      '维度“tier”由其他维度推出，没有写条款',
    );
  });
});

describe('what is never used', () => {
  test('a parameter', () => {
    const rules = (large + small + other).replaceAll('threshold', '30000');
    expect(only(findings(rules))).toContain('warning unused rulebook.yaml:18 没有规则用到参数“threshold”');
  });

  test('a level', () => {
    expect(
      only(findings(large + small + other, head.replace('en: C }', 'en: C }\n      - { code: D, zh: 丁, en: D }'))),
    ).toContain('warning unused rulebook.yaml:7 没有规则给出“grade”的等级“D”');
  });

  test('an indicator', () => {
    const points =
      'article: 一\n    default: A\n    points:\n      base: 0\n      bands: [{ at_least: 2, level: C }, { at_least: 1, level: B }, { at_least: 0, level: A }]\n      indicators: { fines: { zh: 罚, en: fines }, fees: { zh: 费, en: fees } }';
    const rules = (large + small + other)
      .replace('gives: C', 'gives: { points: 2, indicator: fines }')
      .replace('gives: B', 'gives: { points: 1, indicator: fines }');
    expect(only(findings(rules, head.replace('default: A', points)))).toContain('没有规则给指标“fees”计分');
  });
});

describe('what can never apply', () => {
  const cases = (...lines: string[]) => penalty('x', `  cases:\n${lines.map((line) => `    - ${line}`).join('\n')}`);

  test('a case behind one that takes everything', () => {
    const rules = cases(
      '{ when: { measures.kind: fine }, gives: B }',
      '{ gives: undetermined }',
      '{ when: { measures.kind: warning }, gives: C }',
    );
    expect(findings(rules, head).join('\n')).toContain(
      'error unreachable rules/rules.yaml:11 规则“x”的第 3 种情形永远轮不到：前面的情形已经把它包括在内',
    );
  });

  test('a case whose codes earlier cases have taken', () => {
    const rules = cases(
      '{ when: { measures.kind: [fine, warning] }, gives: B }',
      '{ when: { measures.kind: warning }, gives: C }',
      '{ gives: undetermined }',
    );
    expect(findings(rules).join('\n')).toContain('rules.yaml:10 规则“x”的第 2 种情形永远轮不到');
  });

  test('an interval that is empty', () => {
    const rules = cases('{ when: { measures.kind: fine, measures.amount: { under: 0 } }, gives: B }', '{ gives: C }');
    expect(findings(rules).join('\n')).toContain('error unreachable rules/rules.yaml:9 规则“x”的第 1 种情形永远不成立');
    const rate = `${opening('x')}  form: record\n  of: contract-performance\n  when: { rate: { over: 1 } }\n  gives: B\n  lasts: 1 year\n`;
    expect(findings(rate).join('\n')).toContain('rules.yaml:1 规则“x”的第 1 种情形永远不成立');
  });

  test('numbers that an earlier case has taken, by a parameter too', () => {
    const rules = cases(
      '{ when: { measures.amount: { over: threshold } }, gives: C }',
      '{ when: { measures.amount: { over: 40000 } }, gives: B }',
      '{ gives: undetermined }',
    );
    expect(findings(rules).join('\n')).toContain('第 2 种情形永远轮不到');
    const below = cases(
      '{ when: { measures.amount: { over: threshold } }, gives: C }',
      '{ when: { measures.amount: { over: 20000 } }, gives: B }',
      '{ gives: undetermined }',
    );
    expect(findings(below).join('\n')).not.toContain('unreachable');
  });

  test('every code refused', () => {
    const all = catalogue.lists.get('annual-check-grade')!.codes.map(({ code }) => code);
    const rules = `${opening('x')}  form: record\n  of: annual-check\n  when: { grade: { not_in: [${all}] } }\n  gives: B\n  lasts: 1 year\n`;
    expect(findings(rules).join('\n')).toContain('unreachable');
  });
});

describe('gaps', () => {
  test('codes that no rule names', () => {
    expect(only(findings(large + small))).toMatch(
      /^warning gap rules\/rules.yaml:8 “行政处罚”的处罚类别有这些取值，没有规则提到：警告（warning）、.*其他（other）；如确实不影响，请写 gives: nothing/,
    );
  });

  test('codes that are named with “nothing”, and those of a rule that lasts until the next record, are none', () => {
    const report = (lasts: string, grades: string) =>
      `${opening('x')}  form: record\n  of: annual-check\n  lasts: ${lasts}\n${grades}\n`;
    const found = (text: string) => findings(text).filter((line) => line.includes(' gap '));
    expect(found(report('1 year', '  when: { grade: B }\n  gives: B'))).toHaveLength(1);
    expect(found(report('until next', '  when: { grade: B }\n  gives: B'))).toEqual([]);
    expect(
      found(report('1 year', '  cases: [{ when: { grade: B }, gives: B }, { when: { grade: A }, gives: nothing }]')),
    ).toEqual([]);
  });

  test('a number that is neither below nor above', () => {
    const under = small.replace('at_most', 'under');
    expect(findings(large + under + other).filter((line) => line.includes(' gap '))).toEqual([
      expect.stringContaining(
        'rules.yaml:8 measures.amount 为 30000 时没有规则适用，比它小的和比它大的都有；请核对界限是否含本数',
      ),
      expect.stringContaining('measures.amount 为 1000 时没有规则适用'),
    ]);
  });

  test('numbers between two thresholds', () => {
    const found = findings(large.replace('threshold', '50000') + small.replace('threshold', '30000') + other);
    expect(found.filter((line) => line.includes(' gap '))).toEqual([
      expect.stringContaining('measures.amount 为 40000 时没有规则适用'),
      expect.stringContaining('measures.amount 为 50000 时没有规则适用'),
    ]);
  });
});

describe('overlaps', () => {
  test('a number that is both', () => {
    expect(only(findings(large.replace('over', 'at_least') + small + other))).toMatch(
      /^warning overlap rules\/rules.yaml:10 measures.kind = fine，measures.amount = \d+ 时规则“large”给 C、规则“small”给 B，两条同时成立/,
    );
  });

  test('a code that is both', () => {
    const rules =
      penalty('x', '  when: { measures.kind: [warning, fine] }\n  gives: B') +
      penalty('y', '  when: { measures.kind: { not_in: [fine] } }\n  gives: C');
    expect(findings(rules).join('\n')).toContain(
      'overlap rules/rules.yaml:10 measures.kind = warning 时规则“x”给 B、规则“y”给 C',
    );
  });

  test('a value of an attribute that is both', () => {
    const fact = (id: string, level: string) =>
      `${opening(id)}  form: fact\n  attribute: tags\n  map: { 网吧: ${level} }\n`;
    expect(findings(fact('x', 'B') + fact('y', 'C')).join('\n')).toContain(
      'warning overlap rules/rules.yaml:8 取值“网吧”在规则“x”里是 B，在规则“y”里是 C',
    );
  });
});
