import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { rowOf, workbook, zipOf } from '../../../test/workbook.ts';
import { Problem } from '../../base/problem.ts';
import { type ReadOptions, readSheet } from './read.ts';
import { BadCell, type Row } from './sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinxin-sheet-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
async function read(bytes: Buffer | string, options?: ReadOptions) {
  const path = join(folder, `file-${++files}`);
  writeFileSync(path, bytes);
  const sheet = await readSheet(path, options);
  const rows: Row[] = [];
  for await (const some of sheet.rows) rows.push(...some);
  return { ...sheet, rows, cells: rows.map((row) => row.cells), lines: rows.map((row) => row.line) };
}

async function refusal(bytes: Buffer | string): Promise<Problem> {
  const error = await read(bytes).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
}

// 名称,金额 / 金信,12 in GB18030.
const gb = Buffer.from([
  ...[0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a],
  ...[0xbd, 0xf0, 0xd0, 0xc5, 0x2c, 0x31, 0x32, 0x0a],
]);

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from('名称,金额\n金信,12\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFF名称,金额\r\n金信,12\r\n'), 'utf-8'],
    ['GB18030', gb, 'gb18030'],
    ['UTF-16 little-endian, tabs', Buffer.from('\uFEFF名称\t金额\r\n金信\t12\r\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian', Buffer.from('\uFEFF名称,金额\n金信,12\n', 'utf16le').swap16(), 'utf-16be'],
    ['gzip', gzipSync('名称,金额\n金信,12\n'), 'utf-8'],
    ['line ends of old Macs', Buffer.from('名称,金额\r金信,12\r'), 'utf-8'],
  ])('%s', async (_, bytes, encoding) => {
    const sheet = await read(bytes);
    expect(sheet.headings).toEqual(['名称', '金额']);
    expect(sheet.cells).toEqual([['金信', '12']]);
    expect(sheet.encoding()).toBe(encoding);
  });

  test('GB18030 that begins only after megabytes of ASCII', async () => {
    const ascii = Buffer.from(`a,b\n${'x,1\n'.repeat(400_000)}`);
    const sheet = await read(Buffer.concat([ascii, gb]));
    expect(sheet.cells.at(-1)).toEqual(['金信', '12']);
    expect(sheet.lines.at(-1)).toBe(400_003);
  });

  test('one damaged byte in UTF-8 does not make the file GB18030', async () => {
    const damaged = Buffer.concat([
      Buffer.from('名称,备注\n'),
      Buffer.from([0x81]),
      Buffer.from('金信,好\n'.repeat(20)),
    ]);
    const sheet = await read(damaged);
    expect(sheet.encoding()).toBe('utf-8');
    expect(sheet.cells[0]).toEqual(['\uFFFD金信', '好']);
    expect(sheet.cells[1]).toEqual(['金信', '好']);
  });

  test('a multi-byte character across chunks stays whole', async () => {
    const sheet = await read(`名称,备注\n${'金信食品,照常营业\n'.repeat(60_000)}`);
    expect(sheet.rows).toHaveLength(60_000);
    expect(new Set(sheet.cells.map((cells) => cells.join()))).toEqual(new Set(['金信食品,照常营业']));
  });
});

describe('separators and headings', () => {
  test.each([
    ['semicolon', 'a;b\n1,5;2\n', ['1,5', '2']],
    ['tab', 'a\tb\n1,5\t2;3\n', ['1,5', '2;3']],
    ['declared by the first line', 'sep=;\na;b\n1;2\n', ['1', '2']],
  ])('%s', async (_, text, cells) => {
    const sheet = await read(text);
    expect(sheet.headings).toEqual(['a', 'b']);
    expect(sheet.cells).toEqual([cells]);
  });

  test('semicolons inside cells do not outvote the commas of the headings', async () => {
    const sheet = await read('文号,类别\n1,警告;罚款;没收违法所得;责令停产停业\n');
    expect(sheet.cells).toEqual([['1', '警告;罚款;没收违法所得;责令停产停业']]);
  });

  test('headings are trimmed and brought to half-width; blank ones at the end are dropped', async () => {
    const sheet = await read(' 名称 ,ＣＦ＿ＷＳＨ,金额（万元）,\n甲,1,2,\n');
    expect(sheet.headings).toEqual(['名称', 'CF_WSH', '金额(万元)']);
  });

  test('repeated headings are refused by name', async () => {
    const problem = await refusal('名称,金额,名 称,名称\n');
    expect(problem.code).toBe('exchange.headings-repeated');
    expect(problem.message).toContain('“名称”');
  });

  test('title rows above the headings are passed over and told', async () => {
    const options = { knows: (heading: string) => ['名称', '金额'].includes(heading) };
    const sheet = await read('行政处罚信息表,,\n填报单位：市局,,\n名称,金额,备注\n甲,1,\n', options);
    expect(sheet.headings).toEqual(['名称', '金额', '备注']);
    expect(sheet.cells).toEqual([['甲', '1', '']]);
    expect(sheet.notes.map((note) => note.zh)[0]).toContain('行政处罚信息表');
  });

  test('headings without rows give no rows; blank rows are left out', async () => {
    expect((await read('名称,金额\n')).rows).toEqual([]);
    expect((await read('名称,金额')).rows).toEqual([]);
    expect((await read('名称,金额\n\n,\n  ,  \n甲,1\n\n')).lines).toEqual([5]);
  });
});

describe('quotes', () => {
  test('separators, line ends and doubled quotes inside a cell', async () => {
    const sheet = await read('a,b\n"x, y","第一行\r\n第二行 ""引号"""\n3,4\n');
    expect(sheet.cells).toEqual([
      ['x, y', '第一行\r\n第二行 "引号"'],
      ['3', '4'],
    ]);
    expect(sheet.lines).toEqual([2, 4]);
  });

  test('a quote within an unquoted cell is a character; blanks around a quoted one are dropped', async () => {
    const sheet = await read('a,b\n5" 管, "x,y" \n');
    expect(sheet.cells).toEqual([['5" 管', 'x,y']]);
  });

  test('a quote never closed costs its own line', async () => {
    const sheet = await read('a,b,c\n1,2,3\n4,"五,6\n7,8,9\n10,11,12\n');
    expect(sheet.rows.map((row) => [row.line, row.flaw?.params.line])).toEqual([
      [2, undefined],
      [3, 3],
      [4, undefined],
      [5, undefined],
    ]);
    expect(sheet.rows[1].cells).toEqual(['4', '"五', '6']);
  });

  test('a broken quote that meets a sound one further on costs its own line', async () => {
    const sheet = await read('a,b\n1,"二\n3,"四,五"\n6,七\n');
    expect(sheet.rows.map((row) => [row.line, row.flaw !== undefined])).toEqual([
      [2, true],
      [3, false],
      [4, false],
    ]);
    expect(sheet.rows[1].cells).toEqual(['3', '四,五']);
  });

  test('a broken quote that closes at the end of a later line is found by the number of cells', async () => {
    const sheet = await read('a,b,c\n1,"二,3\n4,五,6"\n7,8,9\n');
    expect(sheet.rows.filter((row) => !row.flaw).map((row) => row.line)).toContain(4);
    expect(sheet.rows[0]).toMatchObject({ line: 2, flaw: { code: 'exchange.quote-broken' } });
  });

  test('text after a closing quote costs its own line', async () => {
    const sheet = await read('a,b\n"他说"你好"了",x\n1,2\n');
    expect(sheet.rows.map((row) => row.flaw?.params.line)).toEqual([2, undefined]);
  });

  test('a quoted cell across chunks stays whole; a thousand broken quotes stay fast', async () => {
    const long = '事实'.repeat(200_000);
    const sheet = await read(`a,b\n1,"${long}"\n${'2,"x\n'.repeat(1001)}3,4\n`);
    expect(sheet.cells[0]).toEqual(['1', long]);
    expect(sheet.cells.at(-1)).toEqual(['3', '4']);
  });
});

describe('files that are no tables', () => {
  test.each([
    ['an empty file', '', 'exchange.file-empty'],
    ['a mark and nothing else', '\uFEFF', 'exchange.file-empty'],
    ['blank lines', '\n\n  \n', 'exchange.file-empty'],
    [
      'an old Excel file',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
      'exchange.not-a-spreadsheet',
    ],
    ['a PDF', '%PDF-1.7\n…', 'exchange.not-a-spreadsheet'],
    ['a web page named .xls', '<html><table><tr><td>名称</td></tr></table></html>', 'exchange.not-a-spreadsheet'],
    ['binary data', Buffer.from([1, 2, 0, 3, 4, 5]), 'exchange.not-a-spreadsheet'],
    ['JSON', '[{"名称": "甲"}]', 'exchange.not-a-spreadsheet'],
    ['a ZIP of something else', zipOf({ 'word/document.xml': '<w:document/>' }), 'exchange.not-a-spreadsheet'],
    ['a workbook cut off', workbook({ sheets: [{ name: 's', rows: '' }] }).subarray(0, 400), 'exchange.file-damaged'],
    ['gzip cut off', gzipSync('名称,金额\n甲,1\n').subarray(0, 25), 'exchange.file-damaged'],
    ['one endless line', Buffer.alloc(40_000_000, 'x'), 'exchange.line-too-long'],
    ['a workbook without rows', workbook({ sheets: [{ name: 's', rows: '' }] }), 'exchange.file-empty'],
  ])('%s', async (_, bytes, code) => {
    expect((await refusal(bytes)).code).toBe(code);
  });

  test('a file that is not there', async () => {
    await expect(readSheet(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'exchange.file-unreadable' });
  });

  test('the refusal says what the file looks like and how to save it', async () => {
    const problem = await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
    expect(problem.message).toMatch(/旧版 Excel.*另存为不带密码的 \.xlsx/);
  });
});

describe('workbooks', () => {
  const heading = rowOf(1, ['名称', '日期', '金额']);

  test('shared strings, runs, reading aids, escapes, gaps, numbers and truths', async () => {
    const rows = `${heading}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3"><v>1234.5</v></c></row>
      <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" t="str"><f>A1</f><v>甲&amp;乙</v></c><c r="C4" t="b"><v>1</v></c></row><row r="5"/>
      <row r="6"><c t="inlineStr"><is><t>无引用</t></is></c><c><v>2</v></c></row>`;
    const strings =
      '<si><r><t>金</t></r><r><t xml:space="preserve">信 </t></r><rPh><t>jin</t></rPh></si><si><t>一_x000A_二</t></si>';
    const sheet = await read(workbook({ sheets: [{ name: 's', rows }], strings }));
    expect(sheet.cells).toEqual([
      ['金信 ', '', 1234.5],
      ['一\n二', '甲&乙', 'TRUE'],
      ['无引用', 2],
    ]);
    expect(sheet.lines).toEqual([3, 4, 6]);
  });

  test('the first string may be empty, elements may carry a prefix', async () => {
    const p = 'x:';
    const rows = `<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>名称</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="s"><x:v>1</x:v></x:c></x:row>`;
    const sheet = await read(
      workbook({ prefix: p, sheets: [{ name: 's', rows }], strings: '<x:si/><x:si><x:t>甲</x:t></x:si>' }),
    );
    expect(sheet.cells).toEqual([['甲']]);
  });

  test('dates by built-in and own formats, with and without a time of day', async () => {
    const cell = (at: string, style: number, value: number) => `<c r="${at}2" s="${style}"><v>${value}</v></c>`;
    const rows = `${rowOf(1, ['a', 'b', 'c', 'd', 'e'])}<row r="2">${cell('A', 0, 45352)}${cell('B', 1, 45352.75)}${cell('C', 2, 45352)}${cell('D', 3, 45352)}${cell('E', 4, 45352)}</row>`;
    const formats = [14, 'yyyy"年"m"月"d"日" h:mm', 'General', '0.00', 31];
    const { cells } = await read(workbook({ sheets: [{ name: 's', rows }], formats }));
    expect(cells).toEqual([['2024-03-01', '2024-03-01 18:00:00', 45352, 45352, '2024-03-01']]);
  });

  test('days counted from 1904, and the 29 February 1900 that never was', async () => {
    const rows = `${rowOf(1, ['a', 'b'])}<row r="2"><c r="A2" s="0"><v>43890</v></c><c r="B2" s="0"><v>60</v></c></row>`;
    const book = { sheets: [{ name: 's', rows }], formats: [14] };
    expect((await read(workbook({ ...book, date1904: true }))).cells[0][0]).toBe('2024-03-01');
    expect((await read(workbook(book))).cells).toEqual([['2020-02-29', '1900-02-29']]);
  });

  test('formulas give their stored result; one without and error values are bad cells', async () => {
    const rows = `${rowOf(1, ['a', 'b', 'c', 'd'])}<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>1+1</f></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2" t="str"><f>""</f><v></v></c></row>`;
    const [cells] = (await read(workbook({ sheets: [{ name: 's', rows }] }))).cells;
    expect(cells[0]).toBe(2);
    expect(cells[1]).toEqual(new BadCell('exchange.formula-without-result', ''));
    expect(cells[2]).toEqual(new BadCell('exchange.cell-error', '#N/A'));
    expect(cells[3]).toBe('');
  });

  test('the first shown worksheet with rows is read; the others are told', async () => {
    const sheets = [
      { name: '隐藏', rows: rowOf(1, ['x']), state: 'hidden' },
      { name: '说明', rows: '' },
      { name: '数据', rows: heading + rowOf(2, ['甲', '2024-01-02', 3]) },
    ];
    const sheet = await read(workbook({ sheets }));
    expect(sheet.cells).toEqual([['甲', '2024-01-02', 3]]);
    expect(sheet.notes[0].zh).toBe('只读取了工作表“数据”；未读取：说明');
  });

  test('a workbook inside gzip, and one whose members are stored', async () => {
    const rows = heading + rowOf(2, ['甲', '2024-01-02', 3]);
    expect((await read(gzipSync(workbook({ sheets: [{ name: 's', rows }] })))).rows).toHaveLength(1);
    const plain = {
      'xl/workbook.xml': '<workbook><sheets><sheet name="s" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/s.xml"/></Relationships>',
      'xl/s.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    };
    expect((await read(zipOf(plain, true))).cells).toEqual([['甲', '2024-01-02', 3]]);
  });

  test('thousands of rows across chunks keep their numbers', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => rowOf(i + 2, [`第${i}户`, '2024-01-02', i])).join('');
    const sheet = await read(workbook({ sheets: [{ name: 's', rows: heading + many }] }));
    expect(sheet.rows).toHaveLength(20_000);
    expect(sheet.rows.at(-1)).toEqual({ line: 20_001, cells: ['第19999户', '2024-01-02', 19_999] });
  });
});

describe('files that unpack too far', () => {
  const line = `${'x'.repeat(999_999)}\n`;
  test.each([
    ['gzip', gzipSync(`a\n${line.repeat(66)}`, { level: 1 })],
    [
      'a worksheet',
      workbook({ sheets: [{ name: '表', rows: `${rowOf(1, ['a'])}${' '.repeat(66_000_000)}${rowOf(2, ['b'])}` }] }),
    ],
  ])('%s', async (_, bytes) => {
    expect(bytes.length).toBeLessThan(640_000);
    expect((await refusal(bytes)).code).toBe('exchange.expands-too-far');
  });
});

test('a worksheet is chosen by its name, an unknown one refused', async () => {
  const sheets = ['甲', '乙'].map((name) => ({ name, rows: rowOf(1, [name]) + rowOf(2, ['1']) }));
  const book = workbook({ sheets });
  expect(await read(book)).toMatchObject({ headings: ['甲'], sheet: '甲', sheets: ['甲', '乙'] });
  expect(await read(book, { sheet: '乙' })).toMatchObject({ headings: ['乙'], sheet: '乙', sheets: ['甲', '乙'] });
  await expect(read(book, { sheet: '丙' })).rejects.toMatchObject({ code: 'exchange.no-such-sheet' });
});
