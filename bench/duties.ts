// A year's duties opened for a whole register, and how long "overdue now, by unit" takes; aims: two minutes, and 200 ms.

import { shanghaiDay } from '../src/base/day.ts';
import type { Reader } from '../src/base/http/api.ts';
import { addUnit } from '../src/base/who/account.ts';
import { CASES } from '../src/cases.ts';
import { loadSheets } from '../src/duties/load-sheets.ts';
import { regrade } from '../src/grading/regrade.ts';
import { catchUp } from '../src/supervision/duties/catch-up.ts';
import { dutyCounts } from '../src/supervision/duties/count-duties.ts';
import { dutyPage } from '../src/supervision/duties/list-duties.ts';
import { putEntities, putRecords, settle, withRegister } from './register.ts';

const AT = new Date('2026-11-22T00:00:00Z');
const STATIONS = 100;

/** Prints seconds and milliseconds. */
export async function dutiesBench(entities = 1_000_000): Promise<void> {
  await withRegister(async (register) => {
    const { database, grading } = register;
    await database.transaction((db) => putEntities(db, entities));
    await putRecords(register, entities, 5 * entities);
    // In as many stations as a city has, established long ago.
    await database.asOwner((db) =>
      db.query(
        `update registry.entity set established_on = '2015-03-04', status = 'open',
           division = '2106' || lpad((10 + entity_id % ${STATIONS})::text, 3, '0'),
           facts = jsonb_set(jsonb_set(facts::jsonb, '{1}', '"open"'), '{5}',
             to_jsonb('2106' || lpad((10 + entity_id % ${STATIONS})::text, 3, '0')))::text`,
      ),
    );
    await database.transaction(async (db) => {
      const unit = { parent: null, kind: 'station', source: null } as const;
      for (let i = 0; i < STATIONS; i++) {
        const division = `2106${String(10 + i).padStart(3, '0')}`;
        await addUnit(db, { ...unit, id: `station-${i}`, name: `第${i}所`, division });
      }
    });
    await settle(database);
    await regrade(database, grading, AT);
    const began = performance.now();
    const done = await catchUp(database, grading, { sheets: loadSheets(), cases: CASES }, AT);
    const seconds = (performance.now() - began) / 1000;
    console.log(`duties: ${done?.opened} opened for ${entities} entities in ${seconds.toFixed(1)} s`);
    await database.asOwner((db) => db.query('analyze duties.duty, duties.tally'));
    await askings(register);
  });
}

async function askings({ database }: Parameters<Parameters<typeof withRegister>[0]>[0]): Promise<void> {
  const rules = new Map(loadSheets().flatMap((sheet) => sheet.rules.map((rule) => [rule.id, rule] as const)));
  const who: Reader = {
    ...{ id: '', name: '', role: 'credit-office', permissions: [], classes: [1, 2, 3, 4], reach: [''] },
    ...{ unit: { id: 'station-0', name: '' }, source: null },
  };
  const today = shanghaiDay(AT);
  const questions = {
    'by unit, whole register': [[''], { whose: 'all' }],
    'by unit, ten stations': [['210602', '210603'], { whose: 'all' }],
  } as const;
  for (const [name, [reach, filter]] of Object.entries(questions)) {
    const ask = () =>
      database.as({ reach: [...reach], source: undefined }).read((db) => dutyCounts(db, rules, filter, who, today));
    console.log(`duties ${name}: ${(await median(ask)).toFixed(0)} ms`);
  }
  const list = () =>
    database
      .as({ reach: [''], source: undefined })
      .read((db) => dutyPage(db, rules, { whose: 'all', state: 'overdue', unit: 'station-7', limit: 100 }, who, today));
  console.log(`duties overdue of a station, a page: ${(await median(list)).toFixed(0)} ms`);
}

async function median(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 9; i++) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[4];
}
