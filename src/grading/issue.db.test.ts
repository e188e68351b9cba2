// An issued edition: standings before its first day stay, those after are what the kernel makes of it, in every service.

import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { backup } from '../base/backup.ts';
import { dayOf } from '../base/day.ts';
import type { Database } from '../base/db.ts';
import { restore } from '../base/restore.ts';
import { beginBook, beginEdition } from '../rulebooks/begin-edition.ts';
import type { BookFiles } from '../rulebooks/book-files.ts';
import { withValue } from '../rulebooks/edit-text.ts';
import { loadFiles } from '../rulebooks/load.ts';
import { fileAndGrade, saveAndGrade } from './file.ts';
import { issueText, putIntoEffect } from './issue.ts';
import { prepareRegister } from './register.ts';
import { regrade } from './regrade.ts';

const who = { id: 'clerk', name: 'clerk' };
const at = new Date('2026-11-22T01:00:00Z');
const database = await testDatabase();
const { grading } = await prepareRegister(database, at);
const FIRST_DAY = '2027-01-01';

const penalty = (entityId: number, number: string, amount: number, on: string) => ({
  entityId,
  type: 'administrative-penalty',
  source: '市局',
  fields: { document_number: number, decided_on: on, measures: [{ kind: 'fine', amount }] },
});

/** From 2027 on, fines count for three years and the threshold is 10,000 yuan. */
function stricter(): BookFiles {
  const begun = { from: 'first', id: '2027', inForce: FIRST_DAY, article: '市监发〔2026〕9号' };
  const files = beginEdition(loadFiles('chongqing')!, begun);
  const value = ['editions', 1, 'parameters', 'threshold', 'values', 0, 'value'];
  const rules = withValue(withValue(files['rules/grade-2027.yaml'], [2, 'lasts'], '3 years'), [3, 'lasts'], '3 years');
  return {
    ...files,
    'rulebook.yaml': withValue(files['rulebook.yaml'], value, 10_000),
    'rules/grade-2027.yaml': rules,
  };
}

const issue = (rulebook: string, files: BookFiles) => ({
  rulebook,
  files,
  edition: '2027',
  since: dayOf(FIRST_DAY)!,
  reason: '试点',
  retroactive: null,
  impact: {},
  draftedBy: '甲',
  issuedBy: '乙',
});

/** What is stored, the lines of an entity's rulebooks in no order of their own. */
const standings = (of: Database) =>
  of.read(async (db) => {
    const { rows } = await db.query<{ runs: string }>('select runs from grading.standing order by entity_id');
    return rows.map(({ runs }) => runs.split('\n').sort());
  });
const levelsOn = (day: string, rulebook = 'chongqing') =>
  database.read(async (db) => {
    const { rows } = await db.query(
      `select s.entity_id, level, edition from grading.span s join grading.rulebook b on b.id = s.rulebook
       where b.code = $2 and from_day <= $1 and until_day > $1 order by 1`,
      [day, rulebook],
    );
    return rows.map(({ level, edition }) => `${level} ${edition}`);
  });

test('an issued edition governs from its first day on, and what is stored is what a whole regrade makes', async () => {
  const inputs = [1, 2, 3].map((i) => ({
    attributes: { name: `金信${i}公司`, kind: 'enterprise' },
    identifiers: { regno: `R${i}` },
  }));
  await database.transaction((db) => saveAndGrade(db, who, at, inputs, grading));
  const filings = [penalty(1, '一号', 20_000, '2026-06-01'), penalty(2, '二号', 20_000, '2024-06-01')];
  await database.transaction((db) => fileAndGrade(db, who, at, filings, grading));
  const other = await prepareRegister(database, at);
  const before = await levelsOn('2026-12-31');
  expect([before, await levelsOn(FIRST_DAY)]).toEqual([
    ['B first', 'A first', 'A first'],
    ['B first', 'A first', 'A first'],
  ]);

  await database.transaction((db) => issueText(db, at, issue('chongqing', stricter())));
  expect(await levelsOn(FIRST_DAY)).toEqual(['B first', 'A first', 'A first']);
  const told: number[] = [];
  expect(await putIntoEffect(database, grading, at, (done) => told.push(done))).toEqual(['chongqing']);
  expect(told).toEqual([3]);
  expect(await putIntoEffect(database, grading, at)).toEqual([]);
  expect(await levelsOn('2026-12-31')).toEqual(before);
  expect(await levelsOn(FIRST_DAY)).toEqual(['C 2027', 'C 2027', 'A 2027']);
  expect(await levelsOn('2027-06-02')).toEqual(['C 2027', 'A 2027', 'A 2027']);
  expect(grading.books.get('chongqing')!.editions.map(({ id }) => id)).toEqual(['first', '2027']);

  // A service that has not heard of it files: its entity is graded by what is in effect all the same.
  expect(other.grading.books.get('chongqing')!.editions).toHaveLength(1);
  await database.transaction((db) =>
    fileAndGrade(db, who, at, [penalty(3, '三号', 15_000, '2026-11-01')], other.grading),
  );
  expect(await levelsOn(FIRST_DAY)).toEqual(['C 2027', 'C 2027', 'C 2027']);
  expect(other.grading.books.get('chongqing')!.editions).toHaveLength(2);

  const stored = await standings(database);
  const { grading: fresh, regraded } = await prepareRegister(database, at);
  expect(regraded).toEqual([]);
  await regrade(database, fresh, at);
  expect(await standings(database)).toEqual(stored);
});

test('a new rulebook is graded under like the others', async () => {
  const begun = { from: 'first', id: '2027', inForce: FIRST_DAY, article: '港务〔2026〕1号' };
  const files = beginBook(loadFiles('chongqing')!, 'harbour', begun);
  await database.transaction((db) => issueText(db, at, issue('harbour', files)));
  expect(await putIntoEffect(database, grading, at)).toEqual(['harbour']);
  expect([await levelsOn('2026-12-31', 'harbour'), await levelsOn(FIRST_DAY, 'harbour')]).toEqual([
    [],
    ['B 2027', 'A 2027', 'B 2027'],
  ]);
});

test('a backup carries issued texts, and a restored register is graded under them', async () => {
  const file = join(tmpdir(), `jinxin-issue-${process.pid}.jx`);
  try {
    await backup(database, file, at);
    const restored = await testDatabase();
    await restore(restored, file);
    const { grading: again } = await prepareRegister(restored, at);
    expect(again.own.books.map(({ rulebook }) => rulebook)).toEqual(['chongqing', 'harbour']);
    expect(await standings(restored)).toEqual(await standings(database));
  } finally {
    rmSync(file, { force: true });
  }
});

test('issued texts stay as they are', async () => {
  const change = database.transaction((db) => db.query(`update grading.rulebook_text set reason = 'x'`));
  await expect(change).rejects.toThrow('permission denied');
});
