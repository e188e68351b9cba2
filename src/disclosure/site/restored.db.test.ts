// After a restore the public reads what it read before, at once: pages, lists, data; removals go on where they were, none lost, none told twice.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testApp, testService } from '../../../test/callers.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { backup } from '../../base/backup.ts';
import { restore } from '../../base/restore.ts';
import { fileAndGrade, saveAndGrade, withdrawAndGrade } from '../../grading/file.ts';
import { prepareRegister } from '../../grading/register.ts';
import { catchUpPublicity } from '../../publicity/catch-up.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinxin-restored-'));
afterAll(() => rmSync(folder, { recursive: true }));
let now = new Date('2026-11-22T01:00:00Z');
const who = { id: 'clerk', name: 'clerk' };
const COMPANY = '91210602MA0E1XA92R';

async function serviceOn(database: TestDatabase, made = testService) {
  const { grading } = await prepareRegister(database, now);
  const { ask } = await made({ database, grading }, { clock: () => now });
  const get = async (url: string) => (await ask({ method: 'GET', url })).body;
  return { database, grading, get };
}
type Served = Awaited<ReturnType<typeof serviceOn>>;

const PAGES = [
  ...[`/public/entity/${COMPANY}`, '/public/lists/penalties', '/public/data/lists/penalties'],
  ...['/public/data/lists/penalties/all.jsonl', '/public/data/changes.atom'],
];
const pages = ({ get }: Served) => Promise.all(PAGES.map(get));
const removals = async ({ get }: Served, cursor = '') =>
  (await get(`/public/data/removals${cursor && `?cursor=${encodeURIComponent(cursor)}`}`)) as {
    items: { why: string }[];
    cursor: string;
  };
const minutesLater = (minutes: number) => {
  now = new Date(+now + minutes * 60_000);
};

test('backup, restore: pages and removals are equal, and what ended meanwhile is told once', async () => {
  const before = await serviceOn(await testDatabase());
  const { database, grading } = before;
  const uscc = { attributes: { name: '示例公司', kind: 'enterprise', status: 'open' }, identifiers: { uscc: COMPANY } };
  await database.transaction((db) => saveAndGrade(db, who, now, [uscc], grading));
  const file = async (type: string, fields: object) => {
    const filing = { entityId: 1, source: '市局', type, fields: fields as never };
    return (await database.transaction((db) => fileAndGrade(db, who, now, [filing], grading)))[0].recordId!;
  };
  const type = 'administrative-penalty';
  const penalty = (document_number: string, decided_on: string) =>
    file(type, { document_number, decided_on, measures: [{ kind: 'fine', amount: 500_000 }] });
  // One is shown on, one is repaired, one withdrawn, one ends while the service is down.
  await penalty('罚1号', '2026-09-01');
  await penalty('罚2号', '2026-08-01');
  const wrong = { entityId: 1, recordId: await penalty('罚3号', '2026-07-01'), why: '撤销' };
  await penalty('罚4号', '2025-11-22');
  const repair = { document_number: '修1号', decided_on: '2026-11-22', kind: 'final', record_type: type };
  await file('credit-repair', { ...repair, record_number: '罚2号' });
  await database.transaction((db) => withdrawAndGrade(db, who, now, wrong, grading));
  await catchUpPublicity(database, grading.catalogue, now);
  minutesLater(2);
  const { cursor, items } = await removals(before);
  expect(items.map(({ why }) => why).sort()).toEqual(['repaired', 'withdrawn']);

  await backup(database, join(folder, 'one.backup'), now);
  const copy = await testDatabase();
  await restore(copy, join(folder, 'one.backup'));
  const after = await serviceOn(copy, testApp);
  expect(await pages(after)).toEqual(await pages(before));
  expect(JSON.stringify(await pages(after))).toMatch(/罚1号.*罚4号|罚4号.*罚1号/);
  expect(await removals(after)).toEqual(await removals(before));
  expect(await removals(after, cursor)).toEqual({ ...(await removals(before, cursor)), items: [] });

  minutesLater(24 * 60);
  await catchUpPublicity(copy, after.grading.catalogue, now);
  expect((await removals(after, cursor)).items.map(({ why }) => why)).toEqual(['expired']);
  expect(await removals(after, cursor)).toEqual(await removals(before, cursor));
  expect(JSON.stringify(await pages(after))).not.toContain('罚4号');
});
