// The refusals of the ledger, and what its verification may find.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'ledger.consent-day': {
    status: 422,
    zh: '主体的同意可以登记到 {first} 至 {last} 之间的某一天：最多 {days} 天，从今天算起。',
    en: 'A consent is noted until a day from {first} to {last}: at most {days} days, today counted.',
  },
  'ledger.consent-needless': {
    status: 409,
    zh: '您的角色本来就能查看 4 级信息，不需要登记主体的同意。',
    en: 'Your role sees records of class 4 anyway; no consent is to be noted.',
  },
  'ledger.no-such-consent': {
    status: 404,
    zh: '没有编号为 {consent} 的有效同意。',
    en: 'There is no consent {consent} that stands.',
  },
  'ledger.unknown-type': {
    status: 422,
    zh: '信息目录中没有记录类型“{type}”；请核对类型代码。',
    en: 'The catalogue has no record type "{type}"; check the type’s id.',
  },
  'ledger.no-such-type': {
    status: 404,
    zh: '信息目录中没有记录类型“{type}”。',
    en: 'The catalogue has no record type "{type}".',
  },
  'ledger.written-by-itself': {
    status: 409,
    zh: '“{type}”不能从文件导入，也不能手工登记或更正：{about}',
    en: '"{typeEn}" is neither imported from files nor filed or corrected by hand: {aboutEn}',
  },
  'ledger.unknown-entity': {
    status: 422,
    zh: '登记库中没有编号为 {entity} 的主体；请先导入主体，再报送其记录。',
    en: 'The register has no entity {entity}; import the entity before its records.',
  },
  'ledger.field-refused': {
    status: 422,
    zh: '{faultsZh}',
    en: '{faultsEn}',
  },
  'ledger.source-missing': {
    status: 422,
    zh: '没有说明这条信息由谁提供；请填写作出决定的机关，导入文件时也可以指明来源部门。',
    en: 'Who provided this is missing; fill in the deciding authority, or name the source department when importing a file.',
  },
  'ledger.number-missing': {
    status: 422,
    zh: '“{type}”没有文号（{fields}）；同一事实靠文号识别，请补上。',
    en: 'The document number of this "{typeEn}" is missing ({fields}); it tells one fact from another, fill it in.',
  },
  'ledger.legal-day-missing': {
    status: 422,
    zh: '“{type}”缺少认定之日（{field}）；请补上。',
    en: 'This "{typeEn}" lacks the day on which it took effect ({field}); fill it in.',
  },
  'ledger.text-not-storable': {
    status: 422,
    zh: '内容含有残缺的字符（可能是编码转换出错）；请用正确的编码重新导出。',
    en: 'The content holds broken characters (perhaps from a wrong encoding); export it again with the right encoding.',
  },
  'ledger.number-already-filed': {
    status: 409,
    zh: '“{type}”{number}（来源：{source}）已于 {day} 入账（第 {record} 号），内容与这里的不同。如果这里是更正，请用更正功能，导入时注明是更正（命令行加 --correct）；如果是另一件事，请核对文号。',
    en: '"{typeEn}" {number} (source: {source}) was filed on {day} (entry {record}) with other content. If this is a correction, use correct, or import it as a correction (--correct on the command line); if it is another fact, check the number.',
  },
  'ledger.number-twice-in-batch': {
    status: 409,
    zh: '“{type}”{number}（来源：{source}）在同一批中出现两次，内容不同；先出现的一行已采用。请核对文号，只保留正确的一行。',
    en: '"{typeEn}" {number} (source: {source}) stands twice in this batch with different content; the first was taken. Check the number and keep the right one.',
  },
  'ledger.number-withdrawn': {
    status: 409,
    zh: '“{type}”{number}（来源：{source}）曾入账为第 {record} 号，已于 {day} 撤回（理由：{why}）。撤回的记录不会因再次导入而恢复；确需重新报送的，请注明重新报送。',
    en: '"{typeEn}" {number} (source: {source}) was entry {record} and was withdrawn on {day} (reason: {why}). Importing it again does not bring it back; file it expressly again if that is meant.',
  },
  'ledger.record-not-found': {
    status: 404,
    zh: '主体 {entity} 没有第 {record} 号记录；请用 ledger show 查看其记录的编号。',
    en: 'Entity {entity} has no record {record}; see the numbers of its records with ledger show.',
  },
  'ledger.record-withdrawn': {
    status: 409,
    zh: '第 {record} 号记录已于 {day} 撤回（理由：{why}），不能再更正或撤回。',
    en: 'Record {record} was withdrawn on {day} (reason: {why}) and can be neither corrected nor withdrawn.',
  },
  'ledger.why-required': {
    status: 422,
    zh: '更正和撤回必须说明理由。',
    en: 'A correction or withdrawal must say why.',
  },
  'ledger.nothing-changed': {
    status: 409,
    zh: '更正的内容与第 {record} 号记录现有内容相同，没有写入。',
    en: 'The correction says what record {record} says already; nothing was written.',
  },
  'ledger.number-may-not-change': {
    status: 409,
    zh: '更正不能改变文号（现为 {number}，更正中为 {given}）。文号有误的，请撤回第 {record} 号记录，再以正确的文号报送。',
    en: 'A correction cannot change the document number (it is {number}, the correction says {given}). Withdraw record {record} and file it under the right number.',
  },
  'ledger.corrected-twice-in-batch': {
    status: 409,
    zh: '同一批中对第 {record} 号记录有两次更正；先出现的一次已采用。',
    en: 'Record {record} is corrected twice in this batch; the first was taken.',
  },
  'ledger.chain-entry-missing': {
    status: 500,
    zh: '第 {entry} 号账目不见了，它之前的都在。',
    en: 'Entry {entry} is gone; all before it are there.',
  },
  'ledger.chain-entry-twice': {
    status: 500,
    zh: '有两条账目都自称第 {entry} 号。',
    en: 'Two entries claim to be number {entry}.',
  },
  'ledger.chain-entry-changed': {
    status: 500,
    zh: '第 {entry} 号账目的内容与其封印不符：它或它前面的封印被改动过。',
    en: 'Entry {entry} does not match its seal: it, or the seal before it, was changed.',
  },
  'ledger.chain-time-backwards': {
    status: 500,
    zh: '第 {entry} 号账目的入账时间早于它前一号。',
    en: 'Entry {entry} was recorded before the entry that precedes it.',
  },
  'ledger.chain-head-differs': {
    status: 500,
    zh: '链头登记的末号、封印或时间与账目不符：链头记为第 {head} 号，账目止于第 {last} 号。',
    en: 'The head of the chain does not match the entries: it says {head}, the last entry is {last}.',
  },
  'ledger.chain-anchor-differs': {
    status: 500,
    zh: '第 {entry} 号账目的封印与先前抄存的不同：此前的账目被整体重写过。',
    en: 'The seal of entry {entry} differs from the one noted down before: the ledger up to it was rewritten.',
  },
  'ledger.records-differ': {
    status: 500,
    zh: '账目的封印都对，但由账目得出的记录与账目不符，主体：{entities}。请停止使用并检查数据库。',
    en: 'The seals of the entries are right, but the records made of them differ for the entities {entities}. Stop and examine the database.',
  },
  'ledger.second-person-needed': {
    status: 409,
    zh: '“{type}”不由一个人决定：请提请审批，由另一人批准后入账。',
    en: 'Nobody files a "{typeEn}" alone: propose it, and it is filed when another person approves.',
  },
  'ledger.no-second-person-needed': {
    status: 409,
    zh: '“{type}”不需要审批，请直接登记。',
    en: 'A "{typeEn}" needs no second person; file it.',
  },
  'ledger.no-such-entity': {
    status: 404,
    zh: '登记库中没有 {code}，或有几个主体使用这个编号；请用统一社会信用代码或 JX 编号。',
    en: 'The register has no {code}, or several entities share this number; use the credit code or the JX number.',
  },
});
