// A warning raised by hand in a browser: lit on the entity and in the unit's list, and gone when whoever raised it lifts it.

import { expect, test } from 'vitest';
import { axeFinds, type Office, PHONE } from './office.ts';

export function warningsPaths(office: Office): void {
  test('a warning is raised, lights up at the entity and in the list, and is lifted with a reason', async () => {
    const [{ uscc, name }] = await office.entities('division=210681&level=A&limit=1');
    const page = await office.signedIn('area-officer', `/entities/${uscc}?tab=warnings`);
    await page.getByRole('button', { name: '录入警示' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '警示种类' }).click();
    await page.getByTitle('违法立案警示').last().click();
    await dialog.getByLabel('理由和依据').fill('市局整治方案第三项');
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('button', { name: '录入警示' }).click();
    const card = page.locator('.warn-one', { hasText: '市局整治方案第三项' });
    await card.waitFor();
    expect(await axeFinds(page)).toEqual([]);

    const head = await office.signedIn('station-head', '/warnings?group=cases', PHONE);
    await head.getByRole('link', { name }).first().waitFor();
    expect(await head.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await axeFinds(head)).toEqual([]);

    await card.getByRole('button', { name: '解除警示' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('整治结束');
    await page.getByRole('dialog').getByRole('button', { name: '解除警示' }).click();
    await card.getByRole('button', { name: '解除警示' }).waitFor({ state: 'hidden' });
    await head.getByRole('link', { name }).first().waitFor({ state: 'hidden' });
  });
}
