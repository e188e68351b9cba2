// What an examination finds in a text that is being changed.

import { expect, test } from 'vitest';
import { loadGrading } from '../grading/grading.ts';
import { beginEdition } from '../rulebooks/begin-edition.ts';
import type { BookFiles } from '../rulebooks/book-files.ts';
import { withoutValue, withValue } from '../rulebooks/edit-text.ts';
import { loadFiles } from '../rulebooks/load.ts';
import { examine, isSound } from './examine.ts';

const grading = loadGrading();
const begun = { from: 'first', id: '2027', inForce: '2027-01-01', article: '市监发〔2026〕9号' };
const files = beginEdition(loadFiles('chongqing')!, begun);
const RULES = 'rules/grade-2027.yaml';
const examined = (changes: BookFiles) => examine('chongqing', { ...files, ...changes }, grading);

test('a new edition that nobody has changed yet is sound, and every case holds', () => {
  const result = examined({});
  expect(isSound(result)).toBe(true);
  expect(result.cases.length).toBeGreaterThan(50);
  expect(result.change?.edition).toBe('2027');
});

test('a text that is no rulebook is told by file and line', () => {
  const result = examined({ [RULES]: `${files[RULES]}\n- id: [` });
  expect(result.book).toBeUndefined();
  expect(isSound(result)).toBe(false);
  expect(result.found[0]).toMatchObject({ file: `rulebooks/chongqing/${RULES}`, severity: 'error', kind: 'form' });
  expect(examined({ 'rulebook.yaml': withValue(files['rulebook.yaml'], ['id'], 'other') }).found[0].zh).toContain(
    'other',
  );
});

test('a rule that reads what does not exist is an error, and no case is run', () => {
  const result = examined({ [RULES]: withValue(files[RULES], [0, 'of'], 'nothing-such') });
  expect(result.found.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
  expect(result.cases).toEqual([]);
  expect(isSound(examined({ [RULES]: withoutValue(files[RULES], [0, 'sense']) }))).toBe(false);
});

test('a case that the draft decides otherwise fails, with the reason', () => {
  const cases = `${files['cases/grade.yaml']}
- name: 2027年起罚款仍影响一年
  entity: { kind: 企业 }
  records:
    - { type: 行政处罚, on: 2027-03-01, measures: [{ kind: 罚款, amount: 50000 }] }
  expect: { 2028-06-01: A }
`;
  const held = examined({ 'cases/grade.yaml': cases });
  expect(held.cases.flatMap(({ failures }) => failures)).toEqual([]);
  const longer = examined({ 'cases/grade.yaml': cases, [RULES]: withValue(files[RULES], [2, 'lasts'], '3 years') });
  const failing = longer.cases.filter(({ failures }) => failures.length > 0);
  expect(failing.map(({ name }) => name)).toEqual(['2027年起罚款仍影响一年']);
  expect(failing[0].failures[0].zh).toContain('应为 A');
  expect(isSound(longer)).toBe(false);
});
