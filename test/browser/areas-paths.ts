// Areas in a browser: an officer claims an entity on a phone, and it leaves the list of what is to be claimed.

import { expect, test } from 'vitest';
import { appoint } from '../../src/supervision/areas/appoint.ts';
import { drawArea } from '../../src/supervision/areas/draw-area.ts';
import { placeEntities } from '../../src/supervision/areas/place-entities.ts';
import { COUNTY } from '../callers.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

export function areasPaths(office: Office): void {
  test('an officer claims an entity on a phone, and it leaves the list', async () => {
    await oneArea(office);
    const page = await office.signedIn('area-officer', '/claims', PHONE);
    const first = page.getByRole('listitem').getByRole('checkbox').first();
    await first.waitFor();
    const name = (await first.getAttribute('aria-label'))!;
    expect(await axeFinds(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: '认领', exact: true }).first().click();
    await page.getByText('已认领 1 户').waitFor();
    await page.getByRole('listitem').filter({ hasText: name }).waitFor({ state: 'detached' });
  });
}

/** The whole county is one area, and the officer's. */
async function oneArea({ register: { database } }: Office): Promise<void> {
  const at = new Date();
  const head = { id: 'station-head', unit: { id: 'county', name: '东港市局' }, reach: [COUNTY] };
  await database.transaction(async (db) => {
    const { rows } = await db.query<{ id: string }>(`select id from base.account where name = 'area-officer'`);
    const drawn = {
      name: '东港第一网格',
      unit: 'county',
      parent: null,
      boundary: null,
      divisions: [COUNTY],
      words: [],
    };
    const area = await drawArea(db, head, at, drawn, '年度划定');
    await appoint(db, head, at, { area, account: rows[0].id, part: 'officer', from: '2026-01-01', until: null });
  });
  await placeEntities(database, at);
}
