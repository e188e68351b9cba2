// Every case of the shipped warning sheets holds, and every rule has one.

import { expect, test } from 'vitest';
import { calendarOf } from '../../base/calendar.ts';
import { shippedYears } from '../../base/calendar-load.ts';
import { civil, EVER } from '../../base/day.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import { loadCatalogue } from '../../ledger/catalogue-load.ts';
import { loadRulebooks } from '../../rulebooks/load.ts';
import { runWarningCase } from './cases.ts';
import { checkWarningSheets } from './check-sheets.ts';
import { loadWarningCases, loadWarningSheets } from './load-sheets.ts';
import { parseWarningSheet } from './parse-sheet.ts';

const sheets = loadWarningSheets();
const cases = loadWarningCases();
const calendar = calendarOf(shippedYears());
const ground = { calendar, takenUp: EVER, horizon: civil(2026, 12, 31), duties: loadSheets() };

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, worked) => {
  expect(runWarningCase(sheets, worked, ground)).toEqual([]);
});

test('every rule has a case', () => {
  const tried = new Set(cases.flatMap(({ expect }) => expect.flatMap(({ colours }) => Object.keys(colours))));
  expect(
    sheets.flatMap(({ rules, reviews }) => [...rules, ...reviews].map(({ id }) => id)).filter((id) => !tried.has(id)),
  ).toEqual([]);
});

const known = { catalogue: loadCatalogue(), books: loadRulebooks(), duties: ground.duties };

test('the shipped sheets name what there is', () => {
  expect(checkWarningSheets(sheets, known)).toEqual([]);
});

test('a name that there is not is told with the line of its rule', () => {
  const said = '{ zh: 甲, en: x }';
  const rule = (id: string, raised: string) => `
  - { id: ${id}, group: other, label: ${said}, article: 乙, sense: ${said}, raised_by: ${raised},
      stages: [{ colour: red, urgency: 1, remedy: ${said} }] }`;
  const raisings = [
    '{ record: { type: feee, from: due_on } }',
    '{ record: { type: fee, from: due, cured: amount } }',
    '{ count: { type: complaint, where: { channel: pigeon }, at_least: 3, days: 30 } }',
    '{ duty: nobodys }',
    '{ standing: { chongqing/grade: [E] } }',
    '{ standing: { colour: [red] } }',
    '{ hand: { about: person, posts: [emperor] } }',
  ];
  const text = `id: x\ntitle: ${said}\ndocument: x\nfrom: 2026-01-01\nwarnings:${raisings.map((one, i) => rule(`r${i}`, one)).join('')}`;
  const flaws = checkWarningSheets([parseWarningSheet('x.yaml', text)], known);
  expect(flaws.map(({ line, en }) => `${line} ${en}`)).toEqual([
    '6 "r0": there is no record type "feee"',
    '8 "r1": fee has no date field "due"',
    '8 "r1": fee has no date field "amount"',
    '10 "r2": complaint.channel has no value "pigeon"',
    '12 "r3": no sheet of duties has "nobodys"',
    '14 "r4": chongqing/grade has no value "E"',
    '16 "r5": there is no attribute "colour" to go by',
    '18 "r6": there is no post "emperor"',
  ]);
});
