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
}
