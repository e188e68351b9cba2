// Articles of the public site: a unit writes, a second person publishes, everybody reads, and what a unit owes is counted.

import { expect, test } from 'vitest';
import { testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { prepareRegister } from '../../grading/register.ts';

const database = await testDatabase();
let now = new Date('2026-11-22T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const { signedIn, ask } = await testService({ database, grading }, { clock: () => now });
const [credit, department, chief, legal] = await Promise.all(
  (['credit-office', 'department-user', 'bureau-chief', 'legal-officer'] as const).map(signedIn),
);
const TEXT = {
  kind: 'news',
  title: '信用修复进园区',
  body: '## 经过\n\n上门讲解<b>，见 [怎样修复](/public/repair)。\n\n- **免费**\n- 不用中介',
};
const site = async (path: string) => String((await ask({ method: 'GET', url: `/public${path}` })).body);

async function publish(writer: typeof credit, text: object = TEXT): Promise<string> {
  const { id } = (await writer.call('POST', '/articles', text)).body;
  const { proposal } = (await writer.call('POST', `/articles/${id}/publication`, { reason: '已核对' })).body;
  const decider = await signedIn('bureau-chief');
  expect((await decider.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).status).toBe(200);
  return id;
}

test('a draft is nowhere on the site, for nobody else, and is public when a second person has approved its very text', async () => {
  const { body, status } = await department.call('POST', '/articles', TEXT);
  expect(status).toBe(201);
  const { id } = body;
  const address = `/news/${id}`;
  expect(await site('/news')).not.toContain(TEXT.title);
  expect(await site(address)).toContain('没有这个页面');
  expect((await credit.call('PUT', `/articles/${id}`, { title: 'x', body: 'y', revision: 1 })).body.code).toBe(
    'disclosure.article-not-own',
  );
  const put = async () =>
    (await department.call('POST', `/articles/${id}/publication`, { reason: '已核对' })).body.proposal;
  const first = await put();
  expect(
    (await department.call('PUT', `/articles/${id}`, { ...TEXT, title: '改了题目', revision: 1 })).body.revision,
  ).toBe(2);
  expect((await department.call('PUT', `/articles/${id}`, { ...TEXT, revision: 1 })).body.code).toBe(
    'disclosure.article-saved-by-another',
  );
  const stale = await chief.call('POST', `/proposals/${first}/approval`, { reason: '同意' });
  expect(stale.body).toMatchObject({ code: 'disclosure.article-changed' });
  expect((await department.call('DELETE', `/proposals/${first}`)).status).toBe(200);
  const second = await put();
  const lines = (await chief.call('GET', `/proposals/${second}`)).body.lines;
  expect(JSON.stringify(lines)).toContain('改了题目');
  expect((await department.call('POST', `/proposals/${second}/approval`, { reason: '同意' })).status).toBe(403);
  await chief.call('POST', `/proposals/${second}/approval`, { reason: '同意' });
  const shown = await site(address);
  expect(shown).toContain('<h1>改了题目</h1>');
  expect(shown).toContain(
    '<h2>经过</h2><p>上门讲解&lt;b&gt;，见 <a href="/public/repair" rel="noopener">怎样修复</a>。</p>',
  );
  expect(shown).toContain('<ul><li><strong>免费</strong></li><li>不用中介</li></ul>');
  for (const path of ['/news', '', '/en/news']) expect(await site(path)).toContain('改了题目');
  expect((await department.call('DELETE', `/articles/${id}`)).body.code).toBe('disclosure.article-not-draft');
});

test('what is withdrawn is gone at once, wherever it was kept', async () => {
  const id = await publish(credit, { ...TEXT, kind: 'case', title: '某店虚假宣传案' });
  const url = `/public/cases/${id}`;
  const held = await ask({ method: 'GET', url });
  expect(held.status).toBe(200);
  await legal.call('POST', `/articles/${id}/withdrawal`, { why: '文号有误' });
  const headers = { 'if-none-match': String(held.headers.etag) };
  expect((await ask({ method: 'GET', url, headers })).status).toBe(404);
  expect(await site('/cases')).not.toContain('某店虚假宣传案');
  expect((await credit.call('POST', `/articles/${id}/withdrawal`, { why: '再撤' })).body.code).toBe(
    'disclosure.article-not-published',
  );
});

test('a number of an identity card or a telephone does not get into a text; a credit code does', async () => {
  for (const body of ['联系电话13800000000。', '身份证11010519491231002X'])
    expect((await credit.call('POST', '/articles', { ...TEXT, body })).body.code).toBe(
      'disclosure.article-names-a-person',
    );
  const ours = await credit.call('POST', '/articles', {
    ...TEXT,
    body: '代码91210602MA0E1XA92R，处罚决定2026000000000000012号',
  });
  expect(ours.status).toBe(201);
});

test('each unit owes one a month: done when one is public, missing when the month is over, due until then', async () => {
  const monthOf = async (unit: string, month: number) => {
    const { items } = (await (await signedIn('auditor')).call('GET', '/article-duty?year=2026')).body;
    return items.find((one: { unit: string }) => one.unit === unit).months[month - 1];
  };
  expect(await monthOf('东港市局', 11)).toEqual({ published: 0, state: 'due' });
  now = new Date('2026-11-30T15:59:00Z');
  expect(await monthOf('东港市局', 11)).toMatchObject({ state: 'due' });
  const before = (await monthOf('金信市市场监督管理局', 11)).published;
  now = new Date('2026-11-30T16:00:00Z');
  expect(await monthOf('东港市局', 11)).toMatchObject({ state: 'missing' });
  const id = await publish(await signedIn('credit-office'));
  expect((await monthOf('金信市市场监督管理局', 11)).published).toBe(before);
  expect(await monthOf('金信市市场监督管理局', 12)).toEqual({ published: 1, state: 'done' });
  await (await signedIn('legal-officer')).call('POST', `/articles/${id}/withdrawal`, { why: '有误' });
  expect(await monthOf('金信市市场监督管理局', 12)).toEqual({ published: 0, state: 'due' });
});
