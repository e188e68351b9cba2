// The examples of docs/sheets.md are read by the program's own readers, name what there is, and their cases hold.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { calendarOf } from '../src/base/calendar.ts';
import { shippedYears } from '../src/base/calendar-load.ts';
import { civil, EVER } from '../src/base/day.ts';
import { CASES } from '../src/cases.ts';
import { parseSheet } from '../src/duties/parse-sheet.ts';
import { DUTY_ROLES, EACH, OWNERS } from '../src/duties/sheet.ts';
import { loadCatalogue } from '../src/ledger/catalogue-load.ts';
import { loadRulebooks } from '../src/rulebooks/load.ts';
import { taggingShape } from '../src/supervision/areas/tagging.ts';
import { checkSheets } from '../src/supervision/duties/check-sheets.ts';
import { parseWarningCases, runWarningCase } from '../src/supervision/warnings/cases.ts';
import { checkWarningSheets } from '../src/supervision/warnings/check-sheets.ts';
import { FORMS, parseWarningSheet } from '../src/supervision/warnings/parse-sheet.ts';
import { COLOURS, GROUPS, SHARED } from '../src/supervision/warnings/sheet.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'sheets.md'), 'utf8');
const example = (of: string) => page.match(new RegExp(`\\n\`\`\`yaml ${of}\\n([^]*?)\\n\`\`\``))![1];
const known = { catalogue: loadCatalogue(), books: loadRulebooks(), cases: CASES };
const duties = [parseSheet('example', example('duty'))];
const warnings = [parseWarningSheet('example', example('warning'))];

test('the examples are read, and name what there is', () => {
  expect(checkSheets(duties, known)).toEqual([]);
  expect(checkWarningSheets(warnings, { ...known, duties })).toEqual([]);
  expect(taggingShape.parse(parse(example('tagging'))).who).toHaveLength(1);
});

test('the cases hold', () => {
  const ground = { calendar: calendarOf(shippedYears()), takenUp: EVER, horizon: civil(2026, 12, 31), duties };
  const cases = parseWarningCases('example', example('warning-case'));
  expect(cases.flatMap((one) => runWarningCase(warnings, one, ground))).toEqual([]);
});

test('every word that a sheet may use is on the page', () => {
  const words = [...DUTY_ROLES, ...EACH, ...OWNERS, ...FORMS, ...COLOURS, ...GROUPS, ...SHARED];
  expect(words.filter((word) => !page.includes(word))).toEqual([]);
});
