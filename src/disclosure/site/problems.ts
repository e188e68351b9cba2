// Refusals of the open data of the public site.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'disclosure.no-such-entity': {
    status: 404,
    zh: '没有查到代码为“{code}”的主体，或者它不在公示范围内。请核对统一社会信用代码，或者先按名称查找。',
    en: 'There is no entity with the code “{code}” that is shown to the public. Check the code, or search by name first.',
  },
  'disclosure.no-such-list': {
    status: 404,
    zh: '没有名单“{list}”。现有的名单是：{lists}。',
    en: 'There is no list “{list}”. There are: {lists}.',
  },
});
