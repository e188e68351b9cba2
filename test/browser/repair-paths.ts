// Repair applied for at the desk, a report issued, and verified from the saved page alone, without network.

import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shanghaiDay } from '../../src/base/day.ts';
import { entityIdIn } from '../../src/registry/entity.ts';
import { hindranceOf, prospectsOf } from '../../src/repair/prospects.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

export function repairPaths(office: Office): void {
  test('what can be repaired says from when; an application is noted and says what is due; the list is fine on a phone', async () => {
    const id = await repairable(office);
    const page = await office.signedIn('credit-office', `/entities/${id}?tab=repairs`);
    await page.getByText('不收取任何费用').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: '申请修复' }).first().click();
    await page.getByLabel('作出信用承诺的人').fill('法定代表人');
    await page.getByRole('button', { name: '登记申请' }).click();
    await page.getByRole('heading', { level: 1, name: /XF-/ }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    const phone = await office.signedIn('credit-office', '/repairs', PHONE);
    await phone.getByRole('heading', { level: 1, name: '信用修复' }).waitFor();
    await phone.waitForLoadState('networkidle');
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await axeFinds(phone)).toEqual([]);
  });

  test('a report is issued, and the saved page finds it whole or changed without network', async () => {
    const [{ id }] = await office.entities('level=B&limit=1');
    const page = await office.signedIn('credit-office', `/entities/${id}?tab=reports`);
    await page.getByLabel('用途').fill('银行贷款');
    await page.getByLabel('依据').fill('企业申请');
    await page.getByRole('button', { name: '出具', exact: true }).click();
    const link = page.getByRole('link', { name: 'PDF' });
    await link.waitFor();
    expect(await axeFinds(page)).toEqual([]);
    const pdf = await (await page.request.get((await link.getAttribute('href'))!)).body();
    const saved = join(tmpdir(), `jinxin-verify-${process.pid}.html`);
    writeFileSync(saved, await (await page.request.get('/public/verify')).body());
    const alone = await office.open();
    await alone.context().setOffline(true);
    await alone.goto(`file://${saved}`);
    const check = async (buffer: Buffer) => {
      await alone.getByRole('status').evaluate('(out) => out.removeAttribute("data-result")');
      await alone.locator('input').setInputFiles({ name: '报告.pdf', mimeType: 'application/pdf', buffer });
      await alone.locator('#out[data-result]').waitFor();
      return alone.locator('#out').getAttribute('data-result');
    };
    expect(await check(pdf)).toBe('good');
    pdf[pdf.length >> 1] ^= 1;
    expect(await check(pdf)).toBe('changed');
    expect(await axeFinds(alone)).toEqual([]);
  });
}

/** An entity with a record that may be repaired today. */
async function repairable({ register, entities }: Office): Promise<string> {
  const { database, grading } = register;
  const at = new Date();
  for (const { id } of await entities('level=C&limit=50')) {
    const prospects = await database.read((db) => prospectsOf(db, grading, at, entityIdIn(id)!));
    if (prospects.some((one) => one.regime && hindranceOf(one, shanghaiDay(at)) === undefined)) return id;
  }
  throw new Error('nobody in the city has anything to repair');
}
