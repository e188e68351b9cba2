// The sentences of a notice's letter: in Chinese whatever the language of the console, an act of a Chinese office.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { Letter } from '../../../src/base/pdf/letter.ts';
import type { readNotice } from '../../../src/notice/api.ts';
import { dayInText } from './formats.ts';

type Notice = AnswerOf<typeof readNotice>;
type Term = NonNullable<Notice['letter']['defence']>;

/** What the letter says. */
export function noticeLetter(notice: Notice): Letter {
  const { entity, letter, facts, reasons, about, authority, number } = notice;
  const assumed = [letter, ...letter.remedies].some(({ assumption }) => assumption !== null);
  const last = (day: string | null) => (day ? `，即到${plainDay(day)}为止` : '');
  return {
    ...{ office: authority, number, title: notice.label.zh },
    to: `${entity.name}${entity.uscc ? `（统一社会信用代码 ${entity.uscc}）` : ''}：`,
    before: [
      entity.address ? `住所（经营场所）：${entity.address}` : undefined,
      letter.says.zh,
      about ? `所涉文书：${about.number}` : undefined,
      facts || undefined,
      reasons ? `理由：${reasons}` : undefined,
      `依据：${letter.article}：${letter.sense.zh}`,
      letter.defence
        ? `你单位可以在收到本通知书之日起${termText(letter.defence)}内（自收到的次日起算${last(notice.answerBy)}）向本机关陈述、申辩，并提交证据；逾期视为放弃。陈述、申辩不会使你单位受到更重的处理。`
        : undefined,
      letter.remedies.length > 0 ? '你单位享有下列权利：' : undefined,
    ],
    items: letter.remedies.map(
      ({ label, to, article, term, last: until, sense }) =>
        `${label.zh}：${term ? `自收到之日起${termText(term)}内${last(until)}，` : ''}向${to.zh}提出（${article}：${sense.zh}）`,
    ),
    after: [],
    seal: '（盖章处）',
    issued: plainDay(notice.told),
    receipt: receiptOf(notice),
    note: assumed ? '注：部分依据的条文由系统按假定填写，发出前请核对原文。' : undefined,
  };
}

function receiptOf({ acts, ways, served }: Notice) {
  const service = acts.find(({ act }) => act === 'served');
  const way = ways.find(({ id }) => id === service?.way);
  return [
    ['送达方式', way?.label.zh ?? ''],
    ['签收人', service?.signer ?? ''],
    ['送达日期', served ? plainDay(served) : ''],
    ['凭证', service?.proof ?? ''],
  ] as const;
}

function termText({ workingDays, days, months, years }: Term): string {
  if (workingDays) return `${workingDays}个工作日`;
  if (days) return `${days}日`;
  return months ? `${months}个月` : `${years}年`;
}

function plainDay(on: string): string {
  return dayInText(on, 'zh').replace(/（.*）$/, '');
}
