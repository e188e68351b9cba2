import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import type { Db } from '../base/db.ts';
import { exportGrades } from './export-grades.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from './file.ts';
import { prepareRegister } from './register.ts';
import { regrade } from './regrade.ts';

const who = { id: 'clerk', name: 'clerk' };
const database = await testDatabase();
const { grading } = await prepareRegister(database, new Date('2026-01-01T00:00:00Z'));

async function gradesOn(db: Db, rulebook: string, on: string, asKnown?: string) {
  const lines = [];
  for await (const line of exportGrades(db, grading, { rulebook, on, asKnown })) lines.push(line);
  return lines.map(({ name, level, tier, since, until, causes }) =>
    [name, level, tier, since, until, causes.join()].join(' '),
  );
}

test('filing grades in the same transaction; correction, withdrawal and knowledge time follow', async () => {
  const [{ entityId }] = (await database.transaction((db) =>
    saveAndGrade(
      db,
      who,
      new Date('2026-01-02T00:00:00Z'),
      [
        {
          attributes: { name: '金信示例食品有限公司', kind: 'enterprise', tags: ['食品经营'] },
          identifiers: { regno: '1' },
        },
      ],
      grading,
    ),
  )) as { entityId: number }[];
  const penalty = (number: string, decided_on: string, measures: object[]) => ({
    entityId,
    type: 'administrative-penalty',
    source: 'test',
    fields: { document_number: number, decided_on, measures } as never,
  });
  const [{ recordId }] = await database.transaction((db) =>
    fileAndGrade(
      db,
      who,
      new Date('2026-01-03T00:00:00Z'),
      [penalty('一号', '2024-03-01', [{ kind: 'fine', amount: 30_000.01 }])],
      grading,
    ),
  );
  await database.read(async (db) => {
    expect(await gradesOn(db, 'chongqing', '2024-03-01')).toEqual([
      '金信示例食品有限公司 C III 2024-03-01 2025-03-02 一号',
    ]);
    expect(await gradesOn(db, 'chongqing', '2025-03-02')).toEqual(['金信示例食品有限公司 A III 2025-03-02  ']);
    expect(await gradesOn(db, 'chongqing', '2024-02-29')).toEqual(['金信示例食品有限公司 A III  2024-03-01 ']);
  });
  await database.transaction((db) =>
    correctAndGrade(
      db,
      who,
      new Date('2026-01-04T00:00:00Z'),
      {
        entityId,
        recordId: recordId!,
        why: '金额有误',
        fields: penalty('一号', '2024-03-01', [{ kind: 'fine', amount: 30_000 }]).fields,
      },
      grading,
    ),
  );
  await database.read(async (db) => {
    expect(await gradesOn(db, 'chongqing', '2024-03-01')).toEqual([
      '金信示例食品有限公司 B III 2024-03-01 2025-03-02 一号',
    ]);
    expect(await gradesOn(db, 'chongqing', '2024-03-01', '2026-01-03T12:00:00Z')).toEqual([
      '金信示例食品有限公司 C III 2024-03-01 2025-03-02 一号',
    ]);
  });
  await database.transaction((db) =>
    withdrawAndGrade(
      db,
      who,
      new Date('2026-01-05T00:00:00Z'),
      { entityId, recordId: recordId!, why: '撤销' },
      grading,
    ),
  );
  const stored = await database.read((db) => gradesOn(db, 'chongqing', '2024-03-01'));
  expect(stored).toEqual(['金信示例食品有限公司 A III   ']);
  const { books } = await regrade(database, grading, new Date('2026-01-06T00:00:00Z'));
  expect(books.length).toBe(grading.books.size);
  expect(await database.read((db) => gradesOn(db, 'chongqing', '2024-03-01'))).toEqual(stored);
});
