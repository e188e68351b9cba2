// Publicity in a browser: beside a record where it is shown and how it ends; the page of the regimes, on a phone too.

import { expect, test } from 'vitest';
import { axeFinds, type Office, PHONE } from './office.ts';

export function publicityPaths(office: Office): void {
  test('beside a penalty stands where it is shown, by which article, and how it is repaired', async () => {
    const [{ uscc }] = await office.entities('level=C&limit=1');
    const page = await office.signedIn('credit-office', `/entities/${uscc}?tab=records`);
    const penalty = page.locator('.record', { has: page.locator('.publicity'), hasText: '行政处罚：' }).first();
    await penalty.getByText('公示系统').first().waitFor();
    await penalty.getByText('依据和修复').click();
    await penalty
      .getByText(/总局令第/)
      .first()
      .waitFor();
    expect(await axeFinds(page)).toEqual([]);
  });

  test('the page of the regimes says what is assumed, on a phone too; the amounts are chosen with a reason', async () => {
    const phone = await office.signedIn('auditor', '/publicity', PHONE);
    await phone.getByRole('heading', { name: /信用修复管理办法（2026）/ }).waitFor();
    expect(await phone.getByText(/没有读到过渡条款/).count()).toBeGreaterThan(0);
    expect(await axeFinds(phone)).toEqual([]);
    const page = await office.signedIn('legal-officer', '/publicity');
    await page.getByRole('button', { name: '选用地方数额' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('不用地方数额').check();
    await dialog.getByRole('textbox').fill('本省另有规定');
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('button', { name: '提请批准' }).click();
    await page.getByText('已提请另一人批准').waitFor();
  });
}
