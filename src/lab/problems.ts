// The refusals of the lab.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'lab.no-such-draft': {
    status: 404,
    zh: '没有这份草稿，或者起草人没有共享。',
    en: 'There is no such draft, or its author has not shared it.',
  },
  'lab.draft-changed': {
    status: 409,
    zh: '{who}在 {at} 改过这份草稿，您的改动没有保存。请先看新的内容，再决定保留哪一处。',
    en: '{who} changed this draft at {at}; your changes were not saved. Look at the new text first, then decide.',
  },
  'lab.draft-proposed': {
    status: 409,
    zh: '这份草稿已经提请发布，在批准或退回之前不能改，也不能丢弃。',
    en: 'This draft is proposed for issue; until that is decided it can be neither changed nor thrown away.',
  },
  'lab.draft-issued': {
    status: 409,
    zh: '这份草稿已经发布。要再改，请从新的版本起草。',
    en: 'This draft has been issued. Begin a new draft from the new edition.',
  },
  'lab.not-a-path': {
    status: 422,
    zh: '“{path}”不是规则书的文件；只能是 rulebook.yaml、rules/名称.yaml、cases/名称.yaml。',
    en: '"{path}" is not a file of a rulebook; there are rulebook.yaml, rules/NAME.yaml and cases/NAME.yaml.',
  },
  'lab.unknown-edition': {
    status: 404,
    zh: '规则书“{rulebook}”没有版本“{edition}”。',
    en: 'The rulebook "{rulebook}" has no edition "{edition}".',
  },
  'lab.edition-taken': {
    status: 409,
    zh: '规则书“{rulebook}”已有版本“{edition}”，请换一个编号。',
    en: 'The rulebook "{rulebook}" has an edition "{edition}" already; choose another id.',
  },
  'lab.book-taken': {
    status: 409,
    zh: '已有规则书“{rulebook}”，请换一个编号。',
    en: 'There is a rulebook "{rulebook}" already; choose another id.',
  },
  'lab.not-sound': {
    status: 422,
    zh: '草稿还有 {errors} 个错误、{cases} 个案例不通过，不能发布。第一处：{first}',
    en: 'The draft has {errors} errors and {cases} failing cases and cannot be issued. The first: {first}',
  },
  'lab.nothing-new': {
    status: 422,
    zh: '草稿与现行文本的评级结果处处相同，没有可发布的内容。',
    en: 'The draft judges as the text in effect does on every day; there is nothing to issue.',
  },
  'lab.reaches-back': {
    status: 422,
    zh: '草稿从 {since} 起改变等级，早于今天。请改施行日期；确需追溯的，写明追溯的理由。',
    en: 'The draft changes standings from {since}, before today. Move its first day, or say why it reaches back.',
  },
  'lab.text-moved': {
    status: 409,
    zh: '起草以后，这本规则书又发布了新的文本。请从新的文本起草，以免丢掉别人的改动。',
    en: 'A newer text of this rulebook has been issued since the draft was begun. Draft from that text, so that nothing is lost.',
  },
  'lab.no-such-text': {
    status: 404,
    zh: '没有发布过这份文本。',
    en: 'There is no such issued text.',
  },
});
