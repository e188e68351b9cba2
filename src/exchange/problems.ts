// Why a file, a row or a cell is refused at the exchange: each sentence says what was found and what to write instead.

import { refusals } from '../base/problem.ts';

export const problems = refusals({
  // Of whole files: nothing of the file was taken.
  'exchange.unknown-type': {
    status: 404,
    zh: '没有记录类型“{type}”；可以写：{known}',
    en: 'There is no record type "{type}"; there are: {known}',
  },
  'exchange.file-unreadable': {
    status: 400,
    zh: '打不开文件 {file}：{reason}',
    en: 'cannot open file {file}: {reason}',
  },
  'exchange.file-empty': {
    status: 400,
    zh: '文件 {file} 是空的，没有表头也没有数据',
    en: 'file {file} is empty: neither headings nor rows',
  },
  'exchange.not-a-spreadsheet': {
    status: 400,
    zh: '文件 {file} 不是可以读取的表格：它看起来是{looks}。{remedy}',
    en: 'file {file} is not a spreadsheet that can be read: it looks like {looksEn}. {remedyEn}',
  },
  'exchange.line-too-long': {
    status: 400,
    zh: '文件 {file} 第 {line} 行超过 {limit} 个字符还没有换行，不像表格；请检查文件，或另存为 CSV（UTF-8）或 .xlsx',
    en: 'file {file}: line {line} runs past {limit} characters without ending; check the file, or save it as CSV (UTF-8) or .xlsx',
  },
  'exchange.file-damaged': {
    status: 400,
    zh: '文件 {file} 已损坏或没有传完（{reason}）；请重新导出或重新传送后再导入',
    en: 'file {file} is damaged or incomplete ({reason}); export or send it again, then import it again',
  },
  'exchange.headings-repeated': {
    status: 400,
    zh: '表头中“{headings}”出现了不止一次，分不清该用哪一列；请删去或改名多余的列',
    en: 'the heading "{headings}" appears more than once; remove or rename the extra column',
  },
  'exchange.columns-missing': {
    status: 400,
    zh: '缺少必需的列：{missing}。文件的表头是：{found}。请补上这些列；列名不同的，写一个映射文件并用 --map 指定',
    en: 'required columns are missing: {missing}. The headings found are: {found}. Add them, or name your own columns in a mapping file given with --map',
  },
  'exchange.mapping-columns-missing': {
    status: 400,
    zh: '映射文件用到的列在文件中没有：{missing}。文件的表头是：{found}',
    en: 'the mapping uses columns that the file lacks: {missing}. The headings found are: {found}',
  },
  'exchange.mapping-for-other-type': {
    status: 400,
    zh: '映射文件 {file} 是为“{found}”写的，不能用来导入“{wanted}”',
    en: 'mapping {file} is for "{found}" and cannot import "{wanted}"',
  },
  'exchange.rejected-unwritable': {
    status: 500,
    zh: '写不了退回行文件 {file}：{reason}；请用 --rejected 另外指定一个可写的位置',
    en: 'cannot write the file of rejected rows {file}: {reason}; name a writable place with --rejected',
  },
  'exchange.rejected-is-input': {
    status: 400,
    zh: '退回行文件不能与导入的文件是同一个：{file}',
    en: 'the file of rejected rows must not be the imported file itself: {file}',
  },
  'exchange.expands-too-far': {
    status: 400,
    zh: '文件 {file} 解压后大得不合常理（超过 {most} MB），没有读取；请另存为普通的 CSV 或 .xlsx 再导入',
    en: 'file {file} unpacks to more than is plausible (over {most} MB) and was not read; save it as plain CSV or .xlsx',
  },
  'exchange.no-such-sheet': {
    status: 400,
    zh: '文件里没有工作表“{sheet}”；有：{known}',
    en: 'the file has no worksheet "{sheet}"; there are: {known}',
  },
  'exchange.no-such-import': {
    status: 404,
    zh: '没有这次导入，或者您看不到它',
    en: 'There is no such import, or you may not see it',
  },
  'exchange.import-begun': {
    status: 409,
    zh: '这次导入已经开始，不能再改；要导入别的，请重新放入文件',
    en: 'This import has begun and cannot be changed; send the file again for another one',
  },
  'exchange.import-over': {
    status: 409,
    zh: '这次导入已经结束',
    en: 'This import is over',
  },
  'exchange.content-gone': {
    status: 409,
    zh: '文件已过保留期，不再保存；请重新放入文件',
    en: 'The file is not kept any more; send it again',
  },
  'exchange.columns-unmatched': {
    status: 422,
    zh: '还缺：{missing}。请在下面选好各列导入为什么；文件里没有这些内容的，请补上再放入',
    en: 'Still missing: {missing}. Choose below what each column is imported as; what the file lacks must be added to it',
  },
  'exchange.entity-not-registered': {
    status: 422,
    zh: '登记库中没有 {code}，或者它不在您的管辖范围内；请先登记该主体，再导入本行',
    en: '{code} is not in the register, or lies beyond your jurisdiction; let it be registered first, then import this row',
  },
  'exchange.too-many-drafts': {
    status: 409,
    zh: '您已经放入 {most} 个文件还没有导入；请先导入或放弃其中一些（在导入批次里选“待核对”）',
    en: 'You have sent {most} files that are not imported; import or drop some of them first (state “To be checked”)',
  },
  'exchange.not-finished': {
    status: 500,
    zh: '导入一再中断，没有做完；已收下的行有效，请把文件重新放入，或联系管理员查看日志',
    en: 'The import broke off again and again; what was accepted stands. Send the file again, or let an administrator look at the log',
  },
  'exchange.pattern-not-kept': {
    status: 403,
    zh: '部门用户的映射不能新写 pattern（{pattern}）；请由信用科或登记员保存后使用',
    en: 'A mapping of a department cannot bring a new pattern ({pattern}); let the credit office or a registrar keep it first',
  },
  'exchange.entities-not-for-departments': {
    status: 403,
    zh: '市场主体由登记机关导入；部门导入自己的记录',
    en: 'Entities are imported by the registration office; a department imports its own records',
  },
  'exchange.mapping-flawed': {
    status: 400,
    zh: '映射写得不对：{flaws}',
    en: 'The mapping is faulty: {flaws}',
  },

  // Of rows: the row goes to the file of rejected rows, the others go on.
  'exchange.quote-broken': {
    status: 422,
    zh: '第 {line} 行的引号没有正确闭合；请补上结尾的引号，内容里的引号要写成两个 ""',
    en: 'a quote opened on line {line} is not closed properly; close it, and write quotes inside a cell twice ""',
  },
  'exchange.too-many-cells': {
    status: 422,
    zh: '第 {line} 行有 {cells} 格，而表头只有 {headings} 格；多半是内容里有没加引号的分隔符，请给该格加上引号或删去多余的格',
    en: 'line {line} has {cells} cells but there are {headings} headings; put a cell that contains the separator in quotes, or remove the extra cells',
  },
  'exchange.too-few-cells': {
    status: 422,
    zh: '第 {line} 行只有 {cells} 格，而表头有 {headings} 格；请补齐缺少的格（没有内容的格也要留出位置）',
    en: 'line {line} has only {cells} cells but there are {headings} headings; add the missing ones (empty cells keep their place)',
  },
  'exchange.value-missing': {
    status: 422,
    zh: '第 {line} 行“{column}”是空的，这一项必须填写',
    en: 'line {line}: "{column}" is empty but must be filled in',
  },
  'exchange.text-damaged': {
    status: 422,
    zh: '第 {line} 行“{column}”含有无法识别的字符（�）；请用 UTF-8 或 GB18030 编码重新导出',
    en: 'line {line}: "{column}" contains unreadable characters (�); export the file again as UTF-8 or GB18030',
  },
  'exchange.number-as-text-lost': {
    status: 422,
    zh: '第 {line} 行“{column}”的“{found}”被表格软件当作数字存放，末尾几位已经丢失；请把该列设为文本格式后重新填写',
    en: 'line {line}: "{column}" is stored as the number {found} and has lost its last digits; set the column to text and fill it in again',
  },
  'exchange.formula-without-result': {
    status: 422,
    zh: '第 {line} 行“{column}”是公式，但文件里没有算好的结果；请在 Excel 中打开并保存一次，或改为“粘贴为数值”',
    en: 'line {line}: "{column}" is a formula without a stored result; open and save the file in Excel once, or paste it as values',
  },
  'exchange.cell-error': {
    status: 422,
    zh: '第 {line} 行“{column}”是表格错误值 {found}；请改正公式或填写数值',
    en: 'line {line}: "{column}" holds the spreadsheet error {found}; mend the formula or write the value',
  },
  'exchange.date-unreadable': {
    status: 422,
    zh: '第 {line} 行“{column}”写的是“{found}”，不是日期；请写成 2024-03-01 的样子（也可写 2024/3/1、20240301、2024年3月1日）',
    en: 'line {line}: "{column}" is "{found}", not a date; write it as 2024-03-01',
  },
  'exchange.date-impossible': {
    status: 422,
    zh: '第 {line} 行“{column}”写的是“{found}”，日历上没有这一天；请改为真实的日期，写成 2024-03-01 的样子',
    en: 'line {line}: "{column}" is "{found}", a day that does not exist; write a real date such as 2024-03-01',
  },
  'exchange.date-in-future': {
    status: 422,
    zh: '第 {line} 行“{column}”是 {found}，晚于今天（{today}）；请填写已经发生的日期',
    en: 'line {line}: "{column}" is {found}, later than today ({today}); write a day that has come',
  },
  'exchange.date-far': {
    status: 422,
    zh: '第 {line} 行“{column}”是 {found}，不在 1900 年至 2999 年之间；请核对年份',
    en: 'line {line}: "{column}" is {found}, outside 1900 to 2999; check the year',
  },
  'exchange.text-too-long': {
    status: 422,
    zh: '第 {line} 行“{column}”有 {length} 个字，最多 {most} 个；请缩短',
    en: 'line {line}: "{column}" has {length} characters, at most {most} are kept; shorten it',
  },
  'exchange.text-control': {
    status: 422,
    zh: '第 {line} 行“{column}”含有看不见的控制字符；请重新录入该格',
    en: 'line {line}: "{column}" holds control characters; type the cell again',
  },
  'exchange.amount-unreadable': {
    status: 422,
    zh: '第 {line} 行“{column}”写的是“{found}”，不是金额；请只写数字，例如 30000 或 30,000.00（本列单位：{unit}）',
    en: 'line {line}: "{column}" is "{found}", not an amount; write digits only, such as 30000 or 30,000.00 (unit of this column: {unit})',
  },
  'exchange.amount-negative': {
    status: 422,
    zh: '第 {line} 行“{column}”是负数“{found}”；金额不能小于零；要改已有的记录，请作为更正导入',
    en: 'line {line}: "{column}" is negative ({found}); amounts are never below zero; import a correction to change a record',
  },
  'exchange.amount-too-fine': {
    status: 422,
    zh: '第 {line} 行“{column}”的“{found}”精确到了分以下；请四舍五入到分（本列单位：{unit}）',
    en: 'line {line}: "{column}" is "{found}", finer than one fen; round it to the fen (unit of this column: {unit})',
  },
  'exchange.amount-too-large': {
    status: 422,
    zh: '第 {line} 行“{column}”的“{found}”超过了 10 万亿元，请核对单位（本列单位：{unit}）',
    en: 'line {line}: "{column}" is "{found}", above ten trillion yuan; check the unit (unit of this column: {unit})',
  },
  'exchange.number-unreadable': {
    status: 422,
    zh: '第 {line} 行“{column}”写的是“{found}”，不是数字；请只写数字，例如 12.5',
    en: 'line {line}: "{column}" is "{found}", not a number; write digits only, such as 12.5',
  },
  'exchange.number-out-of-range': {
    status: 422,
    zh: '第 {line} 行“{column}”是 {found}，应当在 {least} 到 {most} 之间',
    en: 'line {line}: "{column}" is {found}; it must lie between {least} and {most}',
  },
  'exchange.boolean-unreadable': {
    status: 422,
    zh: '第 {line} 行“{column}”写的是“{found}”；请写“是”或“否”',
    en: 'line {line}: "{column}" is "{found}"; write 是 (yes) or 否 (no)',
  },
  'exchange.code-unknown': {
    status: 422,
    zh: '第 {line} 行“{column}”的“{found}”不在代码表中；可以写：{choices}',
    en: 'line {line}: "{column}": "{found}" is not in the code list; write one of: {choices}',
  },
  'exchange.code-ambiguous': {
    status: 422,
    zh: '第 {line} 行“{column}”的“{found}”可以指{choices}中的任何一种；请写明是哪一种',
    en: 'line {line}: "{column}": "{found}" may mean any of {choices}; write which one',
  },
  'exchange.columns-disagree': {
    status: 422,
    zh: '第 {line} 行“{column}”与“{other}”说的是同一件事，内容却不同；请只保留正确的一个',
    en: 'line {line}: "{column}" and "{other}" state the same thing differently; keep only the right one',
  },
  'exchange.value-not-mapped': {
    status: 422,
    zh: '第 {line} 行“{column}”的“{found}”在映射文件中没有对应；请在映射文件的 map 中补上，或改正该值',
    en: 'line {line}: "{column}": the mapping does not say what "{found}" means; add it to the map, or mend the value',
  },
  'exchange.value-off-pattern': {
    status: 422,
    zh: '第 {line} 行“{column}”写的是“{found}”，不合映射文件规定的写法 {pattern}',
    en: 'line {line}: "{column}" is "{found}", which does not follow the pattern {pattern} of the mapping',
  },
  'exchange.amount-without-kind': {
    status: 422,
    zh: '第 {line} 行“{column}”填了金额“{found}”，但“{kindColumn}”中没有{kinds}；请补上该处罚类别，或把金额清空',
    en: 'line {line}: "{column}" states an amount ({found}) but "{kindColumn}" does not name {kinds}; add the kind, or clear the amount',
  },
  'exchange.identifier-missing': {
    status: 422,
    zh: '第 {line} 行没有能认定主体的号码；请填写其中一项：{columns}',
    en: 'line {line} names no identifier of the entity; fill in one of: {columns}',
  },
  'exchange.differs-within-file': {
    status: 422,
    zh: '第 {line} 行与第 {first} 行说的是同一主体（{found}），但“{columns}”不同或更多；请核对后只保留正确的一行',
    en: 'line {line} and line {first} are about the same entity ({found}) but differ in "{columns}"; keep only the right one',
  },
  'exchange.number-differs-within-file': {
    status: 422,
    zh: '第 {line} 行与第 {first} 行的文号相同（{found}），内容不同；一个文件只能对一份文书作一种更正，请只保留正确的一行',
    en: 'line {line} and line {first} have the same number ({found}) but differ; a file can correct a document in one way only, keep the right one',
  },
  'exchange.mapping-not-replaced': {
    status: 409,
    zh: '这次导入没有代替过来源的对应关系，或者后来又换过，不能恢复原来的',
    en: 'this import replaced no mapping of its source, or its own was replaced since; there is nothing to put back',
  },
  'exchange.outside-reach': {
    status: 422,
    zh: '“{found}”不在您的管辖范围内，或者没有写明行政区划；请由其所在地登记',
    en: '"{found}" lies beyond your jurisdiction, or its division is not stated; let its own office register it',
  },
  // Of rows that are taken all the same.
  'exchange.withdrawn-before': {
    status: 200,
    zh: '提示：第 {line} 行的记录曾经录入，后来撤回；没有因再次导入而恢复',
    en: 'note: the record on line {line} was filed before and withdrawn since; importing it again did not bring it back',
  },
  'exchange.corrected-before': {
    status: 200,
    zh: '提示：第 {line} 行的内容曾经录入，后来已更正；更正仍然有效',
    en: 'note: what line {line} says was filed before and corrected since; the correction stands',
  },
});
