// Whatever the order of filings, corrections and withdrawals: what they stored is what grading the whole register makes.

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { type Day, dayOf, iso } from '../base/day.ts';
import type { Fields } from '../ledger/record.ts';
import { exportGrades } from './export-grades.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from './file.ts';
import { notedIn } from './noted.ts';
import { prepareRegister } from './register.ts';
import { regrade } from './regrade.ts';
import { registeredBooks } from './rulebook-register.ts';

const who = { id: 'clerk', name: 'clerk' };
const database = await testDatabase();
const { grading } = await prepareRegister(database, new Date('2026-01-01T00:00:00Z'));

let seed = 20_031_031;
const below = (n: number) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 4_294_967_296) * n);
};
const pick = <T>(list: readonly T[]): T => list[below(list.length)];
const day = (): Day => dayOf('2022-01-01')! + below(1200);
const ENTITIES = 120;

function fields(type: string, number: string, on: Day): Fields {
  const date = iso(on);
  switch (type) {
    case 'administrative-penalty': {
      const kinds = ['warning', 'fine', 'suspension', 'confiscation-goods', 'permit-revoked'].filter(
        () => below(3) === 0,
      );
      const measures = (kinds.length ? kinds : ['fine']).map((kind): Fields => {
        const money = kind === 'fine' || kind === 'confiscation-goods';
        return money ? { kind, amount: pick([1000, 1000.01, 30_000, 30_000.01]) } : { kind };
      });
      return {
        document_number: number,
        decided_on: date,
        measures,
        ...(below(2) ? { law: '食品安全法', article: pick(['第一百二十四条', '第一百二十六条']) } : {}),
      };
    }
    case 'honour':
      return {
        document_number: number,
        granted_on: date,
        title: '守合同重信用',
        level: pick(['provincial', 'municipal']),
      };
    default:
      return {
        document_number: number,
        inspected_on: date,
        critical: below(4) === 0,
        failed: below(2) === 0,
        enforced: below(9) === 0,
      };
  }
}

async function allGrades(): Promise<string[]> {
  const lines: string[] = [];
  await database.read(async (db) => {
    for (const rulebook of grading.books.keys())
      for (const on of ['2022-06-30', '2023-02-28', '2024-02-29', '2025-01-01', '2026-11-01'])
        for await (const line of exportGrades(db, grading, { rulebook, on }))
          lines.push(`${rulebook} ${on} ${JSON.stringify(line)}`);
  });
  return lines;
}

/** Who holds a noted level or tier on a day, by what is noted and by the spans. */
async function holders(on: string): Promise<{ noted: string[]; spans: string[] }> {
  const numbers = await database.read((db) => registeredBooks(db, grading));
  const whats = [...grading.books.values()].map((book) => [numbers.get(book.id)!.number, [...notedIn(book)]] as const);
  const ask = (from: string, what: string) =>
    database.read(async (db) => {
      const { rows } = await db.query(
        `select entity_id, rulebook, ${what} as what from ${from}
         where from_day <= $1 and until_day > $1 order by rulebook, what, entity_id`,
        [on],
      );
      return rows
        .filter((row) => whats.some(([number, list]) => number === row.rulebook && list.includes(row.what)))
        .map((row) => `${row.rulebook} ${row.what} ${row.entity_id}`);
    });
  const spans = [...(await ask('grading.span', 'level')), ...(await ask('grading.span', `'/' || tier`))];
  return { noted: (await ask('grading.noted', 'what')).sort(), spans: spans.sort() };
}

test('stored spans equal those of a whole regrade, also as known now', { timeout: 180_000 }, async () => {
  let now = Date.parse('2026-01-02T00:00:00Z');
  const at = () => {
    now += 1000;
    return new Date(now);
  };
  const saved = await database.transaction((db) =>
    saveAndGrade(
      db,
      who,
      at(),
      Array.from({ length: ENTITIES }, (_, i) => ({
        attributes: {
          name: `金信示例${i}号`,
          kind: pick(['enterprise', 'individual', 'cooperative']),
          tags: below(2) ? ['食品经营'] : [],
          key_region: below(4) === 0,
        },
        identifiers: { regno: `R${i}` },
      })),
      grading,
    ),
  );
  const entities = saved.map((one) => (one.state === 'refused' ? 0 : one.entityId));
  const filed: { entityId: number; recordId: number; type: string; number: string; on: Day }[] = [];
  for (let batch = 0; batch < 12; batch++) {
    const filings = Array.from({ length: 60 }, (_, i) => {
      const type = pick(['administrative-penalty', 'administrative-penalty', 'inspection-result', 'honour']);
      const number = `${batch}-${i}`;
      const on = day();
      return { entityId: pick(entities), type, source: 'test', number, on, fields: fields(type, number, on) };
    });
    const outcomes = await database.transaction((db) => fileAndGrade(db, who, at(), filings, grading));
    expect(outcomes.map(({ state, problems }) => [state, problems])).toEqual(filings.map(() => ['accepted', []]));
    filings.forEach((filing, i) => {
      filed.push({ ...filing, recordId: outcomes[i].recordId! });
    });
    const suspended = filed.filter(({ type }) => type === 'administrative-penalty').slice(-15);
    const resumptions = suspended.map(({ entityId, number, on }) => ({
      entityId,
      type: 'business-resumption',
      source: 'test',
      fields: { decision_number: number, resumed_on: iso(on + below(90)) },
    }));
    await database.transaction((db) => fileAndGrade(db, who, at(), resumptions, grading));
    for (let k = 0; k < 5; k++) {
      const [record] = filed.splice(below(filed.length), 1);
      const { entityId, recordId, type, number } = record;
      if (below(2)) {
        await database.transaction((db) =>
          withdrawAndGrade(db, who, at(), { entityId, recordId, why: '撤销' }, grading),
        );
        continue;
      }
      const corrected = fields(type, number, record.on + 7);
      await database.transaction((db) =>
        correctAndGrade(db, who, at(), { entityId, recordId, fields: corrected, why: '更正' }, grading),
      );
    }
  }
  const stored = await allGrades();
  const days = ['2026-01-02', '2026-11-01'];
  for (const on of days) {
    const { noted, spans } = await holders(on);
    expect(noted).toEqual(spans);
    expect(noted.length).toBeGreaterThan(20);
  }
  const filedOn = await Promise.all(days.map(holders));
  await regrade(database, grading, at());
  expect(await Promise.all(days.map(holders))).toEqual(filedOn);
  expect(await allGrades()).toEqual(stored);
  const known = new Date(now + 1000).toISOString();
  const asKnown: string[] = [];
  await database.read(async (db) => {
    for await (const line of exportGrades(db, grading, { rulebook: 'chongqing', on: '2024-02-29', asKnown: known }))
      asKnown.push(`chongqing 2024-02-29 ${JSON.stringify(line)}`);
  });
  expect(asKnown).toEqual(stored.filter((line) => line.startsWith('chongqing 2024-02-29 ')));
});
