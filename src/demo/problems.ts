// Why the demo does not run.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'demo.bad-size': {
    status: 400,
    zh: '主体数“{found}”不行，应是 {least} 到 {most} 的整数',
    en: '"{found}" entities will not do: a whole number from {least} to {most}',
  },
  'demo.other-register': {
    status: 409,
    zh: '数据目录 {folder} 里的登记库有 {others} 个不属于这次演示的主体，演示不会动它。请换一个空目录，例如：JINXIN_DATA=./demo-data npm run demo',
    en: 'the register in {folder} has {others} entities that are not of this demo, which leaves it alone. Use an empty folder, e.g. JINXIN_DATA=./demo-data npm run demo',
  },
});
