// The refusals of lists for financial institutions.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'disclosure.no-finance-list': {
    status: 404,
    zh: '没有这份给金融机构的名单',
    en: 'there is no such list for institutions',
  },
  'disclosure.list-not-granted': {
    status: 403,
    zh: '本机构没有取得这份名单的授权，或者授权已经到期、收回；请与信用办签订协议后申请',
    en: 'your institution has no grant for this list, or it is over; agree with the credit office first',
  },
  'disclosure.list-needs-no-consent': {
    status: 422,
    zh: '这份名单只用公开信息，不需要同意',
    en: 'this list is made of public information and needs no consent',
  },
  'disclosure.list-consented': {
    status: 409,
    zh: '已经同意把本企业列入给这家机构的这份名单',
    en: 'this is consented to already',
  },
  'disclosure.list-day': {
    status: 422,
    zh: '截止日应当在 {first} 到 {last} 之间',
    en: 'the last day must lie between {first} and {last}',
  },
  'disclosure.no-institution': {
    status: 422,
    zh: '没有这家金融机构，或者它已经停用',
    en: 'there is no such institution',
  },
  'disclosure.granted-already': {
    status: 409,
    zh: '这家机构已经有这份名单的授权',
    en: 'this institution has a grant for this list already',
  },
  'disclosure.no-such-grant': {
    status: 404,
    zh: '没有这项授权，或者它已经收回',
    en: 'there is no such grant, or it was taken back',
  },
  'disclosure.not-named': {
    status: 422,
    zh: '本机构取用的这份名单上没有这个主体，或者它已经收回同意',
    en: 'no list that your institution took names this entity, or it has withdrawn its consent',
  },
});
