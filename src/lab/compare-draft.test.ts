// A draft against the edition that it was begun from.

import { expect, test } from 'vitest';
import { loadGrading } from '../grading/grading.ts';
import { beginBook, beginEdition } from '../rulebooks/begin-edition.ts';
import { type BookFiles, bookText } from '../rulebooks/book-files.ts';
import { withValue } from '../rulebooks/edit-text.ts';
import { loadFiles } from '../rulebooks/load.ts';
import { parseRulebook } from '../rulebooks/parse.ts';
import { draftDifferences, isNothing } from './compare-draft.ts';

const { books, catalogue } = loadGrading();
const begun = { from: 'first', id: '2027', inForce: '2027-01-01', article: '市监发〔2026〕9号' };
const differencesOf = (id: string, files: BookFiles) =>
  draftDifferences(
    parseRulebook(bookText(id, files), (base) => books.get(base)),
    books,
    catalogue,
  );

test('an edition just begun differs by its beginning alone; a changed rule is told with the old sentence and the new', () => {
  const files = beginEdition(loadFiles('chongqing')!, begun);
  const [first, ...more] = differencesOf('chongqing', files);
  expect(more).toEqual([]);
  expect(first.before).toMatchObject({ rulebook: 'chongqing', edition: 'first' });
  expect(isNothing({ ...first, head: [] })).toBe(true);
  const path = 'rules/grade-2027.yaml';
  const [changed] = differencesOf('chongqing', { ...files, [path]: withValue(files[path], [2, 'lasts'], '3 years') });
  expect(changed.rules.changed.flatMap(({ facets }) => facets.map(({ what }) => what))).toEqual(['lasts']);
});

test('a text in effect that nobody changed differs in nothing; a new book is compared with the one that it began as', () => {
  expect(differencesOf('chongqing', loadFiles('chongqing')!)).toEqual([]);
  const [own] = differencesOf('harbour', beginBook(loadFiles('chongqing')!, 'harbour', begun));
  expect(own.before.rulebook).toBe('chongqing');
});
