// Importing in the browser: a file dropped, its columns matched, followed without reload, its rejected rows mended.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Worker } from '../../src/base/workshop.ts';
import { exchangeJobs } from '../../src/exchange/jobs.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

export function importsPaths(office: Office): void {
  describe('imports', () => {
    const clock = () => new Date();
    const folder = mkdtempSync(join(tmpdir(), 'jinxin-browser-imports-'));
    const worker = new Worker({ database: office.register.database, clock, log: () => {} });
    beforeAll(async () => {
      await exchangeJobs(worker, { ...office.register, clock, folder }, 90);
      worker.start();
    });
    afterAll(async () => {
      await worker.stop();
      rmSync(folder, { recursive: true });
    });

    test('a department’s file is matched by hand, imported, its rejected rows mended; an auditor reads of it on a phone', async () => {
      const [one, two] = await office.entities('limit=2');
      const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      const heading = '主体代码,决定书号,决定日期,处罚类别,罚款金额（元）,处罚机关';
      const page = await office.signedIn('registrar', '/imports');
      await page.getByText('还没有导入过').waitFor();
      const rows = `${one.uscc},导〔2026〕1号,2026-03-01,罚款,5000,某局\n${two.uscc},导〔2026〕2号,2026-03-02,罚没,五千,某局\n`;
      await page.locator('input[type=file]').setInputFiles(file('处罚.csv', `${heading}\n${rows}`));
      await page.getByText('还缺').waitFor();
      for (const [column, target] of [
        ['主体代码', '统一社会信用代码'],
        ['决定书号', '处罚决定书文号'],
      ]) {
        await page.getByLabel(`${column}：导入为`).click();
        await page.getByLabel(`${column}：导入为`).fill(target);
        await page.keyboard.press('Enter');
        await page.locator('tr', { hasText: column }).getByText('按对应关系').waitFor();
      }
      const kinds = page.getByLabel('罚没：读作');
      for (const kind of ['罚款', '没收违法所得']) {
        await kinds.fill(kind);
        await page.keyboard.press('Enter');
      }
      await page.keyboard.press('Escape');
      await page.getByText('“处罚类别”里有 2 种写法，都认识').waitFor();
      await page.getByText('看了前 2 行，1 行读得懂').waitFor();
      expect(await axeFinds(page)).toEqual([]);
      await page.getByRole('button', { name: '开始导入' }).click();
      await page.getByRole('heading', { name: '回执' }).waitFor();
      expect(await page.locator('.import-counts').innerText()).toMatch(/收下\s+1\s+已有\s+0\s+退回\s+1/);
      expect(await page.locator('.import-rows .faulty').innerText()).toBe('五千');
      expect(await axeFinds(page)).toEqual([]);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: '下载退回的行' }).click();
      expect((await download).suggestedFilename()).toBe('处罚.csv.rejected.csv');
      const mended = `${heading},错误\n${two.uscc},导〔2026〕2号,2026-03-02,罚没,5000,某局,x\n`;
      await page.locator('input[type=file]').setInputFiles(file('处罚.csv.rejected.csv', mended));
      await page.getByText('看了前 1 行，都读得懂').waitFor();
      await page.getByRole('button', { name: '开始导入' }).click();
      await page.getByText('每一行都在库里了').waitFor();

      const phone = await office.signedIn('auditor', '/imports', PHONE);
      await phone.locator('.import-lines').waitFor();
      expect(await axeFinds(phone)).toEqual([]);
      expect(await phone.locator('input[type=file]').count()).toBe(0);
      await phone.getByRole('link', { name: '处罚.csv', exact: true }).click();
      await phone.getByRole('heading', { name: '退回的原因' }).waitFor();
      expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    });
  });
}
