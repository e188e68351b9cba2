// The letter of an order to correct: in Chinese whatever the language of the console, an act of a Chinese office.

import { inChinese } from '../../base/day.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import type { Letter } from '../../base/pdf/letter.ts';
import type { readRectification } from './rectification-api.ts';

/** What it says, on the page, on paper and in the file. */
export function orderLetter(order: AnswerOf<typeof readRectification>): Letter {
  const { entity, number, authority, problems, basis, term, items, served } = order;
  const stop = /[。！？；]$/.test(problems) ? '' : '。';
  const assumed = [...items, basis, term].some(({ assumption }) => assumption);
  return {
    ...{ office: authority, title: '责令改正通知书', number },
    to: `${entity.name}${entity.uscc ? `（统一社会信用代码 ${entity.uscc}）` : ''}：`,
    before: [
      entity.address ? `住所（经营场所）：${entity.address}` : undefined,
      `本机关于${inChinese(order.inspected)}对你单位进行检查，发现下列问题：${problems}${stop}`,
      '上述情形不符合下列要求：',
    ],
    items: items.map(({ label, article }) => `${label.zh}（${article}）`),
    after: [
      `依照${basis.article}的规定，责令你单位自收到本通知书之日起${order.days}日内改正（自收到的次日起算，${term.article}），并保留改正的证明材料。期限届满后，本机关将进行复查；逾期不改正的，依法处理。`,
      '对本通知书有异议的，可以向本机关陈述、申辩。',
    ],
    seal: '（盖章处）',
    issued: inChinese(order.issued),
    receipt: [
      ['检查人员', order.officer],
      ['送达方式', served?.label.zh ?? ''],
      ['签收人', served?.signer ?? ''],
      ['签收日期', served ? inChinese(served.on) : ''],
    ],
    note: assumed ? '注：依据的条文号由系统按假定填写，发出前请核对原文。' : undefined,
  };
}
