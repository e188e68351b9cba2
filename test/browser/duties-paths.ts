// Duty sheets in a browser: one person asks to leave a local sheet, another approves, and the page says so.

import { expect, test } from 'vitest';
import { axeFinds, type Office } from './office.ts';

export function dutiesPaths(office: Office): void {
  test('a local sheet is left when a second person approves', async () => {
    const page = await office.signedIn('legal-officer', '/duties/sheets');
    await page.getByRole('button', { name: '选用地方期限表' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('江海').uncheck();
    await dialog.getByRole('textbox').fill('本局按重庆办法巡查');
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('button', { name: '提请批准' }).click();
    await page.getByText('已提请另一人批准').waitFor();
    const chief = await office.signedIn('bureau-chief', '/proposals');
    await chief.locator('.proposal', { hasText: '期限表' }).first().click();
    await chief.getByRole('button', { name: /^批准/ }).click();
    await chief.getByLabel('审批意见').fill('同意');
    await chief.getByRole('dialog').getByRole('button', { name: /^批准/ }).click();
    await page.getByText('本局不用').waitFor();
  });
}
