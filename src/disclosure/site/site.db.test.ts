// The public site as strangers and browsers meet it: found and masked, kept and gone, in both languages, within its limits.

import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { testApp, testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { prepareRegister } from '../../grading/register.ts';
import { saveEntities } from '../../registry/save-entities.ts';

const database = await testDatabase();
let now = new Date('2026-11-22T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
const who = { id: 'test', name: 'test' };

const COMPANY = '91210602MA0E1XA92R';
const SHOP = '92210602MA0E1XC368';
const save = (...inputs: Parameters<typeof saveEntities>[3]) =>
  database.transaction((db) => saveEntities(db, who, now, inputs));
await save(
  {
    attributes: {
      ...{ name: '金信示例食品有限公司', kind: 'enterprise', status: 'existing', division: '210602' },
      ...{ legal_person: '周大福海', address: '金信市锦山大街1号', business_scope: '食品<生产>', capital: 1_000_000 },
    },
    identifiers: { uscc: COMPANY },
  },
  {
    attributes: {
      ...{
        name: '金信张三丰小吃店',
        kind: 'individual',
        legal_person: '张三丰',
        address: '幸福里3号楼',
        division: '210602',
      },
    },
    identifiers: { uscc: SHOP },
  },
  { attributes: { name: '赵铁柱', kind: 'unlicensed', legal_person: '赵铁柱' }, identifiers: { regno: 'W1' } },
);

const get = (url: string, headers: Record<string, string> = {}) => service.ask({ method: 'GET', url, headers });
const page = async (url: string) => String((await get(url)).body);

test('an entity is found by name, part, code, pinyin and initials, and its page says who it is', async () => {
  for (const asked of ['金信示例食品', '示例食品有限', COMPANY, 'shilishipin', 'jxslsp'])
    expect([asked, await page(`/public/search?q=${encodeURIComponent(asked)}`)]).toEqual([
      asked,
      expect.stringContaining(`/public/entity/${COMPANY}`),
    ]);
  const shown = await page(`/public/entity/${COMPANY}`);
  for (const text of [
    '<h1 lang="zh-CN">金信示例食品有限公司</h1>',
    '周***',
    '存续',
    '1,000,000 元',
    '食品&lt;生产&gt;',
  ])
    expect(shown).toContain(text);
  expect(shown).not.toContain('周大福海');
  const english = await page(`/public/en/entity/${COMPANY}`);
  expect(english).toContain('<dt>Legal representative</dt>');
  expect(english).toContain(`hreflang="zh-CN" href="http://localhost:80/public/entity/${COMPANY}"`);
});

test('a search tells how many there are, and leads through them page by page', async () => {
  const named = (i: number) => ({
    attributes: { name: `同名商贸${i}公司`, kind: 'enterprise', division: '210602' },
    identifiers: { regno: `S${i}` },
  });
  await save(...Array.from({ length: 23 }, (_, i) => named(i)));
  const links = (text: string) => text.match(/href="\/public\/entity\/[^"]+"/g) ?? [];
  const asked = `/public/search?q=${encodeURIComponent('同名商贸')}`;
  const first = await page(asked);
  expect(first).toContain('找到 23 个主体');
  const next = first.match(/rel="next" href="([^"]+)"/)![1].replaceAll('&amp;', '&');
  const second = await page(next);
  expect(second).toContain('第 2 页，共 2 页');
  expect(new Set([...links(first), ...links(second)]).size).toBe(23);
  await save(...Array.from({ length: 80 }, (_, i) => named(i + 23)));
  // Another question: an answer that is kept is made anew when the change has been heard.
  expect(await page(`/public/search?q=${encodeURIComponent('名商贸')}`)).toContain('找到超过 100 个主体');
});

test('the first page counts what is on file, and says where from', async () => {
  const { rows } = await database.read((db) =>
    db.query(
      "select count(*) as count from registry.entity where kind in ('enterprise', 'individual', 'cooperative', 'branch')",
    ),
  );
  // Counted once in a while; on another day anew.
  now = new Date('2026-11-25T01:00:00Z');
  const first = await page('/public');
  now = new Date('2026-11-22T01:00:00Z');
  expect(first).toContain('来源：本局登记库和公示台账，2026-11-25 09:00');
  expect(first).toContain(`可以查询的主体</dt><dd>${rows[0].count}</dd>`);
});

test('a person behind a business is neither shown nor found; who is not registered is not there', async () => {
  const shown = await page(`/public/entity/${SHOP}`);
  expect(shown).toContain('金信张**小吃店');
  expect(shown).not.toMatch(/张三丰|幸福里|description/);
  expect(await page(`/public/search?q=${encodeURIComponent('小吃店')}`)).toContain('金信张**小吃店');
  for (const asked of ['张三丰', 'zhangsanfeng', 'jxzsf', '赵铁柱', 'W1'])
    expect([asked, await page(`/public/search?q=${encodeURIComponent(asked)}`)]).toEqual([
      asked,
      expect.not.stringContaining('/public/entity/'),
    ]);
  expect((await get('/public/entity/JX0000000003')).status).toBe(404);
});

test('a page is light, asks for its stylesheet alone, and is bound by a strict policy', async () => {
  const { body, headers } = await get('/public');
  expect(String(body)).not.toMatch(/<script(?! type="application\/ld\+json")|style="|onclick|<img/);
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(headers['set-cookie']).toBe(undefined);
  const style = String(body).match(/href="(\/public\/style-[\da-f]+\.css)"/)![1];
  const css = await get(style);
  expect(css.headers['cache-control']).toContain('immutable');
  const packed = await service.http.inject({ url: '/public', headers: { 'accept-encoding': 'gzip' } });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.rawPayload.length + gzipSync(String(css.body)).length).toBeLessThan(20_000);
});

test('a page that is held is confirmed while it is true, and not a moment longer', async () => {
  const url = `/public/entity/${COMPANY}`;
  const { headers } = await get(url);
  expect(headers['cache-control']).toBe('public, no-cache');
  const again = () => get(url, { 'if-none-match': String(headers.etag) });
  expect((await again()).status).toBe(304);
  await save({
    attributes: { name: '金信示例食品有限公司', kind: 'enterprise', status: 'deregistered' },
    identifiers: { uscc: COMPANY },
    effectiveOn: '2026-11-22',
  });
  const { status, body } = await again();
  expect(status).toBe(200);
  expect(body).toContain('注销');
  const before = String((await get(url)).headers.etag);
  now = new Date('2026-11-22T15:59:59.999Z');
  expect((await get(url, { 'if-none-match': before })).status).toBe(304);
  now = new Date('2026-11-22T16:00:00Z');
  expect((await get(url, { 'if-none-match': before })).body).toContain('2026年11月23日');
  now = new Date('2026-11-22T01:00:00Z');
});

test('what does not exist is a page that says so; nothing harmful is echoed', async () => {
  for (const url of ['/public/nothing', '/public/en/entity/x', '/public/news/00000000-0000-4000-8000-000000000000'])
    expect((await get(url)).status).toBe(404);
  const asked = '<script>alert(1)</script>" onfocus="x';
  const body = await page(`/public/search?q=${encodeURIComponent(asked)}`);
  expect(body).not.toContain('<script>');
  expect(body).not.toContain('" onfocus');
  for (const harmful of ['%00', '%ED%A0%80', "'; drop table disclosure.article; --"])
    expect((await get(`/public/search?q=${harmful}`)).status).toBeLessThan(500);
});

test('whoever asks too often waits so many seconds, is told in his language, and solves no riddle', async () => {
  const { ask } = await testApp({ database, grading }, { clock: () => now, publicRate: 2 });
  const asked = async (url: string) => ask({ method: 'GET', url });
  for (const url of ['/public', '/public/en/terms']) expect((await asked(url)).status).toBe(200);
  const { status, headers, body } = await asked('/public/en');
  expect([status, body]).toEqual([429, expect.stringContaining('Too many requests')]);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  const data = await asked('/public/data/lists');
  expect([data.status, data.body.code]).toEqual([429, 'base.too-many-requests']);
});
