// What the rooms answer over HTTP, asked of the whole service: by role, within reach, refused in both languages.

import { afterAll, expect, test } from 'vitest';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { COUNTY, DEPARTMENT, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const who = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

const penalty = (number: string, amount: number, more = {}) => ({
  type: 'administrative-penalty',
  source: '市局',
  fields: { document_number: number, decided_on: '2026-10-01', measures: [{ kind: 'fine', amount }] },
  ...more,
});

await database.transaction(async (db) => {
  const inputs = [
    { name: '山海公司', division: COUNTY, legal_person: '欧阳明' },
    { name: '江河公司', division: '210602' },
    { name: '远方公司', division: '500103' },
  ].map((attributes, i) => ({
    attributes: { ...attributes, kind: 'enterprise' },
    identifiers: { regno: `R${i}` },
  }));
  await saveAndGrade(db, who, at, inputs, grading);
});
await database.transaction((db) =>
  fileAndGrade(
    db,
    who,
    at,
    [1, 2, 3].map((entityId) => ({ entityId, ...penalty(`旧${entityId}号`, 40_000) })),
    grading,
  ),
);

const [SEEN, CITY, FAR] = ['JX0000000001', 'JX0000000002', 'JX0000000003'];

test('lists and pages end where the reach ends', async () => {
  const names = async (role: Parameters<typeof service.signedIn>[0], query = '') => {
    const { body } = await (await service.signedIn(role)).call('GET', `/entities${query}`);
    return body.items.map(({ name }: { name: string }) => name);
  };
  expect(await names('area-officer')).toEqual(['山海公司']);
  expect(await names('inspector')).toEqual(['山海公司', '江河公司']);
  expect(await names('inspector', `?q=${encodeURIComponent('公司')}`)).toEqual(['山海公司', '江河公司']);
  expect(await names('inspector', '?sort=name&limit=1')).toEqual(['山海公司']);
  expect(await names('area-officer', '?q=R1')).toEqual([]);
  expect(await names('area-officer', '?level=C,D')).toEqual(['山海公司']);
  const officer = await service.signedIn('area-officer');
  for (const path of ['', '/standings', '/standings/chongqing', '/records', '/indicators']) {
    expect((await officer.call('GET', `/entities/${SEEN}${path}`)).status, path).toBe(200);
    for (const other of [CITY, FAR, 'R1', 'JX0000000099', '%20'])
      expect((await officer.call('GET', `/entities/${other}${path}`)).status, `${other}${path}`).toBe(404);
  }
  expect((await officer.call('GET', '/undetermined')).body).toEqual({ items: [], next: null });
});

test('nobody writes beyond his reach, nor in another’s name', async () => {
  const officer = await service.signedIn('area-officer');
  for (const other of [CITY, FAR]) {
    expect((await officer.call('POST', `/entities/${other}/records`, penalty('一号', 1))).status).toBe(404);
    expect((await officer.call('POST', `/entities/${other}/records/preview`, penalty('一号', 1))).status).toBe(404);
    const correction = { fields: penalty('旧2号', 1).fields, why: '有误' };
    expect((await officer.call('POST', `/entities/${other}/records/2/corrections`, correction)).status).toBe(404);
  }
  const head = await service.signedIn('station-head');
  expect((await head.call('POST', `/entities/${SEEN}/records/2/withdrawal`, { why: '有误' })).status).toBe(404);
  expect((await head.call('POST', `/entities/${CITY}/records/2/withdrawal`, { why: '有误' })).status).toBe(404);
});

test('a record is previewed, filed, corrected, and withdrawn by two; the standing follows at once', async () => {
  const head = await service.signedIn('bureau-chief');
  const level = async () => {
    const { body } = await head.call('GET', '/entities?q=R1');
    return `${body.items[0].standing.level} ${body.items[0].standing.until}`;
  };
  expect(await level()).toBe('C 2027-10-02');
  const later = penalty('二号', 90_000, { fields: { ...penalty('二号', 90_000).fields, decided_on: '2026-11-01' } });
  const preview = await head.call('POST', `/entities/${CITY}/records/preview`, later);
  expect(preview.status).toBe(200);
  expect(preview.body.consequences.find((c: { rulebook: string }) => c.rulebook === 'chongqing').after).toEqual({
    level: 'C',
    tier: 'III',
    until: '2027-11-02',
  });
  expect(await level()).toBe('C 2027-10-02');
  const filed = await head.call('POST', `/entities/${CITY}/records`, later);
  expect(filed.body).toMatchObject({ state: 'accepted', since: null });
  expect(await level()).toBe('C 2027-11-02');
  const { record } = filed.body;
  const fields = { ...later.fields, decided_on: '2026-11-02' };
  const corrected = await head.call('POST', `/entities/${CITY}/records/${record}/corrections`, {
    fields,
    why: '日期有误',
  });
  expect(corrected.body).toEqual({ record });
  expect(await level()).toBe('C 2027-11-03');
  const credit = await service.signedIn('credit-office');
  const { proposal } = (await head.call('POST', `/entities/${CITY}/records/${record}/withdrawal`, { why: '撤销' }))
    .body;
  expect(await level()).toBe('C 2027-11-03');
  expect((await credit.call('POST', `/proposals/${proposal}/approval`, { reason: '复议决定在案' })).status).toBe(200);
  expect(await level()).toBe('C 2027-10-02');
  const { body } = await head.call('GET', `/entities/${CITY}/records`);
  expect(body.items[0]).toMatchObject({ number: '二号', state: 'withdrawn', corrected: true });
  expect(
    body.items[0].history.map(({ act, who }: { act: string; who: string }) => `${act} ${who === 'clerk'}`),
  ).toEqual(['file false', 'correct false', 'withdraw false']);
  expect(body.items[0].history[2]).toMatchObject({
    who: 'credit-office（金信市市场监督管理局）',
    why: '撤销（bureau-chief提请；credit-office批准：复议决定在案）',
  });
});

test('a department sees and files its own records, and no standing', async () => {
  const department = await service.signedIn('department-user');
  const filed = await department.call('POST', `/entities/${FAR}/records`, penalty('部门一号', 10, { source: '市局' }));
  expect(filed.status).toBe(200);
  const { body } = await department.call('GET', `/entities/${FAR}/records`);
  expect(body.items.map(({ number, source }: Record<string, string>) => [number, source])).toEqual([
    ['部门一号', DEPARTMENT],
  ]);
  const list = (await department.call('GET', '/entities')).body;
  expect(list.items.map(({ standing }: { standing: unknown }) => standing)).toEqual([null, null, null]);
  expect((await department.call('GET', '/entities?level=C')).body.items).toEqual([]);
  expect((await department.call('GET', `/entities/${FAR}/standings`)).status).toBe(403);
  const preview = await department.call('POST', `/entities/${FAR}/records/preview`, penalty('部门二号', 99_999));
  expect(preview.body).toEqual({ faults: [], unchanged: false, consequences: [] });
  const others = { fields: penalty('旧3号', 1).fields, why: '有误' };
  expect((await department.call('POST', `/entities/${FAR}/records/3/corrections`, others)).status).toBe(404);
});

test('refusals are told in both languages, faults by path', async () => {
  const officer = await service.signedIn('registrar');
  const faulty = penalty('三号', -1);
  const refused = await officer.call('POST', `/entities/${CITY}/records?lang=en`, faulty);
  expect([refused.status, refused.body.code]).toEqual([422, 'ledger.field-refused']);
  expect(refused.body.detail).toContain('cannot be negative');
  const preview = await officer.call('POST', `/entities/${CITY}/records/preview`, faulty);
  expect(preview.body.faults.map(({ path }: { path: string }) => path)).toEqual(['measures[1].amount']);
  expect((await officer.call('GET', '/entities?limit=500')).status).toBe(400);
  expect((await officer.call('GET', '/entities?rulebook=nowhere')).body.code).toBe('grading.unknown-rulebook');
  expect((await officer.call('GET', `/entities/${CITY}?asKnown=yesterday`)).status).toBe(400);
  expect((await officer.call('GET', `/entities/${CITY}/standings/chongqing?on=2026-02-30`)).status).toBe(400);
  expect((await officer.call('GET', '/record-types/nothing')).body.code).toBe('ledger.no-such-type');
  const twice = await officer.call('POST', `/entities/${CITY}/records`, penalty('旧2号', 41_000));
  expect([twice.status, twice.body.code]).toEqual([409, 'ledger.number-already-filed']);
});

test('rulebooks, record types, forms and indicators are read', async () => {
  const reader = await service.signedIn('auditor');
  expect((await reader.call('GET', '/rulebooks')).body.items).toHaveLength(grading.books.size);
  const { items } = (await reader.call('GET', '/record-types')).body;
  expect(items).toHaveLength(grading.catalogue.types.size);
  for (const { id } of items) expect((await reader.call('GET', `/record-types/${id}`)).status, id).toBe(200);
  expect((await reader.call('GET', `/entities/${CITY}/indicators`)).body.items).toHaveLength(39);
  for (const path of ['', '/records', '/indicators', '/standings', '/standings/chongqing']) {
    const asKnown = async (instant: string) =>
      (await reader.call('GET', `/entities/${CITY}${path}?asKnown=${instant}`)).status;
    expect(await asKnown('2026-11-22T08:59:59%2B08:00'), path).toBe(404);
    expect(await asKnown('2026-11-22'), path).toBe(200);
  }
  const explained = await reader.call('GET', `/entities/${CITY}/standings/chongqing?on=2026-10-15`);
  expect(explained.body.sentences.zh.join()).toContain('旧2号');
});

test('no answer holds a person’s name', async () => {
  const reader = await service.signedIn('auditor');
  for (const path of ['', '/records', '/indicators', '/standings', '/standings/chongqing']) {
    const { status, body } = await reader.call('GET', `/entities/${SEEN}${path}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('欧阳明');
  }
});
