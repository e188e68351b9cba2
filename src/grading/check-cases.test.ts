// A missing case is named: take one away from a book whose cases are complete, and the check asks for it.

import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { keeping } from '../ledger/keeping.ts';
import { parseCases } from '../rulebooks/cases.ts';
import { checkRulebook } from '../rulebooks/check.ts';
import { parseRulebook } from '../rulebooks/parse.ts';
import { runCases } from './run-cases.ts';

const catalogue = loadCatalogue();

const head = (rest = '') => `id: test
title: { zh: 试, en: test }
short: { zh: 试, en: test }
document: 文号
issuer: 机关
covers: { kind: [enterprise, individual] }
dimensions:
  - id: grade
    zh: 等级
    en: grade
    role: level
    levels:
      - { code: A, zh: 甲, en: A }
      - { code: B, zh: 乙, en: B }
    default: A
${rest}editions:
  - { id: first, in_force: 2004-01-01, article: 一, rules: [rules] }
`;
const opening = '- id: x\n  article: 一\n  sense: { zh: 一, en: one }\n  dimension: grade\n';

/** The missing cases that the check names; `cases` are lines after `- `, one a case. */
function missing(rule: string, cases: readonly string[], rest?: string): string[] {
  const book = parseRulebook({
    head: { file: 'rulebook.yaml', text: head(rest) },
    rules: { rules: { file: 'rules.yaml', text: opening + rule } },
  });
  const all = [...always, ...cases];
  const text = all.map((line, i) => `- { name: 第${i}, ${line} }\n`).join('');
  const results = runCases({ keeping: keeping(catalogue) }, book, parseCases('cases.yaml', text, book, catalogue));
  expect(results.flatMap(({ failures }) => failures)).toEqual([]);
  return checkRulebook(book, catalogue, () => results)
    .filter(({ kind }) => kind === 'missing-case')
    .map(({ file, line, zh }) => `${file}:${line} ${zh}`);
}

/** The edition's first day, and an entity that the book does not cover. */
const always = ['expect: { 2003-12-31: null, 2004-01-01: A }', 'entity: { kind: other }, expect: { 2024-01-01: null }'];

/** With every case nothing is missing; without one, what the check says. */
function without(rule: string, cases: readonly string[], taken: number, rest?: string): string {
  expect(missing(rule, cases, rest)).toEqual([]);
  return missing(rule, cases.toSpliced(taken, 1), rest).join('\n');
}

describe('a fixed period', () => {
  const rule = '  form: record\n  of: contract-fraud\n  gives: B\n  lasts: 1 year\n';
  const fraud = 'records: [{ type: 合同欺诈, on: 2024-03-01 }]';

  test('no case at all', () => {
    expect(missing(rule, [])).toEqual(['rulebook.yaml:8 没有案例的结果是“等级”B', 'rules.yaml:1 没有案例用到规则“x”']);
  });

  test('the last day and the day after', () => {
    expect(missing(rule, [`${fraud}, expect: { 2025-03-01: B, 2025-03-02: A }`])).toEqual([]);
    expect(missing(rule, [`${fraud}, expect: { 2025-03-01: B }`])).toEqual([
      'rules.yaml:1 没有案例同时问到规则“x”期间的最后一天和次日（例如 2025-03-01 和 2025-03-02）',
    ]);
  });
});

test('the edition, and an entity outside the book', () => {
  const text = '- { name: 一, expect: { 2024-01-01: A } }\n';
  const book = parseRulebook({
    head: { file: 'rulebook.yaml', text: head() },
    rules: {
      rules: {
        file: 'rules.yaml',
        text: `${opening}  form: record\n  of: contract-fraud\n  gives: B\n  lasts: for ever\n`,
      },
    },
  });
  const results = runCases({ keeping: keeping(catalogue) }, book, parseCases('cases.yaml', text, book, catalogue));
  const found = checkRulebook(book, catalogue, () => results).map(({ line, zh }) => `${line} ${zh}`);
  expect(found).toContain('8 没有案例的结果是不适用（null），而本书不适用于一些主体');
  expect(found).toContain('17 没有案例同时问到 2003-12-31 和 2004-01-01（版本“first”施行之日）');
});

describe('thresholds', () => {
  const rest =
    'parameters:\n  limit: { zh: 界限, en: limit, unit: yuan, by: kind, values: [{ from: always, value: 30000, cases: { individual: 1000 }, article: 一 }, { from: 2020-01-01, value: 50000, article: 二 }] }\n';
  const rule =
    '  form: record\n  of: administrative-penalty\n  cases:\n    - { when: { measures.kind: fine, measures.amount: { over: limit } }, gives: B }\n    - { gives: nothing }\n  lasts: for ever\n';
  const fine = (kind: string, on: string, amount: number, level: string) =>
    `entity: { kind: ${kind} }, records: [{ type: 行政处罚, on: ${on}, measures: [{ kind: 罚款, amount: ${amount} }] }], expect: { 2026-01-01: ${level} }`;
  const cases = [
    fine('企业', '2019-12-31', 30000, 'A'),
    fine('企业', '2019-06-01', 30000.01, 'B'),
    fine('个体工商户', '2019-06-01', 1000, 'A'),
    fine('个体工商户', '2019-06-01', 1001, 'B'),
    fine('企业', '2020-01-01', 50000, 'A'),
    fine('企业', '2020-06-01', 50000.01, 'B'),
  ];

  test.each([
    [
      'exactly the threshold',
      2,
      '没有案例站在规则“x”界限 1000 的两边：要有 measures.amount 恰为 1000 的，和刚超过它的（相差不超过 1 元）',
    ],
    ['just above it', 1, 'rules.yaml:8 没有案例站在规则“x”界限 30000 的两边'],
    ['the value of a later day', 5, '没有案例站在规则“x”界限 50000 的两边'],
    [
      'the day on which it changes',
      4,
      'rulebook.yaml:17 没有案例的记录分别落在 2019-12-31 和 2020-01-01（参数“limit”换值之日）',
    ],
  ])('%s', (_what, taken, said) => {
    expect(without(rule, cases, taken, rest)).toContain(said);
  });
});

test('every code that a rule names', () => {
  const rule =
    '  form: record\n  of: administrative-penalty\n  cases:\n    - { when: { measures.kind: [warning, criticism] }, gives: B }\n    - { gives: undetermined }\n  lasts: for ever\n';
  const kind = (name: string, rest: string) =>
    `records: [{ type: 行政处罚, on: 2014-03-01, measures: [{ kind: ${name} }] }], ${rest}`;
  const cases = [
    kind('警告', 'expect: { 2024-01-01: B }'),
    kind('通报批评', 'expect: { 2024-01-01: B }'),
    kind('其他', 'expect: { 2024-01-01: A }, undetermined: [1]'),
  ];
  expect(without(rule, cases, 1)).toBe('rules.yaml:8 没有案例用到规则“x”里 measures.kind 的这些取值：criticism');
  expect(without(rule, cases, 2)).toBe('rules.yaml:1 没有案例使规则“x”给出 undetermined');
});

describe('counts', () => {
  const rule = '  form: count\n  of: complaint\n  at_least: 2\n  within: 1 year\n  gives: B\n';
  const first = '{ type: 投诉举报, on: 2024-03-01 }';
  const cases = [
    `records: [${first}, { type: 投诉举报, on: 2024-06-01 }], expect: { 2024-06-01: B, 2025-03-01: B, 2025-03-02: A }`,
  ];

  test('one too few, just enough, and the end of the period', () => {
    expect(missing(rule, cases)).toEqual([]);
    expect(missing(rule, [`records: [${first}], expect: { 2025-03-01: A, 2025-03-02: A }`]).join('\n')).toContain(
      '没有案例问到规则“x”恰有 2 次的一天',
    );
    expect(missing(rule, [cases[0].replace(', 2025-03-02: A', '')]).join('\n')).toContain(
      '没有案例问到规则“x”恰有 1 次的一天',
    );
  });
});

describe('ends that depend on a field', () => {
  const rule = '  form: record\n  of: abnormal-operation-listing\n  gives: B\n  lasts: { until_field: removed_on }\n';
  const cases = [
    'records: [{ type: 列入经营异常名录, on: 2024-03-01, removed_on: 2024-06-01 }], expect: { 2024-05-31: B, 2024-06-01: A }',
    'records: [{ type: 列入经营异常名录, on: 2014-03-01 }], expect: { 2024-05-31: B }',
  ];

  test('the last day, and an end that is open', () => {
    expect(without(rule, cases, 0)).toBe('rules.yaml:1 没有案例同时问到规则“x”期间的最后一天和次日');
    expect(without(rule, cases, 1)).toBe('rules.yaml:1 没有案例问到规则“x”没有截止日的情形（至少问到 5 年以后）');
  });
});

describe('absence and stages', () => {
  const fee = (rest: string) => `records: [{ type: 规费, on: 2024-03-01, due_on: 2024-03-31${rest} }]`;

  test('the day after the due day, the day of fulfilment, and none', () => {
    const rule = '  form: absence\n  of: fee\n  due: due_on\n  fulfilled: paid_on\n  gives: B\n';
    const cases = [
      `${fee(', paid_on: 2024-06-01')}, expect: { 2024-05-31: B, 2024-06-01: A }`,
      `${fee('')}, expect: { 2030-05-31: B }`,
      `${fee('')}, expect: { 2024-03-31: A, 2024-04-01: B }`,
    ];
    expect(without(rule, cases, 2)).toBe('rules.yaml:1 没有案例同时问到规则“x”的 B 开始之日和前一天');
    expect(without(rule, cases, 1)).toContain('没有截止日的情形');
  });

  test('the first day of every stage', () => {
    const rule =
      '  form: stages\n  of: fee\n  since: due_on\n  until: paid_on\n  stages: [{ after: 0 days, gives: A }, { after: 1 month, gives: B }]\n';
    const cases = [
      `${fee(', paid_on: 2024-06-01')}, expect: { 2024-03-31: A, 2024-04-01: A, 2024-05-31: B, 2024-06-01: A }`,
      `${fee('')}, expect: { 2024-04-30: A, 2024-05-01: B, 2030-01-01: B }`,
    ];
    expect(missing(rule, cases)).toEqual([]);
    const last = cases.with(1, cases[1].replace('2024-04-30: A, ', ''));
    expect(missing(rule, last)).toEqual(['rules.yaml:1 没有案例同时问到规则“x”的 B 开始之日和前一天']);
  });
});

test('every value of an attribute', () => {
  const rule = '  form: fact\n  attribute: tags\n  map: { 网吧: B, 游戏厅: B }\n';
  const cases = [
    'entity: { tags: [网吧] }, expect: { 2024-01-01: B }',
    'entity: { tags: [游戏厅] }, expect: { 2024-01-01: B }',
  ];
  expect(without(rule, cases, 1)).toBe('rules.yaml:1 没有案例用到规则“x”的这些取值：游戏厅');
});
