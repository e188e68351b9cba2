import { expect, test } from 'vitest';
import { civil } from '../base/day.ts';
import { loadCatalogue } from './catalogue-load.ts';
import { ratingsIn } from './ratings.ts';

const catalogue = loadCatalogue('catalogue');
const rating = (recordId: number, bank: string, recognizedOn: string) => ({
  ...{ recordId, entityId: 1, type: 'bank-rating', recognizedOn, source: bank, number: String(recordId) },
  fields: { bank, grade: 'AA' },
});

test('a bank is one body however wide its letters, brackets and dashes are; another branch is another', () => {
  const spelled = ['建设银行（丹东）', '建设银行(丹东)', '建设银行 〔丹东〕', '建设银行【丹东】'];
  const records = [...spelled, '建设银行（沈阳）'].map((bank, i) => rating(i + 1, bank, `2026-01-0${i + 1}`));
  const bodies = ratingsIn(catalogue, records, civil(2026, 3, 1));
  expect(bodies.map(({ body, earlier }) => [body, earlier.length])).toEqual([
    ['建设银行（沈阳）', 0],
    ['建设银行【丹东】', 3],
  ]);
});
