// An officer's day on a phone: a patrol entered without a signal waits on the device and is sent once the signal is back.

import { expect, test } from 'vitest';
import { loadSheets } from '../../src/duties/load-sheets.ts';
import { catchUp } from '../../src/supervision/duties/catch-up.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

export function todayPaths(office: Office): void {
  test('a patrol entered without a signal waits on the device, and is sent once when the signal is back', async () => {
    const { database, grading } = office.register;
    await catchUp(database, grading, loadSheets(), new Date());
    const page = await office.signedIn('area-officer', '/today', PHONE);
    const sent: string[] = [];
    page.on('requestfinished', (request) => request.url().endsWith('/patrols') && sent.push(request.method()));
    await page.getByRole('button', { name: '开始第一户' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: '开始第一户' }).click();
    await page.context().setOffline(true);
    const last = page.getByText('这次怎么去的');
    while (!(await last.isVisible())) await page.getByRole('button', { name: '符合', exact: true }).click();
    await page.getByRole('button', { name: '登记巡查' }).click();
    await page.getByText('1 条待发送').waitFor();
    expect(sent).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText(/^已登记：/).waitFor();
    await page.getByText('1 条待发送').waitFor({ state: 'hidden' });
    expect(sent).toEqual(['POST']);
  });
}
