// Refusals: declared once, with a sentence in either language and parameters that fill it.

import { expect, test } from 'vitest';
import { allRefusals, Problem, refusals, sentence } from './problem.ts';
import { problems } from './problems.ts';

const codes = refusals({
  'test.too-many': {
    status: 400,
    zh: '{name}有 {count} 个，最多 {most} 个。',
    en: '{name} has {count}, {most} at most.',
  },
});

test('a refusal says its sentence with the parameters filled in', () => {
  const problem = new Problem(codes['test.too-many'], { name: '表', count: 3 });
  expect(problem.message).toBe('表有 3 个，最多 {most} 个。');
  expect(sentence(problem.code, { name: 'The table', count: 3, most: 2 }, 'en')).toBe('The table has 3, 2 at most.');
});

test('several words are listed with the marks of the language', () => {
  const found = { name: ['甲', '乙'], count: 2, most: 1 };
  expect(sentence('test.too-many', found)).toBe('甲、乙有 2 个，最多 1 个。');
  expect(sentence('test.too-many', found, 'en')).toBe('甲, 乙 has 2, 1 at most.');
});

test('a code declared twice and an unknown code are defects', () => {
  expect(() => refusals({ 'test.too-many': { status: 400, zh: '', en: '' } })).toThrow('declared twice');
  expect(() => sentence('test.unknown', {})).toThrow('unknown refusal');
});

test('both sentences of every refusal of the base have the same parameters', () => {
  const parameters = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
  const ours = allRefusals().filter(([code]) => code in problems);
  expect(ours.length).toBe(Object.keys(problems).length);
  for (const [code, { zh, en }] of ours) expect([code, parameters(en)]).toEqual([code, parameters(zh)]);
});
