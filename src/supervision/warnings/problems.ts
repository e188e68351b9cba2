// The refusals of warnings.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'warnings.unknown-rule': {
    status: 422,
    zh: '没有预警种类“{rule}”',
    en: 'there is no kind of warning "{rule}"',
  },
  'warnings.not-by-hand': {
    status: 422,
    zh: '“{rule}”由系统按规则产生，不能录入',
    en: '"{rule}" follows from its rule and is not raised by hand',
  },
  'warnings.person-needed': {
    status: 422,
    zh: '这种警示是关于人的：请选择在这一户任职的人',
    en: 'this warning is about a person: choose somebody who holds a post here',
  },
  'warnings.day-needed': {
    status: 422,
    zh: '请填写日期：{day}',
    en: 'state the day: {day}',
  },
  'warnings.days-wrong': {
    status: 422,
    zh: '截止日 {until} 应晚于今天和开始日 {from}',
    en: 'the end {until} must be after today and after the beginning {from}',
  },
  'warnings.over-already': {
    status: 422,
    zh: '从 {from} 起算，{until} 起已经不再限制，不必录入',
    en: 'counted from {from} it is over since {until}; there is nothing to raise',
  },
  'warnings.raised-already': {
    status: 409,
    zh: '同一警示已由{unit}的{name}录入，还没有解除',
    en: '{name} of {unit} has raised the same warning, and it is not lifted yet',
  },
  'warnings.no-such-warning': {
    status: 404,
    zh: '没有录入的警示 {number}，或者它不在这一户',
    en: 'there is no raised warning {number}, or it is not at this entity',
  },
  'warnings.lifted-already': {
    status: 409,
    zh: '已于 {on} 解除或者到期',
    en: 'it was lifted, or ended, on {on}',
  },
  'warnings.not-own': {
    status: 403,
    zh: '谁警示，谁解除：由录入的{unit}或者它的上级解除',
    en: 'whoever raised it lifts it: {unit}, or a unit above it',
  },
});
