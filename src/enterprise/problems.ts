// The refusals of the enterprises' own site, and of the desk that opens it.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'enterprise.not-the-representative': {
    status: 409,
    zh: '证件上的姓名与登记的法定代表人（{registered}）不一致。请核对证件；法定代表人已变更的，先办变更登记。',
    en: 'The name on the paper is not that of the registered legal representative ({registered}). Check the paper; if the representative has changed, register the change first.',
  },
  'enterprise.no-representative': {
    status: 409,
    zh: '登记簿里没有这一户的法定代表人，无法核对来人身份。请先补录登记事项。',
    en: 'The register names no legal representative of this entity, so nobody’s identity can be checked. Complete the registration first.',
  },
  'enterprise.papers-missing': {
    status: 422,
    zh: '还缺：{papers}。看过原件再勾选。',
    en: 'Still missing: {papersEn}. Tick what was seen as an original.',
  },
  'enterprise.code-not-good': {
    status: 403,
    zh: '统一社会信用代码与激活码对不上，或者激活码用过、过期、已作废。请核对后再输，仍不行请到窗口重新打印。',
    en: 'The credit code and the activation code do not go together, or the code was used, has run out or was withdrawn. Check both; if it stays so, have a new one printed at the desk.',
  },
  'enterprise.no-such-record': {
    status: 404,
    zh: '本企业的档案里没有编号 {record} 的记录',
    en: 'There is no record {record} in your own file.',
  },
  'enterprise.no-such-invitation': {
    status: 404,
    zh: '没有这份邀请，或者已经用过、作废',
    en: 'There is no such invitation, or it was used or withdrawn.',
  },
  'enterprise.not-to-file': {
    status: 403,
    zh: '“{type}”不由企业自己填报',
    en: 'Records of the type “{typeEn}” are not filed by enterprises themselves.',
  },
  'enterprise.level-not-told': {
    status: 403,
    zh: '“{rulebook}”的等级不告知企业：{article}',
    en: 'Levels under “{rulebookEn}” are not told to enterprises: {article}.',
  },
  'enterprise.no-such-institution': {
    status: 404,
    zh: '没有这家金融机构，请从列表里选',
    en: 'There is no such institution; choose one from the list.',
  },
  'enterprise.consent-day': {
    status: 422,
    zh: '同意的最后一天应在 {first} 到 {last} 之间',
    en: 'The last day of a consent lies between {first} and {last}.',
  },
  'enterprise.consent-given': {
    status: 409,
    zh: '对这家机构的同意还在有效期内，先收回再重新给',
    en: 'This institution has your consent already; withdraw it before giving another.',
  },
  'enterprise.reports-enough': {
    status: 429,
    zh: '今天已经出具了 {most} 份报告，明天再来；先前出具的随时可以下载',
    en: '{most} reports were issued today; come again tomorrow. Earlier ones can be downloaded at any time.',
  },
  'enterprise.report-of-office': {
    status: 403,
    zh: '报告 {number} 是经办单位出具的，这里不能下载；请自己出具一份，或者到窗口领取',
    en: 'Report {number} was issued by the office and is not downloaded here; issue one yourself, or ask at the desk.',
  },
  'enterprise.no-such-visit': {
    status: 404,
    zh: '没有对本企业的这次检查',
    en: 'There is no such visit to you.',
  },
  'enterprise.visit-not-yet': {
    status: 409,
    zh: '这次检查还没有进行，检查以后再评价',
    en: 'This visit has not taken place yet; rate it afterwards.',
  },
  'enterprise.visit-over': {
    status: 409,
    zh: '评价和投诉到 {last} 为止；之后的投诉请打 12315',
    en: 'Ratings and complaints were taken until {last}; call 12315 for later ones.',
  },
  'enterprise.visit-rated': {
    status: 409,
    zh: '这次检查已经评价过，每次只能评一次',
    en: 'This visit was rated already; each is rated once.',
  },
  'enterprise.visit-incomplete': {
    status: 422,
    zh: '没有这个选项，请重新选',
    en: 'There is no such choice; choose again.',
  },
  'enterprise.visit-enough': {
    status: 409,
    zh: '对这次检查的投诉已经到了上限',
    en: 'No more complaints of this visit are taken.',
  },
  'enterprise.no-such-consent': {
    status: 404,
    zh: '没有这份同意，或者已经收回',
    en: 'There is no such consent, or it is withdrawn already.',
  },
});
