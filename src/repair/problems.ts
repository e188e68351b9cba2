// The refusals of credit repair.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'repair.no-such-application': {
    status: 404,
    zh: '没有这件修复申请，或者它不在可以查看的范围内',
    en: 'there is no such application, or it lies beyond what may be seen',
  },
  'repair.no-such-record': {
    status: 404,
    zh: '这个主体没有编号 {record} 的可修复记录',
    en: 'the entity has no record {record} that could be repaired',
  },
  'repair.no-regime': {
    status: 422,
    zh: '{number}：申请当日没有适用的修复规定，请向作出决定的机关了解',
    en: '{number}: no repair rule was in force on that day; ask the authority that decided',
  },
  'repair.open-already': {
    status: 409,
    zh: '{number} 已有在办的修复申请 {application}，不用再次申请',
    en: '{number} has an open application already, {application}',
  },
  'repair.repaired-already': {
    status: 409,
    zh: '{number} 已经修复，不用申请',
    en: '{number} is repaired already',
  },
  'repair.elsewhere': {
    status: 422,
    zh: '一份申请只能向一个机关提出；{number} 由{source}认定，请另行申请',
    en: 'one application goes to one authority; {number} was decided by {source}',
  },
  'repair.no-commitment': {
    status: 422,
    zh: '要写明由谁代表企业作出信用承诺',
    en: 'write who makes the credit commitment for the entity',
  },
  'repair.no-order': {
    status: 422,
    zh: '重整期间的临时修复，要写明法院裁定的文号和日期；而且所适用的规定要有这一条',
    en: 'repair during a reorganisation needs the number and day of the court’s order, and a rule that has it',
  },
  'repair.moved-on': {
    status: 409,
    zh: '这件申请刚才有人办过，请看过最新情况再办',
    en: 'somebody has acted on it meanwhile; look again first',
  },
  'repair.not-now': {
    status: 409,
    zh: '申请现在的状态（{state}）不能这样办（{act}）',
    en: 'an application in the state {state} does not allow {act}',
  },
  'repair.once-only': {
    status: 409,
    zh: '这一步只能办一次（{act}）：补正一次告知全部缺项，延长也只有一次',
    en: 'this is done once only ({act})',
  },
  'repair.no-extension': {
    status: 422,
    zh: '适用的规定没有延长办理的条款',
    en: 'the regime knows no extension',
  },
  'repair.day-wrong': {
    status: 422,
    zh: '日期要在 {from} 和今天（{today}）之间',
    en: 'the day must lie between {from} and today ({today})',
  },
  'repair.ground-wrong': {
    status: 422,
    zh: '没有“{ground}”这项理由',
    en: 'there is no ground {ground}',
  },
  'repair.too-early': {
    status: 422,
    zh: '{number} 的最短公示期未满，{day} 起可以申请修复',
    en: 'the shortest publicity period of {number} is not over; apply from {day} on',
  },
  'repair.not-verified': {
    status: 409,
    zh: '还没有核实修复条件，先登记核实情况',
    en: 'the conditions are not verified yet',
  },
  'repair.condition-not-met': {
    status: 422,
    zh: '修复条件没有全部满足：{conditions}',
    en: 'not every condition is met: {conditions}',
  },
  'repair.nothing-to-reverse': {
    status: 409,
    zh: '这件申请没有生效的修复决定',
    en: 'the application has no repair in force',
  },
  'repair.nothing-temporary': {
    status: 409,
    zh: '这件申请没有生效的临时修复',
    en: 'the application has no temporary repair in force',
  },
  'repair.not-in-charge': {
    status: 403,
    zh: '这件申请由作出认定的{source}办理：谁认定、谁修复',
    en: 'the application is handled by {source}, which decided the record',
  },
  'repair.heads-only': {
    status: 403,
    zh: '延长办理由负责人同意',
    en: 'a head agrees to an extension',
  },
  'repair.nothing-in-bulk': {
    status: 422,
    zh: '名单里没有可以批量修复的记录',
    en: 'the list holds nothing that can be repaired in bulk',
  },
});
