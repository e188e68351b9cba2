// A plan of random inspection in a browser, from the form to the result that an inspector enters on a phone, and to its archive.

import { expect, test } from 'vitest';
import { keepInspector } from '../../src/inspection/own-items.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

const TITLE = '食品经营抽查（第三批）';

export function plansPaths(office: Office): void {
  test('a plan is tried, proposed, approved, drawn by a seed, inspected on a phone, and its checks are archived', async () => {
    const inspector = await office.signedIn('inspector', '/visits', PHONE);
    const own = await (await inspector.request.get('/api/v1/me')).json();
    const page = await office.signedIn('credit-office', '/plans');
    const line = { department: 'market', knows: ['食品'], avoids: [], expires: '2030-01-01' };
    await office.register.database.transaction(async (db) => {
      for (const [certificate, account] of [
        ['Z1', own.id],
        ['Z2', null],
      ])
        await keepInspector(db, own, new Date(), { ...line, certificate, account, name: `检查员${certificate}` });
    });

    await page.getByRole('button', { name: '新建计划' }).click();
    await page.getByLabel('名称').fill(TITLE);
    await page.getByLabel('抽查事项').click();
    await page.getByTitle('食品经营', { exact: true }).first().click();
    await page.keyboard.press('Escape');
    await page.getByLabel('种子由什么公布').fill('体彩排列三第 26330 期');
    await page.getByLabel('何时公布').fill('2026-12-01');
    await page.getByRole('button', { name: '试算一次' }).click();
    await page.getByRole('heading', { name: '试算' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.getByRole('button', { name: '提请批准' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('年度计划第三批');
    await page.getByRole('dialog').getByRole('button', { name: '提请批准' }).click();
    await page.getByText('等待批准').waitFor();

    const chief = await office.signedIn('bureau-chief', '/proposals');
    await chief.locator('.proposal', { hasText: TITLE }).first().click();
    await chief.getByRole('button', { name: /^批准/ }).click();
    await chief.getByLabel('审批意见').fill('同意');
    await chief.getByRole('dialog').getByRole('button', { name: /^批准/ }).click();

    await page.getByLabel('种子的值').fill('3 1 7');
    await page.getByRole('button', { name: '抽取', exact: true }).click();
    await page.getByRole('heading', { name: '检查', exact: true }).waitFor();
    expect(await axeFinds(page)).toEqual([]);

    await inspector.reload();
    const card = inspector.locator('.visit-card').first();
    await card.getByRole('button', { name: '录入结果' }).click();
    for (const select of await card.getByRole('combobox', { name: /结果$/ }).all()) {
      await select.click();
      await inspector.getByTitle('未发现问题').last().click();
    }
    expect(await inspector.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await axeFinds(inspector)).toEqual([]);
    await card.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText(/待公示，最早/).waitFor();

    await page.getByRole('combobox', { name: '哪些检查' }).click();
    await page.getByTitle('已检查').last().click();
    await page.getByRole('link', { name: '档案' }).first().click();
    const letter = page.getByRole('link', { name: '检查通知书（PDF）' });
    await letter.waitFor();
    expect(await axeFinds(page)).toEqual([]);
    expect(await letter.getAttribute('href')).toMatch(/notice\/file$/);

    // The visit that was made stands in the figures, and a card that was never tested is not put in force.
    await page.goto('/inspection-figures');
    await page.getByRole('heading', { level: 1, name: '检查统计' }).waitFor();
    await page.locator('.day-input').first().waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.goto('/scorecards');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '空.yaml', mimeType: 'text/yaml', buffer: Buffer.from('a: 1') });
    await page.getByRole('dialog').getByRole('textbox').fill('试一试');
    await page.getByRole('dialog').getByRole('button', { name: '提交评分卡' }).click();
    await page
      .getByRole('dialog')
      .getByText(/空\.yaml/)
      .first()
      .waitFor();
    await page.getByRole('alert').first().waitFor();
    expect(await axeFinds(page)).toEqual([]);
  });
}
