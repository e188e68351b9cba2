// The refusals of complaints.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'complaints.no-such-complaint': {
    status: 404,
    zh: '没有这件投诉举报，或者它不在可以查看的辖区内',
    en: 'there is no such complaint, or it lies beyond what may be seen',
  },
  'complaints.reference-taken': {
    status: 409,
    zh: '这个渠道的编号 {reference} 已经登记为 {number}',
    en: 'number {reference} of this channel has been entered already, as {number}',
  },
  'complaints.received-later': {
    status: 422,
    zh: '收到日期 {on} 在今天之后',
    en: 'the day of receipt {on} lies after today',
  },
  'complaints.nobody-named': {
    status: 422,
    zh: '投诉要有投诉人的姓名和联系方式；匿名的只能登记为举报',
    en: 'a complaint names who complains and how to reach him; without a name it can be entered as a report only',
  },
  'complaints.contact-short': {
    status: 422,
    zh: '联系方式太短；请写完整的电话号码或者电子邮箱',
    en: 'the contact is too short; write a whole telephone number or e-mail address',
  },
  'complaints.request-missing': {
    status: 422,
    zh: '投诉请写明有什么请求，例如退货、退款、更换',
    en: 'say what you ask for, such as a refund or a replacement',
  },
  'complaints.summary-short': {
    status: 422,
    zh: '请写明发生了什么，至少 10 个字',
    en: 'say what happened, in 10 characters at least',
  },
  'complaints.not-plain': {
    status: 422,
    zh: '文字里有不能保存的字符；请重新输入',
    en: 'there are characters in it that cannot be kept; please write it anew',
  },
  'complaints.too-many-now': {
    status: 429,
    zh: '现在收到的太多，请过一小时再来，或者拨打 12315',
    en: 'too many have come in just now; come again in an hour, or call 12315',
  },
  'complaints.respondent-missing': {
    status: 422,
    zh: '请选择被投诉的主体，或者写明被投诉人的名称',
    en: 'choose the entity that it is about, or write how it is named',
  },
  'complaints.unknown-code': {
    status: 422,
    zh: '{field} 没有“{code}”这个代码',
    en: '{field} has no code "{code}"',
  },
  'complaints.no-unit': {
    status: 422,
    zh: '没有可以办理的单位：请选择承办单位',
    en: 'no unit could handle it: choose one',
  },
  'complaints.unit-wrong': {
    status: 422,
    zh: '单位 {unit} 不存在、已撤销，或者不办理投诉举报',
    en: 'unit {unit} does not exist, is closed, or handles no complaints',
  },
  'complaints.department-wrong': {
    status: 422,
    zh: '{unit} 不是可以移交的部门',
    en: '{unit} is no department to hand it to',
  },
  'complaints.officer-wrong': {
    status: 422,
    zh: '这个人不在承办单位，或者账户已停用',
    en: 'this person does not work in the unit, or the account is disabled',
  },
  'complaints.not-yours': {
    status: 403,
    zh: '这件由 {unit} 的 {officer} 办理；请由承办人或者其负责人办理',
    en: 'this is with {officer} of {unit}; the handling officer or the head acts on it',
  },
  'complaints.heads-only': {
    status: 403,
    zh: '这一步由负责人办理',
    en: 'this step is for a head',
  },
  'complaints.moved-on': {
    status: 409,
    zh: '这件投诉举报刚被别人办理过；请看过新的情况再办',
    en: 'somebody else has just acted on this; look at it anew first',
  },
  'complaints.not-now': {
    status: 409,
    zh: '现在的状态（{state}）不能这样办（{act}）',
    en: 'in its present state ({state}) this act ({act}) is not possible',
  },
  'complaints.day-wrong': {
    status: 422,
    zh: '日期应在 {from} 至 {today} 之间',
    en: 'the day must lie between {from} and {today}',
  },
  'complaints.ground-missing': {
    status: 422,
    zh: '请选择法定情形',
    en: 'choose the lawful ground',
  },
  'complaints.ground-wrong': {
    status: 422,
    zh: '“{ground}”不是这一步的法定情形',
    en: '"{ground}" is no lawful ground of this step',
  },
  'complaints.outcome-wrong': {
    status: 422,
    zh: '“{outcome}”不是这类件的办理结果',
    en: '"{outcome}" is no outcome of this kind',
  },
  'complaints.join-itself': {
    status: 422,
    zh: '不能与自己、与已并入别件的合并',
    en: 'it cannot be joined with itself or with one that is itself joined to another',
  },
  'complaints.not-joined': {
    status: 409,
    zh: '这件没有与别件合并',
    en: 'this one is joined with no other',
  },
  'complaints.joined-still': {
    status: 409,
    zh: '还有并在一起的投诉举报；请先取消并案',
    en: 'others are joined with it; undo that first',
  },
  'complaints.nobody-to-mark': {
    status: 422,
    zh: '匿名的没有可以标记的人',
    en: 'nobody is named who could be marked',
  },
  'complaints.mark-days': {
    status: 422,
    zh: '标记的截止日应在 {from} 之后，不晚于 {most}',
    en: 'the last day of a mark lies after {from} and not after {most}',
  },
  'complaints.marked-already': {
    status: 409,
    zh: '已经有这种标记，到 {until} 为止',
    en: 'there is such a mark already, until {until}',
  },
  'complaints.no-such-mark': {
    status: 404,
    zh: '没有这个标记，或者已经解除',
    en: 'there is no such mark, or it has been lifted',
  },
});
