// Complaints in a browser: taken in on a phone, who complained shown when asked for, then taken up.

import { expect, test } from 'vitest';
import { axeFinds, type Office, PHONE } from './office.ts';

export function complaintsPaths(office: Office): void {
  test('a complaint is taken in on a phone and taken up; who complained is shown when asked for', async () => {
    const [{ name }] = await office.entities('limit=1');
    const page = await office.signedIn('bureau-chief', '/complaints/take', PHONE);
    await page.getByLabel('被投诉的主体').fill(name);
    await page.locator('.ant-select-item-option', { hasText: name }).first().click();
    await page.getByLabel('事项').click();
    await page.locator('.ant-select-item-option', { hasText: '质量' }).click();
    await page.getByLabel('事实经过').fill('购买的电饭锅通电后冒烟');
    await page.getByLabel('姓名').fill('王小明');
    await page.getByLabel('联系方式').fill('13812345678');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('王** 138****5678').waitFor();
    await page.getByRole('button', { name: '查看全名和联系方式' }).click();
    await page.getByText('王小明 13812345678').waitFor();
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '受理' }).click();
    await page.getByRole('button', { name: '办结' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
  });
}
