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
});
