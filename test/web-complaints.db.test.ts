// Complaining by the public site: found or named, sent once, sealed, cleaned, asked for by the receipt, limited, and gone in time.

import { afterAll, expect, test } from 'vitest';
import { tidyFiles } from '../src/evidence/tidy-files.ts';
import { saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { complaintsOver } from '../src/supervision/complaints/complaint-files.ts';
import { testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const now = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());
const CODE = '91210602MA0E1XA92R';
await database.transaction((db) =>
  saveAndGrade(
    db,
    clerk,
    now,
    [
      {
        attributes: { kind: 'enterprise', name: '金信示例电器有限公司', division: '2106' },
        identifiers: { uscc: CODE },
      },
    ],
    grading,
  ),
);
const chief = await service.signedIn('bureau-chief');

let address = 1;
/** Each from an address of its own unless given. */
const get = (url: string) => service.ask({ method: 'GET', url, remoteAddress: `10.0.0.${address++}` });

interface Sending {
  readonly fields: Readonly<Record<string, string>>;
  readonly files?: readonly (readonly [name: string, bytes: Buffer])[];
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function post({ fields, files = [['', Buffer.alloc(0)]], from = `10.1.0.${address++}`, headers = {} }: Sending) {
  const mark = 'x-jinxin-boundary';
  const payload = Buffer.concat([
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.flatMap(([name, bytes]) => [
      Buffer.from(
        `--${mark}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${mark}--\r\n`),
  ]);
  return service.ask({
    ...{ method: 'POST', url: '/public/complain', payload, remoteAddress: from },
    headers: { 'content-type': `multipart/form-data; boundary=${mark}`, ...headers },
  });
}

const receiptIn = (page: string) => /name="receipt" value="([^"]+)"/.exec(page)![1];
const formOf = async (query = `entity=${CODE}`) => String((await get(`/public/complain?${query}`)).body);
const written = async (more: object = {}) => ({
  ...{ receipt: receiptIn(await formOf()), entity: CODE, kind: 'complaint', matter: 'quality', true: '1' },
  ...{
    summary: '八月十日购买的电饭锅通电后冒烟',
    request: '退货退款',
    name: '王小明',
    contact: '13812345678',
    ...more,
  },
});
const complaints = async () => (await chief.call('GET', '/complaints?whose=all')).body.items;

/** A JPEG that says where it was taken; what stands between its head and its scan. */
const jpeg = (...segments: string[]) => Buffer.from(`ffd8${segments.join('')}ffda000201020304ffd9`, 'hex');
const EXIF = `ffe1000c${Buffer.from('Exif place').toString('hex')}`;
const JFIF = 'ffe000044a46';

test('whom it is about is found or named; every page works without scripts and is kept by nobody', async () => {
  const begin = await get('/public/complain');
  expect([begin.status, begin.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(begin.headers['content-security-policy']).toContain(`default-src 'none'`);
  expect(begin.body).not.toContain('<script');
  const found = String((await get(`/public/complain?q=${encodeURIComponent('示例电器')}`)).body);
  expect(found).toContain(`/public/complain?entity=${CODE}`);
  expect(await formOf()).toContain('<b>金信示例电器有限公司</b>');
  const named = await formOf(`named=${encodeURIComponent('某<店>')}`);
  expect([named.includes('value="某&lt;店&gt;"'), named.includes('东港市局')]).toEqual([true, true]);
  expect(String((await get('/public/en/complain')).body)).toContain('Complain or report');
});

test('sent twice it is taken once; the receipt tells the state, the office sees it as of the web, the contact is sealed', async () => {
  const fields = await written();
  const sent = await post({ fields });
  expect([sent.status, sent.headers.location]).toEqual([303, `/public/complain/receipt/${fields.receipt}?new=1`]);
  expect((await post({ fields })).status).toBe(303);
  const items = await complaints();
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    channel: 'web',
    kind: 'complaint',
    state: 'received',
    entity: { name: '金信示例电器有限公司' },
  });
  const page = String((await get(`${sent.headers.location}`)).body);
  for (const text of [items[0].number, fields.receipt, '已收到', '2026年11月22日']) expect(page).toContain(text);
  // Nothing of who complained or what he wrote, for whoever finds a receipt.
  for (const text of ['王小明', '138', '电饭锅']) expect(page).not.toContain(text);
  const shown = (await chief.call('GET', `/complaints/${items[0].id}`)).body;
  expect(shown.complainant).toEqual({ name: '王**', contact: '138****5678' });
  const { rows } = await database.read((db) =>
    db.query('select sealed, (select hash from supervision.complaint_receipt) as hash from supervision.complainant'),
  );
  expect(rows[0].sealed.includes('13812345678') || rows[0].hash.includes(fields.receipt)).toBe(false);

  const { revision } = shown;
  const accepted = { act: 'accept', on: '2026-11-22', why: '' };
  await chief.call('POST', `/complaints/${items[0].id}/acts`, { revision, doing: accepted });
  const typed = fields.receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
  const asked = await get(`/public/complain/state?code=${encodeURIComponent(typed)}`);
  expect(asked.headers.location).toBe(`/public/complain/receipt/${fields.receipt}`);
  const later = String((await get(`${asked.headers.location}`)).body);
  expect([later.includes('已受理'), later.includes('role="status"')]).toEqual([true, false]);
  expect((await get('/public/complain/receipt/0000-0000-0000-0000-0000')).status).toBe(404);
});

test('what is not whole is shown again with what was written and why; nothing is taken', async () => {
  const before = (await complaints()).length;
  const said = async (more: object, text: string) => {
    const { status, body } = await post({ fields: await written(more) });
    expect([status, String(body).includes(text), String(body).includes('退货退款')]).toEqual([422, true, true]);
  };
  await said({ contact: '' }, '投诉');
  await said({ contact: '138' }, '联系方式太短');
  await said({ summary: '冒烟' }, '至少 10 个字');
  const unasked = await post({ fields: await written({ request: '' }) });
  expect([unasked.status, String(unasked.body).includes('投诉请写明有什么请求')]).toEqual([422, true]);
  await said({ true: '' }, '我保证所写的属实');
  await said({ matter: 'weather' }, 'weather');
  await said({ entity: '', respondent: '' }, '被投诉');
  expect(await complaints()).toHaveLength(before);
  // From another page than ours nothing is taken.
  expect((await post({ fields: await written(), headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
});

test('a report without a name, about somebody who is only named, goes to the place that was chosen', async () => {
  const receipt = receiptIn(await formOf('named=x'));
  const fields = {
    receipt,
    entity: '',
    respondent: '路口早餐摊',
    unit: 'county',
    kind: 'report',
    matter: 'quality',
    true: '1',
  };
  const sent = await post({
    fields: { ...fields, summary: '油条用油发黑，摊位没有证照', request: '', name: '', contact: '' },
  });
  expect(sent.status).toBe(303);
  const one = (await complaints()).find(({ kind }: { kind: string }) => kind === 'report');
  expect(one).toMatchObject({ respondent: '路口早餐摊', entity: null });
  const shown = (await chief.call('GET', `/complaints/${one.id}`)).body;
  expect([shown.complainant, shown.unit.id]).toEqual([null, 'county']);
});

test('attachments: known by their bytes, place taken out, sealed, opened by who handles it, gone in time', async () => {
  const picture = jpeg(JFIF, EXIF);
  const fields = await written({ summary: '九月一日购买的电风扇叶片断裂' });
  const pdf = Buffer.from('%PDF-1.7 receipt');
  const refused = async (files: Sending['files'], text: string) => {
    const { status, body } = await post({ fields, files });
    expect([status, String(body).includes(text)]).toEqual([422, true]);
  };
  await refused([['page.html', Buffer.from('<script>')]], 'page.html');
  await refused([['broken.jpg', Buffer.from('ffd8ff0000', 'hex')]], 'broken.jpg');
  await refused(
    Array.from({ length: 6 }, (_, i) => [`${i}.pdf`, Buffer.concat([pdf, Buffer.from([i])])] as const),
    '最多 5 个',
  );
  expect((await post({ fields, files: [['big.pdf', Buffer.concat([pdf, Buffer.alloc(4_000_001)])]] })).status).toBe(
    413,
  );

  const files = [
    ['../a.jpg', picture],
    ['b.jpg', picture],
    ['小票.pdf', pdf],
  ] as const;
  expect((await post({ fields, files })).status).toBe(303);
  const one = (await complaints()).find(({ summary }: { summary: string }) => summary.includes('电风扇'));
  const { files: kept } = (await chief.call('GET', `/complaints/${one.id}`)).body;
  expect(kept.map(({ type }: { type: string }) => type)).toEqual(['image/jpeg', 'application/pdf']);
  expect(kept[0].size).toBe(jpeg(JFIF).length);
  const path = `/complaints/${one.id}/files/${kept[0].hash}`;
  const taken = await chief.call('GET', path);
  expect([taken.status, taken.headers['content-disposition']]).toEqual([200, expect.stringContaining('a.jpg')]);
  const stranger = await service.signedIn('auditor');
  expect((await stranger.call('GET', path)).status).toBe(403);
  const { rows } = await database.read((db) => db.query('select sealed from evidence.file'));
  expect(rows.some(({ sealed }: { sealed: Buffer }) => sealed.includes('PDF'))).toBe(false);

  const left = async (today: string) => {
    await database.transaction((db) => tidyFiles(db, complaintsOver, today));
    return (await chief.call('GET', `/complaints/${one.id}`)).body.files.length;
  };
  expect(await left('2036-01-01')).toBe(2);
  const doing = (doing: object) => async () => {
    const { revision } = (await chief.call('GET', `/complaints/${one.id}`)).body;
    expect((await chief.call('POST', `/complaints/${one.id}/acts`, { revision, doing })).status).toBe(200);
  };
  await doing({ act: 'accept', on: '2026-11-22', why: '' })();
  await doing({
    ...{ act: 'close', on: '2026-11-22', outcome: 'mediated', ground: null, upheld: true, loss: null },
    ...{ reply: '已退款', why: '' },
  })();
  expect([await left('2029-11-21'), await left('2029-11-22')]).toEqual([2, 0]);
});

test('so many an hour from one address, and no riddles', async () => {
  const fields = await written({ summary: '' });
  const statuses: number[] = [];
  for (let i = 0; i < 8; i++) statuses.push((await post({ fields, from: '10.9.9.9' })).status);
  expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429, 429]);
  expect((await post({ fields, from: '10.9.9.10' })).status).toBe(422);
});
