import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { catalogue, penalty, registerEntities } from '../../test/ledger.ts';
import { Problem } from '../base/problem.ts';
import { type Correction, correctRecord, correctRecords, withdrawRecord } from './correct.ts';
import { fileEntries } from './file.ts';
import { keeping } from './keeping.ts';
import { entriesOf, recordsOf } from './read-entries.ts';

const database = await testDatabase();
const kept = keeping(catalogue);
const wang = { id: 'wang', name: '王某' };
const li = { id: 'li', name: '李某' };
const june = (day: number) => new Date(Date.UTC(2024, 5, day));

beforeAll(() => registerEntities(database, 2));

let numbers = 0;
async function filed(entityId = 1) {
  const filing = penalty(entityId, `N〔2024〕${++numbers}号`, '2024-03-01', ['fine', 100]);
  const [{ recordId }] = await database.transaction((db) => fileEntries(db, wang, june(1), [filing], kept));
  return { entityId, recordId: recordId!, fields: filing.fields };
}

const correct = (correction: Correction, at = june(2)) =>
  database.transaction((db) => correctRecord(db, li, at, correction, kept));
const withdraw = (record: { entityId: number; recordId: number }, why = '复议撤销') =>
  database.transaction((db) => withdrawRecord(db, li, june(10), { ...record, why }, kept));
const entriesAbout = async (record: { entityId: number; recordId: number }) =>
  (await database.read((db) => entriesOf(db, [record.entityId]))).filter((e) => e.recordId === record.recordId);

async function codeOf(work: Promise<unknown>): Promise<string> {
  const problem = await work.then(
    () => undefined,
    (error) => error,
  );
  expect(problem).toBeInstanceOf(Problem);
  expect(problem.message).not.toMatch(/[{}]/);
  return problem.code;
}

describe('a correction', () => {
  test('is an entry of its own that says by whom and why; what it corrects stays', async () => {
    const record = await filed();
    const fields = { ...record.fields, decided_on: '2024-03-05', law: '某法' };
    await correct({ ...record, fields, why: ' 日期写错 ' });
    const [first, second] = await entriesAbout(record);
    expect(first).toMatchObject({ act: 'file', who: 'wang', payload: record.fields, recognizedOn: '2024-03-01' });
    expect(second).toMatchObject({
      act: 'correct',
      recordId: first.entryId,
      recognizedOn: '2024-03-05',
      number: first.number,
      source: 'cq',
      payload: fields,
      who: 'li',
      why: '日期写错',
      recordedAt: '2024-06-02T00:00:00.000Z',
    });
    const now = await database.read((db) => recordsOf(db, catalogue, [1]));
    expect(now.find((r) => r.recordId === record.recordId)).toMatchObject({ recognizedOn: '2024-03-05', fields });
    const then = await database.read((db) => recordsOf(db, catalogue, [1], '2024-06-01T23:59:59.999Z'));
    expect(then.find((r) => r.recordId === record.recordId)?.recognizedOn).toBe('2024-03-01');
  });

  test('may spell the number otherwise', async () => {
    const record = await filed();
    const respelt = (record.fields.document_number as string).replace('〔', '[').replace('〕', ']');
    await correct({ ...record, fields: { ...record.fields, document_number: respelt }, why: '括号' });
    expect((await entriesAbout(record))[1].number).toBe(respelt);
  });

  test.each<[string, (r: Correction) => Correction, string]>([
    ['of nothing', (r) => r, 'ledger.nothing-changed'],
    ['without a reason', (r) => ({ ...r, fields: { ...r.fields, law: 'x' }, why: ' ' }), 'ledger.why-required'],
    ['of an unknown record', (r) => ({ ...r, recordId: 99_999 }), 'ledger.record-not-found'],
    ['of another entity’s record', (r) => ({ ...r, entityId: 2 }), 'ledger.record-not-found'],
    [
      'that names another number',
      (r) => ({ ...r, fields: { ...r.fields, document_number: 'X' } }),
      'ledger.number-may-not-change',
    ],
    [
      'with a faulty field',
      (r) => ({ ...r, fields: { ...r.fields, decided_on: '2024-13-01' } }),
      'ledger.field-refused',
    ],
    [
      'with several faulty fields',
      (r) => ({ ...r, fields: { ...r.fields, decided_on: '2024-13-01', foo: 1 } }),
      'ledger.field-refused',
    ],
    ['with broken characters', (r) => ({ ...r, fields: { ...r.fields, law: '\udfff' } }), 'ledger.text-not-storable'],
  ])('%s is refused and writes nothing', async (_what, wrong, code) => {
    const record = await filed();
    expect(await codeOf(correct(wrong({ ...record, why: '更正' })))).toBe(code);
    expect(await entriesAbout(record)).toHaveLength(1);
  });

  test('in a batch leaves the refused ones out and takes the first of two', async () => {
    const [a, b, c] = [await filed(), await filed(), await filed(2)];
    const law = (record: typeof a, text: string) => ({
      ...record,
      fields: { ...record.fields, law: text },
      why: '补录',
    });
    const outcomes = await database.transaction((db) =>
      correctRecords(
        db,
        li,
        june(4),
        [law(a, 'x'), { ...b, why: '补录' }, law(a, 'y'), { ...c, entityId: 1, why: 'z' }],
        kept,
      ),
    );
    expect(outcomes.map(({ state }) => state)).toEqual(['corrected', 'unchanged', 'refused', 'refused']);
    expect(outcomes.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      [],
      ['ledger.corrected-twice-in-batch'],
      ['ledger.record-not-found'],
    ]);
    expect((await entriesAbout(a)).map((e) => e.payload.law)).toEqual([undefined, 'x']);
  });
});

describe('a withdrawal', () => {
  test('is an entry with its reason; the record is out from then on, and was there before', async () => {
    const record = await filed();
    await withdraw(record);
    const [, gone] = await entriesAbout(record);
    expect(gone).toMatchObject({ act: 'withdraw', payload: {}, who: 'li', why: '复议撤销', recordId: record.recordId });
    const standing = async (asKnown?: string) =>
      (await database.read((db) => recordsOf(db, catalogue, [1], asKnown))).some((r) => r.recordId === record.recordId);
    expect(await standing()).toBe(false);
    expect(await standing(gone.recordedAt)).toBe(false);
    expect(await standing(new Date(Date.parse(gone.recordedAt) - 1).toISOString())).toBe(true);
  });

  test('needs a reason and a record that stands', async () => {
    const record = await filed();
    expect(await codeOf(withdraw(record, ''))).toBe('ledger.why-required');
    expect(await codeOf(withdraw({ ...record, recordId: 99_999 }))).toBe('ledger.record-not-found');
    expect(await codeOf(withdraw({ ...record, entityId: 2 }))).toBe('ledger.record-not-found');
    await withdraw(record);
    expect(await codeOf(withdraw(record))).toBe('ledger.record-withdrawn');
    const late = { ...record, fields: { ...record.fields, law: 'x' }, why: '更正' };
    expect(await codeOf(correct(late))).toBe('ledger.record-withdrawn');
    expect(await entriesAbout(record)).toHaveLength(2);
  });
});
