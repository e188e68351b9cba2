import { expect, test } from 'vitest';
import { act, BETWEEN, heart, REACH_WRITTEN, shortened } from './clauses.ts';

test('lists are taken apart at commas of either width', () => {
  expect('210604，210681、2106, 21'.split(BETWEEN)).toEqual(['210604', '210681', '2106', '21']);
  expect(['210604，210681', ' 2106 ', ''].every((text) => REACH_WRITTEN.test(text))).toBe(true);
  expect(REACH_WRITTEN.test('渝中区')).toBe(false);
});

test('first clauses stand for the whole where there is little room', () => {
  expect(heart('罚款不超过界限的为 B；期间再受处罚则重新计算。')).toBe('罚款不超过界限的为 B');
  expect(shortened('行政处罚：罚款 5,000 元（界限 30,000 元）；警告')).toBe('罚款 5,000 元');
  expect(shortened('administrative penalty: fine 5,000 yuan (threshold 30,000 yuan)')).toBe('fine 5,000 yuan');
  expect(act("Save a draft; another's change is not overwritten")).toBe('Save a draft');
});
