import { describe, expect, test } from 'vitest';
import { EXAMPLE } from '../../scripts/generate/mappings-page.ts';
import { civil } from '../base/day.ts';
import { Flaws } from '../base/yaml.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { readMapping } from './mapping.ts';
import { mappingParts } from './mapping-keys.ts';
import { planFor } from './plan.ts';
import { rowReader } from './row.ts';
import type { Cell } from './sheet/sheet.ts';

const catalogue = loadCatalogue('catalogue');
const reading = { today: civil(2026, 11, 22) };

/** What rows amount to under a type and a mapping. */
function readRows(type: string, headings: string[], rows: Cell[][], yaml?: string) {
  const mapping = yaml === undefined ? undefined : readMapping('m.yaml', yaml, catalogue);
  const set = type === 'entities' ? catalogue.entity : catalogue.type(type)!;
  const read = rowReader(planFor(catalogue, set, headings, mapping), headings, false);
  return rows.map((cells, i) => {
    const row = read({ line: i + 2, cells }, reading);
    return (
      row && {
        ...row.references,
        ...(row.fields as { measures?: unknown[] }),
        faults: row.faults.map((fault) => fault.said(i + 2)),
      }
    );
  });
}

function flaws(yaml: string): string[] {
  try {
    readMapping('m.yaml', yaml, catalogue);
  } catch (error) {
    if (error instanceof Flaws) return error.flaws.map((flaw) => `${flaw.line} ${flaw.zh}`);
    throw error;
  }
  return [];
}

const decision = 'type: administrative-penalty\nentity: {uscc: 代码}\n';

describe('the catalogue’s own columns', () => {
  const headings = ['CF_XDR_MC', 'CF_XDR_SHXYM', 'CF_WSH', 'CF_CFLB', 'CF_NR_FK', 'CF_NR_WFFF', 'CF_JDRQ', 'CF_CFJG'];
  const row = (...cells: string[]) => ['甲公司', '91210600MADEMEAL7N', '1号', ...cells, '2024/3/1', '市局'];

  test('a decision with several measures, amounts in 万元', () => {
    const [read] = readRows('administrative-penalty', headings, [row('警告;罚款', '3.000001', '')]);
    expect(read).toEqual({
      uscc: '91210600MADEMEAL7N',
      name: '甲公司',
      document_number: '1号',
      decided_on: '2024-03-01',
      measures: [{ kind: 'warning' }, { kind: 'fine', amount: 30000.01 }],
      authority: '市局',
      faults: [],
    });
  });

  test('the amount of confiscation goes to each confiscation', () => {
    const [read] = readRows('administrative-penalty', headings, [row('没收违法所得；没收非法财物、罚款', '1', '0.5')]);
    expect(read?.measures).toEqual([
      { kind: 'confiscation-income', amount: 5000 },
      { kind: 'confiscation-goods', amount: 5000 },
      { kind: 'fine', amount: 10_000 },
    ]);
  });

  test('an amount whose kind is not named is refused, a zero is not', () => {
    const [stray, zero] = readRows('administrative-penalty', headings, [
      row('警告', '3', ''),
      row('警告', '0.000000', '0'),
    ]);
    expect(stray?.faults).toEqual([
      '第 2 行“CF_NR_FK”填了金额“30000”，但“CF_CFLB”中没有罚款；请补上该处罚类别，或把金额清空',
    ]);
    expect(zero).toMatchObject({ measures: [{ kind: 'warning' }], faults: [] });
  });

  test('every fault of a row is told at once', () => {
    const [read] = readRows('administrative-penalty', headings, [['甲', '', '', '罚', '-1', '', '2024-02-30', '']]);
    expect(read?.faults).toHaveLength(4);
    expect(read?.faults[0]).toContain('请填写其中一项：CF_XDR_SHXYM');
  });

  test('a file without required columns is refused as a whole, by the headings to add', () => {
    const plan = () => readRows('administrative-penalty', ['名称', 'CF_WSH'], []);
    expect(plan).toThrow(
      /缺少必需的列：处罚决定日期、处罚类别、统一社会信用代码（或注册号）。文件的表头是：名称、CF_WSH/,
    );
    expect(() => readRows('entities', ['名称', '注册号'], [])).toThrow(/缺少必需的列：主体类型/);
  });

  test('unknown columns and columns not kept are told once; the error column is neither', () => {
    const set = catalogue.type('administrative-penalty')!;
    const plan = planFor(catalogue, set, [...headings, '内部编码', 'CF_FR_ZJHM', '错误'], undefined);
    expect(plan.notes.map((note) => note.zh)).toEqual([
      '不认识的列，未导入：内部编码',
      '按规定不收的列，未导入：CF_FR_ZJHM',
    ]);
  });

  test('two columns for one field may agree, and are refused when they disagree', () => {
    const twice = ['信用代码', '文号', 'CF_WSH', 'CF_JDRQ', 'CF_CFLB'];
    const rows = [
      ['91210600MADEMEAL7N', '1号', '', '20240301', '警告'],
      ['91210600MADEMEAL7N', '1号', '2号', '20240301', '警告'],
    ];
    const [one, two] = readRows('administrative-penalty', twice, rows);
    expect(one).toMatchObject({ document_number: '1号', faults: [] });
    expect(two?.faults[0]).toContain('“文号”与“CF_WSH”说的是同一件事');
  });

  test('rows of the wrong width', () => {
    const [long, short, padded] = readRows(
      'administrative-penalty',
      ['信用代码', 'CF_WSH', 'CF_JDRQ', 'CF_CFLB'],
      [
        Array.from({ length: 1000 }, (_, i) => String(i)),
        ['1'],
        ['91210600MADEMEAL7N', '1号', '20240301', '警告', '', ' '],
      ],
    );
    expect(long?.faults[0]).toContain('第 2 行有 1000 格，而表头只有 4 格');
    expect(short?.faults[0]).toContain('第 3 行只有 1 格');
    expect(padded?.faults).toEqual([]);
  });
});

describe('mappings', () => {
  test('columns by name, constants, maps, units, patterns', () => {
    const yaml = `${decision}
fields:
  document_number: 编号
  decided_on: {from: 日期}
  处罚机关: {const: 某局}
  law: {from: 依据, pattern: '^《(.+?)》'}
  measures:
    each: {from: 措施, into: kind, map: {罚: fine, 停: suspension}, otherwise: other, blank: other}
    with:
      - {from: 金额, unit: 千元, into: amount, when: {kind: [fine]}}
`;
    const headings = ['代码', '编号', '日期', '依据', '措施', '金额'];
    const rows = [
      ['x', '7', '2020.1.2', '《食品安全法》第五条', '罚;停；别的', '3'],
      ['x', '8', '2020.1.2', '没有书名号', '', ''],
    ];
    const [first, second] = readRows('administrative-penalty', headings, rows, yaml);
    expect(first).toMatchObject({
      document_number: '7',
      authority: '某局',
      law: '食品安全法',
      measures: [{ kind: 'fine', amount: 3000 }, { kind: 'suspension' }, { kind: 'other' }],
    });
    expect(second).toMatchObject({ measures: [{ kind: 'other' }] });
    expect(second?.faults[0]).toContain('“依据”写的是“没有书名号”，不合映射文件规定的写法');
  });

  test('the catalogue’s headings serve what the mapping leaves out', () => {
    const yaml = `${decision}fields:\n  document_number: 编号\n`;
    const [read] = readRows(
      'administrative-penalty',
      ['代码', '编号', 'CF_JDRQ', 'CF_CFLB'],
      [['x', '7', '20200102', '警告']],
      yaml,
    );
    expect(read).toMatchObject({ document_number: '7', decided_on: '2020-01-02', measures: [{ kind: 'warning' }] });
  });

  test('yes when any count is positive, no when those filled are zero, unknown when all are blank', () => {
    const yaml = `type: inspection-result
entity: {foreign: {scheme: here, from: id}}
skip_when:
  - {column: state, is: [pending]}
  - {column: date, blank: true}
fields:
  document_number: no
  inspected_on: date
  critical: {any_positive: [a, b]}
  remark: {from: [note, more], join: ' / ', prefix: '注：'}
`;
    const headings = ['id', 'no', 'date', 'state', 'a', 'b', 'note', 'more'];
    const rows = [
      ['1', '1', '2020-01-02', '', '0', '2', 'x', 'y'],
      ['1', '2', '2020-01-02', '', '0.0', '', '', 'y'],
      ['1', '3', '2020-01-02', '', '', '', '', ''],
      ['1', '4', '2020-01-02', '', '0', '几', '', ''],
      ['1', '5', '2020-01-02', 'pending', '', '', '', ''],
      ['1', '6', '', '', '', '', '', ''],
    ];
    const read = readRows('inspection-result', headings, rows, yaml);
    expect(read[0]).toMatchObject({ here: '1', critical: true, remark: '注：x / y', faults: [] });
    expect(read[1]).toMatchObject({ critical: false, remark: '注：y' });
    expect(read[2]).not.toHaveProperty('critical');
    expect(read[2]).not.toHaveProperty('remark');
    expect(read[3]?.faults[0]).toContain('“b”写的是“几”');
    expect(read.slice(4)).toEqual([undefined, undefined]);
  });

  test('only one piece counts, several are left out', () => {
    const yaml = `${decision}
fields:
  measures:
    each: {from: 措施, into: kind}
    with: [{from: 金额, only_one: ';', into: amount, when: {kind: [fine]}}]
`;
    const headings = ['代码', 'CF_WSH', 'CF_JDRQ', '措施', '金额'];
    const rows = ['120000', '300000;80000', ''].map((sum) => ['x', '7', '20200102', '警告;罚款', sum]);
    const read = readRows('administrative-penalty', headings, rows, yaml);
    expect(read.map((row) => row?.measures?.[1])).toEqual([
      { kind: 'fine', amount: 120_000 },
      { kind: 'fine' },
      { kind: 'fine' },
    ]);
  });

  test('a text that the map does not have is refused', () => {
    const yaml = `${decision}fields:\n  measures:\n    each: {from: 措施, into: kind, map: {罚: fine}}\n`;
    const [read] = readRows(
      'administrative-penalty',
      ['代码', 'CF_WSH', 'CF_JDRQ', '措施'],
      [['x', '7', '20200102', '骂']],
      yaml,
    );
    expect(read?.faults[0]).toContain('“措施”的“骂”在映射文件中没有对应');
  });

  test('entities take a foreign number, and credit code and name from either place', () => {
    const yaml = `type: entities
entity: {name: n, foreign: {scheme: toronto, from: id}}
fields: {kind: {const: 企业}}
`;
    const [read] = readRows('entities', ['id', 'n'], [['10', 'TIM HORTONS']], yaml);
    expect(read).toEqual({ toronto: '10', name: 'TIM HORTONS', kind: 'enterprise', faults: [] });
  });

  test('a column that the file lacks is told', () => {
    const yaml = `${decision}fields:\n  document_number: 编号\n`;
    expect(() => readRows('administrative-penalty', ['代码', 'CF_JDRQ', 'CF_CFLB'], [], yaml)).toThrow(
      /映射文件用到的列在文件中没有：编号/,
    );
  });
});

test('the example of the documentation uses every key, and is read', () => {
  expect(flaws(EXAMPLE)).toEqual([]);
  for (const { keys } of mappingParts)
    for (const key of Object.keys(keys)) expect(EXAMPLE, key).toMatch(new RegExp(`\\b${key}:`));
});

describe('flaws of a mapping file, each with its line', () => {
  test.each([
    ['an unknown type', 'type: nothing\n', /^1 “type”写的是“nothing”/],
    ['no identifier', 'type: complaint\nfields: {}\n', /^1 缺少“entity”：请说明哪一列认定主体/],
    [
      'an unknown field',
      `${decision}fields:\n  amount: 金额\n`,
      /^4 “行政处罚”没有“amount”这一项；可以写：document_number（处罚决定书文号）/,
    ],
    ['a linked field', `${decision}fields:\n  resumed_on: 恢复\n`, /^4 “resumed_on”由系统自动填入/],
    ['nothing to read from', `${decision}fields:\n  law: {map: {a: b}}\n`, /^4 “fields.law”要写 from/],
    ['two sources of a value', `${decision}fields:\n  law: {from: a, const: b}\n`, /^4 “fields.law”要写 from/],
    ['an unknown word', `${decision}fields:\n  law: {form: a}\n`, /^4 不认识的项“form”/],
    ['any_positive for a text', `${decision}fields:\n  law: {any_positive: [a]}\n`, /^4 any_positive 只用于/],
    ['a unit for a text', `${decision}fields:\n  law: {from: a, unit: 元}\n`, /^4 “处罚依据的法律”不是金额/],
    ['a bad pattern', `${decision}fields:\n  law: {from: a, pattern: '('}\n`, /^4 “\(”不是正确的正则表达式/],
    [
      'an unknown code',
      `${decision}fields:\n  measures:\n    each: {from: a, into: kind}\n    with: [{from: b, into: amount, when: {kind: [fin]}}]\n`,
      /^6 代码表“penalty-kind”中没有：fin/,
    ],
    ['a bad scheme', 'type: complaint\nentity: {foreign: {scheme: 上海, from: a}}\n', /^2 外部编号的名称“上海”/],
    ['a bad zone', `${decision}zone: 上海\n`, /^3 不认识的时区“上海”/],
    ['a skip rule without a condition', `${decision}skip_when: [{column: a}]\n`, /^3 略过条件要写/],
    ['a field twice', `${decision}fields:\n  law: a\n  处罚依据的法律: b\n`, /^5 “处罚依据的法律”写了两次/],
    [
      'a word outside the code list',
      `${decision}fields:\n  party_category: {const: 神仙}\n`,
      /^4 .*“神仙”不在代码表中/,
    ],
    ['broken YAML', 'type: [', /YAML 写法有误/],
  ])('%s', (_, yaml, expected) => {
    expect(flaws(yaml)[0]).toMatch(expected);
  });
});
