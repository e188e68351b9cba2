// What is gone is told for its time and no longer, from the very transaction that took it away; a cursor that came too late is refused.

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { fileAndGrade, saveAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { catchUpPublicity } from './catch-up.ts';
import { keepShownAtOnce } from './keep-shown.ts';
import { pruneShown, removalsRule } from './removals.ts';
import { removedSince } from './removed-since.ts';

const database = await testDatabase();
const at = new Date('2026-01-05T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
keepShownAtOnce(grading);
const DAY = 86_400_000;
const after = (days: number) => new Date(+at + days * DAY);
const TOLD = removalsRule().told.days;

const entity = { attributes: { name: '甲公司', kind: 'enterprise', status: 'open' }, identifiers: { regno: '1' } };
await database.transaction((db) => saveAndGrade(db, clerk, at, [entity], grading));
const file = (on: Date, type: string, fields: object) =>
  database.transaction((db) =>
    fileAndGrade(db, clerk, on, [{ entityId: 1, source: '市局', type, fields: fields as never }], grading),
  );
const penalty = (document_number: string) => ({
  ...{ document_number, decided_on: '2026-01-04', measures: [{ kind: 'fine', amount: 500_000 }] },
});
const repair = (document_number: string, record_number: string) => ({
  ...{ document_number, decided_on: '2026-01-05', kind: 'final', record_type: 'administrative-penalty', record_number },
});
const kept = async () =>
  (
    await database.read((db) =>
      db.query(
        `select r.number, s.channel from publicity.shown s join ledger.record r using (entity_id, record_id) order by 1, 2`,
      ),
    )
  ).rows.map(({ number, channel }) => `${number} ${channel}`);
const told = (on: Date, cursor?: string) => database.read((db) => removedSince(db, on, { cursor }));

test('what is filed and repaired is kept, and gone, by the same transaction; catching up finds nothing to change', async () => {
  await file(at, 'administrative-penalty', penalty('罚1号'));
  await file(at, 'administrative-penalty', penalty('罚2号'));
  expect(await kept()).toEqual(['罚1号 credit', '罚1号 market', '罚2号 credit', '罚2号 market']);
  await file(at, 'credit-repair', repair('修1号', '罚1号'));
  expect((await told(new Date(+at + 60_000))).items).toMatchObject([{ at: at.toISOString(), why: 'repaired' }]);
  expect(await catchUpPublicity(database, grading.catalogue, at)).toMatchObject({ changed: 0 });
});

test('a removal is told to the last day of its time; a day later its rows go, and what is shown or told elsewhere stays', async () => {
  const midnight = new Date('2026-01-04T16:00:00Z');
  const last = new Date(+midnight + (TOLD + 1) * DAY - 1);
  expect((await told(last)).items).toHaveLength(2);
  expect(await pruneShown(database, last)).toBe(0);
  expect((await told(new Date(+last + 1))).items).toMatchObject([{ why: 'expired' }]);
  expect(await pruneShown(database, new Date(+last + DAY + 1))).toBe(2);
  expect(await kept()).toEqual(['罚2号 credit', '罚2号 market']);
  await catchUpPublicity(database, grading.catalogue, after(TOLD + 3));
  expect(await kept()).toHaveLength(2);
});

test('whoever asks in time never comes too late, though nothing is told; whoever stays away is sent to the whole lists', async () => {
  const { cursor } = await told(after(1));
  const next = await told(after(TOLD), cursor);
  expect(next.items).toMatchObject([{ why: 'expired' }]);
  expect((await told(after(TOLD + 300), next.cursor)).items).toEqual([]);
  await expect(told(after(TOLD + 300), cursor)).rejects.toMatchObject({ code: 'publicity.removals-over' });
});
