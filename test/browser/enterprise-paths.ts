// An enterprise comes in by the code from the desk, reads its own file, and sees what would change its level.

import { expect, test } from 'vitest';
import { entityIdIn } from '../../src/registry/entity.ts';
import { entityOn } from '../../src/registry/entity-on.ts';
import { wrongOn } from './every-page-paths.ts';
import { axeFinds, type Office, PHONE, signIn } from './office.ts';

const PASSWORD = 'a-long-way-from-here-7';

export function enterprisePaths(office: Office): void {
  test('a code from the desk opens the own file on a phone, and the check-up says what would change', async () => {
    const [{ id, uscc, name }] = await office.entities('rulebook=saic-2003&level=B,C,D&limit=1');
    const entity = await office.register.database.read((db) => entityOn(db, entityIdIn(id)!));
    const desk = await office.signedIn('registrar', `/entities/${id}`);
    await desk.getByRole('button', { name: '企业账户' }).click();
    await desk.getByLabel('证件上法定代表人的姓名').fill(entity!.attributes.legal_person!);
    await desk.getByLabel('营业执照').check();
    await desk.getByLabel('法定代表人身份证件').check();
    await desk.getByRole('button', { name: '核对无误，生成激活码' }).click();
    const code = await desk.locator('.own-code').innerText();

    const page = await office.open(PHONE);
    await page.goto('/own/activate');
    expect(await axeFinds(page)).toEqual([]);
    await page.getByLabel('统一社会信用代码').fill(uscc);
    await page.getByLabel('激活码').fill(code);
    await page.getByLabel('称呼').fill('张经理');
    await page.getByLabel('给自己起的账户名').fill('own-phone');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '开通' }).click();
    await page.getByText('已开通，请登录。').waitFor();

    // Wherever he wants to go in the office, he comes to his own site.
    await signIn(page, '/entities', 'own-phone', PASSWORD);
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: '期限' }).count()).toBe(0);
    expect(await axeFinds(page)).toEqual([]);

    await page.getByRole('link', { name: '我的档案' }).click();
    await page.locator('details.own-item > summary').first().click();
    await page.getByText('级信息').first().waitFor();
    expect(await axeFinds(page)).toEqual([]);

    await page.getByText('行政处罚', { exact: true }).first().click();
    await page.getByRole('link', { name: '提出异议', exact: true }).last().click();
    await page.getByLabel('理由').fill('处罚决定已被撤销');
    const paper = { name: '撤销决定.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 撤销') };
    await page.getByLabel('选择文件上传').setInputFiles(paper);
    await page.getByRole('button', { name: '去掉' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: '提出异议' }).click();
    await page.getByText('已提出，随即标注“有异议”').waitFor();
    await page.getByRole('link', { name: '撤销决定.pdf' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);

    // From a page of the public about another entity: said plainly, nothing sent.
    await page.goto('/own/repairs/new?record=administrative-penalty:别家1号&entity=91210602MA0E1XA92R');
    await page.getByText('修复和异议只能由本主体提出').waitFor();

    await page.getByRole('link', { name: '荣誉', exact: true }).click();
    await page.getByLabel('为什么符合').fill('连续五年合同全部履行');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('待推荐').waitFor();
    expect(await axeFinds(page)).toEqual([]);

    await page.getByRole('link', { name: '信用报告', exact: true }).click();
    await page.getByLabel('用途').fill('投标');
    await page.getByRole('button', { name: '出具', exact: true }).click();
    await page.getByRole('link', { name: 'PDF' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);

    await page.getByRole('link', { name: '信用体检', exact: true }).click();
    await page.getByText('没有这一条').first().waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page
      .getByText(/今天：.* → A/)
      .first()
      .waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await axeFinds(page)).toEqual([]);

    await page.evaluate("localStorage.setItem('jinxin.lang', 'en')");
    const wrong: string[] = [];
    for (const path of PAGES) wrong.push(...(await wrongOn(page, `/own${path}`)).map((what) => `${path}: ${what}`));
    expect(wrong).toEqual([]);
  });
}

/** All pages of the site but those of one case. */
const PAGES = [
  ...[
    '',
    '/file',
    '/checkup',
    '/duties',
    '/notices',
    '/cases',
    '/visits',
    '/honours',
    '/reports',
    '/looks',
    '/account',
  ],
  ...['/repairs/new', '/objections/new', '/objections/new?rulebook=saic-2003'],
];
