// Rulebooks in a browser: read and searched, whom a rule holds, two editions, two rulebooks crossed and on one entity.

import { expect, test } from 'vitest';
import { iso, shanghaiDay } from '../../src/base/day.ts';
import { fileAndGrade } from '../../src/grading/file.ts';
import { entityIdIn } from '../../src/registry/entity.ts';
import { axeFinds, type Office } from './office.ts';

export function readingPaths(office: Office): void {
  test('a rulebook is read, searched, and leads to whom a rule holds and to why', async () => {
    await fineSomebody(office);
    const page = await office.signedIn('credit-office', '/rulebooks/chongqing#rule-large-amount');
    const rule = page.locator('#rule-large-amount');
    await rule.getByText('金额超过“罚没金额界限”（30,000 元，个体工商户 1,000 元；不含本数）').waitFor();
    await rule.getByText('案例 16 个').click();
    await rule.getByText('企业 2024-03-01 被罚三万元零一分，到 2025-03-01 为 C，次日起为 A').waitFor();
    const held = rule.getByRole('link', { name: /^定级 \d+ 家$/ });
    const count = (await held.innerText()).match(/\d+/)![0];
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('searchbox').fill('停业整顿');
    await page.getByText('找到 1 条').waitFor();
    await page.getByRole('searchbox').fill('');
    await held.click();
    await page.getByText(`共 ${count} 家`).waitFor();
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await page.getByRole('link', { name: '第八条、第十三条' }).first().click();
    await page.waitForURL('**/rulebooks/chongqing#rule-large-amount');
  });

  test('two rulebooks are crossed; a cell opens its entities; one of them is compared under both', async () => {
    const page = await office.signedIn('inspector', '/conflicts', { viewport: { width: 390, height: 844 } });
    await page
      .getByRole('button', { name: /^重庆分类 B，131号/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^重庆分类 B，131号/ }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('table').nth(1).getByRole('link').first().click();
    await page.getByRole('link', { name: '两部对照' }).click();
    await page.getByText('不同的时段').waitFor();
    expect(await axeFinds(page)).toEqual([]);
  });

  test('two editions are compared sentence by sentence', async () => {
    const page = await office.signedIn(
      'legal-officer',
      '/rulebooks/shenhe/compare?edition=2004&withBook=saic-2003&withEdition=2003',
    );
    await page.getByText('新增 3 条').waitFor();
    await page.getByText('荣誉级别为国家级或省级 → AAA 守信（AAA）').waitFor();
    await page.getByRole('button', { name: '互换' }).click();
    await page.getByText('取消 3 条').waitFor();
    expect(await axeFinds(page)).toEqual([]);
  });
}

/** Somebody is held by the rule that is read, whatever has been withdrawn. */
async function fineSomebody({ entities, register: { database, grading } }: Office): Promise<void> {
  const [{ id }] = await entities('kind=enterprise&level=A&limit=1');
  const now = new Date();
  const measures = [{ kind: 'fine', amount: 90_000 }];
  const fields = { document_number: '金市监罚〔2026〕9002号', decided_on: iso(shanghaiDay(now) - 30), measures };
  const filing = { entityId: entityIdIn(id)!, type: 'administrative-penalty', source: '市局', fields };
  await database.transaction((db) => fileAndGrade(db, { id: 'test', name: 'test' }, now, [filing], grading));
}
