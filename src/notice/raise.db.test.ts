// Notices that are told by themselves: once for each record that came in and is near enough, in the name of its source.

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { fileAndGrade, saveAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { raiseNotices } from './raise.ts';
import { noticesOf } from './read-notices.ts';

const database = await testDatabase();
const now = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const one = { attributes: { kind: 'enterprise', name: '某公司', division: '210681' }, identifiers: { regno: 'R1' } };
await database.transaction((db) => saveAndGrade(db, clerk, now, [one], grading));
const file = (number: string, on: string) =>
  database.transaction((db) =>
    fileAndGrade(
      db,
      clerk,
      now,
      [
        {
          ...{ entityId: 1, type: 'administrative-penalty', source: '消防大队' },
          fields: { document_number: number, decided_on: on, measures: [{ kind: 'fine', amount: 900 }] },
        },
      ],
      grading,
    ),
  );
const told = () => database.read((db) => noticesOf(db, 1));

test('a penalty is told of once, up to sixty days after its day, and an older one not at all', async () => {
  await file('罚1号', '2026-09-23');
  await file('罚2号', '2026-09-22');
  expect(await raiseNotices(database, grading, now)).toBe(1);
  expect(await raiseNotices(database, grading, now)).toBe(0);
  expect(await told()).toMatchObject([
    { kind: 'penalty-recorded', aboutNumber: '罚1号', authority: '消防大队', formal: false, served: null },
  ]);
  await file('罚3号', '2026-11-20');
  expect(await raiseNotices(database, grading, now)).toBe(1);
  expect((await told()).map(({ aboutNumber }) => aboutNumber)).toEqual(['罚3号', '罚1号']);
});
