// An enterprise consents to be named to a bank, the bank takes its list and tells what came of it.

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { consentToList } from '../../src/disclosure/finance/consents.ts';
import { entityIdIn } from '../../src/registry/entity.ts';
import { axeFinds, type Office, PHONE } from './office.ts';

const UNTIL = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

export function financePaths(office: Office): void {
  test('a bank is named who consents, and tells a result; the office counts it', async () => {
    const fitting = await office.entities('rulebook=chongqing&level=A&kind=enterprise&limit=30');
    await office.register.database.transaction(async (db) => {
      await db.query(
        `insert into disclosure.finance_grant (grant_id, unit, list, purpose, basis, until_day, granted_at, proposed_name,
           granted_name) values ($1, 'bank', 'credit-loan', '办理信用贷款', '合作协议1号', $2, now(), '甲', '乙')`,
        [randomUUID(), UNTIL],
      );
      const given = { list: 'credit-loan', institution: 'bank', until: UNTIL };
      const who = { id: randomUUID(), name: '法定代表人' } as Parameters<typeof consentToList>[1];
      for (const { id } of fitting)
        if (entityIdIn(id) !== 1) await consentToList(db, who, new Date(), entityIdIn(id)!, given);
    });
    const own = await office.signedIn('enterprise', '/own/looks', PHONE);
    await own.getByText('同意', { exact: true }).first().click();
    await own.locator('#until-credit-loan-bank').fill(UNTIL);
    expect(await axeFinds(own)).toEqual([]);
    await own.getByRole('button', { name: '同意', exact: true }).click();
    await own.getByText('可以在上面收回').waitFor();

    const bank = await office.signedIn('bank', '/opened');
    await bank.getByRole('button', { name: '取今天的名单' }).click();
    await bank.getByText('报告结果').first().click();
    await bank.getByLabel('报告结果').first().selectOption('granted');
    await bank.getByLabel('金额（元）').fill('500000');
    expect(await axeFinds(bank)).toEqual([]);
    await bank.getByRole('button', { name: '报告结果' }).first().click();
    await bank.getByText('已报告').waitFor();

    const credit = await office.signedIn('credit-office', '/finance');
    await credit.getByText('500,000').waitFor();
    expect(await axeFinds(credit)).toEqual([]);
  });
}
