// A clause table that changes is noticed: records are packed by the new one, and grades that rest on it are made anew.

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import type { Database } from '../base/db.ts';
import { exportGrades } from './export-grades.ts';
import { fileAndGrade, saveAndGrade } from './file.ts';
import { keepClauses } from './own-clauses.ts';
import { prepareRegister } from './register.ts';

const who = { id: 'clerk', name: 'clerk' };
const now = new Date('2026-01-02T00:00:00Z');
const database = await testDatabase();

/** A clause of an invented statute; the level stands in its last but one column. */
const own = (level: string) => ({
  name: 'own.csv',
  text: Buffer.from(
    'id,law,version,rank,article,paragraph,clause,measures,fine_min,fine_max,multiple_max,serious,on_persons,level,review\n' +
      `900001,金信市示例条例,2020-01-01,地方性法规,第三条,1,1,fine,0,20000,,0,0,${level},\n`,
  ),
});

async function level(of: Database): Promise<string | null> {
  const { grading } = await prepareRegister(of, now);
  return of.read(async (db) => {
    for await (const line of exportGrades(db, grading, { rulebook: 'jianghai', on: '2024-06-30' })) return line.level;
    return null;
  });
}

test('an own clause file gives the level; another table met at the start repacks and regrades, once', async () => {
  const { grading } = await prepareRegister(database, now);
  const [saved] = await database.transaction((db) =>
    saveAndGrade(
      db,
      who,
      now,
      [{ attributes: { name: '金信示例有限公司', kind: 'enterprise' }, identifiers: { regno: '1' } }],
      grading,
    ),
  );
  const { entityId } = saved as { entityId: number };
  const fields = {
    document_number: '一号',
    decided_on: '2024-03-01',
    law: '金信市示例条例',
    article: '第三条',
    measures: [{ kind: 'fine', amount: 100 }],
  };
  const filing = { entityId, type: 'administrative-penalty', source: 'test', fields };
  await database.transaction((db) => fileAndGrade(db, who, now, [filing], grading));
  const without = await level(database);
  await database.transaction((db) => keepClauses(db, who, now, own('C')));
  expect((await prepareRegister(database, now)).regraded).toEqual(['jianghai']);
  expect([without, await level(database)]).toEqual([expect.not.stringMatching('C'), 'C']);
  // As a new release of the program with another table would: nobody has repacked or regraded.
  await database.transaction((db) =>
    db.query(`insert into grading.clause_file (id, name, content, imported_at, who) values (2, 'b', $1, $2, 'b')`, [
      own('D').text,
      now,
    ]),
  );
  expect((await prepareRegister(database, now)).regraded).toEqual(['jianghai']);
  expect(await level(database)).toBe('D');
  expect((await prepareRegister(database, now)).regraded).toEqual([]);
});
