// The refusals of objections.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'objection.no-such-objection': {
    status: 404,
    zh: '没有这件异议，或者它不在可以查看的范围内',
    en: 'there is no such objection, or it may not be seen',
  },
  'objection.open-already': {
    status: 409,
    zh: '对它的异议还在处理，请补充材料而不是再提一件',
    en: 'an objection to it is being handled: add to that one',
  },
  'objection.not-of-this': {
    status: 422,
    zh: '不能对“{type}”这类记录提出异议',
    en: 'records of the type {type} cannot be objected to',
  },
  'objection.matter': { status: 422, zh: '没有“{matter}”这个异议事项', en: 'there is no matter {matter}' },
  'objection.day': {
    status: 422,
    zh: '日期应当在 {from} 以后、今天 {today} 以前',
    en: 'the day must lie between {from} and today, {today}',
  },
  'objection.moved-on': {
    status: 409,
    zh: '这件异议刚被别人处理过，请看过现在的情况再办',
    en: 'somebody has acted on this objection meanwhile: look at it again',
  },
  'objection.not-now': { status: 409, zh: '现在不能做这一步', en: 'this cannot be done now' },
  'objection.own-record': {
    status: 422,
    zh: '这条记录是本机关自己的，没有提供单位可以转交',
    en: 'the record is the office’s own: there is no provider to forward it to',
  },
  'objection.no-extension': {
    status: 422,
    zh: '“{regime}”没有延长的规定',
    en: '{regime} knows no extension',
  },
  'objection.no-examination': {
    status: 422,
    zh: '“{regime}”没有扣除鉴定、检测时间的规定',
    en: '{regime} leaves out no days of examination',
  },
  'objection.ground': { status: 422, zh: '没有“{ground}”这种不予受理的情形', en: 'there is no ground {ground}' },
  'objection.not-mended': {
    status: 422,
    zh: '记录在异议提出以后还没有更正过；先更正，或者写明更正后的内容，或者撤回',
    en: 'the record has not been corrected since the objection: correct it, give its fields, or withdraw it',
  },
  'objection.nothing-to-mend': {
    status: 422,
    zh: '异议所指的不是一条记录，没有可以更正或者撤回的',
    en: 'the objection is not about a record: there is nothing to correct or withdraw',
  },
  'objection.not-wronged': {
    status: 422,
    zh: '异议成立以后才可以要求公开更正声明',
    en: 'a clarification can be asked for once an objection was upheld',
  },
  'objection.not-in-charge': {
    status: 403,
    zh: '这件异议由{unit}办理；要由别的单位办理，请它的负责人转办',
    en: 'this objection is handled by {unit}; its head can hand it on',
  },
  'objection.heads-only': {
    status: 403,
    zh: '转办、逾期受理由负责人决定',
    en: 'handing on and taking what is late are for a head',
  },
  'objection.no-standing': {
    status: 422,
    zh: '没有“{name}”这个等级；写成“规则书/维度”，例如 {example}',
    en: 'there is no grade {name}; write rulebook/dimension, such as {example}',
  },
  'objection.no-regime': { status: 422, zh: '没有“{regime}”这套规则', en: 'there is no regime {regime}' },
  'objection.chosen': { status: 409, zh: '正在用的就是它', en: 'it is in use already' },
});
