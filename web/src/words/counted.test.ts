import i18next from 'i18next';
import { expect, test } from 'vitest';
import { countedWords } from './counted.ts';
import { en } from './en.ts';

test('one row, two rows', () => {
  const words = i18next.createInstance();
  words.use(countedWords).init({ lng: 'en', resources: { en: { translation: en } }, initAsync: false });
  const rows = (count: unknown) => words.t('imports.reasonsOf', { count: count as number });
  expect([1, '1', 0, '1,234'].map(rows)).toEqual(['1 row', '1 row', '0 rows', '1,234 rows']);
});
