// What the first bytes of a file say it is, so that a file which is no table is refused with the way to make it one.

export interface Looks {
  readonly zh: string;
  readonly en: string;
  readonly remedyZh: string;
  readonly remedyEn: string;
}

const saveAs = {
  remedyZh: '请用 Excel 或 WPS 打开后另存为“Excel 工作簿（.xlsx）”或“CSV UTF-8”，再导入',
  remedyEn: 'Open it in Excel or WPS, save it as an Excel workbook (.xlsx) or CSV UTF-8, and import that file.',
};
const unpack = {
  remedyZh: '请先解压，再导入里面的 CSV 或 .xlsx 文件',
  remedyEn: 'Unpack it first and import the CSV or .xlsx file inside.',
};
const askTable = {
  remedyZh: '请向提供单位索取 CSV 或 .xlsx 格式的表格',
  remedyEn: 'Ask its sender for the table as CSV or .xlsx.',
};

const MAGIC: readonly (readonly [prefix: number[], looks: Looks])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    {
      zh: '旧版 Excel（.xls）或加了密码的文件',
      en: 'an old Excel file (.xls) or one with a password',
      remedyZh: '请用 Excel 或 WPS 打开后另存为不带密码的 .xlsx，再导入',
      remedyEn: 'Open it in Excel or WPS, save it as .xlsx without a password, and import that file.',
    },
  ],
  [[0x25, 0x50, 0x44, 0x46], { zh: ' PDF 文件', en: 'a PDF', ...askTable }],
  [[0x52, 0x61, 0x72, 0x21], { zh: ' RAR 压缩包', en: 'a RAR archive', ...unpack }],
  [[0x37, 0x7a, 0xbc, 0xaf], { zh: ' 7z 压缩包', en: 'a 7z archive', ...unpack }],
  [[0x89, 0x50, 0x4e, 0x47], { zh: '图片（PNG）', en: 'a picture (PNG)', ...askTable }],
  [[0xff, 0xd8, 0xff], { zh: '图片（JPEG）', en: 'a picture (JPEG)', ...askTable }],
];

export const otherZip: Looks = {
  zh: '压缩包或 Word、ODS 等其他文件',
  en: 'a ZIP archive or another kind of document',
  ...unpack,
};
const binary: Looks = { zh: '二进制文件', en: 'a binary file', ...saveAs };
const markup: Looks = {
  zh: '网页（HTML）或 XML，只是扩展名像表格',
  en: 'a web page (HTML) or XML under a spreadsheet name',
  ...saveAs,
};
const json: Looks = { zh: ' JSON 数据', en: 'JSON data', ...askTable };

const starts = (head: Uint8Array, prefix: readonly number[]) => prefix.every((byte, i) => head[i] === byte);

export const isGzip = (head: Uint8Array): boolean => starts(head, [0x1f, 0x8b]);
export const isZip = (head: Uint8Array): boolean =>
  starts(head, [0x50, 0x4b, 0x03, 0x04]) || starts(head, [0x50, 0x4b, 0x05, 0x06]);
const isUtf16 = (head: Uint8Array): boolean => starts(head, [0xff, 0xfe]) || starts(head, [0xfe, 0xff]);

/** What the head of a file (some kilobytes) looks like when it is not a text table; undefined when it may be one. */
export function notATable(head: Uint8Array): Looks | undefined {
  for (const [prefix, looks] of MAGIC) if (starts(head, prefix)) return looks;
  if (isUtf16(head)) return undefined;
  if (head.includes(0)) return binary;
  const text = new TextDecoder('latin1').decode(head.subarray(0, 1024)).replace(/^ï»¿/, '').trimStart();
  if (/^<(!doctype|html|head|table|meta|\?xml|style|body)/i.test(text)) return markup;
  if (/^[[{]\s*["{\]}]/.test(text)) return json;
  return undefined;
}
