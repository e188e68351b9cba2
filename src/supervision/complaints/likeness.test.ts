// Likeness of complaints: words, persons, respondents; and nothing alike where neither is the same.

import { expect, test } from 'vitest';
import { type Compared, likenessOf, textLikeness } from './likeness.ts';
import { complaintRules } from './rules.ts';

const { likeness } = complaintRules();
const one: Compared = {
  ...{ received: '2026-11-02', complainant: 'k1', about: 7, respondent: '甲店', matter: 'quality' },
  text: '十月三十日购买的电饭锅通电后冒烟，要求退货退款',
};

test('the same words in another order of sentences and other punctuation are alike; others are not', () => {
  expect(textLikeness(one.text, '十月三十日购买的电饭锅，通电后冒烟。要求退货退款！')).toBe(1);
  expect(textLikeness(one.text, '要求退货退款：购买的电饭锅通电后冒烟')).toBeGreaterThan(0.75);
  expect(textLikeness(one.text, '预付卡余额不退，店铺已经搬走')).toBeLessThan(0.15);
  expect(textLikeness('', '')).toBe(0);
  expect(textLikeness('锅', '锅')).toBe(0);
});

test('the same person about the same entity is enough; the same words about another entity by another person are nothing', () => {
  expect(likenessOf(one, { ...one, text: '别的事' }, likeness).points).toBeGreaterThanOrEqual(likeness.from);
  expect(likenessOf(one, { ...one, complainant: 'k2', about: 8 }, likeness).points).toBe(0);
  expect(likenessOf(one, { ...one, complainant: 'k2' }, likeness)).toMatchObject({ points: 70, complainant: false });
});

test('who is not named is nobody’s likeness, and an unknown entity goes by how it is named', () => {
  expect(likenessOf({ ...one, complainant: '' }, { ...one, complainant: '', about: 8 }, likeness).points).toBe(0);
  const named = { ...one, about: null, respondent: '甲 店（总店）' };
  expect(likenessOf(named, { ...named, respondent: '甲店(总店)' }, likeness).entity).toBe(true);
  expect(likenessOf(named, { ...named, respondent: '' }, likeness).entity).toBe(false);
});
