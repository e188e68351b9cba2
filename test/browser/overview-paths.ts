// The overview in the browser: from the city down to a county and back, figures as a table, and moved by a filed record.

import { describe, expect, test } from 'vitest';
import { fileAndGrade } from '../../src/grading/file.ts';
import { recount } from '../../src/oversight/recount.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

export function overviewPaths(office: Office): void {
  describe('the overview', () => {
    test('map, charts and lists show the city; a county is chosen and left again; a filed record moves the figures', async () => {
      const { database, grading } = office.register;
      await recount(database, grading, new Date());
      const page = await office.signedIn('bureau-chief', '/overview');
      await page.locator('.maplibregl-canvas').waitFor();
      await page.locator('.chart svg').nth(2).waitFor();
      await page.locator('.moves-card').locator('.move, .empty').first().waitFor();
      expect(await axeFinds(page)).toEqual([]);
      const worse = page.getByText(/^变差 \d+$/);
      const before = Number((await worse.innerText()).split(' ')[1]);
      await database.transaction((db) => worsen(office, db));
      await recount(database, grading, new Date());
      await page.getByText(`变差 ${before + 1}`, { exact: true }).waitFor();
      await page.locator('.map-list a').first().click();
      await page.waitForURL(/division=2106\d\d/);
      await page.locator('.map-points').waitFor();
      await page.getByText('看数字').first().click();
      expect(await page.locator('.chart-table:visible tr').count()).toBe(38);
      await page.goBack();
      await page.locator('.map-list a').nth(3).waitFor();
    });

    test('on a phone nothing is wider than the screen, in English too', async () => {
      const page = await office.signedIn('auditor', '/overview?industry=F', PHONE);
      await page.locator('.chart svg').nth(2).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByText('Who moved').waitFor();
      expect(await axeFinds(page)).toEqual([]);
    });
  });
}

/** Files a heavy penalty of somebody without any. */
async function worsen({ register }: Office, db: Parameters<typeof fileAndGrade>[0]): Promise<void> {
  const { rows } = await db.query<{ entity_id: number }>(
    `select e.entity_id from registry.entity e where e.kind = 'enterprise' and e.division ^@ '2106'
       and not exists (select from ledger.record r where r.entity_id = e.entity_id and r.type = 'administrative-penalty')
       and not exists (select from grading.noted n where n.entity_id = e.entity_id) limit 1`,
  );
  const filing = {
    entityId: rows[0].entity_id,
    type: 'administrative-penalty',
    source: '金信市市场监督管理局',
    fields: {
      document_number: '总览一号',
      decided_on: new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10),
      measures: [{ kind: 'fine', amount: 90_000 }],
    },
  };
  const who = { id: 'clerk', name: 'clerk' };
  await fileAndGrade(db, who, new Date(), [filing], register.grading);
}
