// The register and what surrounds an entity, in the browser: a filter by name kept as a view, columns, a table taken away, other bodies, relations.

import { expect, test } from 'vitest';
import { axeFinds, type Office } from './office.ts';

/** The paths of whoever works with lists. */
export function registerPaths(office: Office): void {
  test('a division is chosen by its name, the list is kept under a name, opened again and taken away', async () => {
    const page = await office.signedIn('registrar', '/entities');
    await page.getByLabel('辖区', { exact: true }).fill('东港');
    await page.locator('.ant-select-tree-title', { hasText: '东港市' }).click();
    await page.waitForURL(/division=210681/);
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('checkbox', { name: '行业', exact: true }).check();
    await page.getByRole('columnheader', { name: '行业' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByLabel('视图名称').fill('东港');
    await page.getByRole('button', { name: '保存当前筛选和列' }).click();
    await page.getByRole('button', { name: '东港', exact: true }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    const taken = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出' }).click();
    expect((await taken).suggestedFilename()).toMatch(/^市场主体-.*\.csv$/);
    await page.goto('/entities');
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByRole('button', { name: '东港', exact: true }).click();
    await page.waitForURL(/division=210681/);
  });

  test('other bodies’ ratings stand beside ours; whoever stands around is drawn and listed, and walked by keys', async () => {
    const { rows } = await office.register.database.read((db) =>
      db.query(`select u.uscc from registry.relation r join registry.uscc u using (entity_id)
        where r.kind = 'investor' and r.other_entity_id <> r.entity_id
        and r.entity_id in (select entity_id from ledger.record where type = 'bank-rating') limit 1`),
    );
    const page = await office.signedIn('auditor', `/entities/${rows[0].uscc}`);
    const ratings = page.getByRole('table').filter({ hasText: '银行信用等级' });
    expect(await ratings.getByRole('row').nth(1).innerText()).toContain('重庆分类');
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('link', { name: '登记事项', exact: true }).click();
    await page.getByRole('link', { name: '关联', exact: true }).click();
    await page.getByRole('heading', { name: '关联的人和主体' }).waitFor();
    expect(await page.locator('.around-drawing .party').count()).toBeGreaterThan(2);
    expect(await axeFinds(page)).toEqual([]);
    await page.locator('.around-names a').first().press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(rows[0].uscc));
  });
}
