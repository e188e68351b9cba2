// Patrols over HTTP: today's orders are read, a patrol is filed and graded once, conflicts and caps are told.

import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { photoRules } from '../src/supervision/photos/photo-rules.ts';
import { patrolRules } from '../src/supervision/today/checklists.ts';
import { orderLetter } from '../src/supervision/today/order-letter.ts';
import { type Caller, COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const now = new Date('2026-11-23T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());

const shop = { name: '甲店', kind: 'enterprise', division: COUNTY, industries: ['0111'], status: 'existing' };
const clerk = { id: 'clerk', name: 'clerk' };
const made = ['甲店', '乙店', '丙店'].map((name) => ({ attributes: { ...shop, name }, identifiers: { regno: name } }));
await database.transaction((db) => saveAndGrade(db, clerk, now, made, grading));
const officer = await service.signedIn('area-officer');

const ITEMS = ['licence-shown', 'address', 'scope', 'publicity'];
const patrol = (on: string, more: object = {}) => ({
  ...{ patrol: randomUUID(), kind: 'routine', on, way: 'on-site', problems: '', critical: false, correctBy: null },
  ...{ exception: null, why: '', seen: null, anyway: false },
  answers: ITEMS.map((item) => ({ item, answer: 'met' })),
  ...more,
});
const enter = async (body: object) => officer.call('POST', '/entities/JX0000000001/patrols', body);
const breach = ITEMS.map((item) => ({ item, answer: item === 'address' ? 'breach' : 'met' }));

test('a patrol with a fault files the result and the order to correct, once however often it is sent', async () => {
  expect((await enter(patrol('2026-11-20', { answers: breach }))).body.code).toBe('today.problem-missing');
  expect((await enter(patrol('2026-11-20', { answers: [] }))).body.code).toBe('today.answers');
  const found = patrol('2026-11-20', { answers: breach, problems: '已搬到隔壁', correctBy: '2026-12-01' });
  const first = await enter(found);
  expect(first.status).toBe(200);
  expect([first.body.records.length, first.body.order.slice(0, 12)]).toEqual([2, 'ZG-20261120-']);
  expect((await enter(found)).body).toEqual(first.body);
  const { rows } = await database.read((db) => db.query('select type from ledger.record order by record_id'));
  expect(rows.map(({ type }) => type)).toEqual(['inspection-result', 'rectification-order']);
});

test('an order says its articles; served late, its days run from then, once; how it was served is kept with the signer masked', async () => {
  const found = patrol('2026-11-19', {
    answers: breach,
    problems: '地址不符',
    correctBy: '2026-12-03',
    kind: 'follow-up',
    anyway: true,
  });
  const { order } = (await enter(found)).body;
  const place = `/entities/JX0000000001/patrols/${found.patrol}/order`;
  const letter = (await officer.call('GET', place)).body;
  expect([letter.number, letter.days, letter.due, letter.served]).toEqual([order, 14, '2026-12-03', null]);
  expect(letter.items.map(({ article }: { article: string }) => article)).toEqual(['市场主体登记管理条例第二十四条']);
  const serve = (more: object) =>
    officer.call('POST', `${place}/service`, {
      ...{ way: 'in-person', on: '2026-11-21', signer: '欧阳修远', receipt: '', consent: false, ...more },
    });
  const refused = [{ signer: null }, { on: '2026-11-18' }, { on: '2026-11-24' }, { way: 'pigeon' }, { way: 'post' }];
  const codes = [];
  for (const more of [...refused, { way: 'e-mail', receipt: 'a@b.cn' }]) codes.push((await serve(more)).body.code);
  expect(codes.map((code) => code.replace('today.service-', ''))).toEqual([
    ...['signer', 'day', 'day', 'way', 'receipt', 'consent'],
  ]);
  expect((await serve({})).body).toEqual({ due: '2026-12-05' });
  expect((await serve({})).body.code).toBe('today.served-already');
  const after = (await officer.call('GET', place)).body;
  expect([after.days, after.due, after.served.signer, after.served.on]).toEqual([
    ...[14, '2026-12-05', '欧***', '2026-11-21'],
  ]);
  const file = await officer.call('GET', `${place}/file`);
  expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
  // PDF/A with its own fonts; the title of the letter and its number stand in what the file says of itself.
  for (const said of ['%PDF-', 'pdfaid:part', 'NotoSansHans', `责令改正通知书 ${order}`])
    expect(file.body).toContain(said);
  expect((await (await service.signedIn('administrator')).call('GET', `${place}/file`)).status).toBe(403);
  expect(orderLetter(after).receipt).toEqual([
    ...[
      ['检查人员', after.officer],
      ['送达方式', '直接送达'],
      ['签收人', '欧***'],
      ['签收日期', '2026年11月21日'],
    ],
  ]);
  const { rows } = await database.read((db) =>
    db.query(`select payload from ledger.entry where type = 'rectification-order' order by entry_id desc limit 1`),
  );
  expect(rows[0].payload).toMatchObject({ law: '市场主体登记管理条例', served_on: '2026-11-21', due_on: '2026-12-05' });
});

test('who comes after somebody else is told, after himself is not, and may enter it all the same', async () => {
  const head = await service.signedIn('station-head');
  const late = patrol('2026-11-18', { kind: 'revisit' });
  const told = await head.call('POST', '/entities/JX0000000001/patrols', late);
  expect(told.body).toMatchObject({ code: 'today.visited-meanwhile', params: { on: '2026-11-20' } });
  expect((await enter(late)).status).toBe(200);
  const anyway = { ...patrol('2026-11-22', { kind: 'revisit' }), anyway: true };
  expect((await head.call('POST', '/entities/JX0000000001/patrols', anyway)).status).toBe(200);
  expect((await enter(patrol('2026-11-21', { kind: 'revisit' }))).body.params).toEqual({ on: '2026-11-22' });
});

test('as many visits as the cap says, one more only with a lawful reason; other kinds and days visited are free', async () => {
  const come = async (day: number, more: object = {}) =>
    (await officer.call('POST', '/entities/JX0000000002/patrols', patrol(`2026-11-${day}`, more))).body;
  const first = await come(10);
  expect(first.records).toHaveLength(1);
  let taken = 1;
  let refused = await come(11);
  while (refused.records) refused = await come(11 + taken++);
  expect(refused).toMatchObject({ code: 'today.over-cap', params: { count: taken, most: taken } });
  expect(Object.values(patrolRules().caps.most)).toContain(taken);
  expect((await come(9 + taken)).records).toHaveLength(1);
  expect((await come(20, { kind: 'follow-up' })).records).toHaveLength(1);
  expect((await come(21)).code).toBe('today.over-cap');
  expect((await come(21, { exception: 'whim', why: '想去' })).code).toBe('today.over-cap');
  expect((await come(21, { exception: 'data' })).code).toBe('today.exception-why');
  expect((await come(21, { exception: 'data', why: '监测到异常' })).records).toHaveLength(1);
  expect((await come(24)).code).toBe('today.day');
});

test('one visit with several reasons is one record that says them all, counts once, and is not kept off by the cap where one is called for', async () => {
  const place = '/entities/JX0000000003/patrols';
  const come = async (day: number, more: object = {}) =>
    (await officer.call('POST', place, patrol(`2026-11-${day}`, more))).body;
  for (let taken = 0; (await come(10 + taken)).records; ) taken++;
  const several = { also: ['complaint', 'follow-up', 'routine'] };
  expect((await come(20, several)).code).toBe('today.over-cap');
  await database.transaction((db) =>
    db.query(
      `insert into supervision.complaint (id, kind, channel, reference, received_on, matter, respondent, about, division,
         summary, request, complainant_key, unit, state, taken_by, taken_at, changed_at)
       values (gen_random_uuid(), 'complaint', 'phone', '', '2026-11-19', 'goods', '丙店', 3, $1, '', '', '', 'x', 'received',
         '所', now(), now())`,
      [COUNTY],
    ),
  );
  expect((await come(20, several)).records).toHaveLength(1);
  const { rows } = await database.read((db) =>
    db.query(
      `select payload->>'kind' as kind, payload->'also' as also from ledger.entry order by entry_id desc limit 1`,
    ),
  );
  expect(rows).toEqual([{ kind: 'routine', also: ['complaint', 'follow-up'] }]);
  const { items } = (await officer.call('GET', place)).body;
  expect([items[0].kind, items[0].also]).toEqual(['routine', ['complaint', 'follow-up']]);
});

test('a visit that also re-checks sets the day in former orders', async () => {
  const revisit = patrol('2026-11-23', { kind: 'revisit', rechecked: true, anyway: true });
  expect((await enter(revisit)).status).toBe(200);
  const { rows } = await database.read((db) =>
    db.query(`select distinct on (record_id) payload->>'revisited_on' as "on" from ledger.entry
      where type = 'rectification-order' order by record_id, entry_id desc`),
  );
  expect(new Set(rows.map(({ on }) => on))).toEqual(new Set(['2026-11-23']));
});

/** A small JPEG that says nothing of its place, or what is given in place of its first segment. */
const jpeg = (first = 'ffe0000400ff', more = 0) =>
  Buffer.concat([Buffer.from(`ffd8${first}ffda0002`, 'hex'), Buffer.alloc(more, 7)]);

const sendPhoto = (caller: Caller, place: string, bytes: Buffer) => {
  const mark = '----mark';
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="1.jpg"\r\n\r\n`;
  const whole = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${mark}--\r\n`)]);
  return caller.call('POST', place, whole, { 'content-type': `multipart/form-data; boundary=${mark}` });
};

test('photos are kept once, of their patrol’s officer, within the limits, and shown to whoever sees the patrol', async () => {
  const own = patrol('2026-11-21', { kind: 'follow-up', anyway: true });
  const place = `/entities/JX0000000001/patrols/${own.patrol}/photos`;
  expect((await sendPhoto(officer, place, jpeg())).body.code).toBe('photos.no-patrol');
  expect((await enter(own)).status).toBe(200);
  const first = await sendPhoto(officer, place, jpeg());
  expect((await sendPhoto(officer, place, jpeg())).body).toEqual(first.body);
  const refused = [Buffer.from('%PDF-1.7'), jpeg('ffe1000445ff'), jpeg(undefined, photoRules().bytes)];
  const codes = [];
  for (const bytes of refused) codes.push((await sendPhoto(officer, place, bytes)).body.code);
  expect(codes).toEqual(['photos.type', 'photos.tells-place', 'photos.too-large']);
  const head = await service.signedIn('station-head');
  expect((await sendPhoto(head, place, jpeg(undefined, 1))).body.code).toBe('photos.not-yours');
  for (let n = 1; n < photoRules().most; n++)
    expect((await sendPhoto(officer, place, jpeg(undefined, n))).status).toBe(200);
  expect((await sendPhoto(officer, place, jpeg(undefined, 99))).body.code).toBe('photos.too-many');
  const { items } = (await head.call('GET', '/entities/JX0000000001/patrols')).body;
  const shown = items.find((one: { patrol: string }) => one.patrol === own.patrol);
  expect(shown.photos).toContain(first.body.hash);
  expect([shown.photos.length, shown.items.length]).toEqual([photoRules().most, 4]);
  const address = `${place}/${first.body.hash}`;
  const photo = await head.call('GET', address);
  expect([photo.status, photo.headers['content-type'], photo.headers['cache-control']]).toEqual([
    ...[200, 'image/jpeg', 'private, no-cache'],
  ]);
  const again = { 'if-none-match': String(photo.headers.etag) };
  expect((await head.call('GET', address, undefined, again)).status).toBe(304);
  expect((await (await service.signedIn('administrator')).call('GET', address)).status).toBe(403);
});

test('the day’s list is the officer’s own; it carries checklists with their articles and the caps', async () => {
  const { status, body } = await officer.call('GET', '/today');
  expect(status).toBe(200);
  expect([body.on, body.checklists.at(-1).items.length, body.caps.exceptions.length]).toEqual(['2026-11-23', 4, 3]);
  expect((await officer.call('GET', `/today?officer=${randomUUID()}`)).body.code).toBe('today.not-yours');
});
