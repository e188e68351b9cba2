import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { entityOn } from '../registry/entity-on.ts';
import { saveEntities } from '../registry/save-entities.ts';
import { listRecords, readIndicators, readType } from './api.ts';
import { loadCatalogue } from './catalogue-load.ts';
import { correctRecord, withdrawRecord } from './correct.ts';
import { fileEntries } from './file.ts';
import type { Filing } from './filing.ts';
import { formOf } from './form.ts';
import { heldRecord, meantFields } from './held-record.ts';
import { indicatorSheet } from './indicators.ts';
import { keeping } from './keeping.ts';
import { entriesOf, recordsOf } from './read-entries.ts';
import type { Entry, Fields } from './record.ts';
import { recordPage } from './shown-records.ts';
import { tryFiling, UNWRITTEN } from './try-filing.ts';

const database = await testDatabase();
const catalogue = loadCatalogue();
const kept = keeping(catalogue);
const who = { id: 'clerk', name: 'clerk' };
const at = new Date('2026-03-01T04:00:00Z');
const entityId = await database.transaction(async (db) => {
  const inputs = [
    { attributes: { name: '山海公司', kind: 'enterprise', address: '某路1号' }, identifiers: { regno: '1' } },
  ];
  const [saved] = await saveEntities(db, who, at, inputs);
  return saved.state === 'refused' ? 0 : saved.entityId;
});

const penalty = (number: string, on: string, amount: number) => ({
  entityId,
  type: 'administrative-penalty',
  source: '某局',
  fields: { document_number: number, decided_on: on, measures: [{ kind: 'fine', amount }] } as Fields,
});

async function filed(...filings: Filing[]): Promise<number[]> {
  const outcomes = await database.transaction((db) => fileEntries(db, who, at, filings, kept));
  expect(outcomes.map(({ state }) => state)).not.toContain('refused');
  return outcomes.map(({ recordId }) => recordId!);
}

test('records are shown with all that was done to them; the sheet counts those that stand', async () => {
  const [first, second] = await filed(penalty('一号', '2025-03-01', 1000), penalty('二号', '2025-05-01', 2000));
  await database.transaction((db) =>
    correctRecord(
      db,
      who,
      at,
      { entityId, recordId: first, fields: penalty('一号', '2025-03-02', 1500).fields, why: '金额有误' },
      kept,
    ),
  );
  await database.transaction((db) =>
    withdrawRecord(db, who, at, { entityId, recordId: second, why: '决定撤销' }, kept),
  );
  await database.read(async (db) => {
    const page = recordPage(await entriesOf(db, [entityId]), catalogue, { limit: 50 });
    expect(listRecords.answer.safeParse(page).error).toBeUndefined();
    expect(page.items.map(({ record, on, state, corrected }) => [record, on, state, corrected])).toEqual([
      [second, '2025-05-01', 'withdrawn', false],
      [first, '2025-03-02', 'standing', true],
    ]);
    const [withdrawn, standing] = page.items;
    expect(standing.history[1].changes.map(({ label, before, value }) => [label.zh, before?.zh, value.zh])).toEqual([
      ['处罚决定日期', '2025-03-01', '2025-03-02'],
      ['处罚', '罚款，金额 1000 元', '罚款，金额 1500 元'],
    ]);
    expect(standing.what.zh).toContain('罚款 1,500 元');
    expect(withdrawn.history.map(({ act, why }) => [act, why])).toEqual([
      ['file', ''],
      ['withdraw', '决定撤销'],
    ]);
    expect(withdrawn.what.zh).toContain('罚款 2,000 元');
    const one = recordPage(await entriesOf(db, [entityId]), catalogue, { limit: 1 });
    expect(one.next).toBe(String(second));
    expect(recordPage(await entriesOf(db, [entityId]), catalogue, { limit: 1, after: one.next! }).items).toEqual([
      standing,
    ]);

    const entity = (await entityOn(db, entityId))!;
    const items = indicatorSheet(catalogue, entity, await recordsOf(db, catalogue, [entityId]));
    expect(readIndicators.answer.safeParse({ items }).error).toBeUndefined();
    expect(items).toHaveLength(39);
    const penalties = items.find(({ id }) => id === 'reference-6')!;
    expect(penalties.answers.map(({ count, latest }) => [count, latest])).toEqual([[1, '2025-03-02']]);
    const premises = items.find(({ id }) => id === 'access-9')!;
    expect(premises.answers.map(({ by, value, count, where }) => [by, value?.zh, count, where?.zh ?? ''])).toEqual([
      ['attribute', '某路1号', 0, ''],
      ['records', undefined, 0, '住所使用证明'],
    ]);
  });
});

test('persons are masked, and stay who they are when a form sends them back', async () => {
  const personal = [...catalogue.types.values()].find(({ fields }) =>
    fields.some(({ person, type }) => person && type === 'text'),
  )!;
  const field = personal.fields.find(({ person }) => person)!.name;
  const entry = { type: personal.id, payload: { [field]: '欧阳明' } } as unknown as Entry;
  expect(meantFields(entry, { [field]: '欧**' }, catalogue)).toEqual({ [field]: '欧阳明' });
  expect(meantFields(entry, { [field]: '欧阳海' }, catalogue)).toEqual({ [field]: '欧阳海' });
});

test('a filing is tried without being written', async () => {
  const before = await database.read((db) => entriesOf(db, [entityId]));
  const attempt = (filing: Filing, corrects?: number) =>
    database.read((db) => tryFiling(db, at, filing, kept, corrects));
  const fresh = await attempt(penalty('三号', '2026-02-01', 10));
  expect(fresh.faults).toEqual([]);
  expect(fresh.after.map(({ recordId }) => recordId)).toEqual([
    ...fresh.before.map(({ recordId }) => recordId),
    UNWRITTEN,
  ]);
  const wrong = await attempt({ ...penalty('三号', '2027-02-01', 10), source: '' });
  expect(wrong.faults.map(({ path }) => path)).toEqual(['decided_on', 'authority']);
  expect((await attempt(penalty('一号', '2025-03-02', 1500))).unchanged).toBe(true);
  expect((await attempt(penalty('一号', '2025-03-02', 1501))).faults[0].code).toBe('ledger.number-already-filed');
  const record = fresh.before[0].recordId;
  const corrected = await attempt(penalty('一号', '2025-03-02', 1501), record);
  expect([corrected.faults, corrected.after.length]).toEqual([[], fresh.before.length]);
  expect(corrected.after[0].fields.measures).toEqual([{ kind: 'fine', amount: 1501 }]);
  expect((await attempt(penalty('一号', '2025-03-02', 1500), record)).unchanged).toBe(true);
  expect((await attempt(penalty('九号', '2025-03-02', 1), record)).faults[0].code).toBe('ledger.number-may-not-change');
  expect((await attempt(penalty('九号', '2025-03-02', 1), 999)).faults[0].code).toBe('ledger.record-not-found');
  const gone = await database.read((db) => heldRecord(db, entityId, 2));
  expect('code' in gone && gone.code).toBe('ledger.record-withdrawn');
  expect(await database.read((db) => entriesOf(db, [entityId]))).toEqual(before);
});

test('every type has a form that its schema accepts', () => {
  for (const type of catalogue.types.values())
    expect(readType.answer.safeParse(formOf(type)).error, type.id).toBeUndefined();
  const form = formOf(catalogue.type('administrative-penalty')!);
  expect(form.fields.map(({ name }) => name)).not.toContain('resumed_on');
  const measures = form.fields.find(({ name }) => name === 'measures')!;
  expect(measures.items.map(({ name, type, unit }) => [name, type, unit?.zh])).toEqual([
    ['kind', 'code', undefined],
    ['amount', 'money', '元'],
  ]);
});
