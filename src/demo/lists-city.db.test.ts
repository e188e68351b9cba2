// The lists of the demo: a case in every state, notices served, a bank’s list that names who consented; once, however often it is asked for.

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { addAccount } from '../base/who/account.ts';
import { fileAndGrade, saveAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { listingPage } from '../notice/lists/read-listings.ts';
import { addMissingUnits } from './first-accounts.ts';
import { listsInCity } from './lists-city.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
await database.transaction(async (db) => {
  await addMissingUnits(db);
  const post = { shown: '某人', password: 'correct horse battery' };
  await addAccount(db, at, { ...post, name: 'officer', role: 'area-officer', unit: 'station-03', reach: ['210603'] });
  await addAccount(db, at, { ...post, name: 'credit', role: 'credit-office', unit: 'city', reach: ['2106'] });
  await addAccount(db, at, { ...post, name: 'citychief', role: 'bureau-chief', unit: 'city', reach: ['2106'] });
  const made = Array.from({ length: 40 }, (_, i) => ({
    attributes: { kind: 'enterprise', name: `第${i}户`, status: 'open', division: '210603' },
    identifiers: { regno: `${i}` },
  }));
  await saveAndGrade(db, clerk, at, made, grading);
  const listed = (entityId: number) => ({
    ...{ entityId, type: 'abnormal-operation-listing', source: '市局' },
    fields: { document_number: `列异${entityId}号`, listed_on: '2026-09-10', ground: 'no-annual-report' } as never,
  });
  const fields = { document_number: '示1号', granted_on: '2025-12-05', title: '放心消费', level: 'district' } as never;
  const honour = { entityId: 4, type: 'honour', source: '市局', fields };
  await fileAndGrade(db, clerk, at, [listed(1), listed(2), listed(3), honour], grading);
});

test('there is a case in every state, and none is added the second time', async () => {
  const count = await listsInCity(database, grading, at);
  expect(await listsInCity(database, grading, at)).toBe(count);
  const question = { state: 'all', limit: 100 } as const;
  const { items } = await database.read((db) => listingPage(db, grading, 20_779, question));
  expect(items).toHaveLength(count);
  const seen = new Set(items.map(({ list, state, origin }) => `${list} ${state} ${origin}`));
  for (const one of [
    ...['abnormal opened office', 'abnormal listed office', 'abnormal removed office', 'abnormal not-listed office'],
    ...['abnormal listed record', 'abnormal applied record', 'serious opened office', 'serious intended office'],
    ...['serious listed office', 'honour opened office', 'honour publicised office', 'honour listed office'],
    ...['honour removed office', 'honour listed record'],
  ])
    expect([...seen]).toContain(one);
  const { rows } = await database.read((db) =>
    db.query(
      `select count(*)::int as served, max(answer_by)::text as running from notice.notice where served_on is not null`,
    ),
  );
  expect(rows[0].served).toBeGreaterThan(2);
  expect(rows[0].running >= '2026-11-20').toBe(true);
  const consents = await database.read((db) => db.query(`select from ledger.opening where kind = 'list'`));
  expect(consents.rows.length).toBeGreaterThan(10);
});
