// The sentences of a notice's letter: in Chinese whatever the language of the console, an act of a Chinese office.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { readNotice } from '../../../src/notice/api.ts';
import { dayInText } from './formats.ts';

type Notice = AnswerOf<typeof readNotice>;
type Term = NonNullable<Notice['letter']['defence']>;

/** What the letter says, paragraph by paragraph. */
export function noticeSentences(notice: Notice) {
  const { entity, letter, facts, reasons, about } = notice;
  const assumed = [letter, ...letter.remedies].some(({ assumption }) => assumption !== null);
  const last = (day: string | null) => (day ? `，即到${plainDay(day)}为止` : '');
  return {
    title: notice.label.zh,
    to: `${entity.name}${entity.uscc ? `（统一社会信用代码 ${entity.uscc}）` : ''}：`,
    address: entity.address ? `住所（经营场所）：${entity.address}` : undefined,
    says: letter.says.zh,
    about: about ? `所涉文书：${about.number}` : undefined,
    facts: [facts, reasons && `理由：${reasons}`].filter(Boolean) as string[],
    basis: `依据：${letter.article}：${letter.sense.zh}`,
    heard: letter.defence
      ? `你单位可以在收到本通知书之日起${termText(letter.defence)}内（自收到的次日起算${last(notice.answerBy)}）向本机关陈述、申辩，并提交证据；逾期视为放弃。陈述、申辩不会使你单位受到更重的处理。`
      : undefined,
    rights: letter.remedies.length > 0 ? '你单位享有下列权利：' : undefined,
    remedies: letter.remedies.map(
      ({ label, to, article, term, last: until, sense }) =>
        `${label.zh}：${term ? `自收到之日起${termText(term)}内${last(until)}，` : ''}向${to.zh}提出（${article}：${sense.zh}）`,
    ),
    seal: '（盖章处）',
    told: plainDay(notice.told),
    receipt: receiptOf(notice),
    assumed: assumed ? '注：部分依据的条文由系统按假定填写，发出前请核对原文。' : undefined,
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
