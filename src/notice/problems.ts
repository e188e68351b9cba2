// The refusals of notices.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'notice.no-such-notice': {
    status: 404,
    zh: '没有这份告知书，或者它不在可以查看的范围内',
    en: 'there is no such notice, or it may not be seen',
  },
  'notice.served-already': {
    status: 409,
    zh: '这份告知书已于 {on} 送达',
    en: 'this notice was served on {on} already',
  },
  'notice.way': { status: 422, zh: '没有“{way}”这种送达方式', en: 'there is no such way of service: {way}' },
  'notice.day': {
    status: 422,
    zh: '日期 {on} 应当在告知书作出的 {from} 以后、今天 {today} 以前',
    en: 'the day {on} must lie between {from}, when the notice was made, and today, {today}',
  },
  'notice.signer': { status: 422, zh: '这种方式要写明签收人（{article}）', en: 'name who signed for it ({article})' },
  'notice.receipt': {
    status: 422,
    zh: '要写明送达的凭证：回执或邮件单号、照片或文件的名称（{article}）',
    en: 'give the proof of service: number of the receipt or mail, name of the photo or file ({article})',
  },
  'notice.consent': {
    status: 422,
    zh: '电子送达要当事人书面同意并确认地址（{article}）',
    en: 'electronic service needs the party’s written consent with its address ({article})',
  },
  'notice.not-invited': {
    status: 422,
    zh: '这份告知书不征求陈述、申辩；可以提出异议',
    en: 'this notice invites no statement; an objection can be filed',
  },
  'notice.answer-over': {
    status: 422,
    zh: '陈述、申辩的期限到 {last} 为止；逾期的可以作为异议提出',
    en: 'statements could be made until {last}; later ones can be filed as an objection',
  },
  'notice.not-stated': { status: 422, zh: '还没有陈述、申辩，无从复核', en: 'nothing was stated yet' },
  'notice.considered-already': {
    status: 409,
    zh: '陈述、申辩已于 {on} 复核',
    en: 'the statement was considered on {on} already',
  },
  'notice.defence-open': {
    status: 422,
    zh: '陈述、申辩的期限还没有过（{last}），不能作出决定',
    en: 'the term for a statement is not over yet ({last}): nothing may be decided',
  },
  'notice.defence-unserved': {
    status: 422,
    zh: '告知书 {number} 还没有送达，不能作出决定',
    en: 'notice {number} has not been served: nothing may be decided',
  },
  'notice.defence-unconsidered': {
    status: 422,
    zh: '当事人的陈述、申辩还没有复核，不能作出决定',
    en: 'the statement has not been considered yet: nothing may be decided',
  },
});
