// The refusals of publicity.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'publicity.no-local-sheet': {
    status: 422,
    zh: '没有可以选用的数额“{sheet}”；可以选的有：{known}。',
    en: 'There are no amounts "{sheet}" to be chosen; there are: {known}.',
  },
  'publicity.chosen': {
    status: 409,
    zh: '现在用的就是这个地方的数额。',
    en: 'These amounts are in use already.',
  },
  'publicity.removals-over': {
    status: 410,
    zh: '撤下清单只保留到 {since} 以来的；您上次取用在这以前，请重新整份下载，再从新的清单接着取',
    en: 'removals are told since {since} only; the last ones taken are older: take the whole lists anew and go on from there',
  },
});
