// An officer's day on a phone: a patrol entered without a signal waits on the device and is sent once the signal is back.

import { expect, test } from 'vitest';
import { CASES } from '../../src/cases.ts';
import { loadSheets } from '../../src/duties/load-sheets.ts';
import { catchUp } from '../../src/supervision/duties/catch-up.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

/** A dot, as a camera's file. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

export function todayPaths(office: Office): void {
  test('a patrol entered without a signal waits on the device, and is sent once when the signal is back', async () => {
    const { database, grading } = office.register;
    await catchUp(database, grading, { sheets: loadSheets(), cases: CASES }, new Date());
    const page = await office.signedIn('area-officer', '/today', PHONE);
    const sent: string[] = [];
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('/patrols')) sent.push(request.method());
      if (request.url().endsWith('/photos')) sent.push('photo');
    });
    await page.getByRole('button', { name: '开始第一户' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await axeFinds(page)).toEqual([]);
    await page.waitForFunction("caches.open('jinxin-shell').then((kept) => kept.match('/')).then(Boolean)");
    await page.waitForFunction("navigator.serviceWorker.controller?.state === 'activated'");
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole('button', { name: '开始第一户' }).click();
    const last = page.getByText('这次怎么去的');
    while (!(await last.isVisible())) await page.getByRole('button', { name: '符合', exact: true }).click();
    await page
      .getByLabel('拍照', { exact: true })
      .setInputFiles({ name: '1.png', mimeType: 'image/png', buffer: PICTURE });
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor();
    // Two reasons, one visit.
    for (const kind of ['日常检查', '投诉举报检查']) await page.getByRole('checkbox', { name: kind }).check();
    await page.getByText('次数只算一次').waitFor();
    await page.getByRole('button', { name: '登记巡查' }).click();
    await page.getByText('1 条待发送').waitFor();
    await page.getByText('1 张照片待发送').waitFor();
    expect(sent).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText(/^已登记：/).waitFor();
    await page.getByText('1 条待发送').waitFor({ state: 'hidden' });
    await page.getByText('1 张照片待发送').waitFor({ state: 'hidden' });
    expect(sent).toEqual(['POST', 'photo']);
    const { rows } = await database.read((db) =>
      db.query(`select also || kind as kinds from supervision.patrol order by entered_at desc limit 1`),
    );
    expect(rows[0].kinds).toEqual(expect.arrayContaining(['routine', 'complaint']));
    await page.goto('/today');
    await page.getByRole('button', { name: '菜单' }).click();
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByLabel('密码').waitFor();
    expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('jinxin.kept'))")).toEqual([]);
  });
}
