// Every shipped rule is a sentence in both languages, by the words of the catalogue, and what differs between editions is found.

import { expect, test } from 'vitest';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { editionDifferences } from './compare-editions.ts';
import { loadRulebooks } from './load.ts';
import { ruleSentences } from './rule-sentences.ts';
import type { Rulebook } from './rulebook.ts';

const catalogue = loadCatalogue();
const books = loadRulebooks();
const sentences = (book: string, rule: string) => {
  const { editions } = books.get(book)!;
  return ruleSentences(editions[0].rules.find(({ id }) => id === rule)!, books.get(book)!, editions[0], catalogue);
};

test('a condition is read with its fields, lists and dated threshold', () => {
  expect(sentences('chongqing', 'large-amount')).toMatchObject({
    reads: { zh: '行政处罚' },
    lines: [
      {
        when: {
          zh: '处罚类别为罚款、没收违法所得或没收非法财物，且金额超过“罚没金额界限”（30,000 元，个体工商户 1,000 元；不含本数）',
          en: 'kind is fine, confiscation of unlawful income or confiscation of unlawful goods, and amount is over the threshold of fines and confiscations (30,000 yuan, individual business 1,000 yuan)',
        },
        gives: { zh: '一般失信', en: 'in breach' },
        level: 'C',
      },
    ],
    lasts: { zh: '自认定之日起 1 年' },
  });
  expect(sentences('chongqing', 'suspension').lasts!.zh).toBe(
    '到“恢复营业日期”后满 1 年；没有写“恢复营业日期”的，一直持续',
  );
  expect(sentences('saic-2003', 'contract-performance').lines[0].when.zh).toContain('履约率不满 100%（不含本数）');
  expect(sentences('jianghai', 'measure-breach').lines.at(-1)).toMatchObject({ when: { zh: '其他情形' }, level: null });
  expect(sentences('jianghai', 'approval-expiry').lines[0].when.zh).toBe('“有效期至”前 1 个月起');
});

test('no rule shows a code where the catalogue has a word', () => {
  for (const book of books.values())
    for (const edition of book.editions)
      for (const rule of edition.rules) {
        const { lines, reads } = ruleSentences(rule, book, edition, catalogue);
        const zh = [reads.zh, ...lines.flatMap(({ when, gives }) => [when.zh, gives.zh])].join(' ');
        expect(zh, `${book.id} ${rule.id}`).not.toMatch(/[a-z]{2,}[-_.][a-z]/);
      }
});

test('two editions differ in what was added, taken away and changed', () => {
  const book = books.get('chongqing')!;
  const [first] = book.editions;
  const rules = first.rules.map((rule) =>
    rule.id === 'warning-penalty' && rule.form === 'record'
      ? { ...rule, line: 1, lasts: { kind: 'period', period: { unit: 'months', amount: 6 } } as const }
      : { ...rule, line: 2 },
  );
  const { threshold } = first.parameters;
  const values = threshold.values.map((value) => ({ ...value, value: 50_000 }));
  const second = {
    ...first,
    id: 'second',
    rules: [...rules.slice(1), { ...rules[0], id: 'suspended' }],
    parameters: { threshold: { ...threshold, values } },
  };
  const edited: Rulebook = { ...book, editions: [first, second] };
  const found = editionDifferences({ book: edited, edition: first }, { book: edited, edition: second }, catalogue);
  const of = ({ added, gone, changed }: typeof found.rules) => [added, gone, changed].map((l) => l.map(({ id }) => id));
  // The rules that read the threshold are the same: the parameter has changed.
  expect(of(found.rules)).toEqual([['suspended'], ['suspension'], ['warning-penalty']]);
  expect(found.rules.same).toBe(first.rules.length - 2);
  expect(found.rules.changed[0].facets).toEqual([
    {
      what: 'lasts',
      before: { zh: '自认定之日起 1 年', en: '1 year from the day of the decision' },
      after: { zh: '自认定之日起 6 个月', en: '6 months from the day of the decision' },
    },
  ]);
  expect(found.parameters.changed[0].facets[0].before!.zh).toContain('30,000 元，个体工商户 1,000 元');
  expect(found.parameters.changed[0].facets[0].after!.zh).toContain('50,000 元');
  expect(found.dimensions).toMatchObject({ added: [], gone: [], changed: [], same: 5 });
});
