// A changed value changes nothing else; a new edition leaves the old ones as they were.

import { expect, test } from 'vitest';
import { dayOf, EVER } from '../base/day.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { beginBook, beginEdition } from './begin-edition.ts';
import { bookText, HEAD_FILE } from './book-files.ts';
import { changedSince } from './changed-since.ts';
import { checkRulebook } from './check.ts';
import { changed, plainOf, withoutValue, withValue } from './edit-text.ts';
import { loadFiles, loadRulebooks } from './load.ts';
import { parseRulebook } from './parse.ts';

const books = loadRulebooks();
const readBook = (id: string, files: Readonly<Record<string, string>>) =>
  parseRulebook(bookText(id, files), (base) => books.get(base));

test('a text that is read and written without a change stays as it is, comments too', () => {
  for (const id of books.keys())
    for (const text of Object.values(loadFiles(id)!)) expect(changed(text, () => {})).toBe(text);
});

test('one value changes one line', () => {
  const text = loadFiles('chongqing')!['rules/grade.yaml'];
  const next = withValue(text, [2, 'lasts'], '2 years');
  const differing = next.split('\n').filter((line, i) => line !== text.split('\n')[i]);
  expect(differing).toEqual(['  lasts: 2 years']);
  expect(withoutValue(withValue(text, [0, 'doubt'], { zh: '甲', en: 'a' }), [0, 'doubt'])).toBe(text);
  expect(withValue('a: [', ['a'], 1)).toBe('a: [');
  expect(plainOf('a: [')).toBeUndefined();
});

test.each([...books.keys()])('a new edition of %s says what the old one says, and leaves it as it was', (id) => {
  const before = books.get(id)!;
  const old = before.editions.at(-1)!;
  const files = beginEdition(loadFiles(id)!, {
    from: old.id,
    id: '2027',
    inForce: '2027-01-01',
    article: '市监发〔2026〕9号',
  });
  const after = readBook(id, files);
  const fresh = after.editions.at(-1)!;
  expect(fresh.id).toBe('2027');
  expect(fresh.rules.map((rule) => rule.id)).toEqual(old.rules.map((rule) => rule.id));
  expect(Object.keys(fresh.parameters)).toEqual(Object.keys(old.parameters));
  expect(changedSince(before, after)).toEqual({ since: dayOf('2027-01-01'), edition: '2027' });
  expect(checkRulebook(after, loadCatalogue()).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a change to an old edition, or to the scale, reaches back to its first day', () => {
  const files = loadFiles('chongqing')!;
  const before = books.get('chongqing');
  const now = (changes: Readonly<Record<string, string>>) =>
    changedSince(before, readBook('chongqing', { ...files, ...changes }))?.since;
  expect(now({})).toBeUndefined();
  expect(now({ 'rules/grade.yaml': withValue(files['rules/grade.yaml'], [2, 'lasts'], '2 years') })).toBe(EVER);
  expect(now({ [HEAD_FILE]: withValue(files[HEAD_FILE], ['dimensions', 0, 'default'], 'B') })).toBe(EVER);
  expect(changedSince(undefined, before!)?.since).toBe(EVER);
});

test('a new rulebook begins as another does, on its day', () => {
  const files = beginBook(loadFiles('chongqing')!, 'harbour', {
    from: 'first',
    id: '2027',
    inForce: '2027-01-01',
    article: '市监发〔2026〕9号',
  });
  const book = readBook('harbour', files);
  expect(book.editions.map(({ id }) => id)).toEqual(['2027']);
  expect(changedSince(undefined, book)).toEqual({ since: dayOf('2027-01-01'), edition: '2027' });
});
