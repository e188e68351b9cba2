// Every case of the shipped publicity sheets holds, every rule has one, and whatever may be public falls under a rule.

import { expect, test } from 'vitest';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { runPublicityCase } from './cases.ts';
import { checkPublicitySheets } from './check-sheets.ts';
import { loadPublicityCases, loadPublicitySheets } from './load-sheets.ts';
import { parsePublicitySheet } from './parse-sheet.ts';

const sheets = loadPublicitySheets();
const cases = loadPublicityCases();
const catalogue = loadCatalogue();

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, worked) => {
  expect(runPublicityCase(sheets, worked)).toEqual([]);
});

test('every rule has a case', () => {
  const tried = new Set(cases.flatMap(({ expect }) => expect.flatMap(({ said }) => [said.rule, said['credit-rule']])));
  const rules = sheets.flatMap((sheet) => sheet.rules.map(({ id }) => id));
  expect(rules.filter((id) => !tried.has(id))).toEqual([]);
});

test('the shipped sheets name what there is, know every type of classes 1 and 2, and none of the others', () => {
  expect(checkPublicitySheets(sheets, catalogue)).toEqual([]);
  const known = new Set(sheets.flatMap(({ rules }) => rules.map(({ record }) => record)));
  const open = [...catalogue.types.values()].filter(({ disclosure }) => disclosure.class <= 2).map(({ id }) => id);
  expect([...known].sort()).toEqual(open.sort());
});

test('where a huge fine counts as general because its amount was not read, the rule says so to whoever reads it', () => {
  const general = sheets.flatMap(({ rules }) => rules.filter(({ id }) => /^(market|credit)-202[56]-general$/.test(id)));
  expect(general.map(({ id, assumption }) => [id, assumption?.zh.includes('巨额罚款')])).toEqual([
    ['credit-2025-general', true],
    ['credit-2026-general', true],
    ['market-2025-general', true],
  ]);
});

test('a name that there is not is told with the line of its rule', () => {
  const said = '{ zh: 甲, en: x }';
  const rule = (id: string, rest: string) => `
  - { id: ${id}, label: ${said}, article: 乙, sense: ${said}, class: general, shown: always, ${rest} }`;
  const rules = [
    'record: penalty',
    'record: fee, when: [{ only: { colour: [red] } }]',
    'record: administrative-penalty, when: [{ some: { measures.kind: [flogging] } }]',
    'record: administrative-penalty, when: [{ sum: measures.amount, of: { measures.kind: [fine] }, below: nobodys }]',
    'record: administrative-penalty, clock: [law]',
    'record: administrative-penalty, of: { colour: [red] }',
  ];
  const text = `id: x\ntitle: ${said}\ndocument: x\nchannels: [market]\nrules:${rules.map((one, i) => rule(`r${i}`, one)).join('')}`;
  const flaws = checkPublicitySheets([parsePublicitySheet('x.yaml', text)], catalogue);
  expect(flaws.map(({ line, en }) => `${line} ${en}`)).toEqual([
    '6 "r0": there is no record type "penalty"',
    '7 "r1": fee has no field "colour"',
    '8 "r2": administrative-penalty.measures.kind has no value "flogging"',
    '9 "r3": there is no amount "nobodys"',
    '10 "r4": administrative-penalty.law is text, not date',
    '11 "r5": there is no attribute "colour" to go by, only kind',
    '1 the last rule on "fee" must have no condition, or some records fall under none',
    '1 the last rule on "administrative-penalty" must have no condition, or some records fall under none',
  ]);
});
