// The refusals of grading.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'grading.unknown-rulebook': {
    status: 404,
    zh: '没有规则书“{rulebook}”；现有：{known}。',
    en: 'There is no rulebook "{rulebook}"; there are: {known}.',
  },
  'grading.unknown-edition': {
    status: 404,
    zh: '规则书“{rulebook}”没有版本“{edition}”。',
    en: 'The rulebook "{rulebook}" has no edition "{edition}".',
  },
  'grading.class-not-yours': {
    status: 403,
    zh: '这类信息属于第 {class} 类披露等级，您的角色不能登记，也不能查看。',
    en: 'Information of disclosure class {class} is neither filed nor seen by your role.',
  },
  'grading.not-a-day': {
    status: 422,
    zh: '“{day}”不是日期；请写成 2024-03-01 的样子。',
    en: '"{day}" is not a date; write it as 2024-03-01.',
  },
  'grading.not-an-instant': {
    status: 422,
    zh: '“{instant}”不是时刻；请写成 2024-03-01 或 2024-03-01T18:00:00+08:00 的样子。',
    en: '"{instant}" is not an instant; write it as 2024-03-01 or 2024-03-01T18:00:00+08:00.',
  },
  'grading.unknown-entity': {
    status: 404,
    zh: '登记库中没有“{code}”；可以写统一社会信用代码、注册号或内部编号（JX 开头）。',
    en: 'The register has no "{code}"; give a credit code, a registration number or an internal id (JX…).',
  },
  'grading.unknown-record': {
    status: 404,
    zh: '台账中没有编号为 {record} 的有效记录；可用 jinxin ledger show 查看。',
    en: 'The ledger has no standing record {record}; see jinxin ledger show.',
  },
  'grading.register-too-large': {
    status: 507,
    zh: '统计全部主体要把登记库读入内存：{entities} 户、约 {records} 条记录，约需 {needed} MB，这台机器还能用 {free} MB。请换用内存更大的机器，或请管理员腾出内存后再试。',
    en: 'Counting the whole register takes it into memory: {entities} entities and about {records} records need about {needed} MB, and this machine has {free} MB left. Use a machine with more memory, or have some freed and try again.',
  },
});
