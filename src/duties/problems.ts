// The refusals of duties.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'duties.no-such-duty': {
    status: 404,
    zh: '没有期限 {id}，或者不在你的管辖范围内。',
    en: 'There is no duty {id}, or it is beyond your reach.',
  },
  'duties.not-open': {
    status: 409,
    zh: '这项期限已经完成、免除或撤销，不能再办理。',
    en: 'This duty is done, waived or cancelled; nothing more can be done about it.',
  },
  'duties.no-extension': {
    status: 422,
    zh: '期限表没有写明这类期限可以延长。',
    en: 'The sheet does not let such a duty be put off.',
  },
  'duties.extension-day': {
    status: 422,
    zh: '延长到的日期应在 {first} 到 {last} 之间：要晚于现在的到期日，合计不超过 {days} 天。',
    en: 'The new last day must lie from {first} to {last}: after the present one, {days} days in all at most.',
  },
  'duties.no-waiver': {
    status: 422,
    zh: '期限表没有写明这类期限可以免除。',
    en: 'The sheet does not let such a duty be waived.',
  },
  'duties.no-word': {
    status: 422,
    zh: '这类期限要由记录证明完成，不能只凭报告；请登记相应的记录。',
    en: 'Such a duty is shown to be done by a record, not by word; file the record.',
  },
  'duties.done-day': {
    status: 422,
    zh: '完成日期应在 {first} 到 {last} 之间。',
    en: 'The day on which it was done must lie from {first} to {last}.',
  },
  'duties.no-superior': {
    status: 422,
    zh: '没有可以上报的上级机构。',
    en: 'There is no unit above to which it could be passed on.',
  },
  'duties.no-local-sheet': {
    status: 422,
    zh: '没有可以选用的期限表“{sheet}”；可以选的有：{known}。',
    en: 'There is no sheet "{sheet}" to be chosen; there are: {known}.',
  },
  'duties.chosen': {
    status: 409,
    zh: '现在用的就是这些期限表。',
    en: 'These sheets are in use already.',
  },
  'duties.unknown-rule': {
    status: 422,
    zh: '没有期限规则“{rule}”。',
    en: 'There is no duty rule "{rule}".',
  },
});
