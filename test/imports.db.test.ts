// Imports by the service: a file sent, looked at, mapped, imported by a job, given back in part, mended; seen by those who may.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Worker } from '../src/base/workshop.ts';
import { exchangeJobs } from '../src/exchange/jobs.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { type Caller, DEPARTMENT, testService } from './callers.ts';
import { testDatabase } from './database.ts';
import { code, entitiesFile, upTo } from './importing.ts';
import { until } from './until.ts';

const at = new Date('2026-11-22T01:00:00Z');
const database = await testDatabase();
const { grading } = await prepareRegister(database, at);
const folder = mkdtempSync(join(tmpdir(), 'jinxin-imports-test-'));
const service = await testService({ database, grading });
const worker = new Worker({ database, clock: () => at, log: () => {} });
await exchangeJobs(worker, { database, grading, clock: () => at, folder }, 90);
worker.start();
afterAll(async () => {
  await worker.stop();
  await service.http.close();
  rmSync(folder, { recursive: true });
});

async function send(caller: Caller, name: string, content: string, of = '') {
  const payload = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--b--\r\n`;
  const sent = await caller.call('POST', `/imports${of && `?of=${of}`}`, payload, {
    'content-type': 'multipart/form-data; boundary=b',
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  return sent.body.id as string;
}

const look = async (caller: Caller, id: string, body: object = {}) =>
  (await caller.call('POST', `/imports/${id}/look`, body)).body;

/** Begins an import and waits until it is over; its receipt. */
async function run(caller: Caller, id: string, body: object) {
  const begun = await caller.call('POST', `/imports/${id}/begin`, { mapping: null, keep: false, ...body });
  expect(begun.status, JSON.stringify(begun.body)).toBe(200);
  const read = async () => (await caller.call('GET', `/imports/${id}`)).body;
  let receipt = begun.body;
  await until(database, async () => {
    receipt = await read();
    return !['waiting', 'running'].includes(receipt.state);
  });
  return receipt;
}

let registrar: Caller;
let department: Caller;
beforeAll(async () => {
  registrar = await service.signedIn('registrar');
  department = await service.signedIn('department-user');
});

test('entities are recognised by their headings and imported; those beyond the sender’s reach are given back', async () => {
  const elsewhere = `${makeUscc('91', '210702', 1)},远方公司,企业,存续,2001-02-03,210702,5221,,否,否,,\n`;
  const id = await send(registrar, 'entities.csv', entitiesFile(upTo(30)) + elsewhere);
  const seen = await look(registrar, id);
  expect(seen).toMatchObject({
    format: 'csv',
    encoding: 'utf-8',
    type: 'entities',
    problems: [],
    looked: 31,
    sound: 31,
  });
  expect(seen.columns[0]).toMatchObject({ heading: '统一社会信用代码', targets: ['fields.uscc'], by: 'heading' });
  const receipt = await run(registrar, id, { type: 'entities' });
  expect(receipt).toMatchObject({ state: 'done', accepted: 30, rejected: 1, by: 'registrar', own: true });
  expect(receipt.reasons).toMatchObject([{ code: 'exchange.outside-reach', count: 1, line: 32 }]);
  expect(receipt.read).toBe(receipt.size);
});

const FINES = `信用代码,决定书号,决定日,种类,罚款,处罚单位,说明\n`;
const fine = (n: number, amount: string, note = '') =>
  `${code(n)},罚〔2024〕${n}号,2024/3/${n},罚款,${amount},某局,${note}\n`;

test('columns of a department are matched by hand, kept for it, and its next file is read by them', async () => {
  const id = await send(department, '处罚.csv', FINES + fine(1, '3') + fine(2, '5'));
  let seen = await look(department, id, { type: 'administrative-penalty' });
  expect(seen.problems.join()).toContain('还缺');
  const choices = [
    ['信用代码', 'entity.uscc'],
    ['决定书号', 'fields.document_number'],
    ['决定日', 'fields.decided_on'],
    ['种类', 'fields.measures'],
    ['罚款', 'fields.measures.0', '万元'],
    ['处罚单位', 'fields.authority'],
  ];
  for (const [column, to, unit] of choices) {
    const given = { type: 'administrative-penalty', mapping: seen.mapping, choose: { column, to, unit } };
    seen = await look(department, id, given);
  }
  expect(seen).toMatchObject({ problems: [], looked: 2, sound: 2 });
  expect(seen.columns.map(({ by }: { by: string }) => by)).toEqual([...Array(6).fill('mapping'), null]);
  const receipt = await run(department, id, { type: 'administrative-penalty', mapping: seen.mapping, keep: true });
  expect(receipt).toMatchObject({ state: 'done', accepted: 2, rejected: 0, source: DEPARTMENT });
  const { body } = await department.call('GET', `/entities/${code(1)}/records`);
  expect(JSON.stringify(body.items[0])).toContain('30000');

  const next = await send(department, '处罚2.csv', FINES + fine(3, '1'));
  const followed = await look(department, next, { type: 'administrative-penalty' });
  expect(followed).toMatchObject({ kept: `${DEPARTMENT}.map.yaml`, problems: [], sound: 1 });
  expect((await department.call('DELETE', `/imports/${next}`)).body).toEqual({ dropped: true });
});

test('words of a department are given their codes, kept with its columns', async () => {
  const type = 'administrative-penalty';
  const id = await send(department, '处罚0.csv', FINES + fine(6, '1').replace('罚款', '罚没') + fine(7, '1'));
  const seen = await look(department, id, { type });
  expect(seen.words).toMatchObject([
    {
      column: '种类',
      several: true,
      kinds: 2,
      unknown: 1,
      seen: [{ text: '罚没', count: 1, by: null }, { by: 'name' }],
    },
  ]);
  expect(seen).toMatchObject({ looked: 2, sound: 1, counted: { rows: 2, whole: true } });
  const mean = { target: 'fields.measures', column: '种类', word: '罚没', codes: ['fine', 'confiscation-goods'] };
  const given = await look(department, id, { type, mapping: seen.mapping, mean });
  expect(given).toMatchObject({
    looked: 2,
    sound: 2,
    words: [{ unknown: 0, seen: [{ by: 'mapping', codes: mean.codes }, {}] }],
  });
  expect(await run(department, id, { type, mapping: given.mapping, keep: true })).toMatchObject({ accepted: 2 });
  const { body } = await department.call('GET', `/entities/${code(6)}/records`);
  expect(JSON.stringify(body.items[0])).toContain('confiscation-goods');
});

test('the mapping that an import replaced is put back, once, and not over a later one', async () => {
  const type = 'administrative-penalty';
  const kept = async () => {
    const id = await send(department, 'x.csv', FINES + fine(8, '1'));
    const { mapping } = await look(department, id, { type });
    await department.call('DELETE', `/imports/${id}`);
    return mapping as string;
  };
  const before = await kept();
  const replace = async (mapping: string) => {
    const id = await send(department, 'y.csv', FINES + fine(8, '1'));
    const body = { type, mapping, keep: true };
    const { replaced } = (await department.call('POST', `/imports/${id}/begin`, body)).body;
    return { id, replaced };
  };
  const undo = async (id: string) => (await department.call('POST', `/imports/${id}/mapping-undo`, {})).body;
  expect(await replace(before)).toMatchObject({ replaced: false });
  const one = await replace(`${before}# one\n`);
  expect(one.replaced).toBe(true);
  const two = await replace(`${before}# two\n`);
  expect((await undo(one.id)).code).toBe('exchange.mapping-not-replaced');
  expect(await undo(two.id)).toEqual({ undone: true });
  expect(await kept()).toBe(`${before}# one\n`);
  expect((await undo(two.id)).code).toBe('exchange.mapping-not-replaced');
  expect(await undo(one.id)).toEqual({ undone: true });
  expect(await kept()).toBe(before);
});

test('rows given back are shown with their columns, downloaded harmless, mended and sent again under the same import', async () => {
  const rows =
    fine(4, '2') +
    fine(5, '五万', '=HYPERLINK("http://x")') +
    `${makeUscc('91', '210702', 9)},x,2024-01-01,警告,,某局,\n`;
  const id = await send(department, '处罚3.csv', FINES + rows);
  const type = 'administrative-penalty';
  const { mapping } = await look(department, id, { type });
  const receipt = await run(department, id, { type, mapping });
  expect(receipt).toMatchObject({ accepted: 1, rejected: 2 });
  expect(receipt.reasons.map(({ code }: { code: string }) => code)).toEqual([
    'exchange.amount-unreadable',
    'registry.unknown-entity',
  ]);
  const { body } = await department.call('GET', `/imports/${id}/rejected?limit=1&lang=en`);
  expect(body).toMatchObject({ items: [{ line: 3, faults: [{ column: '罚款' }] }], next: '3' });
  expect(body.items[0].faults[0].text).toContain('not an amount');

  const file = await department.call('GET', `/imports/${id}/rejected.csv`);
  const lines = parse(file.body, { bom: true }) as string[][];
  expect(lines[0]).toEqual([...FINES.trim().split(','), '错误']);
  expect(lines[1][6]).toBe(`'=HYPERLINK("http://x")`);
  const mended = file.body.replace('五万', '5').replace(/^.*,x,.*\r\n/m, '');
  const again = await send(department, '处罚3.rejected.csv', mended, id);
  const seen = await look(department, again);
  expect(seen).toMatchObject({ type: 'administrative-penalty', problems: [], sound: 1 });
  expect(seen.columns[6].samples).toEqual(['=HYPERLINK("http://x")']);
  expect(await run(department, again, { type: seen.type, mapping: seen.mapping })).toMatchObject({
    accepted: 1,
    partOf: id,
  });
  expect((await department.call('GET', `/imports/${id}`)).body.mended).toMatchObject([{ id: again, accepted: 1 }]);
});

test('the same file again changes nothing; a file that lacks its columns fails and says why; an import begins once', async () => {
  const content = entitiesFile(upTo(3));
  const id = await send(registrar, 'again.csv', content);
  expect(await run(registrar, id, { type: 'entities' })).toMatchObject({ accepted: 0, unchanged: 3, rejected: 0 });
  const begun = await registrar.call('POST', `/imports/${id}/begin`, { type: 'entities', mapping: null, keep: false });
  expect(begun.body.code).toBe('exchange.import-begun');
  const wrong = await send(registrar, 'wrong.csv', content);
  const failed = await run(registrar, wrong, { type: 'administrative-penalty' });
  expect(failed).toMatchObject({ state: 'failed', accepted: 0 });
  expect(failed.failure).toContain('还缺');
  expect((await registrar.call('POST', `/imports/${wrong}/stop`, {})).body.code).toBe('exchange.import-over');
  const flawed = await look(registrar, wrong, { type: 'administrative-penalty', mapping: 'type: x\nfields: [' });
  expect(flawed.problems.join()).toContain('映射写得不对');
});

test('a department sees and begins its own imports only; others see those of their reach; drafts are their sender’s', async () => {
  const own = (await department.call('GET', '/imports')).body.items;
  expect(new Set(own.map(({ source }: { source: string }) => source))).toEqual(new Set([DEPARTMENT]));
  const all = (await (await service.signedIn('auditor')).call('GET', '/imports?limit=200')).body.items;
  expect(all.length).toBeGreaterThan(own.length);
  const foreign = all.find(({ source }: { source: string | null }) => source === null).id;
  for (const [method, path] of [
    ['GET', `/imports/${foreign}`],
    ['GET', `/imports/${foreign}/rejected`],
    ['GET', `/imports/${foreign}/rejected.csv`],
  ] as const)
    expect((await department.call(method, path)).body.code, path).toBe('exchange.no-such-import');
  for (const act of ['stop', 'look'])
    expect((await department.call('POST', `/imports/${foreign}/${act}`, {})).body.code).toBe('exchange.no-such-import');
  const draft = await send(registrar, 'draft.csv', entitiesFile([1]));
  const listed = async (caller: Caller) =>
    (await caller.call('GET', '/imports')).body.items.map((one: { id: string }) => one.id);
  expect(await listed(registrar)).toContain(draft);
  expect(await listed(await service.signedIn('credit-office'))).not.toContain(draft);
  const departments = await send(department, 'entities.csv', entitiesFile([1]));
  const refused = await department.call('POST', `/imports/${departments}/begin`, {
    type: 'entities',
    mapping: null,
    keep: false,
  });
  expect(refused.body.code).toBe('exchange.entities-not-for-departments');
});

test('a department brings no pattern of its own', async () => {
  const id = await send(department, 'x.csv', FINES + fine(1, '3'));
  const mapping = 'type: administrative-penalty\nentity: {uscc: {from: 信用代码, pattern: "(a+)+$"}}\n';
  expect((await look(department, id, { mapping })).code).toBe('exchange.pattern-not-kept');
});

test('what is no table is refused when it is looked at', async () => {
  const id = await send(registrar, 'x.pdf', '%PDF-1.7');
  expect((await look(registrar, id)).code).toBe('exchange.not-a-spreadsheet');
});

test('when a file of many entities is said to be done, what it brought is on the public lists', async () => {
  const many = upTo(60);
  await run(registrar, await send(registrar, '更多.csv', entitiesFile(many)), { type: 'entities' });
  const rows = many.map((n) => `${code(n)},罚〔2026〕大${n}号,2026/10/1,罚款,20,某局,\n`).join('');
  const id = await send(department, '大批.csv', FINES + rows);
  const type = 'administrative-penalty';
  const { mapping, problems } = await look(department, id, { type });
  expect(problems).toEqual([]);
  expect(await run(department, id, { type, mapping })).toMatchObject({ state: 'done', accepted: 60 });
  const { body } = await service.ask({ method: 'GET', url: '/public/data/lists/penalties/all.csv' });
  expect(body.match(/罚〔2026〕大\d+号/g)).toHaveLength(60);
});

test('files that lie unread are limited', async () => {
  const caller = await service.signedIn('credit-office');
  const ids: string[] = [];
  for (let i = 0; i < 20; i++) ids.push(await send(caller, 'x.csv', 'a'));
  const payload = `--b\r\ncontent-disposition: form-data; name="file"; filename="x.csv"\r\n\r\na\r\n--b--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  expect((await caller.call('POST', '/imports', payload, headers)).body.code).toBe('exchange.too-many-drafts');
  expect((await caller.call('DELETE', `/imports/${ids[0]}`)).body).toEqual({ dropped: true });
  await send(caller, 'x.csv', 'a');
});

test('templates and sources are given', async () => {
  const { body } = await registrar.call('GET', '/import-template?type=administrative-penalty');
  expect(body).toContain('处罚决定书文号');
  expect((await registrar.call('GET', '/import-sources')).body.items).toContain(DEPARTMENT);
});
