// Every article of the sources lives somewhere and is proven by a test or a case that there is; the checks are shown to bite.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allCited, loadSources, proves } from '../scripts/generate/articles.ts';
import { missingIn } from '../scripts/generate/articles-page.ts';
import { loadCatalogue } from '../src/ledger/catalogue-load.ts';

const root = join(import.meta.dirname, '..');
const sources = loadSources(root);
const cited = allCited(root, loadCatalogue());

test('articles 15 to 45 of Chongqing and the practice of Jianghai live somewhere, each proven', () => {
  const [chongqing, jianghai] = sources;
  expect(chongqing.articles.map(({ of }) => of)).toEqual(Array.from({ length: 31 }, (_, i) => String(15 + i)));
  expect(jianghai.articles.length).toBeGreaterThan(0);
  expect(sources.flatMap((source) => missingIn(source, cited))).toEqual([]);
});

test('an article that nothing proves is told', () => {
  const bare = { ...sources[0], articles: [{ ...sources[0].articles.find(({ of }) => of === '38')!, proof: [] }] };
  expect(missingIn(bare, cited)).toEqual(['38：没有案例或测试 no case or test']);
  expect(missingIn(sources[0], []).length).toBeGreaterThan(10);
});

test('a proof is a test by its name, a file of tests, or a case by its name', () => {
  expect(proves(root, 'test/articles.test.ts: an article that nothing')).toBe(true);
  expect(proves(root, 'test/articles.test.ts')).toBe(true);
  expect(proves(root, 'test/articles.test.ts: Every article')).toBe(false);
  expect(proves(root, 'duties/cases/national.yaml: 罚款后三个月的末日当天回访')).toBe(true);
  expect(proves(root, 'duties/cases/national.yaml: rectification-order')).toBe(false);
  expect(proves(root, 'src/supervision/today/enter-patrol.ts')).toBe(false);
});
