// A case that fails says on which day, what was expected, and what the book gives and why.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { keeping } from '../ledger/keeping.ts';
import { parseCases } from '../rulebooks/cases.ts';
import { loadRulebooks } from '../rulebooks/load.ts';
import { runCases } from './run-cases.ts';

const catalogue = loadCatalogue();
const books = loadRulebooks();
const fine = '{ type: 行政处罚, on: 2024-03-01, measures: [{ kind: 罚款, amount: 30000 }] }';

function failures(id: string, text: string): string[] {
  const book = books.get(id)!;
  const [result] = runCases({ keeping: keeping(catalogue) }, book, parseCases('c.yaml', text, book, catalogue));
  return result.failures.flatMap(({ file, line, zh, en }) => [`${file}:${line} ${zh}`, en]);
}

test('another level, with the cause that the book sees', () => {
  expect(
    failures('chongqing', `- name: 一\n  records: [${fine}]\n  expect:\n    2024-02-29: A\n    2024-03-01: C\n`),
  ).toEqual([
    'c.yaml:5 2024-03-01：信用等级应为 C，实为 B（原因：1 small-amount 第七条、第十三条）',
    '2024-03-01: credit grade should be C and is B (because of 1 small-amount 第七条、第十三条)',
  ]);
});

test('another tier, other causes and a day that is not covered', () => {
  expect(
    failures('chongqing', `- name: 一\n  records: [${fine}]\n  expect: { 2024-03-01: { tier: IV, causes: [] } }\n`),
  ).toEqual([
    'c.yaml:3 2024-03-01：监管等级应为 IV，实为 II',
    '2024-03-01: supervision tier should be IV and is II',
    'c.yaml:3 2024-03-01：原因应为 —，实为 1',
    '2024-03-01: causes should be — and are 1',
  ]);
  expect(failures('saic-2003', '- name: 一\n  expect: { 2003-10-30: A }\n')[0]).toBe(
    'c.yaml:2 2003-10-30：信用等级应为 A，实为不适用',
  );
});

test('points, and the reasons for them', () => {
  expect(
    failures('risk-general', `- name: 一\n  records: [${fine}]\n  expect: { 2024-03-01: { points: 25 } }\n`)[0],
  ).toBe('c.yaml:3 2024-03-01：分数应为 25，实为 10（原因：1 penalties 国市监信发〔2022〕6号，监管信息（行政处罚））');
});

test('a record that a person must decide, though the case does not say so', () => {
  const text =
    '- name: 一\n  records: [{ type: 行政处罚, on: 2024-03-01, measures: [{ kind: 罚款 }] }]\n  expect: { 2024-03-01: A }\n';
  expect(failures('saic-2003', text)).toEqual([
    'c.yaml:1 待人工确认的应为 —，实为 1（规则 large-fine、small-fine）',
    'undetermined should be — and is 1 (rules large-fine, small-fine)',
  ]);
});

test('the example in docs/rulebooks.md holds', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/rulebooks.md'), 'utf8');
  const [, example] = /```yaml\n(- name: [^`]*)```/.exec(page)!;
  expect(failures('chongqing', example)).toEqual([]);
});
