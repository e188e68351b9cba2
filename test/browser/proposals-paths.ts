// Four eyes in the browser: a withdrawal is proposed by one, seen as waiting, and approved by another, who sees what follows.

import { describe, expect, test } from 'vitest';
import { axeFinds, type Office, PHONE } from './office.ts';

export function proposalsPaths(office: Office): void {
  describe('acts for a second person', () => {
    test('one proposes to withdraw a record, another approves, and the record is withdrawn; who may not decide has no buttons for it', async () => {
      const [{ uscc }] = await office.entities('level=C&limit=1');
      const officer = await office.signedIn('registrar', `/entities/${uscc}?tab=records`);
      await officer.getByRole('button', { name: '提请撤回' }).first().click();
      await officer.getByRole('dialog').locator('.follow').first().waitFor();
      await officer.getByLabel('撤回的理由').fill('行政复议撤销');
      await officer.getByRole('dialog').getByRole('button', { name: '提请撤回' }).click();
      await officer.getByRole('link', { name: '撤回待批' }).waitFor();
      const chief = await office.signedIn('bureau-chief', '/proposals', PHONE);
      await chief.locator('.proposal').first().click();
      await chief.locator('.follow').first().waitFor();
      expect(await axeFinds(chief)).toEqual([]);
      expect(await chief.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      await chief.getByRole('button', { name: '批准撤回' }).click();
      await chief.getByLabel('审批意见').fill('复议决定在案');
      await chief.getByRole('dialog').getByRole('button', { name: '批准撤回' }).click();
      await chief.getByText('已批准', { exact: true }).first().waitFor();
      const gone = officer.locator('.gone').first();
      await gone.waitFor();
      expect(await gone.innerText()).toContain('已撤回');

      await chief.goto(`/entities/${uscc}/file?type=adjustment`);
      await chief.getByRole('combobox', { name: '规则书' }).click();
      await chief.getByTitle('重庆分类', { exact: true }).last().click();
      await chief.getByText('监管等级', { exact: true }).waitFor();
      await chief.getByRole('combobox', { name: '调整为' }).click();
      await chief.getByTitle('Ⅳ类监管等级').last().click();
      for (const [label, written] of [
        ['决定文号', '金信联席〔2026〕3号'],
        ['决定日期', '2026-11-02'],
        ['理由', '同类投诉集中'],
        ['依据', '会议纪要第二项'],
        ['截止日', '2027-03-01'],
        ['作出单位', '金信市市场监督管理局'],
      ])
        await chief.getByLabel(label, { exact: true }).fill(written);
      await chief.locator('.follow', { hasText: '重庆分类' }).waitFor();
      expect(await axeFinds(chief)).toEqual([]);
      expect(await chief.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);

      const auditor = await office.signedIn('auditor', '/proposals?which=closed');
      await auditor.locator('.proposal').first().click();
      await auditor.getByText('行政复议撤销').first().waitFor();
      expect(await auditor.getByRole('button', { name: /批准/ }).count()).toBe(0);
      expect(await axeFinds(auditor)).toEqual([]);
    });

    test('an entity’s consent is noted, approved by another, and taken back', async () => {
      const [{ uscc }] = await office.entities('division=210681&level=A&limit=1');
      const officer = await office.signedIn('area-officer', `/entities/${uscc}?tab=records`, PHONE);
      await officer.getByRole('button', { name: '登记主体的同意' }).click();
      const dialog = officer.getByRole('dialog');
      await dialog.getByLabel('同意人').fill('法定代表人');
      await dialog.getByLabel('同意书名称和编号').fill('查询授权书 1 号');
      await dialog.getByLabel('用途').fill('办理贷款贴息');
      expect(await axeFinds(officer)).toEqual([]);
      await dialog.getByRole('button', { name: '提请登记' }).click();
      await officer.getByText('等待审批').waitFor();
      const chief = await office.signedIn('credit-office', '/proposals');
      await chief.locator('.proposal', { hasText: '同意' }).first().click();
      await chief.getByRole('button', { name: /^批准/ }).click();
      await chief.getByLabel('审批意见').fill('授权书在案');
      await chief.getByRole('dialog').getByRole('button', { name: /^批准/ }).click();
      await officer.getByText('有效', { exact: true }).waitFor();
      await officer.getByRole('button', { name: '收回' }).click();
      await officer.getByLabel('收回的理由').fill('贷款已办完');
      expect(await axeFinds(officer)).toEqual([]);
      await officer.getByRole('dialog').getByRole('button', { name: '收回' }).click();
      await officer.locator('.consents').getByText('已收回').first().waitFor();
    });
  });
}
