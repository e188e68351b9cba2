import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { catalogue, penalty, registerEntities, resumption } from '../../test/ledger.ts';
import { correctRecord, withdrawRecord } from './correct.ts';
import { fileEntries } from './file.ts';
import type { Filing } from './filing.ts';
import { keeping } from './keeping.ts';
import { packLayout, unpack } from './pack.ts';
import { entriesOf, recordsOf } from './read-entries.ts';

const database = await testDatabase();
const kept = keeping(catalogue);
const wang = { id: 'wang', name: '王某' };
const layout = packLayout(catalogue, 'administrative-penalty')!;

beforeAll(() => registerEntities(database, 60));

const at = (time: string) => new Date(`2024-06-${time}Z`);
const file = (filings: Filing[], when = at('01T00:00:00')) =>
  database.transaction((db) => fileEntries(db, wang, when, filings, kept));

async function packedOf(entityId: number) {
  const { rows } = await database.read((db) =>
    db.query('select packed from ledger.record where entity_id = $1 order by record_id', [entityId]),
  );
  return rows.map(({ packed }) => unpack(layout, packed));
}

describe('filing', () => {
  test('keeps what was filed, with who and when', async () => {
    const filing = { ...penalty(1, '渝〔2024〕1号', '2024-03-01', 'warning', ['fine', 30000.01]), why: '导入' };
    const [filed] = await file([filing], at('02T01:02:03.456'));
    expect(filed).toEqual({ state: 'accepted', recordId: expect.any(Number), problems: [] });
    const entries = await database.read((db) => entriesOf(db, [1]));
    expect(entries).toEqual([
      {
        entryId: filed.recordId,
        recordId: filed.recordId,
        entityId: 1,
        act: 'file',
        type: 'administrative-penalty',
        recognizedOn: '2024-03-01',
        recordedAt: '2024-06-02T01:02:03.456Z',
        source: 'cq',
        number: '渝〔2024〕1号',
        payload: filing.fields,
        who: 'wang',
        why: '导入',
      },
    ]);
    expect(await packedOf(1)).toEqual([
      [
        { decided_on: '2024-03-01', 'measures.kind': 'warning' },
        { decided_on: '2024-03-01', 'measures.kind': 'fine', 'measures.amount': 30000.01 },
      ],
    ]);
  });

  test('the source is the field that the type names when none is given', async () => {
    const filing = penalty(2, 'S1', '2024-03-01', 'warning');
    const [filed] = await file([{ ...filing, source: undefined, fields: { ...filing.fields, authority: ' 市监局 ' } }]);
    expect(filed.state).toBe('accepted');
    expect((await database.read((db) => entriesOf(db, [2])))[0].source).toBe('市监局');
  });
});

describe('a batch made ready while others file', () => {
  test('knows what they filed meanwhile, and that of others only', async () => {
    const mine = ['甲1', '甲2', '甲3'].map((number, i) => penalty(51 + i, number, '2024-03-01', ['fine', 100]));
    await file([mine[0]]);
    const others = Promise.withResolvers<void>();
    const outcomes = await database.transaction(async (db) => {
      const filed = fileEntries(db, wang, at('01T00:00:00'), mine, kept, others.promise);
      // Answered in turn on one connection: by the last, it has asked all that it asks before the chain is taken.
      for (let asked = 0; asked < 5; asked++) await db.query('select 1');
      await file([mine[1], penalty(53, '乙', '2024-03-01', ['fine', 100])]);
      others.resolve();
      return filed;
    });
    expect(outcomes.map(({ state }) => state)).toEqual(['unchanged', 'unchanged', 'accepted']);
    expect((await database.read((db) => entriesOf(db, [51, 52, 53]))).length).toBe(4);
  });
});

describe('a fact sent twice', () => {
  const first = penalty(3, '渝〔2024〕3号', '2024-03-01', ['fine', 100]);

  test('is filed once, in whatever order its fields come and however its number is written', async () => {
    const [filed] = await file([first]);
    const turned = { ...first, fields: Object.fromEntries(Object.entries(first.fields).reverse()) };
    const respelt = { ...first, fields: { ...first.fields, document_number: '渝[2024] 3号' } };
    expect(await file([turned, respelt, first])).toEqual(
      Array(3).fill({ state: 'unchanged', recordId: filed.recordId, problems: [] }),
    );
    expect(await database.read((db) => entriesOf(db, [3]))).toHaveLength(1);
  });

  test('is refused with other content, and says how to correct', async () => {
    const [refused] = await file([penalty(3, '渝〔2024〕3号', '2024-03-01', ['fine', 101])]);
    expect(refused.state).toBe('refused');
    expect(refused.problems[0].code).toBe('ledger.number-already-filed');
    expect(refused.problems[0].zh).toContain('--correct');
    expect(refused.problems[0].zh).toContain('2024-06-0');
  });

  test('is another fact for another entity, source or type', async () => {
    const outcomes = await file([
      penalty(4, '渝〔2024〕3号', '2024-03-01', ['fine', 100]),
      { ...first, source: 'other' },
      resumption(3, '渝〔2024〕3号', '2024-04-01'),
    ]);
    expect(outcomes.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('inside one batch is filed once, or refused when it says something else', async () => {
    const one = penalty(5, '渝〔2024〕5号', '2024-03-01', 'warning');
    const other = penalty(5, '渝（2024）5号', '2024-03-02', 'warning');
    const [a, b, c] = await file([one, { ...one }, other]);
    expect([a.state, b.state, c.state]).toEqual(['accepted', 'unchanged', 'refused']);
    expect(b.recordId).toBe(a.recordId);
    expect(c.problems[0].code).toBe('ledger.number-twice-in-batch');
  });

  test('after a correction is unchanged and says so; the correction stays', async () => {
    const filing = penalty(6, '渝〔2024〕6号', '2024-03-01', 'warning');
    const [{ recordId }] = await file([filing]);
    const corrected = penalty(6, '渝〔2024〕6号', '2024-03-05', 'warning');
    const correction = { entityId: 6, recordId: recordId!, fields: corrected.fields, why: '日期写错' };
    await database.transaction((db) => correctRecord(db, wang, at('02T00:00:00'), correction, kept));
    expect(await file([filing])).toEqual([{ state: 'unchanged', recordId, since: 'corrected', problems: [] }]);
    expect(await file([corrected])).toEqual([{ state: 'unchanged', recordId, problems: [] }]);
    const records = await database.read((db) => recordsOf(db, catalogue, [6]));
    expect(records.map((r) => r.recognizedOn)).toEqual(['2024-03-05']);
  });

  test('after a withdrawal does not come back by itself, but can be filed again expressly', async () => {
    const filing = penalty(7, '渝〔2024〕7号', '2024-03-01', 'warning');
    const [{ recordId }] = await file([filing]);
    const withdrawal = { entityId: 7, recordId: recordId!, why: '复议撤销' };
    await database.transaction((db) => withdrawRecord(db, wang, at('02T00:00:00'), withdrawal, kept));
    expect(await file([filing])).toEqual([{ state: 'unchanged', recordId, since: 'withdrawn', problems: [] }]);
    const other = penalty(7, '渝〔2024〕7号', '2024-03-02', 'warning');
    const [refused] = await file([other]);
    expect(refused.problems[0].code).toBe('ledger.number-withdrawn');
    expect(refused.problems[0].zh).toContain('复议撤销');
    const [again] = await file([{ ...other, again: true }]);
    expect(again.state).toBe('accepted');
    expect(again.recordId).not.toBe(recordId);
    expect(await file([other])).toEqual([{ state: 'unchanged', recordId: again.recordId, problems: [] }]);
    const records = await database.read((db) => recordsOf(db, catalogue, [7]));
    expect(records.map((r) => r.recordId)).toEqual([again.recordId]);
  });
});

describe('refused filings', () => {
  const sound = penalty(8, '渝〔2024〕8号', '2024-03-01', 'warning');
  const { document_number: _, ...unnumbered } = sound.fields;

  test.each<[string, Filing, string, string]>([
    ['an unknown type', { ...sound, type: 'no-such' }, 'ledger.unknown-type', ''],
    ['an unknown entity', { ...sound, entityId: 999 }, 'ledger.unknown-entity', ''],
    ['a missing required field', { ...sound, fields: unnumbered }, 'ledger.field-refused', 'document_number'],
    ['a bracket for a number', penalty(8, '　', '2024-03-01', 'warning'), 'ledger.field-refused', 'document_number'],
    ['a day of tomorrow', penalty(8, 'T', '2024-06-02', 'warning'), 'ledger.field-refused', 'decided_on'],
    ['a day of no calendar', penalty(8, 'T', '2023-02-29', 'warning'), 'ledger.field-refused', 'decided_on'],
    ['negative money', penalty(8, 'T', '2024-03-01', ['fine', -1]), 'ledger.field-refused', 'measures[1].amount'],
    ['an unknown code', penalty(8, 'T', '2024-03-01', 'hanging'), 'ledger.field-refused', 'measures[1].kind'],
    [
      'a linked field',
      { ...sound, fields: { ...sound.fields, resumed_on: '2024-04-01' } },
      'ledger.field-refused',
      'resumed_on',
    ],
    ['no source', { ...sound, source: ' ' }, 'ledger.source-missing', 'authority'],
    [
      'a broken character',
      { ...sound, fields: { ...sound.fields, law: '某\ud800法' } },
      'ledger.text-not-storable',
      '',
    ],
    ['a NUL in the source', { ...sound, source: 'c\0q' }, 'ledger.text-not-storable', ''],
  ])('%s', async (_name, filing, code, path) => {
    const [outcome] = await file([filing]);
    expect(outcome.state).toBe('refused');
    expect(outcome.problems.map((p) => [p.code, p.path])).toContainEqual([code, path]);
    expect(
      outcome.problems.every(({ zh, en }) => zh !== '' && en !== '' && !zh.includes('{') && !en.includes('{')),
    ).toBe(true);
  });

  test('do not hinder the others in the batch', async () => {
    const outcomes = await file([sound, { ...sound, type: 'no-such' }, penalty(8, 'B', '2024-03-01', 'fine')]);
    expect(outcomes.map(({ state }) => state)).toEqual(['accepted', 'refused', 'accepted']);
  });
});

describe('linked fields', () => {
  const days = async (entityId: number) =>
    (await packedOf(entityId)).flatMap((rows) => rows.flatMap(({ resumed_on: day }) => (day ? [day] : [])));

  test('a resumption filed later is in the penalty’s packed row, and leaves it when withdrawn', async () => {
    const [{ recordId }] = await file([penalty(20, '渝〔2024〕20号', '2024-01-10', 'suspension')]);
    const [filed] = await file([resumption(20, '渝[2024]20号', '2024-03-15')]);
    expect(await days(20)).toEqual(['2024-03-15']);
    const corrected = { ...resumption(20, '渝[2024]20号', '2024-03-20'), recordId: filed.recordId!, why: '写错' };
    await database.transaction((db) => correctRecord(db, wang, at('02T00:00:00'), corrected, kept));
    expect(await days(20)).toEqual(['2024-03-20']);
    const earlier = await file([{ ...resumption(20, '渝〔2024〕20号', '2024-02-01'), source: 'other' }]);
    expect(await days(20)).toEqual(['2024-02-01']);
    const gone = { entityId: 20, recordId: earlier[0].recordId!, why: '误录' };
    await database.transaction((db) => withdrawRecord(db, wang, at('03T00:00:00'), gone, kept));
    expect(await days(20)).toEqual(['2024-03-20']);
    await database.transaction((db) =>
      withdrawRecord(db, wang, at('03T00:00:00'), { ...gone, recordId: filed.recordId! }, kept),
    );
    expect(await days(20)).toEqual([]);
    const entries = await database.read((db) => entriesOf(db, [20]));
    const then = entries.find(({ recordId }) => recordId === earlier[0].recordId)!.recordedAt;
    const records = await database.read((db) => recordsOf(db, catalogue, [20], then));
    expect(records.find((r) => r.recordId === recordId)?.fields.resumed_on).toBe('2024-02-01');
  });

  test('a resumption filed before its penalty, or with it, is found', async () => {
    await file([resumption(21, '渝〔2024〕21号', '2024-03-15')]);
    await file([penalty(21, '渝〔2024〕21号', '2024-01-10', 'suspension', ['fine', 5])]);
    expect(await days(21)).toEqual(['2024-03-15', '2024-03-15']);
    await file([resumption(22, 'X', '2024-03-16'), penalty(22, 'X', '2024-01-10', 'suspension')]);
    expect(await days(22)).toEqual(['2024-03-16']);
  });
});

describe('the chain', () => {
  test('numbers entries without gaps, and time never runs backwards along it', async () => {
    await file([penalty(30, 'A', '2024-01-01', 'warning')], at('20T00:00:00'));
    await file([penalty(30, 'B', '2024-01-01', 'warning')], at('10T00:00:00'));
    const entries = await database.read((db) =>
      entriesOf(
        db,
        Array.from({ length: 60 }, (_, i) => i + 1),
      ),
    );
    expect(entries.map((e) => e.entryId)).toEqual(entries.map((_, i) => i + 1));
    const times = entries.map((e) => e.recordedAt);
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)).toBe('2024-06-20T00:00:00.000Z');
  });

  test('writers at the same time take turns, and the same fact from both is filed once', async () => {
    const batches = Array.from({ length: 4 }, (_, i) => [
      penalty(31, 'same', '2024-01-01', 'warning'),
      penalty(31, `own ${i}`, '2024-01-01', 'warning'),
    ]);
    const outcomes = await Promise.all(batches.map((batch) => file(batch)));
    expect(outcomes.flat().filter(({ state }) => state === 'accepted')).toHaveLength(5);
    expect(outcomes.flat().filter(({ state }) => state === 'unchanged')).toHaveLength(3);
    const entries = await database.read((db) => entriesOf(db, [31]));
    expect(entries).toHaveLength(5);
  });

  test('a transaction rolled back leaves nothing behind', async () => {
    const before = await database.read((db) => db.query('select * from ledger.chain'));
    const failing = database.transaction(async (db) => {
      await fileEntries(db, wang, at('21T00:00:00'), [penalty(32, 'A', '2024-01-01', 'warning')], kept);
      throw new Error('the caller failed');
    });
    await expect(failing).rejects.toThrow('the caller failed');
    expect((await database.read((db) => db.query('select * from ledger.chain'))).rows).toEqual(before.rows);
    expect((await file([penalty(32, 'A', '2024-01-01', 'warning')]))[0].state).toBe('accepted');
  });
});

describe('text and numbers', () => {
  test('come back exactly as they were filed', async () => {
    const law = '“条文”\\n\n\t€ 𬭩 \u2028 é e\u0301 ￥１２';
    const inspection = {
      entityId: 40,
      type: 'inspection-result',
      source: 'x',
      fields: { inspection_number: law, inspected_on: '2024-01-01', score: 5e-324, critical: false },
    };
    const large = {
      ...inspection,
      fields: { ...inspection.fields, inspection_number: 'n', score: 1.7976931348623157e308 },
    };
    await file([inspection, large]);
    const entries = await database.read((db) => entriesOf(db, [40]));
    expect(entries.map((e) => e.payload)).toEqual([inspection.fields, large.fields]);
  });
});
