// A visit with a code: confirmed and rated on the phone of the visited, seen by the officer at once.

import { expect, test } from 'vitest';
import { axeFinds, type Office, PHONE } from './office.ts';

export function scansPaths(office: Office): void {
  test('the visited see who comes, confirm, get a receipt and rate; the officer sees at once that they have', async () => {
    const entities = await office.entities('division=210681&limit=20');
    const { uscc } = entities.find((one) => one.uscc)!;
    const page = await office.signedIn('area-officer', '/visit-codes', PHONE);
    const body = JSON.stringify({ kind: 'routine', way: 'on-site', exception: null });
    const code = await page.evaluate(`(async () => {
      const { csrf } = await (await fetch('/api/v1/me')).json();
      const headers = { 'content-type': 'application/json', 'x-jinxin-csrf': csrf };
      const shown = await fetch('/api/v1/entities/${uscc}/visit-code', { method: 'POST', headers, body: '${body}' });
      return (await shown.json()).code;
    })()`);
    const visited = await office.open(PHONE);
    await visited.goto(`/v/${code}?lang=zh`);
    expect(await visited.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await visited.getByRole('button', { name: '确认：他们来了' }).click();
    await visited.getByRole('heading', { name: '入企回执' }).waitFor();
    await page.locator('.chip', { hasText: '已确认' }).first().waitFor();
    await visited.getByText('很满意').first().click();
    expect(await axeFinds(visited)).toEqual([]);
    await visited.getByRole('button', { name: '提交评价' }).click();
    await visited.getByText('您评了 5 颗星。谢谢。').waitFor();
  });
}
