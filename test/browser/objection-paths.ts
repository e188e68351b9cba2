// An objection noted at the desk: the record is marked at once, the list says by when, and notices, lists and rules are fine to use.

import { expect, test } from 'vitest';
import { axeFinds, type Office, PHONE } from './office.ts';

export function objectionPaths(office: Office): void {
  test('an objection is noted, marks its record, and is listed with its last day; so are notices and lists', async () => {
    const [{ uscc }] = await office.entities('division=210681&level=B&limit=1');
    const page = await office.signedIn('credit-office', `/entities/${uscc}?tab=objections`);
    await page.getByRole('button', { name: '登记异议' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '记录' }).click();
    await page
      .getByTitle(/^行政处罚 /)
      .first()
      .click();
    await dialog.getByLabel('事项').click();
    await page.getByTitle('信息内容').last().click();
    await dialog.getByLabel('理由', { exact: true }).fill('罚款金额与决定书不一致');
    await dialog.getByLabel('要求').fill('更正金额');
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('button', { name: '登记异议' }).click();
    await page.getByRole('link', { name: /^YY-/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /YY-/ }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: '提请认定成立' }).click();
    await dialog.getByText('更正记录').click();
    await dialog.getByText('现在写出更正后的内容').waitFor();
    await dialog.getByLabel('处罚机关', { exact: true }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('button', { name: '取消' }).click();
    await page.goto(`/entities/${uscc}?tab=records`);
    await page.locator('.record', { hasText: '有异议' }).first().waitFor();
    await page.goto(`/entities/${uscc}?tab=objections`);
    await page.getByRole('button', { name: '登记异议' }).click();
    await dialog.getByText('等级', { exact: true }).click();
    await dialog.getByRole('combobox', { name: '哪个等级' }).click();
    await page
      .getByTitle(/信用等级/)
      .first()
      .click();
    await dialog.getByLabel('理由').fill('所依据的处罚已经撤销');
    await dialog.getByRole('button', { name: '登记异议' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`/entities/${uscc}?rulebook=chongqing`);
    await page.getByText('依据它的措施在处理完毕以前暂停').waitFor();
    expect(await axeFinds(page)).toEqual([]);

    const phone = await office.signedIn('credit-office', '/objections', PHONE);
    for (const path of ['/objections', '/notices', '/listings', '/requests']) {
      await phone.goto(path);
      await phone.locator('h1').waitFor();
      await phone.locator('.bone').first().waitFor({ state: 'detached' });
      expect(await phone.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390);
      expect(await axeFinds(phone), path).toEqual([]);
    }
  });
}
