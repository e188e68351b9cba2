// Random ledgers in a real register, filed, corrected and withdrawn in the course of time: what the public reads, what is judged live and what the oracle allows are the same on every day, and whatever goes is told.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOf } from '../../src/base/day.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from '../../src/grading/file.ts';
import { prepareRegister } from '../../src/grading/register.ts';
import { catchUpPublicity } from '../../src/publicity/catch-up.ts';
import { publicityOfMany } from '../../src/publicity/publicity-of.ts';
import { removedSince } from '../../src/publicity/removed-since.ts';
import { testDatabase } from '../database.ts';
import { date, number } from '../oracle/calendar.ts';
import { record as anyRecord } from './generate.ts';
import { type Said, shown } from './oracle.ts';

const ENTITIES = 30;
const STEPS = ['2025-12-10', '2025-12-24', '2025-12-25', '2026-04-01', '2026-11-22'];
const LISTED = [
  'administrative-penalty',
  'abnormal-operation-listing',
  'serious-violation-listing',
  'inspection-result',
  'administrative-licence',
];
/** Fields of things that have happened. */
const PAST = ['published_on', 'removed_on', 'settled_on'];

const database = await testDatabase();
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, noon(STEPS[0]));
const { catalogue } = grading;

function noon(day: string, minute = 0): Date {
  return new Date(+startOf(number(day)) + 12 * 3_600_000 + minute * 60_000);
}

interface Held {
  readonly entityId: number;
  readonly kind: string;
  /** What stands, by record id. */
  readonly records: Map<number, Said>;
  /** Types and numbers that were ever filed: one that was withdrawn is not filed again. */
  readonly filed: Set<string>;
}

/** As it can be filed on a day: nothing has happened later, and most of it lately. */
function by(said: Said, today: string): Said {
  const recent = number(said.on) % 3 ? date(number(today) - (number(said.on) % 150)) : said.on;
  const past = (day: unknown) => (typeof day === 'string' && day > today ? today : day);
  const fields = Object.fromEntries(
    Object.entries(said.fields).map(([name, value]) => [name, PAST.includes(name) ? past(value) : value]),
  );
  return { ...said, on: past(recent) as string, fields };
}

function fieldsOf({ type, number: text, on, fields, measures }: Said) {
  const declared = catalogue.type(type)!;
  const ground = type === 'abnormal-operation-listing' ? 'falsehood' : 'food';
  return {
    ...{ [declared.number[0]]: text, [declared.legalDay]: on, ...fields },
    ...(measures && { measures }),
    ...(type.endsWith('-listing') && { ground }),
  } as never;
}

async function register(): Promise<Held[]> {
  const kinds = Array.from({ length: ENTITIES }, (_, i) => (i % 2 ? 'individual' : 'enterprise'));
  const entities = kinds.map((kind, i) => ({
    attributes: { name: `第${i}户`, kind, status: 'open', established_on: '2020-03-04', division: '210681' },
    identifiers: { regno: `${i}` },
  }));
  await database.transaction((db) => saveAndGrade(db, clerk, noon(STEPS[0]), entities, grading));
  return kinds.map((kind, i) => ({ entityId: i + 1, kind, records: new Map(), filed: new Set() }));
}

/** Some of its records are corrected or withdrawn, and some are filed. */
async function change(held: Held, today: string, sample: readonly Said[]): Promise<void> {
  const at = noon(today);
  const { entityId, records } = held;
  for (const [recordId, said] of [...records]) {
    const other = sample.find(({ type }) => type === said.type);
    if (!other || (recordId + number(today)) % 3 === 0) continue;
    if ((recordId + number(today)) % 3 === 1) {
      await database.transaction((db) => withdrawAndGrade(db, clerk, at, { entityId, recordId, why: '撤销' }, grading));
      records.delete(recordId);
    } else {
      const after = by({ ...other, number: said.number }, today);
      const asked = { entityId, recordId, fields: fieldsOf(after), why: '更正' };
      await database.transaction((db) => correctAndGrade(db, clerk, at, asked, grading));
      records.set(recordId, after);
    }
  }
  for (const said of sample.map((one) => by(one, today))) {
    if (held.filed.has(said.type + said.number)) continue;
    held.filed.add(said.type + said.number);
    const filing = { entityId, source: '市局', type: said.type, fields: fieldsOf(said) };
    const [filed] = await database.transaction((db) => fileAndGrade(db, clerk, at, [filing], grading));
    records.set(filed.recordId!, said);
  }
}

function allowed(register: readonly Held[], day: string): string[] {
  return register.flatMap(({ entityId, kind, records }) =>
    [...records]
      .filter(([, said]) => LISTED.includes(said.type))
      .filter(([, said]) => shown({ kind, records: [...records.values()] }, said, day, 'market'))
      .map(([recordId]) => `${entityId} ${recordId}`),
  );
}

/** What the public's reader sees of the ledger itself, with the names under which removals tell of it. */
async function read(day: string): Promise<Map<string, string>> {
  const limit = { reach: [''], source: undefined, classes: [1, 2], day, public: true as const };
  const sql = `select r.entity_id as entity, r.record_id as record, s.public_id as id
    from ledger.record r join publicity.shown s using (entity_id, record_id)
    where s.channel = 'market' and s.from_day <= $1::date and s.until_day > $1::date`;
  const { rows } = await database.as(limit).read((db) => db.query(sql, [day]));
  return new Map(rows.map(({ entity, record, id }) => [`${entity} ${record}`, id]));
}

async function live(day: string): Promise<string[]> {
  const ids = Array.from({ length: ENTITIES }, (_, i) => i + 1);
  const judged = await database.read((db) => publicityOfMany(db, catalogue, noon(day), ids));
  return [...judged].flatMap(([entityId, records]) =>
    records
      .filter(({ channels }) => channels.some(({ channel, state }) => channel === 'market' && state === 'shown'))
      .map(({ recordId }) => `${entityId} ${recordId}`),
  );
}

test('no day shows more or less than the oracle allows, and nothing goes untold', async () => {
  const held = await register();
  const samples = fc.sample(fc.array(anyRecord, { minLength: 2, maxLength: 7 }), {
    numRuns: ENTITIES * STEPS.length,
    seed: 7,
  });
  let compared = 0;
  let before = new Map<string, string>();
  for (const [step, today] of STEPS.entries()) {
    for (const [i, one] of held.entries()) await change(one, today, samples[step * ENTITIES + i]);
    await catchUpPublicity(database, catalogue, noon(today));
    const next = number(STEPS[step + 1] ?? '2027-12-31');
    const days = [...new Set([0, 1, 15, 92, 120, 366].map((by) => Math.min(number(today) + by, next - 1)))].map(date);
    for (const day of days) {
      const expected = allowed(held, day).sort();
      const now = await read(day);
      expect([...now.keys()].sort(), day).toEqual(expected);
      expect((await live(day)).sort(), day).toEqual(expected);
      const gone = (await database.read((db) => removedSince(db, noon(day, 2), { limit: 100_000 }))).items;
      const told = new Set(gone.map(({ publicId }) => publicId));
      const ids = new Set(now.values());
      expect(
        [...ids].filter((id) => told.has(id)),
        day,
      ).toEqual([]);
      expect(
        [...before.values()].filter((id) => !ids.has(id) && !told.has(id)),
        day,
      ).toEqual([]);
      before = now;
      compared += expected.length;
    }
  }
  expect(compared).toBeGreaterThan(250);
});
