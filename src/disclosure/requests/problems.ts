// The refusals of requests for information that is not public, and of what institutions look at.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'disclosure.open-type': {
    status: 422,
    zh: '“{type}”是公开信息，不用申请，直接在公示网站查询',
    en: '“{typeEn}” is public; look it up on the public site, no request is needed.',
  },
  'disclosure.no-such-type': {
    status: 422,
    zh: '没有记录类型“{type}”',
    en: 'There is no record type “{type}”.',
  },
  'disclosure.consent-missing': {
    status: 422,
    zh: '4 级信息须经被查询主体同意：写明同意人和同意书编号',
    en: 'Class 4 needs the entity’s consent: say who consented and on which paper.',
  },
  'disclosure.one-entity': {
    status: 422,
    zh: '个案查询只写一户；多户请用联查互证',
    en: 'A single case is about one entity; for several use vetting.',
  },
  'disclosure.request-day': {
    status: 422,
    zh: '查询的最后一天应在 {first} 到 {last} 之间',
    en: 'The last day of a request lies between {first} and {last}.',
  },
  'disclosure.no-entity': {
    status: 422,
    zh: '所列代码在登记簿里一户也没有找到',
    en: 'None of these codes is in the register.',
  },
  'disclosure.no-such-request': {
    status: 404,
    zh: '没有这份申请',
    en: 'There is no such request.',
  },
  'disclosure.not-approved': {
    status: 409,
    zh: '这份申请还没有批准，或者没有获准',
    en: 'This request is not approved.',
  },
  'disclosure.answered': {
    status: 409,
    zh: '这份申请已在 {at} 答复过。批准一次、查询一次，再查请重新申请。',
    en: 'This request was answered at {at}. An approval is for one look; ask again for another.',
  },
  'disclosure.request-over': {
    status: 409,
    zh: '批准的期限到 {until} 为止，已经过了。再查请重新申请。',
    en: 'The approval ended with {until}. Ask again.',
  },
  'disclosure.not-opened': {
    status: 404,
    zh: '这一户没有同意贵机构查看，或者同意已经到期、收回',
    en: 'This entity has not consented to your institution’s looks, or its consent has ended or was withdrawn.',
  },
});
