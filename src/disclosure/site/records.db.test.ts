// Records on the public site: shown on the days that publicity gives them, gone at the midnight and the moment that they must be.

import { expect, test } from 'vitest';
import { testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { fileAndGrade, saveAndGrade, withdrawAndGrade } from '../../grading/file.ts';
import { prepareRegister } from '../../grading/register.ts';
import { settlePublicity } from '../../publicity/catch-up.ts';

const database = await testDatabase();
let now = new Date('2026-11-22T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
const who = { id: 'clerk', name: 'clerk' };
const COMPANY = '91210602MA0E1XA92R';
await database.transaction((db) =>
  saveAndGrade(
    db,
    who,
    now,
    [
      {
        attributes: { name: '金信示例食品有限公司', kind: 'enterprise', status: 'open' },
        identifiers: { uscc: COMPANY },
      },
    ],
    grading,
  ),
);

async function file(type: string, fields: object, source = '市局'): Promise<number> {
  const filing = { entityId: 1, source, type, fields: fields as never };
  const [filed] = await database.transaction((db) => fileAndGrade(db, who, now, [filing], grading));
  return filed.recordId!;
}

/** Every channel of the site on which a record could be seen; asked again with what was held before, as browsers do. */
const held = new Map<string, string>();
const PAGE = `/public/entity/${COMPANY}`;
const LISTS = [
  ...['/public/lists/penalties', '/public/en/lists/penalties', '/public/data/lists/penalties'],
  ...['page.csv', 'all.csv', 'all.jsonl'].map((file) => `/public/data/lists/penalties/${file}`),
  '/public/data/changes.atom',
];
const CHANNELS = [PAGE, `/public/en/entity/${COMPANY}`, `/public/data/entities/${COMPANY}`, ...LISTS];
async function seen(what: string, at?: string): Promise<boolean> {
  const before = now;
  if (at) now = new Date(at);
  const answers: (readonly [string, boolean])[] = [];
  for (const url of CHANNELS) {
    const tag = held.get(url);
    const { status, body, headers } = await service.ask({
      method: 'GET',
      url,
      headers: tag ? { 'if-none-match': tag } : {},
    });
    const text = status === 304 ? bodies.get(tag!)! : JSON.stringify(body);
    held.set(url, String(headers.etag));
    bodies.set(String(headers.etag), text);
    answers.push([url, text.includes(what)]);
  }
  now = before;
  // All of them agree, whatever they say.
  const [[, first]] = answers;
  expect([what, at, ...answers]).toEqual([what, at, ...CHANNELS.map((url) => [url, first])]);
  return first;
}
const bodies = new Map<string, string>();

const HONOUR = {
  document_number: '誉1号',
  granted_on: '2026-01-05',
  level: 'municipal',
  title: '守合同重信用单位',
  granted_by: '市政府',
};

const penalty = (document_number: string, decided_on: string, more: object = {}) => ({
  ...{ document_number, decided_on, violation: '标签不符合规定', authority: '市局' },
  ...{ measures: [{ kind: 'fine', amount: 500_000 }], facts: '王小二经手', remark: '内部备注', legal_person: '王小二' },
  ...more,
});

test('a penalty stands with its article and end, without what is written about persons, and goes at midnight of its last day', async () => {
  await file('administrative-penalty', penalty('罚1号', '2026-09-01'));
  expect(await seen('罚1号')).toBe(true);
  const { body } = await service.ask({ method: 'GET', url: PAGE });
  for (const text of [
    '罚款 500,000 元',
    '标签不符合规定',
    '2026年9月1日',
    '到 2027年9月1日 为止',
    '条件是什么',
    '免费',
  ])
    expect(String(body)).toContain(text);
  expect(String(body)).not.toMatch(/王小二|内部备注/);
  expect(await seen('罚1号', '2027-09-01T15:59:59.999Z')).toBe(true);
  expect(await seen('罚1号', '2027-09-01T16:00:00.000Z')).toBe(false);
});

test('a page that was looked at while a batch came in shows its records as soon as the batch is over', async () => {
  const filing = { entityId: 1, source: '市局', type: 'honour', fields: HONOUR as never };
  const batch = { ...grading.settled(), follow: undefined };
  const [filed] = await database.transaction((db) => fileAndGrade(db, who, now, [filing], batch));
  expect(filed.state).toBe('accepted');
  const page = async () => String((await service.ask({ method: 'GET', url: PAGE })).body);
  expect(await page()).not.toContain('守合同重信用');
  await settlePublicity(database, grading.catalogue, now);
  expect(await page()).toContain('守合同重信用');
});

test('what becomes public later is not there before its day', async () => {
  const repair = { document_number: '修0号', decided_on: '2026-11-20', kind: 'temporary', until: '2026-12-20' };
  await file('administrative-penalty', penalty('罚2号', '2026-08-01'));
  await file('credit-repair', { ...repair, record_type: 'administrative-penalty', record_number: '罚2号' });
  expect(await seen('罚2号')).toBe(false);
  expect(await seen('罚2号', '2026-12-19T15:59:59.999Z')).toBe(false);
  expect(await seen('罚2号', '2026-12-19T16:00:00.000Z')).toBe(true);
});

test('an objection marks its record at once, a repair and a withdrawal take it away at once', async () => {
  await file('administrative-penalty', penalty('罚3号', '2026-07-01'));
  expect(await seen('罚3号')).toBe(true);
  expect(String((await service.ask({ method: 'GET', url: PAGE })).body)).not.toContain('正在核查');
  const objection = { objection_number: '异1', filed_on: '2026-11-21', record_type: 'administrative-penalty' };
  await file('objection', { ...objection, record_number: '罚3号', matter: 'content' });
  const marked = String((await service.ask({ method: 'GET', url: PAGE })).body);
  expect(marked).toContain('正在核查');
  expect(marked).not.toContain('异1');
  const repair = { document_number: '修1号', decided_on: '2026-11-22', kind: 'final' };
  await file('credit-repair', { ...repair, record_type: 'administrative-penalty', record_number: '罚3号' });
  expect(await seen('罚3号')).toBe(false);
  const recordId = await file('administrative-penalty', penalty('罚4号', '2026-07-02'));
  expect(await seen('罚4号')).toBe(true);
  await database.transaction((db) => withdrawAndGrade(db, who, now, { entityId: 1, recordId, why: '撤销' }, grading));
  expect(await seen('罚4号')).toBe(false);
});

test('records of classes 3 and 4 and minor penalties are on no page', async () => {
  await file('administrative-penalty', penalty('罚5号', '2026-09-02', { measures: [{ kind: 'warning' }] }));
  await file('bank-rating', { document_number: '银9号', rated_on: '2026-09-01', grade: 'D' }, '某银行');
  for (const number of ['罚5号', '银9号', '修1号']) expect([number, await seen(number)]).toEqual([number, false]);
});

test('an individual business is marked, a company is listed', async () => {
  const shop = {
    attributes: { name: '金信示例小吃店', kind: 'individual', status: 'open' },
    identifiers: { regno: '7' },
  };
  await database.transaction((db) => saveAndGrade(db, who, now, [shop], grading));
  const listing = (document_number: string) => ({ document_number, listed_on: '2026-07-10', ground: 'unreachable' });
  for (const [entityId, number] of [
    [1, '列异1号'],
    [2, '列异2号'],
  ] as const) {
    const fields = listing(number) as never;
    const filing = { entityId, source: '市局', type: 'abnormal-operation-listing', fields };
    await database.transaction((db) => fileAndGrade(db, who, now, [filing], grading));
  }
  const numbers = async (list: string) => {
    const { body } = await service.ask({ method: 'GET', url: `/public/data/lists/${list}` });
    return JSON.stringify(body).match(/列异\d号/g);
  };
  expect([await numbers('abnormal'), await numbers('marked')]).toEqual([['列异1号'], ['列异2号']]);
});
