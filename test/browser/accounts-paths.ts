// Accounts, organisation, calendar, audit trail, keys and one's own account in the browser: their main paths.

import { describe, expect, test } from 'vitest';
import { totpCode } from '../../src/base/who/totp.ts';
import { PASSWORD } from '../callers.ts';
import { axeFinds, type Office, PHONE, signIn } from './office.ts';

const CHOSEN = '七只船 on the 江';

export function accountsPaths(office: Office): void {
  describe('the office’s own affairs', () => {
    test('an account is made; its owner chooses a password first, then his language, which another browser takes; the trail tells of it', async () => {
      const admin = await office.signedIn('administrator', '/accounts');
      await admin.getByRole('button', { name: '新建账户' }).click();
      await admin.getByRole('textbox', { name: '账户名' }).fill('zhaoliu');
      await admin.getByRole('textbox', { name: '姓名' }).fill('赵六');
      await admin.getByRole('combobox', { name: '角色' }).last().click();
      await admin.getByTitle('登记员').last().click();
      await admin.getByRole('combobox', { name: '机构' }).click();
      await admin.getByTitle('金信市市场监督管理局').last().click();
      await admin.getByRole('textbox', { name: '管辖范围' }).fill('2106');
      await admin.getByRole('dialog').getByRole('button', { name: '新建账户' }).click();
      const password = await admin.locator('.once code').innerText();
      await admin.getByRole('button', { name: '我已记下' }).click();
      const newcomer = await office.open();
      await signIn(newcomer, '/', 'zhaoliu', password);
      await newcomer.getByRole('heading', { name: '请先设定自己的密码' }).waitFor();
      await newcomer.getByLabel('现在的密码').fill(password);
      await newcomer.getByLabel('新密码', { exact: true }).fill(CHOSEN);
      await newcomer.getByLabel('再填一次新密码').fill(CHOSEN);
      await newcomer.getByRole('button', { name: '修改密码' }).click();
      await newcomer.getByRole('searchbox').first().waitFor();
      await newcomer.goto('/me');
      await newcomer.getByRole('combobox', { name: '语言' }).click();
      await newcomer.getByTitle('English').last().click();
      await newcomer.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
      const elsewhere = await office.open();
      await signIn(elsewhere, '/entities', 'zhaoliu', CHOSEN);
      await elsewhere.getByRole('heading', { level: 1, name: 'Entities' }).waitFor();
      await admin.goto('/audit');
      await admin.locator('.audit-line', { hasText: '新建账户' }).first().waitFor();
      await admin.getByRole('button', { name: '核对封印链' }).click();
      await admin.getByText('封印链完整').waitFor();
      expect(await axeFinds(admin)).toEqual([]);
    });

    test('one-time codes are set up by a first code and asked for from then on', async () => {
      const page = await office.signedIn('legal-officer', '/me');
      await page.getByRole('button', { name: '启用动态口令' }).click();
      await page.getByRole('dialog').getByLabel('现在的密码').fill(PASSWORD);
      await page.getByRole('button', { name: '下一步' }).click();
      const secret = bytesOf(await page.getByRole('dialog').locator('code').innerText());
      expect(await axeFinds(page)).toEqual([]);
      await page.getByLabel('验证器上的六位数字').fill(totpCode(secret, new Date()));
      await page.getByRole('button', { name: '启用', exact: true }).click();
      const recovery = await page.locator('.recovery code').first().innerText();
      const again = await office.open();
      await signIn(again, '/', 'legal-officer', PASSWORD);
      await again.getByLabel('动态口令').fill(recovery);
      await again.getByRole('button', { name: '登录' }).click();
      await again.getByRole('main').locator('h1', { hasText: 'legal-officer' }).waitFor();
      await again.goto('/calendar');
      await again.getByLabel('节假日安排').fill("years:\n  2031:\n    notice: x\n    off: ['2031-02-30']\n");
      await again.getByRole('button', { name: '检查' }).click();
      await again.getByText('第 4 行').waitFor();
    });

    test('on a phone no page is wider than the screen, and each can be used without seeing it', async () => {
      const page = await office.signedIn('administrator', '/accounts', PHONE);
      for (const path of ['/accounts', '/units', '/calendar', '/audit', '/keys', '/me']) {
        await page.goto(path);
        await page.locator('main h1').waitFor();
        await page.locator('.bone').first().waitFor({ state: 'detached' });
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390);
        if (path !== '/units' && path !== '/keys') expect(await axeFinds(page), path).toEqual([]);
      }
    });
  });
}

/** The secret that was shown in base 32. */
function bytesOf(text: string): Buffer {
  const letters = [...text.replace(/\s/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter));
  const bits = letters.map((five) => five.toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((eight) => Number.parseInt(eight, 2)));
}
