// What the rooms answer over HTTP, asked of the whole service: by role, within reach, refused in both languages.

import { afterAll, expect, test } from 'vitest';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { type Caller, COUNTY, DEPARTMENT, testService } from './callers.ts';
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

test('other bodies’ ratings stand beside ours: each body’s latest, as far as one may see, and where they contradict', async () => {
  const rated = (type: string, rated_on: string, grade: string, more: Record<string, string | number>) => ({
    entityId: 4,
    type,
    fields: { rated_on, grade, document_number: `${type} ${rated_on}`, ...more },
  });
  const tax = (year: number, grade: string, authority: string) => {
    const { fields, ...rest } = rated('tax-rating', `${year + 1}-04-30`, grade, { year, authority });
    const { document_number: _, ...own } = fields;
    return { ...rest, fields: own };
  };
  await database.transaction(async (db) => {
    const attributes = { name: '众评公司', division: COUNTY, kind: 'enterprise' as const };
    await saveAndGrade(db, who, at, [{ attributes, identifiers: { regno: 'R4' } }], grading);
    const filings = [
      tax(2024, 'D', '甲税务局'),
      tax(2025, 'A', '乙税务局'),
      rated('bank-rating', '2026-06-01', 'CCC', { bank: '某某银行', valid_until: '2026-10-31' }),
      rated('bank-rating', '2026-07-01', 'AA', { bank: '另一银行' }),
      rated('customs-rating', '2026-05-01', 'regular', { authority: DEPARTMENT }),
    ];
    await fileAndGrade(db, who, at, filings, grading);
  });
  const ask = async (reader: Caller, query = '') => (await reader.call('GET', `/entities/R4/ratings${query}`)).body;
  const bodies = ({ items }: { items: { body: string; latest: { grade: { code: string } }; ended: boolean }[] }) =>
    items.map(({ body, latest, ended }) => `${body} ${latest.grade.code}${ended ? ' ended' : ''}`);

  const office = await service.signedIn('credit-office');
  const now = await ask(office);
  expect(bodies(now)).toEqual(['另一银行 AA', '某某银行 CCC ended', `${DEPARTMENT} regular`, '乙税务局 A']);
  expect(now.items[3].earlier).toMatchObject([{ on: '2025-04-30', lastDay: '2026-04-29', grade: { code: 'D' } }]);
  expect(now.own.find((one: { rulebook: string }) => one.rulebook === 'chongqing')).toMatchObject({
    level: 'A',
    sense: 'good',
  });
  expect(now.conflicts).toEqual([]);

  const then = await ask(office, '?on=2026-10-31');
  const poor = { record: then.items[1].latest.record, rulebook: null };
  const against = then.conflicts.map(({ good }: { good: { rulebook: string | null } }) => good.rulebook);
  expect(then.conflicts.every((one: { poor: unknown }) => JSON.stringify(one.poor) === JSON.stringify(poor))).toBe(
    true,
  );
  expect(against.filter((one: string | null) => one === null)).toHaveLength(2);
  expect(against).toContain('chongqing');
  expect(bodies(await ask(office, '?on=2026-04-29'))).toEqual(['甲税务局 D']);

  const inspector = await ask(await service.signedIn('inspector'), '?on=2026-10-31');
  expect(bodies(inspector)).toEqual([`${DEPARTMENT} regular`, '乙税务局 A']);
  expect(inspector.conflicts).toEqual([]);
  const department = await ask(await service.signedIn('department-user'));
  expect([bodies(department), department.own]).toEqual([[`${DEPARTMENT} regular`], []]);
  const { rows } = await database.read((db) =>
    db.query(`select distinct name, outcome from base.audit where act = 'listRatings'`),
  );
  expect(rows).toEqual([{ name: 'credit-office', outcome: 'class-4' }]);
});
