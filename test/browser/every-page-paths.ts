// Every page that the navigation leads to, and those behind them, in English on a phone (the other paths are mostly Chinese and
// on a desk): nothing is wider than the screen, nothing is unsaid, and axe finds nothing.

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { mayRole, type Role } from '../../src/base/who/permissions.ts';
import { PLACES } from '../../web/src/shell/places.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

/** Who looks at pages, each at those that none before him may open. */
const LOOKERS = ['credit-office', 'administrator', 'area-officer', 'station-head', 'inspector', 'auditor'] as const;

/** Pages that the navigation does not name. */
const BEHIND: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'credit-office': [
    ...['/complaints/figures', '/complaints/take', '/visit-codes?tab=figures', '/visit-codes?tab=rules'],
    ...['/notices?state=all', '/listings?state=all', '/objections?tab=told', '/objections?tab=figures'],
    ...['/objections?tab=rules', '/repairs/figures', '/repairs/bulk', '/repairs/take', '/articles?tab=duty'],
    ...['/plans/joint', '/rulebooks/chongqing', '/duties/sheets', '/me'],
  ],
  'area-officer': ['/areas/members'],
};

function pagesOf(role: Role): string[] {
  const before = LOOKERS.slice(0, LOOKERS.indexOf(role as (typeof LOOKERS)[number]));
  const own = PLACES.filter(({ needs }) => mayRole(role, needs) && !before.some((other) => mayRole(other, needs)));
  return [...own.map(({ to }) => to), ...(BEHIND[role] ?? [])];
}

export function everyPagePaths(office: Office): void {
  test('every page, in English on a phone', async () => {
    const wrong: string[] = [];
    for (const role of LOOKERS) {
      const page = await office.signedIn(role, '/me', PHONE);
      await page.evaluate("localStorage.setItem('jinxin.lang', 'en')");
      for (const path of pagesOf(role)) wrong.push(...(await wrongOn(page, path)).map((what) => `${path}: ${what}`));
    }
    expect(wrong).toEqual([]);
  });
}

/** What is wrong on a page: wider than the screen, a text unsaid, what axe finds. */
export async function wrongOn(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await page.locator('.bone').first().waitFor({ state: 'detached' });
  const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  const unsaid = (await page.evaluate(UNSAID)) as string[];
  return [
    ...(over > 0 ? [`${over} px too wide`] : []),
    ...unsaid.map((key) => `unsaid ${key}`),
    ...(await axeFinds(page)),
  ];
}

/** Texts that are the name of a text. */
const UNSAID = `[...document.querySelectorAll('body *')]
  .filter((one) => one.children.length === 0 && /^[a-z]+([.][a-zA-Z-]+)+$/.test(one.textContent.trim()) && !one.closest('code, pre, script, style'))
  .map((one) => one.textContent.trim())`;
