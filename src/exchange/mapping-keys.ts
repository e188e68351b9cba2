// Every key of a mapping and what it says: the reader of mappings, the page of documentation and the import screen share it.

import type { Label } from '../ledger/code-list.ts';

type Keys = Readonly<Record<string, Label>>;

const FILE = {
  type: {
    zh: '记录类型的编号（如 administrative-penalty），或 entities（市场主体）',
    en: 'id of a record type, or entities',
  },
  about: { zh: '说明，给人看', en: 'a note for people' },
  source: { zh: '来源部门，导入时没有另外指明的用它', en: 'the source department, where the import names none' },
  zone: { zh: '文件里带钟点的时刻所在的时区，如 Asia/Shanghai', en: 'time zone of instants in the file' },
  entity: { zh: '哪些列认定主体', en: 'which columns tell whom a row is about' },
  skip_when: { zh: '哪些行略过', en: 'which rows are passed over' },
  ignore: {
    zh: '不导入的列：表头是目录认得的，而这里另有所指；写成列表',
    en: 'columns not taken though the catalogue knows their headings, because they mean something else here; a list',
  },
  fields: {
    zh: '每一项从哪里来：左边是目录里的名称（中文名也可以），右边是列名，或一条取值规则',
    en: 'where each field comes from: its name in the catalogue, then a column or a rule',
  },
} satisfies Keys;

const ENTITY = {
  uscc: { zh: '统一社会信用代码', en: 'unified social credit code' },
  regno: { zh: '注册号', en: 'registration number' },
  name: { zh: '名称；只作核对，不能单凭名称认定', en: 'name; compared, never enough by itself' },
  foreign: {
    zh: '部门自己的编号：scheme 是编号的名称（小写字母、数字、连字符），from 是它的列',
    en: 'a number of the department’s own: its scheme (lower-case letters, digits, hyphens) and its column',
  },
} satisfies Keys;

const SKIP = {
  column: { zh: '看哪一列', en: 'the column looked at' },
  is: { zh: '等于其中之一的行略过', en: 'rows with one of these are passed over' },
  is_not: { zh: '不等于其中任何一个的行略过', en: 'rows with none of these are passed over' },
  blank: { zh: 'true：空白的行略过', en: 'true: rows where it is blank' },
} satisfies Keys;

const RULE = {
  from: { zh: '列名；可以是几列的列表，连起来算一个值', en: 'a column, or a list of columns that are joined' },
  join: { zh: '几列之间的连接符，不写是空格', en: 'between joined columns; a blank unless given' },
  const: { zh: '固定值，不看文件', en: 'a constant' },
  any_positive: {
    zh: '几列中有一列大于零即为“是”，填了的都是零即为“否”',
    en: 'yes when one of these columns is above zero, no when all that are filled are zero',
  },
  only_one: {
    zh: '以它分开后只有一个值才算，有几个就当没有填',
    en: 'counts only when the cell holds exactly one piece',
  },
  pattern: {
    zh: '正则表达式，取第一个括号里的部分（没有括号取全部）',
    en: 'a regular expression: its first group, or all that matches',
  },
  map: {
    zh: '部门的写法 → 我们的写法；列表里的一种写法可以对应几个，用“;”分开，如 罚没: 罚款;没收违法所得',
    en: 'the department’s word → ours; in a list a word may stand for several, joined by ;',
  },
  as_written: {
    zh: 'true：map 里没有的写法，按代码表自己的名称读；不写则退回',
    en: 'true: words that the map lacks are read by the names of the code list; else they are refused',
  },
  otherwise: {
    zh: 'map 里没有、或不合 pattern 的，一律作为它',
    en: 'the value of all that map or pattern do not know',
  },
  blank: { zh: '空白时的值', en: 'the value of a blank cell' },
  prefix: { zh: '加在前面的文字', en: 'put before the text' },
  unit: { zh: '这一列的单位，如 万元', en: 'the unit of the column, such as 万元' },
} satisfies Keys;

const LIST = {
  each: { zh: '哪一列的每个值成为一项（取值规则，再加 into、split）', en: 'the rule whose every value makes an item' },
  into: { zh: '值放进项的哪一格，如 kind、amount', en: 'the part of an item that it fills' },
  split: { zh: '一格里几个值之间的分隔字符，不写是 ; 和 ；', en: 'characters between values; ; and ； unless given' },
  with: { zh: '旁边的列：取值规则，再加 into、when', en: 'columns beside: rules with into and when' },
  when: { zh: '用于哪几种项，如 {kind: [fine]}', en: 'for which items, such as {kind: [fine]}' },
} satisfies Keys;

/** The parts of a mapping, each with its keys in the order in which people meet them. */
export const mappingParts: readonly { readonly id: string; readonly label: Label; readonly keys: Keys }[] = [
  { id: 'file', label: { zh: '映射文件', en: 'The file' }, keys: FILE },
  { id: 'entity', label: { zh: 'entity：认定主体', en: 'entity: whom a row is about' }, keys: ENTITY },
  { id: 'skip', label: { zh: 'skip_when：略过的行', en: 'skip_when: rows passed over' }, keys: SKIP },
  { id: 'rule', label: { zh: '取值规则', en: 'A rule' }, keys: RULE },
  { id: 'list', label: { zh: '列表（如处罚的各项）', en: 'Lists, such as the measures of a decision' }, keys: LIST },
];

/** The keys that a part may hold. */
export const MAPPING_KEYS = {
  file: Object.keys(FILE),
  entity: Object.keys(ENTITY),
  skip: Object.keys(SKIP),
  rule: Object.keys(RULE),
};
