// Working a draw out again in a browser, without an account.

import { expect, test } from 'vitest';
import { changeNow, drawNow, layDown } from '../../src/inspection/draw/proceed.ts';
import type { Terms } from '../../src/inspection/draw/terms.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

const terms: Terms = {
  format: 'jinxin-draw-2',
  title: '第四季度食品检查',
  day: '2026-11-22',
  strata: [{ id: 'D', by: 'weight', share: 5000 }],
  entities: [1, 2, 3, 4].map((weight) => ({ id: `D${weight}`, name: `金信食品${weight}号`, stratum: 'D', weight })),
  officers: ['赵某', '钱某', '孙某'].map((name, i) => ({ id: `o${i}`, name })),
  officersEach: 2,
  seed: { kind: 'public', source: '体彩排列三', known: '2026-11-23' },
};

export function drawsPaths(office: Office): void {
  test('anybody opens the file of a draw and sees that it holds, and where one does not', async () => {
    const page = await office.open(PHONE);
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()));
    await page.goto('/draws/check');
    const drawn = drawNow('x', layDown(terms), ['3 1 7']);
    const given = (file: object) => ({
      name: 'q4.draw.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(file)),
    });
    const choose = page.getByLabel('选择抽取文件');
    await choose.setInputFiles(given(drawn));
    await page.getByText('全部相符').waitFor();
    await page.getByRole('cell', { name: drawn.visits![0].entity }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await choose.setInputFiles(given({ ...drawn, visits: drawn.visits!.toReversed() }));
    await page.getByText('抽取结果 · 不符，从第 1 项起').waitFor();
    const changed = changeNow('x', drawn, { kind: 'entity', out: drawn.visits![0].entity, why: '歇业' });
    const rewritten = JSON.parse(JSON.stringify(changed).replace('歇业', '搬走'));
    await choose.setInputFiles(given(rewritten));
    await page.getByText('替换及其理由的哈希链 · 不符，从第 1 项起').waitFor();
    await choose.setInputFiles(given({ terms }));
    await page.getByText('q4.draw.json 不是抽取文件：commitment').waitFor();
    expect(asked).toEqual([]);
  });
}
