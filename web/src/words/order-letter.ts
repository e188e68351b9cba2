// The sentences of the letter of an order to correct: in Chinese whatever the language of the console, an act of a Chinese office.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { readRectification } from '../../../src/supervision/today/rectification-api.ts';
import { dayInText } from './formats.ts';

type Letter = AnswerOf<typeof readRectification>;

/** What the letter says, paragraph by paragraph. */
export function letterSentences(letter: Letter) {
  const { entity, problems, basis, term, items } = letter;
  const stop = /[。！？；]$/.test(problems) ? '' : '。';
  const assumed = [...items, basis, term].some(({ assumption }) => assumption);
  return {
    title: '责令改正通知书',
    to: `${entity.name}${entity.uscc ? `（统一社会信用代码 ${entity.uscc}）` : ''}：`,
    address: entity.address ? `住所（经营场所）：${entity.address}` : undefined,
    found: `本机关于${plainDay(letter.inspected)}对你单位进行检查，发现下列问题：${problems}${stop}`,
    against: '上述情形不符合下列要求：',
    items: items.map(({ label, article }) => `${label.zh}（${article}）`),
    ordered: `依照${basis.article}的规定，责令你单位自收到本通知书之日起${letter.days}日内改正（自收到的次日起算，${term.article}），并保留改正的证明材料。期限届满后，本机关将进行复查；逾期不改正的，依法处理。`,
    heard: '对本通知书有异议的，可以向本机关陈述、申辩。',
    seal: '（盖章处）',
    issued: plainDay(letter.issued),
    receipt: [
      ['检查人员', letter.officer],
      ['送达方式', letter.served?.label.zh ?? ''],
      ['签收人', letter.served?.signer ?? ''],
      ['签收日期', letter.served ? plainDay(letter.served.on) : ''],
    ] as const,
    assumed: assumed ? '注：依据的条文号由系统按假定填写，发出前请核对原文。' : undefined,
  };
}

function plainDay(on: string): string {
  return dayInText(on, 'zh').replace(/（.*）$/, '');
}
