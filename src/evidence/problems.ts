// The refusals of files of cases.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'evidence.too-many': {
    status: 422,
    zh: '材料太多：一件最多 {most} 个',
    en: 'too many files: a case has at most {most}',
  },
  'evidence.too-large': {
    status: 413,
    zh: '“{name}”太大：每个最多 {most} MB。照片可以缩小，扫描件可以降低分辨率',
    en: '“{name}” is too large: at most {most} MB each. Make pictures smaller, or scan with fewer dots',
  },
  'evidence.type': {
    status: 422,
    zh: '“{name}”不能收：按内容认，只收 {endings}；带宏的和读不出来的不收。旧的 Word、Excel 文件请另存为新格式或者 PDF',
    en: '“{name}” is not taken: by its content it is none of {endings}, holds macros, or cannot be read. Save old office files in the new format or as PDF',
  },
  'evidence.no-such-file': {
    status: 404,
    zh: '没有这份材料，或者保存期已满',
    en: 'there is no such file, or its time is over',
  },
});
