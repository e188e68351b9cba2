// The refusals of oversight.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'oversight.not-counted': {
    status: 409,
    zh: '登记库的统计还没有做完。请过一分钟再看；如果一直这样，请让管理员确认后台工作在运行。',
    en: 'The register is still being counted. Look again in a minute; if it stays so, ask an administrator whether the background work runs.',
  },
  'oversight.day-outside': {
    status: 422,
    zh: '{on} 不在统计的月份内，请选 {from} 到 {last} 之间的一天。',
    en: '{on} is outside the months that are counted; choose a day from {from} to {last}.',
  },
  'oversight.pack-not-readable': {
    status: 500,
    zh: '边界数据包中的文件 {file} 读不懂：{reason}',
    en: 'The file {file} of the boundary pack cannot be read: {reason}',
  },
});
