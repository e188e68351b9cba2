// The public site without scripts: searched, read and left to the other language, on a desk and on a phone, without a fault.

import { expect, test } from 'vitest';
import { catchUpPublicity } from '../../src/publicity/catch-up.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

export function sitePaths(office: Office): void {
  test('anybody finds a business, reads what must be public and what it does not mean, without scripts, in both languages', async () => {
    await catchUpPublicity(office.register.database, office.register.grading.catalogue, new Date());
    const [{ uscc, name }] = await office.entities('kind=enterprise&level=C&limit=1');
    for (const [lang, options] of [
      ['zh', {}],
      ['en', PHONE],
    ] as const) {
      const root = lang === 'zh' ? '/public' : '/public/en';
      const page = await office.open({ ...options, javaScriptEnabled: false });
      await page.goto(root);
      await page.getByRole('searchbox').fill(name.slice(2, 8));
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      const report = await page.request.get(`/public/entity/${uscc}/report.pdf`);
      expect([report.status(), (await report.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
      expect(page.url()).toContain(`${root}/entity/${uscc}`);
      await page.getByRole('link', { name: lang === 'zh' ? 'English' : '中文' }).click();
      expect(page.url()).toContain(`${lang === 'zh' ? '/public/en' : '/public'}/entity/${uscc}`);
      // The same pages again where axe can run.
      const looked = await office.open(options);
      for (const path of [
        '',
        `/entity/${uscc}`,
        '/search?q=a',
        '/lists',
        '/lists/penalties',
        '/terms',
        '/data',
        '/repair',
      ]) {
        await looked.goto(`${root}${path}`);
        expect([path, await axeFinds(looked)]).toEqual([path, []]);
        const width = await looked.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect([path, Number(width) <= 0]).toEqual([path, true]);
      }
    }
  });

  test('anybody complains about a business with a photo, without scripts, and follows the case by its receipt', async () => {
    const [{ uscc, name }] = await office.entities('kind=enterprise&level=C&limit=1');
    const page = await office.open({ ...PHONE, javaScriptEnabled: false });
    await page.goto('/public/complain');
    await page.getByLabel('名称、统一社会信用代码').last().fill(uscc);
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByLabel('投诉：').check();
    await page.getByLabel('哪方面的问题').selectOption({ index: 0 });
    await page.getByLabel('发生了什么').fill('八月十日在店里购买的电饭锅，通电以后冒烟，联系商家没有答复。');
    await page.getByLabel('有什么请求').fill('退货退款');
    await page.getByLabel('您的姓名').fill('王小明');
    await page.getByLabel('联系电话').fill('13812345678');
    const photo = Buffer.from('ffd8ffe000044a46ffda000201020304ffd9', 'hex');
    await page.getByLabel('照片、小票').setInputFiles({ name: '小票.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByLabel('我保证').check();
    await page.getByRole('button', { name: '提交' }).click();
    const receipt = await page.getByRole('status').getByRole('code').innerText();
    await page.goto('/public/complain');
    await page.getByLabel('查询码').fill(receipt.toLowerCase());
    await page.getByRole('main').getByRole('button', { name: '查询' }).click();
    await page.getByText('已收到，等待决定是否受理').waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/王小明|138|电饭锅/);
  });
}
