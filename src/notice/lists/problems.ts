// The refusals of lists.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'lists.no-such-listing': {
    status: 404,
    zh: '没有这件名录事项，或者它不在可以查看的范围内',
    en: 'there is no such listing, or it may not be seen',
  },
  'lists.open-already': {
    status: 409,
    zh: '同一名录、同一事由已经在办或者已经列入',
    en: 'the same list and ground is open or listed already',
  },
  'lists.no-listing-record': {
    status: 422,
    zh: '这条记录不是列入名录或者荣誉的记录',
    en: 'this record is neither a listing nor an honour',
  },
  'lists.record-removed': {
    status: 409,
    zh: '这条列入记录自 {on} 起已经移出',
    en: 'this listing was removed on {on}',
  },
  'lists.ground': { status: 422, zh: '这个名录没有“{ground}”这个事由', en: 'this list has no ground {ground}' },
  'lists.day': {
    status: 422,
    zh: '日期应当在 {from} 以后、今天 {today} 以前',
    en: 'the day must lie between {from} and today, {today}',
  },
  'lists.moved-on': {
    status: 409,
    zh: '这件名录事项刚被别人处理过，请看过现在的情况再办',
    en: 'somebody has acted on this listing meanwhile: look at it again',
  },
  'lists.not-now': { status: 409, zh: '现在不能做这一步', en: 'this cannot be done now' },
  'lists.letters': {
    status: 422,
    zh: '要有两次住所核查函都退回，间隔 {least} 日以上 {most} 日以下；现在不符合',
    en: 'two letters must have come back, {least} to {most} days apart; they have not',
  },
  'lists.order-unserved': {
    status: 422,
    zh: '责令履行的通知书还没有送达，期限没有起算',
    en: 'the order to perform has not been served: its term does not run',
  },
  'lists.order-open': {
    status: 422,
    zh: '责令履行的期限到 {last} 为止，还没有过',
    en: 'the term of the order runs until {last}',
  },
  'lists.not-heard': {
    status: 422,
    zh: '列入以前要告知并听取陈述、申辩；还没有告知',
    en: 'the party must be told and heard before it is listed',
  },
  'lists.consent-above': {
    status: 422,
    zh: '县级的列入决定要上一级同意：请由上一级单位的负责人批准',
    en: 'a county’s decision needs the consent of the level above: somebody there must approve',
  },
  'lists.too-early': {
    status: 422,
    zh: '满 {years} 年以后才可以申请移出，最早 {first}',
    en: 'removal can be applied for after {years} year(s), from {first}',
  },
  'lists.conditions': {
    status: 422,
    zh: '还不符合的条件：{missing}',
    en: 'conditions that are not met: {missing}',
  },
  'lists.publicity-open': {
    status: 422,
    zh: '公示还没有期满（{last}）',
    en: 'the publicity is not over yet ({last})',
  },
  'lists.levels': { status: 422, zh: '还没有逐级推荐完：{missing}', en: 'not recommended yet by: {missing}' },
});
