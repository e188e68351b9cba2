// The stories of lists: told, heard, entered by two, removed; letters that come back; an order and its term; an honour by levels.

import { afterAll, expect, test } from 'vitest';
import { type Caller, COUNTY, testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { saveAndGrade } from '../../grading/file.ts';
import { prepareRegister } from '../../grading/register.ts';
import { recordsOf } from '../../ledger/read-entries.ts';

const database = await testDatabase();
let now = new Date('2026-10-19T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());
const made = (['enterprise', 'individual'] as const).map((kind, i) => ({
  attributes: { kind, name: `第${i + 1}户`, division: COUNTY },
  identifiers: { regno: `R${i}` },
}));
await database.transaction((db) => saveAndGrade(db, clerk, now, made, grading));
const ROLES = ['area-officer', 'station-head', 'bureau-chief'] as const;
async function signIn(on: string): Promise<Record<(typeof ROLES)[number], Caller>> {
  now = new Date(`${on}T01:00:00Z`);
  const callers = await Promise.all(ROLES.map(async (role) => [role, await service.signedIn(role)] as const));
  return Object.fromEntries(callers) as Record<(typeof ROLES)[number], Caller>;
}
let as = await signIn('2026-10-19');

const [ONE, SHOP] = ['JX0000000001', 'JX0000000002'];
const today = () => now.toISOString().slice(0, 10);
const open = async (entity: string, more: object) => {
  const body = { ground: '', title: '', penaltyNumber: '', facts: '经核查属实', files: [], on: today(), ...more };
  return (await as['area-officer'].call('POST', `/entities/${entity}/listings`, body)).body;
};
const read = async (id: string) => (await as['area-officer'].call('GET', `/listings/${id}`)).body;
const act = async (id: string, doing: object) => {
  const { revision } = await read(id);
  const body = { revision, doing: { why: '依照规定', ...doing } };
  return (await as['area-officer'].call('POST', `/listings/${id}/acts`, body)).body;
};
const propose = async (id: string, what: 'entry' | 'removal', document: string) =>
  (await as['area-officer'].call('POST', `/listings/${id}/${what}`, { document, why: '事实清楚' })).body;
const approve = async (proposal: number, who = as['bureau-chief']) =>
  (await who.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).body;
const record = async (entity: number, type: string) =>
  (await database.read((db) => recordsOf(db, grading.catalogue, [entity]))).find((one) => one.type === type)?.fields;
const notices = async (entity: string) =>
  (await as['area-officer'].call('GET', `/entities/${entity}/notices`)).body.items as {
    id: string;
    kind: string;
    served: string | null;
  }[];
const serve = async (entity: string, notice: string, returned = false) => {
  const body = { way: 'post', on: today(), signer: null, proof: 'EMS 9', consent: false, returned };
  return (await as['area-officer'].call('POST', `/entities/${entity}/notices/${notice}/service`, body)).body;
};

let letters = '';

test('an unreachable one is listed after two letters that came back, fifteen days apart; a shop is marked instead', async () => {
  expect((await open(SHOP, { list: 'abnormal', ground: 'moon' })).code).toBe('lists.ground');
  const { id } = await open(SHOP, { list: 'abnormal', ground: 'unreachable' });
  letters = id;
  expect((await open(SHOP, { list: 'abnormal', ground: 'unreachable' })).code).toBe('lists.open-already');
  const send = async () => {
    expect(await act(id, { act: 'letter' })).toEqual({ done: true });
    const unserved = (await notices(SHOP)).find(({ kind, served }) => kind === 'address-letter' && !served)!;
    await serve(SHOP, unserved.id, true);
  };
  await send();
  as = await signIn('2026-11-02');
  await send();
  expect((await act(id, { act: 'verify' })).code).toBe('lists.letters');
  as = await signIn('2026-11-03');
  await act(id, { act: 'letter' });
  expect((await act(id, { act: 'verify' })).code).toBe('lists.letters');
  await serve(SHOP, (await notices(SHOP)).find(({ kind }) => kind === 'address-letter')!.id, true);
  expect(await act(id, { act: 'verify' })).toEqual({ done: true });
  expect(await read(id)).toMatchObject({ state: 'verified', due: '2026-11-17' });
  await approve((await propose(id, 'entry', '列异1号')).proposal);
  expect(await record(2, 'abnormal-operation-listing')).toMatchObject({
    ...{ document_number: '列异1号', listed_on: '2026-11-03', ground: 'unreachable', remark: '标记为经营异常状态' },
  });
  expect((await notices(SHOP))[0]).toMatchObject({ kind: 'listed' });
});

test('a removal is applied for, refused with remedies, applied for again and decided; the record says from when', async () => {
  expect(await act(letters, { act: 'apply', conditions: [] })).toEqual({ done: true });
  expect(await read(letters)).toMatchObject({ state: 'applied', due: '2026-11-10' });
  await act(letters, { act: 'refuse-removal', why: '住所仍然无法联系' });
  expect((await notices(SHOP))[0]).toMatchObject({ kind: 'removal-refused' });
  await act(letters, { act: 'apply', conditions: [] });
  await approve((await propose(letters, 'removal', '移异1号')).proposal);
  expect(await record(2, 'abnormal-operation-listing')).toMatchObject({
    ...{ removed_on: '2026-11-03', removal_number: '移异1号' },
  });
  expect(await read(letters)).toMatchObject({ state: 'removed', due: null });
  expect((await act(letters, { act: 'apply', conditions: [] })).code).toBe('lists.not-now');
  const { items } = (await as['area-officer'].call('GET', '/listings?state=gone')).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual([letters]);
});

test('instant information: nothing before the order was served and its ten days are over', async () => {
  const { id, due } = await open(ONE, { list: 'abnormal', ground: 'no-instant-information' });
  expect(due).toBeNull();
  expect((await propose(id, 'entry', '列异2号')).code).toBe('lists.order-unserved');
  await act(id, { act: 'order', why: '股权变更未公示' });
  const order = (await notices(ONE)).find(({ kind }) => kind === 'perform-order')!;
  expect((await serve(ONE, order.id)).answerBy).toBe('2026-11-13');
  expect(await read(id)).toMatchObject({ orderedUntil: '2026-11-13', due: '2026-11-27' });
  as = await signIn('2026-11-13');
  expect((await propose(id, 'entry', '列异2号')).code).toBe('lists.order-open');
  as = await signIn('2026-11-14');
  const { proposal } = await propose(id, 'entry', '列异2号');
  await approve(proposal);
  expect(await read(id)).toMatchObject({ state: 'listed', due: '2029-09-15' });
});

let serious = '';

test('serious violation: told, heard, considered, consented to by the level above, entered', async () => {
  const { id } = await open(ONE, {
    list: 'serious',
    ground: 'food',
    penaltyNumber: '罚1号',
    facts: '销售过期食品，情节严重',
  });
  serious = id;
  expect((await act(id, { act: 'intend' })).code).toBe('lists.not-now');
  await act(id, { act: 'verify' });
  expect((await propose(id, 'entry', '列严1号')).code).toBe('lists.not-heard');
  await act(id, { act: 'intend', why: '主观故意、货值较大' });
  expect((await propose(id, 'entry', '列严1号')).code).toBe('notice.defence-unserved');
  const told = (await notices(ONE)).find(({ kind }) => kind === 'listing-intended')!;
  expect((await serve(ONE, told.id)).answerBy).toBe('2026-11-20');
  expect((await propose(id, 'entry', '列严1号')).code).toBe('notice.defence-open');
  const path = `/entities/${ONE}/notices/${told.id}`;
  const hear = (what: string, body: object) => as['station-head'].call('POST', `${path}/${what}`, body);
  await hear('statements', { on: '2026-11-14', said: '没有主观故意', files: ['进货单.pdf'] });
  expect((await propose(id, 'entry', '列严1号')).code).toBe('notice.defence-unconsidered');
  await hear('consideration', { outcome: 'not', reasons: '进货单系伪造' });
  const { proposal } = await propose(id, 'entry', '列严1号');
  expect((await approve(proposal, as['station-head'])).code).toBe('lists.consent-above');
  await approve(proposal);
  expect(await record(1, 'serious-violation-listing')).toMatchObject({
    ...{ document_number: '列严1号', ground: 'food', penalty_number: '罚1号', listed_on: '2026-11-14' },
  });
  expect(await read(id)).toMatchObject({ state: 'listed', due: '2029-11-14' });
});

test('an early exit needs a year and every condition', async () => {
  const all = ['performed', 'cured', 'no-further', 'committed'];
  as = await signIn('2027-11-13');
  expect((await act(serious, { act: 'apply', conditions: all })).code).toBe('lists.too-early');
  as = await signIn('2027-11-14');
  expect((await act(serious, { act: 'apply', conditions: ['performed'] })).code).toBe('lists.conditions');
  expect(await act(serious, { act: 'apply', conditions: all })).toEqual({ done: true });
  await approve((await propose(serious, 'removal', '移严1号')).proposal);
  expect(await record(1, 'serious-violation-listing')).toMatchObject({ removed_on: '2027-11-14' });
  expect((await notices(ONE))[0]).toMatchObject({ kind: 'removed' });
});

test('an honour is recommended by levels, publicised, awarded, reviewed and withdrawn', async () => {
  as = await signIn('2026-11-02');
  const { id, due } = await open(ONE, { list: 'honour', title: '守合同重信用单位', facts: '申请认定' });
  expect(due).toBe('2026-11-30');
  expect((await act(id, { act: 'publicise' })).code).toBe('lists.levels');
  expect((await act(id, { act: 'recommend', level: 'municipal' })).code).toBe('lists.not-now');
  for (const level of ['district', 'municipal']) await act(id, { act: 'recommend', level });
  await act(id, { act: 'publicise' });
  as = await signIn('2026-11-11');
  expect((await propose(id, 'entry', '示1号')).code).toBe('lists.publicity-open');
  as = await signIn('2026-11-12');
  await approve((await propose(id, 'entry', '示1号')).proposal);
  expect(await record(1, 'honour')).toMatchObject({
    title: '守合同重信用单位',
    level: 'municipal',
    granted_on: '2026-11-12',
  });
  expect(await read(id)).toMatchObject({ state: 'listed', due: '2027-11-12' });
  await act(id, { act: 'review' });
  await approve((await propose(id, 'removal', '撤示1号')).proposal);
  expect(await record(1, 'honour')).toMatchObject({ valid_until: '2026-11-12' });
});

test('what is found to be wrong is dropped, and the entity is told', async () => {
  const { id } = await open(SHOP, { list: 'abnormal', ground: 'falsehood' });
  expect((await propose(id, 'entry', '列异9号')).code).toBe('lists.not-now');
  await act(id, { act: 'drop', why: '数据属实' });
  expect(await read(id)).toMatchObject({ state: 'not-listed', due: null });
  expect((await notices(SHOP))[0]).toMatchObject({ kind: 'not-listed' });
});
