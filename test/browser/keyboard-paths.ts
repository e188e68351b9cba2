// Pages without a mouse: what Tab reaches shows that it has the focus, and lets go of it again.

import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../src/base/who/permissions.ts';
import type { Office } from './office.ts';

/** Some of the pages on which people spend their day, each by the role that has most to do on it. */
const PAGES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'station-head': ['/', '/today', '/claims'],
  'legal-officer': ['/rulebooks/chongqing', '/duties/sheets'],
  'credit-office': ['/entities', '/plans', '/repairs'],
};
const TABS = ['', '?tab=records'];

/** What has the focus: told apart by a number, and whether anything shows it. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const ways = (all) => all.some((each) => {
    const style = getComputedStyle(each);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    return ring || style.boxShadow !== 'none' || (each.matches('.band-focus') && style.stroke !== 'none');
  });
  const around = [one, one.parentElement, one.closest('.ant-select, .ant-picker, .ant-input-affix-wrapper, .ant-segmented-item, .ant-radio-wrapper, .ant-checkbox-wrapper, .cm-editor')];
  one.dataset.walked ??= String((window.walked = (window.walked ?? 0) + 1));
  return { number: Number(one.dataset.walked), told: one.outerHTML.slice(0, 160), seen: ways([...around.filter(Boolean), ...one.querySelectorAll(':scope > *')]) };
})()`;

type Focused = { number: number; told: string; seen: boolean } | null;

export function keyboardPaths(office: Office): void {
  describe('without a mouse', () => {
    test.each(Object.entries(PAGES) as [Role, readonly string[]][])('%s', async (role, paths) => {
      const page = await office.signedIn(role, paths[0]);
      expect((await wrongOn(page, paths)).flat()).toEqual([]);
    });

    test('an entity', async () => {
      const [{ uscc }] = await office.entities('level=C&limit=1');
      const page = await office.signedIn('credit-office', '/');
      expect(
        await wrongOn(
          page,
          TABS.map((tab) => `/entities/${uscc}${tab}`),
        ),
      ).toEqual([]);
    });
  });
}

async function wrongOn(page: Page, paths: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    await page.locator('.bone').first().waitFor({ state: 'detached' });
    wrong.push(...(await walked(page)).map((what) => `${path}: ${what}`));
  }
  return wrong;
}

/** Tabs through a page until it comes round; what shows nothing when it has the focus, and what keeps it. */
async function walked(page: Page, most = 60): Promise<string[]> {
  const wrong: string[] = [];
  let before = 0;
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const focused = (await page.evaluate(FOCUSED)) as Focused;
    if (!focused) return wrong;
    // Year, month and day of a date are places of their own within it.
    if (focused.number === before && /type="(date|month|time)"/.test(focused.told)) continue;
    if (focused.number === before) return [...wrong, `keeps the focus: ${focused.told}`];
    if (focused.number < before) return wrong;
    before = focused.number;
    if (!focused.seen) wrong.push(`shows no focus: ${focused.told}`);
  }
  return wrong;
}
