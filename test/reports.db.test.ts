// Signed reports: what each kind holds, every changed byte found out, keys that change, what the number tells, who may have them.

import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { flattenedVerify, importJWK } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { coverOf, showable } from '../src/base/pdf/font-cover.ts';
import { publicKeys } from '../src/disclosure/reports/keys.ts';
import { canonical, verifyFile } from '../src/disclosure/reports/verify-file.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import type { Fields } from '../src/ledger/record.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now, address: 'https://credit.example.cn' });
afterAll(() => service.http.close());
const SOURCE = '金信市市场监督管理局';
const made = {
  attributes: { kind: 'enterprise', name: '甲食品有限公司', division: COUNTY },
  identifiers: { regno: '1' },
};
await database.transaction((db) => saveAndGrade(db, clerk, now, [made], grading));
const file = (type: string, fields: Fields) =>
  database.transaction(async (db) => {
    const [filed] = await fileAndGrade(db, clerk, now, [{ entityId: 1, type, source: SOURCE, fields }], grading);
    expect(filed.problems).toEqual([]);
  });
const FINE = [{ kind: 'fine', amount: 300_000 }];
const [NOW, SUMMARY, OLD] = ['罚〔2026〕1号', '罚〔2026〕2号', '罚〔2020〕3号'];
await file('administrative-penalty', { document_number: NOW, decided_on: '2026-10-02', measures: FINE });
const small = { measures: [{ kind: 'fine', amount: 500 }], summary_procedure: true };
await file('administrative-penalty', { document_number: SUMMARY, decided_on: '2026-10-03', ...small });
await file('administrative-penalty', { document_number: OLD, decided_on: '2020-10-02', measures: FINE });
await file('court-judgment', { document_number: '刑1号', effective_on: '2025-05-05', kind: 'criminal' });
await file('court-judgment', { document_number: '民2号', effective_on: '2025-05-06', kind: 'civil' });
const officer = await service.signedIn('credit-office');
const administrator = await service.signedIn('administrator');

const WANTED = { purpose: '上市核查', basis: '企业申请' };
const issue = (more: object) => officer.call('POST', '/entities/JX0000000001/reports', { ...WANTED, ...more });
const bytesOf = async (number: string, form: 'json' | 'pdf') => {
  const { status, body } = await officer.call('GET', `/entities/JX0000000001/reports/${number}/${form}`);
  expect(status).toBe(200);
  return body;
};
/** Both files as they are kept: what a test's caller reads is text. */
const kept = async (number: string) => {
  const sql = 'select file, pdf from disclosure.report where number = $1';
  const { rows } = await database.read((db) => db.query<{ file: string; pdf: Buffer }>(sql, [number]));
  return { json: Buffer.from(rows[0].file), pdf: rows[0].pdf };
};
const keys = () => database.read(publicKeys);
const PERIOD = { from: '2021-11-22', until: '2026-11-22' };

type Content = {
  sections: { id: string; items: { number: string; marks: { zh: string }[] }[]; said: { zh: string } }[];
};
const numbers = ({ sections }: Content) => sections.flatMap(({ items }) => items.map(({ number }) => number));

test('a special report covers penalties by summary procedure and criminal judgments of its period, marks what is repaired, and says what it cannot prove', async () => {
  await file('credit-repair', {
    ...{ document_number: '修1号', decided_on: '2026-11-20', kind: 'final' },
    ...{ record_type: 'administrative-penalty', record_number: NOW },
  });
  const { body } = await issue({ kind: 'special', ...PERIOD });
  const { report } = await bytesOf(body.number, 'json');
  expect(numbers(report)).toEqual([SUMMARY, NOW, '刑1号']);
  const marks = report.sections[0].items.map((one: Content['sections'][0]['items'][0]) =>
    one.marks.map(({ zh }) => zh),
  );
  expect(marks[1]).toContain('已修复');
  expect(report.sections.find(({ id }: { id: string }) => id === 'coercive').said.zh).toContain('不能证明');
  expect(report).toMatchObject({ ...WANTED, issuer: SOURCE, entity: { name: '甲食品有限公司' } });
  expect(report.verify).toBe(`https://credit.example.cn/public/reports/${body.number}`);
});

test('a public report holds what is shown today alone, a full one everything', async () => {
  const shown = (await bytesOf((await issue({ kind: 'public' })).body.number, 'json')).report;
  expect(numbers(shown)).not.toContain(NOW);
  expect(numbers(shown)).not.toContain(SUMMARY);
  const full = (await bytesOf((await issue({ kind: 'full' })).body.number, 'json')).report;
  expect(numbers(full)).toEqual(expect.arrayContaining([NOW, SUMMARY, OLD, '刑1号', '民2号', '修1号']));
});

test('a certificate of repairs holds what was repaired and by which decision, and nothing else', async () => {
  const { report } = await bytesOf((await issue({ kind: 'repair' })).body.number, 'json');
  expect(numbers(report)).toEqual([NOW, '修1号']);
});

test('anybody is given the report of what is shown, the same one while nothing changes, with the fields of the page alone', async () => {
  const asked = async () => (await service.ask({ method: 'GET', url: '/public/entity/JX0000000001/report.json' })).body;
  const first = await asked();
  expect(first.report).toMatchObject({ kind: 'public', entity: { name: '甲食品有限公司' } });
  expect(numbers(first.report)).not.toContain(NOW);
  expect((await asked()).report.number).toBe(first.report.number);
  const listing = { document_number: '列1号', listed_on: '2026-11-21', ground: 'no-annual-report' };
  await file('abnormal-operation-listing', listing);
  const second = await asked();
  expect(second.report.number).not.toBe(first.report.number);
  expect(numbers(second.report)).toEqual(['列1号']);
  expect(await verifyFile(Buffer.from(canonical(second)), await keys())).toMatchObject({ ok: true });
  const pdf = await service.http.inject({ url: '/public/entity/JX0000000001/report.pdf' });
  expect([pdf.statusCode, pdf.headers['content-type'], pdf.headers['cache-control']]).toEqual([
    ...[200, 'application/pdf', 'no-store'],
  ]);
  expect(await verifyFile(pdf.rawPayload, await keys())).toMatchObject({ ok: true, number: second.report.number });
  expect((await service.ask({ method: 'GET', url: '/public/entity/JX0000009999/report.pdf' })).status).toBe(404);
});

test('periods and sections that a kind does not have are refused', async () => {
  const code = async (more: object) => (await issue(more)).body.code;
  expect(await code({ kind: 'special' })).toBe('disclosure.period-wrong');
  expect(await code({ kind: 'special', from: '2021-11-21', until: '2026-11-22' })).toBe('disclosure.period-wrong');
  expect(await code({ kind: 'special', from: '2026-11-20', until: '2026-11-23' })).toBe('disclosure.period-wrong');
  expect(await code({ kind: 'special', ...PERIOD, sections: ['tax'] })).toBe('disclosure.section-wrong');
  expect(await code({ kind: 'special', ...PERIOD, purpose: '' })).toBe('base.request-not-valid');
});

test('what the font cannot show does not stop a report; rare characters of names are shown', async () => {
  const { status, body } = await issue({ kind: 'public', purpose: '堃㛃䶮\u202e💣\u0007#set[*]' });
  expect(status).toBe(200);
  expect((await bytesOf(body.number, 'json')).report.purpose).toContain('💣');
  const fonts = [coverOf(readFileSync('node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf'))];
  expect(showable('堃㛃䶮\u202e💣\u0007a\nb', fonts)).toBe('堃㛃䶮〓a\nb');
});

test('every changed byte of a JSON report is found out', { timeout: 60_000 }, async () => {
  const { number } = (await issue({ kind: 'listing', ...PERIOD })).body;
  const { json } = await kept(number);
  const known = await keys();
  expect(await verifyFile(json, known)).toMatchObject({ ok: true, form: 'json', number });
  for (let at = 0; at < json.length; at++) {
    const changed = Buffer.from(json);
    changed[at] ^= at % 2 ? 1 : 0x20;
    expect((await verifyFile(changed, known)).ok, `byte ${at}`).toBe(false);
  }
  expect((await verifyFile(Buffer.from(`${json.toString()}\n`), known)).ok).toBe(false);
  expect((await verifyFile(Buffer.from('{}'), known)).ok).toBe(false);
});

test('some of all bytes of a PDF, and each of those around its signatures, are found out when changed', {
  timeout: 60_000,
}, async () => {
  const { number } = (await issue({ kind: 'special', ...PERIOD })).body;
  const { pdf } = await kept(number);
  const known = await keys();
  expect(await verifyFile(pdf, known)).toMatchObject({ ok: true, form: 'pdf', number });
  expect(pdf.toString('latin1')).toMatch(/pdfaid:part/);
  const places = [...pdf.toString('latin1').matchAll(/jinxin-jws:/g)].flatMap(({ index }) =>
    Array.from({ length: 260 }, (_, i) => index - 8 + i),
  );
  expect(places.length).toBeGreaterThan(500);
  const spread = Array.from({ length: 700 }, (_, i) => (i * 7919) % pdf.length);
  for (const at of [...places, ...spread]) {
    const changed = Buffer.from(pdf);
    changed[at] ^= 1;
    expect((await verifyFile(changed, known)).ok, `byte ${at}`).toBe(false);
  }
  expect((await verifyFile(Buffer.concat([pdf, Buffer.from('\n')]), known)).ok).toBe(false);
});

test('the signature is a JWS that others verify, by the key that is published', async () => {
  const { number } = (await issue({ kind: 'full' })).body;
  const { report, signature } = JSON.parse((await kept(number)).json.toString());
  const [header, , last] = signature.split('.');
  const { body } = await service.ask({ method: 'GET', url: '/public/report-keys' });
  const [jwk] = body.keys;
  const input = { protected: header, payload: Buffer.from(canonical(report)), signature: last };
  const { protectedHeader } = await flattenedVerify(input, await importJWK(jwk));
  expect(protectedHeader).toMatchObject({ alg: 'EdDSA', kid: jwk.kid });
  const signed = Buffer.concat([Buffer.from(`${header}.`), Buffer.from(canonical(report))]);
  expect(verify(null, signed, createPublicKey({ key: jwk, format: 'jwk' }), Buffer.from(last, 'base64url'))).toBe(true);
});

test('a changed key leaves old reports verifiable, and another key’s report is not ours', async () => {
  const { number } = (await issue({ kind: 'full' })).body;
  const [former] = await keys();
  expect((await officer.call('POST', '/report-keys')).status).toBe(403);
  const { kid } = (await administrator.call('POST', '/report-keys')).body;
  expect(kid).not.toBe(former.kid);
  const next = (await issue({ kind: 'full' })).body;
  const both = await keys();
  expect(await verifyFile((await kept(number)).json, both)).toMatchObject({ ok: true, kid: former.kid });
  expect(await verifyFile((await kept(next.number)).pdf, both)).toMatchObject({ ok: true, kid });
  expect(await verifyFile((await kept(next.number)).json, [former])).toEqual({ ok: false, why: 'unknown-key' });
  const { rows } = await database.read((db) => db.query('select sealed from disclosure.signing_key'));
  expect(rows.some(({ sealed }) => sealed.includes(Buffer.from('302e020100300506032b6570', 'hex')))).toBe(false);
});

test('by its number everybody learns whether a report is the latest, and nothing of whom it is about', async () => {
  now = new Date('2026-11-22T01:10:00Z');
  const first = (await issue({ kind: 'public' })).body.number;
  const state = async (number: string) =>
    (await service.ask({ method: 'GET', url: `/public/reports/${number}`, headers: { accept: 'application/json' } }))
      .body;
  expect(await state(first)).toMatchObject({ followed: null, changed: false });
  await file('administrative-penalty', { document_number: '罚〔2026〕9号', decided_on: '2026-11-22', measures: FINE });
  expect(await state(first)).toMatchObject({ followed: null, changed: true });
  now = new Date('2026-11-22T01:20:00Z');
  await issue({ kind: 'public' });
  expect((await state(first)).followed).toContain('2026-11-22T01:20');
  expect(await state('BG-20261122-AAAAAAAAAA')).toMatchObject({ unknown: true });
  const page = await service.ask({ method: 'GET', url: `/public/reports/${first}` });
  expect(page.body).toContain('同类报告');
  expect(page.body).not.toContain('甲食品');
});

test('the page of verification holds the keys and its script, asks nobody, and runs by the hash of its script alone', async () => {
  const { body, headers } = await service.ask({ method: 'GET', url: '/public/verify' });
  for (const { x } of await keys()) expect(body).toContain(x);
  expect(body).not.toMatch(/\bimport\b|https?:\/\//);
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'sha256-/);
  const script = /<script>([\s\S]*)<\/script>/.exec(body)![1];
  // As a browser runs it: the same functions, made of the page's own text.
  const run = new Function('document', 'addEventListener', `${script}; return verifyFile;`);
  const element = { addEventListener: () => undefined };
  const inPage = run({ querySelector: () => element }, () => undefined) as typeof verifyFile;
  const { json, pdf } = await kept((await issue({ kind: 'full' })).body.number);
  expect(await inPage(json, await keys())).toMatchObject({ ok: true });
  expect(await inPage(pdf, await keys())).toMatchObject({ ok: true });
  pdf[5000] ^= 1;
  expect(await inPage(pdf, await keys())).toEqual({ ok: false, why: 'changed' });
});

test('who asked for what purpose on which basis stands in the audit trail', async () => {
  const { body } = await administrator.call('GET', '/audit?act=issueReport');
  expect(body.items[0].detail).toMatch(/BG-.* full 上市核查 企业申请/);
  const area = await service.signedIn('inspector');
  expect((await area.call('POST', '/entities/JX0000000001/reports', { ...WANTED, kind: 'public' })).status).toBe(403);
});
