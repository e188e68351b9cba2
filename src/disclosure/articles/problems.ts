// Refusals about articles of the public site.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'disclosure.no-such-article': {
    status: 404,
    zh: '没有这篇文章，或者不在您能看到的范围内。请回到文章列表查看。',
    en: 'There is no such article, or it is beyond what you may see. Look at the list of articles.',
  },
  'disclosure.article-not-own': {
    status: 403,
    zh: '这篇文章由{author}起草，只有起草人可以改。请与起草人联系。',
    en: '{author} has written this article, and nobody else changes it. Please ask the author.',
  },
  'disclosure.article-not-draft': {
    status: 409,
    zh: '《{title}》已经发布或者撤下，文字不再改动。要更正，请先撤下，再另写一篇。',
    en: '“{title}” has been published or withdrawn and is not changed any more. To correct it, withdraw it and write another.',
  },
  'disclosure.article-changed': {
    status: 409,
    zh: '《{title}》在提请以后又改过，审核的不是现在的文字。请起草人重新提请发布。',
    en: '“{title}” was changed after it had been put forward; its author must put it forward again.',
  },
  'disclosure.article-saved-by-another': {
    status: 409,
    zh: '《{title}》已在别处保存过新的文字。请刷新页面，核对以后再保存。',
    en: '“{title}” has been saved elsewhere meanwhile. Reload the page, compare, and save again.',
  },
  'disclosure.article-names-a-person': {
    status: 422,
    zh: '正文里有像身份证号、手机号的数字“{found}”。公开的文章不写个人的证件号、电话，请删去或者用“某”代替。',
    en: 'The text holds “{found}”, which looks like the number of an identity card or a telephone. Leave it out.',
  },
  'disclosure.article-not-published': {
    status: 409,
    zh: '《{title}》现在没有公开，不用撤下。',
    en: '“{title}” is not public, so it cannot be withdrawn.',
  },
});
