// The letter that tells an entity of a check (检查通知书): by whom, when, what is looked at, by which basis, and what it may do.

import { inChinese, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Letter } from '../../base/pdf/letter.ts';
import { officersBy } from '../certificates.ts';
import type { CheckArchive } from './archive-api.ts';

/** Made of the archive of the check; those who come are named in full, as whoever they come to is told. */
export async function noticeLetter(reader: Db, at: Date, { plan, visit, items }: CheckArchive): Promise<Letter> {
  const certificates = visit.officers.map(({ certificate }) => certificate);
  const officers = await officersBy(reader, certificates);
  const named = officers.map(({ name, certificate }) => `${name}（执法证号 ${certificate}）`).join('、');
  const assumed = items.some(({ assumption }) => assumption);
  return {
    ...{ office: plan.authority, title: '检查通知书', number: `JC-${plan.number}-${visit.number}` },
    to: `${visit.name}（${visit.entity}）：`,
    before: [
      visit.address ? `住所（经营场所）：${visit.address}` : undefined,
      `你单位由随机抽查计划第${plan.number}号“${plan.title}”抽中，本机关将于${inChinese(plan.from)}至${inChinese(plan.until)}之间对下列事项进行检查：`,
    ],
    items: items.map(({ label, basis, department }) => `${label.zh}（${basis}；${department.zh}）`),
    after: [
      named ? `检查人员：${named}。` : undefined,
      '检查人员到场时应当出示执法证件和入企码；没有出示的，你单位可以拒绝检查。请准备与上述事项有关的证照和材料，并派人在场。',
      '认为检查人员与你单位有利害关系的，可以申请回避；对检查有意见的，可以陈述、申辩，也可以在入企码的页面上评价和投诉。',
    ],
    seal: '（盖章处）',
    issued: inChinese(iso(shanghaiDay(at))),
    receipt: [
      ['签收人', ''],
      ['签收日期', ''],
    ],
    note: assumed ? '注：依据由系统按假定填写，发出前请核对原文。' : undefined,
  };
}
