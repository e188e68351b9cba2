// The refusals of reports.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'disclosure.no-such-report': {
    status: 404,
    zh: '没有编号为 {number} 的报告，或者它不在可以查看的范围内',
    en: 'there is no report {number}, or it lies beyond what may be seen',
  },
  'disclosure.period-wrong': {
    status: 422,
    zh: '期间要写明起止，止不早于起、不晚于今天，最长 {years} 年',
    en: 'the period needs both days, in order, until today at the latest, and {years} years at most',
  },
  'disclosure.section-wrong': {
    status: 422,
    zh: '这种报告没有“{section}”这一项',
    en: 'this kind of report has no section {section}',
  },
  'disclosure.not-verified': {
    status: 422,
    zh: '{file} 不是本平台签发的报告，或者签发以后被改动',
    en: '{file} is no report of ours, or it was changed since',
  },
  'disclosure.not-shown': {
    status: 404,
    zh: '这个主体依规定不对外公开，不能出具公示信息报告',
    en: 'the entity is not shown to the public; there is no public report',
  },
});
