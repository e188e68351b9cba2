// The examples of docs/publicity.md are read by the program's own readers, name what there is, and their cases hold.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../src/ledger/catalogue-load.ts';
import { parsePublicityCases, runPublicityCase } from '../src/publicity/cases.ts';
import { checkPublicitySheets } from '../src/publicity/check-sheets.ts';
import { loadPublicitySheets } from '../src/publicity/load-sheets.ts';
import { parsePublicitySheet } from '../src/publicity/parse-sheet.ts';
import { SHOWN_STATES } from '../src/publicity/publicity.ts';
import { CHANNELS, EARLIER, GRAVITIES } from '../src/publicity/sheet.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'publicity.md'), 'utf8');
const examples = (of: string) => [...page.matchAll(new RegExp(`\\n\`\`\`yaml ${of}\\n([^]*?)\\n\`\`\``, 'g'))];

test('the examples are read, and name what there is', () => {
  const sheets = examples('publicity').map(([, text]) => parsePublicitySheet('example', text));
  expect(sheets).toHaveLength(2);
  expect(checkPublicitySheets(sheets, loadCatalogue())).toEqual([]);
});

test('the cases hold', () => {
  const cases = examples('publicity-case').flatMap(([, text]) => parsePublicityCases('example', text));
  expect(cases.flatMap((one) => runPublicityCase(loadPublicitySheets(), one))).toEqual([]);
  expect(cases).toHaveLength(1);
});

test('every word that a sheet may use is on the page', () => {
  const words = [...CHANNELS, ...EARLIER, ...GRAVITIES, ...SHOWN_STATES];
  expect(words.filter((word) => !page.includes(word))).toEqual([]);
});
