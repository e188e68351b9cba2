// The console in a real browser: the main paths of a few roles, in both widths and languages, accessible, without another host.

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PASSWORD } from '../callers.ts';
import { accountsPaths } from './accounts-paths.ts';
import { everyPagePaths } from './every-page-paths.ts';
import { financePaths } from './finance-paths.ts';
import { importsPaths } from './imports-paths.ts';
import { labPaths } from './lab-paths.ts';
import { latePaths } from './late-paths.ts';
import { axeFinds, noBrowser, openOffice, PHONE, quietPages, signIn } from './office.ts';
import { overviewPaths } from './overview-paths.ts';
import { proposalsPaths } from './proposals-paths.ts';
import { readingPaths } from './reading-paths.ts';
import { registerPaths } from './register-paths.ts';

describe.skipIf(noBrowser)('the console', async () => {
  if (noBrowser) return;
  const office = await openOffice();

  /** An entity that stands at a level under the rulebook of Chongqing today. */
  const standingAt = async (level: string) => (await office.entities(`level=${level}&limit=1`))[0];

  test('a wrong password is told with why and what to do, and the first page is small', async () => {
    const page = await office.open();
    const sizes: Promise<number>[] = [];
    page.on('response', (response) =>
      sizes.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      ),
    );
    await page.goto('/entities?q=x');
    await page.getByLabel('账户').fill('registrar');
    expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
    await page.getByLabel('密码').fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('base.sign-in-failed');
    expect(await axeFinds(page)).toEqual([]);
  });

  test('after signing in one is where one wanted to be; the search finds by initials; the address keeps the filters', async () => {
    const { name } = await standingAt('C');
    const page = await office.open();
    await signIn(page, '/entities', 'registrar', PASSWORD);
    await page.getByRole('searchbox').fill(name.slice(2, 6));
    await page.getByRole('link', { name, exact: true }).first().waitFor();
    expect(decodeURIComponent(page.url())).toContain(`q=${name.slice(2, 6)}`);
    expect(await axeFinds(page)).toEqual([]);
  });

  test('the table loads on as it is scrolled', async () => {
    const page = await office.signedIn('registrar', '/entities');
    const first = page.locator('.ant-table-row').first();
    await first.waitFor();
    const second = page.waitForResponse((response) => response.url().includes('after='));
    await first.hover();
    await page.mouse.wheel(0, 3000);
    expect((await second).status()).toBe(200);
  });

  test('an entity says why it is C and until when; spans are chosen by the arrow keys; the day goes into the address', async () => {
    const { uscc } = await standingAt('C');
    const page = await office.signedIn('credit-office', `/entities/${uscc}`);
    await page.getByRole('heading', { name: /为什么是 C/ }).waitFor();
    const spans = page.locator('[data-span]');
    expect(await spans.count()).toBeGreaterThan(1);
    await page.locator('[data-span][aria-pressed=true]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/on=\d{4}-\d\d-\d\d/);
    expect(await axeFinds(page)).toEqual([]);
  });

  test('every tab of an entity opens and is accessible', async () => {
    const { uscc } = await standingAt('C');
    const page = await office.signedIn('auditor', `/entities/${uscc}`);
    for (const [tab, text] of [
      ['records', '详情'],
      ['registered', '登记变更'],
      ['indicators', '市场准入'],
    ]) {
      await page.goto(`/entities/${uscc}?tab=${tab}`);
      await page.getByText(text).first().waitFor();
      expect(await axeFinds(page), tab).toEqual([]);
    }
    expect(await page.getByRole('link', { name: '登记信用信息' }).count()).toBe(0);
  });

  test('a fine is filed: its consequence stands there before it is saved, and on the page afterwards', async () => {
    const { uscc } = await standingAt('A');
    const page = await office.signedIn('credit-office', `/entities/${uscc}/file?type=administrative-penalty`);
    await page.getByLabel('处罚决定书文号').fill('金市监罚〔2026〕9001号');
    await page.getByLabel('处罚决定日期').fill('2026-11-02');
    await page.getByLabel('处罚机关', { exact: false }).first().fill('金信市市场监督管理局');
    await page.getByLabel('处罚类别').click();
    await page.getByTitle('罚款', { exact: true }).click();
    await page.getByLabel('金额').fill('80000');
    const follows = page.locator('.follow', { hasText: '重庆分类' });
    await follows.locator('.grade', { hasText: 'C' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: '登记行政处罚' }).click();
    await page.getByRole('heading', { name: /为什么是 C/ }).waitFor();
  });

  test('a record is corrected with a reason, and its history says what was changed', async () => {
    const { uscc } = await standingAt('C');
    const page = await office.signedIn('credit-office', `/entities/${uscc}?tab=records`);
    const record = page.locator('.record', { hasText: '罚款' }).first();
    await record.getByRole('link', { name: '更正' }).click();
    await page.getByLabel('金额').first().fill('1234');
    await page.getByLabel('更正的理由').fill('金额录入有误');
    await page.getByRole('button', { name: '更正', exact: true }).click();
    await page.getByText('已更正').waitFor();
    await page.goto(`/entities/${uscc}?tab=records`);
    const corrected = page.locator('.record', { hasText: '更正过' }).first();
    await corrected.locator('summary', { hasText: '详情' }).click();
    expect(await corrected.innerText()).toContain('金额录入有误');
  });

  importsPaths(office);
  overviewPaths(office);
  proposalsPaths(office);
  readingPaths(office);
  labPaths(office);
  registerPaths(office);
  latePaths(office);

  test('Ctrl K leads to an entity by a few letters', async () => {
    const { name } = await standingAt('B');
    const page = await office.signedIn('inspector', '/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(name);
    await page.getByRole('option', { name }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
  });

  test('on a phone the list is cards, the navigation a drawer, and nothing is wider than the screen', async () => {
    const page = await office.signedIn('area-officer', '/', PHONE);
    for (const path of ['/', '/entities', '/undetermined', '/rulebooks']) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390);
      expect(await axeFinds(page), path).toEqual([]);
    }
    await page.getByRole('button', { name: '菜单' }).click();
    await page.getByRole('dialog').getByRole('link', { name: '市场主体' }).click();
    await page.locator('.entity-card').first().waitFor();
  });

  test('one switch turns the pages into English', async () => {
    const page = await office.signedIn('credit-office', '/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Entities', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Entities' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('a department user sees records but no standing', async () => {
    const page = await office.signedIn('department-user', '/');
    await page.getByRole('link', { name: '市场主体' }).first().waitFor();
    expect(await page.getByRole('link', { name: '待人工认定' }).count()).toBe(0);
  });

  // Last: the legal officer signs in with a one-time code from here on.
  accountsPaths(office);

  financePaths(office);
  everyPagePaths(office);
  quietPages(office);
});
