// The page of how mappings are written: every key that the program reads, and an example that it reads.

import { mappingParts } from '../../src/exchange/mapping-keys.ts';
import { generatedNote, table } from './markdown.ts';

const ABOUT = `部门的表，列名和写法各有一套。映射文件说明它的哪一列是什么、它的写法对应我们的哪个代码；文件照原样送来即可。
在工作台的“导入”页可以逐列、逐个写法选定，选定的就是这样一个文件，开始导入时按来源保存，下次沿用；
命令行用 \`--map 映射.yaml\` 给出，同时给了 \`--source\` 的也保存。映射没有说到的列，仍按目录里的表头认；
两处都说到的，听映射的。写错的地方都会指出行和改法。

*A mapping says which column of a department's file is what, and which of our codes its words stand for. The import screen
makes one, column by column and word by word, and keeps it for the source; on the command line it is given by \`--map\`.
Columns that it leaves out are known by the headings of the catalogue.*`;

/** A mapping that uses every key; a test reads it. */
export const EXAMPLE = `type: administrative-penalty
about: 应急局每月送来的处罚表
source: 应急局
zone: Asia/Shanghai
entity:
  uscc: 单位代码
  regno: 注册号
  name: 单位名称
  foreign: { scheme: emergency, from: 档案号 }
skip_when:
  - { column: 状态, is: [草稿, 已撤销] }
  - { column: 类别, is_not: [企业] }
  - { column: 决定书号, blank: true }
ignore: [备注]                      # 这里的“备注”是流转意见，不是处罚的备注
fields:
  document_number: { from: [年份, 决定书号], join: '-', prefix: 应急罚 }
  处罚决定日期: 处罚日期
  authority: { const: 金信示例市应急管理局 }
  law: { from: 依据, only_one: '；', pattern: '^《(.+?)》' }
  party_category: { from: 类别, map: { 公司: 法人 }, otherwise: 个体工商户, blank: 法人 }
  summary_procedure: { any_positive: [当场处罚, 简易] }
  measures:
    each:
      from: 处罚种类
      split: ';；/'
      into: kind
      map: { 罚没: 罚款;没收违法所得, 没收: 没收违法所得 }
      as_written: true              # 警告、罚款等照代码表的名称读
    with:
      - { from: 罚款（千元）, unit: 千元, into: amount, when: { kind: [fine] } }
`;

/** The page, as Markdown. */
export function mappingsPage(): string {
  const parts = mappingParts.map(({ label, keys }) => {
    const rows = Object.entries(keys).map(([key, { zh, en }]) => [`\`${key}\``, zh, en]);
    return `## ${label.zh} · ${label.en}\n\n${table(['项 key', '说的是', 'what it says'], rows)}`;
  });
  const example = `## 例 · Example\n\n\`\`\`yaml\n${EXAMPLE}\`\`\`\n\n真实文件的映射见 \`examples/\`。 *Mappings of real files are in \`examples/\`.*`;
  return `${['# 映射文件的写法 · How mappings are written', generatedNote, ABOUT, ...parts, example].join('\n\n')}\n`;
}
