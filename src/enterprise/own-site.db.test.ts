// What an enterprise does at its own site beside its file: reports of itself, honours, visits rated and complained of.

import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Caller, COUNTY, PASSWORD, testService } from '../../test/callers.ts';
import { testDatabase } from '../../test/database.ts';
import { addAccount } from '../base/who/account.ts';
import { fileAndGrade, saveAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { makeUscc } from '../registry/uscc.ts';

const database = await testDatabase();
const start = new Date('2026-11-22T01:00:00Z');
let now = start;
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, start);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());
let [own, rival, chief]: Caller[] = [];
// Each day ends the sessions of the day before.
beforeEach(async () => {
  now = start;
  own = await service.signedIn('enterprise');
  rival = await service.signedIn('rival' as 'enterprise');
  chief = await service.signedIn('bureau-chief');
});

const PERSON = '欧阳修远';
const CODES = [makeUscc('91', COUNTY, 1), makeUscc('91', COUNTY, 2)];
const [OWN] = CODES;
await database.transaction(async (db) => {
  const entities = CODES.map((uscc, i) => ({
    attributes: { name: `第${i + 1}公司`, kind: 'enterprise', division: COUNTY, legal_person: PERSON },
    identifiers: { uscc },
  }));
  await saveAndGrade(db, clerk, start, entities, grading);
  const of = (type: string, fields: object) => ({ entityId: 1, type, source: '市局', fields: fields as never });
  const fine = { decided_on: '2026-11-01', measures: [{ kind: 'fine', amount: 600_000 }], legal_person: PERSON };
  const adjusted = { dimension: 'tier', level: 'III', reason: '集中', basis: '纪要', until: '2027-03-01' };
  const filings = [
    of('administrative-penalty', { ...fine, document_number: '罚1号' }),
    of('complaint', { document_number: '举1号', received_on: '2026-10-01', kind: 'report' }),
    ...['chongqing', 'saic-2003'].map((rulebook) =>
      of('adjustment', { ...adjusted, rulebook, decided_on: '2026-10-01', document_number: `调1${rulebook}` }),
    ),
  ];
  const filed = await fileAndGrade(db, clerk, start, filings, grading);
  expect(filed.map(({ state }) => state)).toEqual(filings.map(() => 'accepted'));
  const shown = { name: 'rival', shown: '别家', password: PASSWORD, role: 'enterprise' } as const;
  await addAccount(db, start, { ...shown, unit: null, reach: [], entity: 2 });
});
test('an enterprise issues reports of itself: signed, without what it is not shown, so many a day, and never those of others', async () => {
  const issue = (more: object) => own.call('POST', '/own/reports', { purpose: '投标', ...more });
  const { status, body } = await issue({ kind: 'full' });
  expect(status).toBe(200);
  const { headers, body: file } = await own.call('GET', `/own/reports/${body.number}/json`);
  expect(headers['content-disposition']).toContain(`${body.number}.json`);
  const numbers = JSON.stringify(file.report.sections);
  expect(numbers).toContain('罚1号');
  // What is confidential, and adjustments of levels that are not told, are in no report of its own.
  for (const hidden of ['举1号', '调1chongqing', PERSON]) expect(numbers).not.toContain(hidden);
  expect(numbers).toContain('调1saic-2003');
  expect((await own.call('GET', `/own/reports/${body.number}/pdf`)).headers['content-type']).toBe('application/pdf');
  expect((await issue({ kind: 'special' })).body.code).toBe('disclosure.period-wrong');
  expect((await rival.call('GET', `/own/reports/${body.number}/json`)).body.code).toBe('disclosure.no-such-report');
  const office = await chief.call('POST', `/entities/${OWN}/reports`, {
    ...{ kind: 'full', purpose: '核查', basis: '来函' },
  });
  expect((await own.call('GET', `/own/reports/${office.body.number}/json`)).body.code).toBe(
    'enterprise.report-of-office',
  );
  const { items, aDay, kinds } = (await own.call('GET', '/own/reports')).body;
  expect(items.map(({ own: mine }: { own: boolean }) => mine).sort()).toEqual([false, true]);
  expect(kinds.map(({ id }: { id: string }) => id)).toContain('repair');
  await database.transaction((db) =>
    db.query(
      `insert into disclosure.report select entity_id, 'BG-' || i, kind, from_day, until_day, sections, entry_id, purpose,
         basis, issued_at, kid, file, pdf, account, name
       from disclosure.report, generate_series(2, $2) i where number = $1`,
      [body.number, aDay],
    ),
  );
  expect((await issue({ kind: 'repair' })).body.code).toBe('enterprise.reports-enough');
  now = new Date(+start + 86_400_000);
  const tomorrow = await service.signedIn('enterprise');
  expect((await tomorrow.call('POST', '/own/reports', { kind: 'repair', purpose: '投标' })).status).toBe(200);
});

test('an enterprise applies for an honour, sees its course, and takes it back until it is decided', async () => {
  const apply = { title: '守合同重信用单位', facts: '连续五年合同全部履行' };
  const { body } = await own.call('POST', '/own/honours', apply);
  expect((await own.call('POST', '/own/honours', apply)).body.code).toBe('lists.open-already');
  const { revision } = (await chief.call('GET', `/listings/${body.id}`)).body;
  const doing = { act: 'recommend', level: 'district', why: '符合条件' };
  await chief.call('POST', `/listings/${body.id}/acts`, { revision, doing });
  // A case of another list of which it was not told is not there for it.
  const abnormal = {
    list: 'abnormal',
    ground: 'falsehood',
    title: '',
    penaltyNumber: '',
    facts: '年报不实',
    files: [],
  };
  await chief.call('POST', `/entities/${OWN}/listings`, { ...abnormal, on: '2026-11-20' });
  const { rows } = await database
    .as({ reach: [''], source: undefined, outside: { entity: 1 } })
    .read((db) => db.query('select list from notice.listing'));
  expect(rows).toEqual([{ list: 'honour' }]);
  const read = (await own.call('GET', '/own/honours')).body;
  expect(read.items).toMatchObject([{ ...apply, state: 'opened', levels: ['district'], mayWithdraw: true }]);
  expect(read.items[0].acts.map(({ act }: { act: string }) => act)).toEqual(['open', 'recommend']);
  expect(JSON.stringify(read)).not.toContain('bureau-chief');
  const path = `/own/honours/${body.id}/withdrawal`;
  expect((await rival.call('POST', path, { why: '' })).body.code).toBe('lists.no-such-listing');
  expect((await own.call('POST', path, { why: '明年再报' })).status).toBe(200);
  expect((await own.call('POST', path, { why: '' })).body.code).toBe('lists.not-now');
  expect((await own.call('GET', '/own/honours')).body.items[0]).toMatchObject({
    state: 'not-listed',
    mayWithdraw: false,
  });
});

test('visits are seen, rated once and complained of while signed in; who rated is told to nobody who came', async () => {
  const id = '00000000-0000-4000-8000-00000000aaaa';
  await database.transaction((db) =>
    db.query(
      `insert into supervision.visit (entity_id, visit_id, on_day, way, wanted, officers, account, officer, unit, shown_at)
       values (1, $1, '2026-11-20', 'on-site', true, '{officer-x}', gen_random_uuid(), '检查员甲', 'county', $2)`,
      [id, start],
    ),
  );
  const only = async () => (await own.call('GET', '/own/visits')).body.items[0];
  expect(await only()).toMatchObject({ state: 'announced', may: { rate: false, complain: true, until: '2026-12-05' } });
  const rating = { stars: 2, reasons: ['long'], words: '耽误半天' };
  const rate = (more: object = {}) => own.call('POST', `/own/visits/${id}/rating`, { ...rating, ...more });
  expect((await rate()).body.code).toBe('enterprise.visit-not-yet');
  await database.transaction((db) =>
    db.query(`update supervision.visit set filed_at = $2, records = '{1}' where visit_id = $1`, [id, start]),
  );
  expect((await rate({ reasons: ['weather'] })).body.code).toBe('enterprise.visit-incomplete');
  expect((await rival.call('POST', `/own/visits/${id}/rating`, rating)).body.code).toBe('enterprise.no-such-visit');
  expect([(await rate()).status, (await rate()).body.code]).toEqual([200, 'enterprise.visit-rated']);
  const complain = () => own.call('POST', `/own/visits/${id}/complaints`, { ground: 'conduct', words: '态度生硬' });
  expect((await complain()).status).toBe(200);
  expect(await only()).toMatchObject({ state: 'done', rating, complaints: [{ ground: 'conduct', reply: null }] });
  expect(JSON.stringify(await only())).not.toMatch(/检查员甲|officer-x/);
  now = new Date('2026-12-05T15:59:00Z');
  const late = await service.signedIn('enterprise');
  const again = () => late.call('POST', `/own/visits/${id}/complaints`, { ground: 'conduct', words: '又想起一件' });
  expect((await again()).status).toBe(200);
  now = new Date('2026-12-05T16:00:00Z');
  expect((await again()).body.code).toBe('enterprise.visit-over');
});
