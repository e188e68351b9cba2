// Drafting in the browser: changed by form and by text, checked as one types, tried on the register, proposed to another.

import { describe, expect, test } from 'vitest';
import { axeFinds, type Office, PHONE } from './office.ts';

export function labPaths(office: Office): void {
  describe('drafting a rulebook edition', () => {
    test('a legal officer drafts, sees what is wrong and whom it moves, and proposes; the chief sees it wait', async () => {
      const page = await office.signedIn('legal-officer', '/rulebooks/drafts');
      await page.getByRole('button', { name: '起草新版本' }).click();
      await page.getByLabel('版本编号').fill('2027');
      await page.getByLabel('施行的依据').fill('市监发〔2026〕9号');
      await page.getByLabel('草稿名称').fill('降低罚没界限');
      await page.getByRole('button', { name: '开始起草' }).click();
      await page.getByText('个案例都通过').waitFor();
      await page.getByLabel('罚没金额界限 值').fill('5000');
      await page.keyboard.press('Enter');
      await page.getByText('有未保存的修改').waitFor();

      await page.getByRole('link', { exact: true, name: '全文' }).click();
      const editor = page.getByRole('textbox', { name: 'rulebook.yaml 的全文' });
      await editor.click();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type('nonsense: 1');
      await page.locator('.lab-findings', { hasText: 'nonsense' }).first().waitFor();
      expect(await axeFinds(page)).toEqual([]);
      for (let i = 0; i < 'nonsense: 1'.length; i++) await page.keyboard.press('Backspace');
      await page.getByText('个案例都通过').waitFor();

      await page.getByRole('link', { exact: true, name: '差异' }).click();
      await page.locator('.change-changed', { hasText: '罚没金额界限' }).locator('ins', { hasText: '5,000' }).waitFor();
      expect(await axeFinds(page)).toEqual([]);

      await page.getByRole('link', { exact: true, name: '影响' }).click();
      const grading = { state: 'grading', done: 60, of: 300 };
      await page.route('**/impact', (route) => route.fulfill({ json: grading }));
      await page.getByRole('button', { name: '计算影响' }).click();
      await page.getByText('正在评级：20%').waitFor();
      await page.getByRole('button', { exact: true, name: '取消' }).click();
      await page.getByText('已取消计算，没有得出影响。').waitFor();
      await page.unrouteAll();
      await page.getByRole('button', { name: '计算影响' }).click();
      await page.locator('.lab-says').waitFor();
      expect(await page.locator('.lab-says').innerText()).toMatch(/300 户中，\d+ 户有变化/);
      await page.locator('.lab-rule summary').first().click();
      await page.locator('.lab-example').first().waitFor();
      expect(await axeFinds(page)).toEqual([]);

      await page.getByRole('button', { name: '保存草稿' }).click();
      await page.getByRole('link', { exact: true, name: '发布' }).click();
      await page.getByLabel('发布的理由').fill('局务会决定');
      await page.getByRole('button', { name: '提请发布' }).click();
      await page.getByText('批准前不能再改').waitFor();

      const chief = await office.signedIn('bureau-chief', '/rulebooks/drafts', PHONE);
      await chief.getByRole('link', { name: '降低罚没界限' }).click();
      await chief.getByText('这份草稿现在不能改').waitFor();
      await chief.getByRole('link', { name: '看审批' }).click();
      await chief.getByText('2027，2027-01-01 起施行').waitFor();
      await chief.getByRole('link', { name: '打开草稿' }).click();
      await chief.getByText('个案例都通过').waitFor();
      expect(await axeFinds(chief)).toEqual([]);
      expect(await chief.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    });
  });
}
