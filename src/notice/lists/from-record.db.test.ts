// Listings that came in as records: removed, marked, told of their third year and followed as those that the office entered itself.

import { afterAll, expect, test } from 'vitest';
import { type Caller, COUNTY, testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from '../../grading/file.ts';
import { prepareRegister } from '../../grading/register.ts';
import { recordsOf } from '../../ledger/read-entries.ts';
import { noticesOf } from '../read-notices.ts';
import { followLists } from './follow.ts';

const database = await testDatabase();
let now = new Date('2026-10-19T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());
const made = (['enterprise', 'individual', 'enterprise'] as const).map((kind, i) => ({
  attributes: { kind, name: `第${i + 1}户`, division: COUNTY },
  identifiers: { regno: `R${i}` },
}));
await database.transaction((db) => saveAndGrade(db, clerk, now, made, grading));
let officer: Caller;
let chief: Caller;
async function on(day: string): Promise<void> {
  now = new Date(`${day}T01:00:00Z`);
  officer = await service.signedIn('area-officer');
  chief = await service.signedIn('bureau-chief');
}
await on('2026-10-19');

const ABNORMAL = 'abnormal-operation-listing';
const SERIOUS = 'serious-violation-listing';
async function file(entityId: number, type: string, document_number: string, listed_on: string, ground: string) {
  const fields = { document_number, listed_on, ground };
  const filing = { entityId, type, source: '省局平台', fields: fields as never };
  return (await database.transaction((db) => fileAndGrade(db, clerk, now, [filing], grading)))[0].recordId!;
}
const follow = () => followLists(database, grading, now);
const id = (entity: number) => `JX000000000${entity}`;
const begin = async (entity: number, record: number) =>
  (await officer.call('POST', `/entities/${id(entity)}/records/${record}/listing`, { why: '当事人来窗口申请' })).body;
const read = async (listing: string) => (await officer.call('GET', `/listings/${listing}`)).body;
const listings = async (entity: number) => (await officer.call('GET', `/entities/${id(entity)}/listings`)).body;
const caseOf = async (entity: number, documentNumber: string) =>
  (await listings(entity)).items.find((one: { documentNumber: string }) => one.documentNumber === documentNumber);
const act = async (listing: string, doing: object) => {
  const { revision } = await read(listing);
  return (await officer.call('POST', `/listings/${listing}/acts`, { revision, doing: { why: '已核实', ...doing } }))
    .body;
};
const remove = async (listing: string, document: string) => {
  const { proposal } = (await officer.call('POST', `/listings/${listing}/removal`, { document, why: '已经改正' })).body;
  return (await chief.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).body;
};
const record = async (entity: number, number: string) =>
  (await database.read((db) => recordsOf(db, grading.catalogue, [entity]))).find((one) => one.number === number)
    ?.fields;
const letters = async (entity: number) =>
  (await database.read((db) => noticesOf(db, entity))).filter(({ kind }) => kind === 'three-years');
const told = async (entity: number) => (await letters(entity)).map(({ aboutNumber }) => aboutNumber).sort();
const shown = async (number: string) =>
  JSON.stringify((await service.ask({ method: 'GET', url: '/public/data/lists/abnormal' })).body).includes(number);

test('a case is begun from a record, says whose it is, and removes it everywhere; none is begun twice', async () => {
  const recordId = await file(1, ABNORMAL, '省异1号', '2026-07-10', 'no-annual-report');
  expect(await shown('省异1号')).toBe(true);
  expect((await listings(1)).records).toMatchObject([{ record: recordId, list: 'abnormal', source: '省局平台' }]);
  const begun = await begin(1, recordId);
  expect(begun.due).toBe('2029-05-11');
  expect((await begin(1, recordId)).code).toBe('lists.open-already');
  const listing = await read(begun.id);
  expect(listing).toMatchObject({ origin: 'record', state: 'listed', decided: '2026-07-10', acts: [{ act: 'begin' }] });
  expect(listing.acts[0].detail).toBe('省局平台 省异1号');
  expect((await listings(1)).records).toEqual([]);
  await act(begun.id, { act: 'apply', conditions: [] });
  expect(await read(begun.id)).toMatchObject({ state: 'applied', due: '2026-10-26' });
  await remove(begun.id, '移异1号');
  expect(await record(1, '省异1号')).toMatchObject({ removed_on: '2026-10-19', removal_number: '移异1号' });
  expect(await read(begun.id)).toMatchObject({ state: 'removed' });
  expect(await shown('省异1号')).toBe(false);
  expect((await begin(1, recordId)).code).toBe('lists.record-removed');
  const penalty = { document_number: '罚1号', decided_on: '2026-10-01', measures: [{ kind: 'fine', amount: 1 }] };
  const other = { entityId: 1, type: 'administrative-penalty', source: '市局', fields: penalty as never };
  const [filed] = await database.transaction((db) => fileAndGrade(db, clerk, now, [other], grading));
  expect((await begin(1, filed.recordId!)).code).toBe('lists.no-listing-record');
});

test('a serious listing that came in: no early exit before its year, removed by itself the day after three, however late', async () => {
  const early = await begin(1, await file(1, SERIOUS, '省严1号', '2025-11-02', 'food'));
  const late = await begin(1, await file(1, SERIOUS, '省严2号', '2023-12-01', 'drugs'));
  const conditions = ['performed', 'cured', 'no-further', 'committed'];
  await on('2026-11-01');
  expect((await act(early.id, { act: 'apply', conditions })).code).toBe('lists.too-early');
  await on('2026-11-02');
  expect(await act(early.id, { act: 'apply', conditions })).toEqual({ done: true });
  await remove(early.id, '移严1号');
  expect(await record(1, '省严1号')).toMatchObject({ removed_on: '2026-11-02' });
  await on('2026-12-01');
  await follow();
  expect(await read(late.id)).toMatchObject({ state: 'listed', due: '2026-12-01' });
  await on('2027-02-03');
  expect(await follow()).toBe(1);
  expect(await read(late.id)).toMatchObject({ state: 'removed', removed: '2026-12-02', reason: '列入满3年，期满移出' });
  expect(await record(1, '省严2号')).toMatchObject({ removed_on: '2026-12-02' });
  expect(await follow()).toBe(0);
});

test('the third year is told on its day, once, to enterprises, whoever listed them; what a stop missed is told afterwards', async () => {
  await on('2026-12-29');
  await file(3, ABNORMAL, '省异29日', '2024-02-29', 'falsehood');
  await file(3, ABNORMAL, '省异元旦', '2024-03-02', 'unreachable');
  await file(3, ABNORMAL, '省异刚过', '2023-12-20', 'no-annual-report');
  await file(3, ABNORMAL, '省异早过', '2023-10-01', 'no-instant-information');
  await file(2, ABNORMAL, '省异店', '2024-02-29', 'no-annual-report');
  await follow();
  expect(await told(3)).toEqual(['省异刚过']);
  expect(await follow()).toBe(0);
  await on('2026-12-30');
  await Promise.all([follow(), follow()]).catch(() => {});
  expect(await told(3)).toEqual(['省异29日', '省异刚过'].sort());
  expect(await caseOf(3, '省异29日')).toMatchObject({ origin: 'record', state: 'listed', due: null });
  // The service stands still over the holiday.
  await on('2027-02-15');
  await follow();
  await follow();
  expect(await told(3)).toEqual(['省异29日', '省异元旦', '省异刚过'].sort());
  expect(await told(2)).toEqual([]);
  const late = (await letters(3)).filter(({ facts }) => facts.includes('补发'));
  expect(late.map(({ aboutNumber }) => aboutNumber)).toEqual(['省异刚过']);
});

test('an individual business is marked, not listed, whoever sent it in', async () => {
  const [{ record: recordId }] = (await listings(2)).records;
  const begun = await begin(2, recordId);
  expect(begun.due).toBeNull();
  expect(await read(begun.id)).toMatchObject({ marked: true, state: 'listed', deadlines: [] });
  expect((await act(begun.id, { act: 'remind' })).code).toBe('lists.not-now');
});

test('an honour stays to its last day and is history the day after', async () => {
  const fields = { document_number: '省示1号', granted_on: '2026-02-16', title: '放心消费', level: 'provincial' };
  const until = { ...fields, valid_until: '2027-02-28' } as never;
  const filing = { entityId: 3, type: 'honour', source: '省局平台', fields: until };
  const [filed] = await database.transaction((db) => fileAndGrade(db, clerk, now, [filing], grading));
  const { id: honour } = await begin(3, filed.recordId!);
  expect(await read(honour)).toMatchObject({ state: 'listed', due: '2027-02-16' });
  await on('2027-02-28');
  await follow();
  expect(await read(honour)).toMatchObject({ state: 'listed' });
  await on('2027-03-01');
  expect(await follow()).toBe(1);
  expect(await read(honour)).toMatchObject({ state: 'removed', removed: '2027-02-28' });
  expect(await follow()).toBe(0);
});

test('a case follows its record: corrected, removed by its source, put back, withdrawn; an objection marks it', async () => {
  const recordId = await file(1, ABNORMAL, '省异9号', '2026-07-10', 'falsehood');
  const { id: listing } = await begin(1, recordId);
  const fields = (more: object) =>
    ({ document_number: '省异9号', listed_on: '2026-07-10', ground: 'falsehood', ...more }) as never;
  const correct = async (more: object) => {
    const asked = { entityId: 1, recordId, fields: fields(more), why: '来源更正' };
    await database.transaction((db) => correctAndGrade(db, clerk, now, asked, grading));
    expect(await follow()).toBe(1);
    expect(await follow()).toBe(0);
    return read(listing);
  };
  expect(await correct({ ground: 'unreachable', listed_on: '2026-07-09' })).toMatchObject({
    ...{ ground: 'unreachable', decided: '2026-07-09', state: 'listed', due: '2029-05-10' },
  });
  const objection = await officer.call('POST', `/entities/${id(1)}/objections`, {
    about: { kind: 'record', record: recordId },
    ...{ matter: 'content', grounds: '住所一直在营业', wanted: '移出', files: ['照片.jpg'], on: '2027-03-01' },
  });
  expect(objection.status).toBe(200);
  expect(await correct({ removed_on: '2027-02-10', removal_number: '省移9号' })).toMatchObject({
    ...{ state: 'removed', removed: '2027-02-10', removalNumber: '省移9号', due: null },
  });
  expect(await correct({})).toMatchObject({ state: 'listed', removed: null });
  await database.transaction((db) => withdrawAndGrade(db, clerk, now, { entityId: 1, recordId, why: '误报' }, grading));
  expect(await follow()).toBe(1);
  expect(await read(listing)).toMatchObject({ state: 'removed', reason: '列入记录已经撤回' });
});
