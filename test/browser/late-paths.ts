// Pages that were built anew while somebody has them open: what is no longer there says so in its place, and the rest stays.

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFinds, type Office } from './office.ts';

/** From now on the first page begins with another script, and parts whose name begins so are not there. */
async function buildAnew(page: Page, part: string): Promise<void> {
  const first = '<!doctype html><script type="module" src="/assets/index-renewed.js"></script>';
  // A module that fails says nothing on the console, unlike a missing file.
  const gone = { contentType: 'text/javascript', body: `throw new Error('gone')` };
  await page.route(`**/assets/${part}-*.js`, (route) => route.fulfill(gone));
  await page.route('**/', (route) => route.fulfill({ contentType: 'text/html', body: first }));
}

export function latePaths(office: Office): void {
  test('a part that is no longer there offers to load the page anew, once, and leaves the rest as it is', async () => {
    const [{ uscc, name }] = await office.entities('limit=1');
    const page = await office.signedIn('inspector', `/entities/${uscc}`);
    await page.getByRole('link', { exact: true, name: '信用记录' }).waitFor();
    await buildAnew(page, 'records-tab');
    await page.getByRole('link', { exact: true, name: '信用记录' }).click();
    await page.getByText('工作台已经更新，这一部分要重新载入页面才能打开。').waitFor();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText('工作台已经更新。').waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: '重新载入' }).count()).toBe(1);
    expect(await axeFinds(page)).toEqual([]);
    await page.unrouteAll();
    await page.getByRole('button', { name: '重新载入' }).click();
    await page.locator('.record').first().waitFor();
  });

  test('whoever is about to open a page that is no longer there is told before, and may go on writing', async () => {
    const page = await office.signedIn('inspector', '/entities');
    const written = page.getByRole('searchbox').first();
    await written.fill('金');
    await buildAnew(page, 'undetermined-page');
    await page.getByRole('link', { name: '待人工认定' }).hover();
    await page.getByText('工作台已经更新。').waitFor();
    await page.getByRole('button', { name: '稍后' }).click();
    expect(await page.getByText('工作台已经更新').count()).toBe(0);
    expect(await written.inputValue()).toBe('金');
    await page.getByRole('link', { name: '待人工认定' }).click();
    await page.getByText('工作台已经更新，这一部分要重新载入页面才能打开。').waitFor();
  });
}
