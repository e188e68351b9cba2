import { expect, test } from 'vitest';
import { civil } from '../base/day.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { readMapping } from './mapping.ts';
import { meant } from './mapping-words.ts';
import { planFor } from './plan.ts';
import { rowReader } from './row.ts';
import { codedColumns, WordCount } from './seen-words.ts';

const catalogue = loadCatalogue('catalogue');
const setOf = (type: string) => (type === 'entities' ? catalogue.entity : catalogue.type(type)!);

/** The words of the coded columns of a file, each as `word ×count codes`. */
function seen(type: string, text: string | undefined, headings: string[], rows: string[][]) {
  const mapping = text === undefined ? undefined : readMapping('m.yaml', text, catalogue);
  return codedColumns(catalogue, setOf(type), headings, mapping).map((column) => {
    const words = new WordCount(column);
    for (const row of rows) words.add(row);
    const said = words.seen.map(
      ({ text, count, codes, by }) => `${text} ×${count} ${codes.join('+') || '?'} ${by ?? ''}`,
    );
    return [column.column, ...said.map((one) => one.trim())];
  });
}

function read(type: string, text: string, headings: string[], rows: string[][]) {
  const mapping = readMapping('m.yaml', text, catalogue);
  const reader = rowReader(planFor(catalogue, setOf(type), headings, mapping), headings, false);
  return rows.map((cells, i) => {
    const { fields, faults } = reader({ line: i + 2, cells }, { today: civil(2026, 11, 22) })!;
    return { ...fields, faults: faults.map((fault) => fault.said(i + 2)) };
  });
}

const penalties = ['信用代码', '文号', '决定日期', '处罚类别', '罚款金额（元）'];
const fine = (kind: string, amount = '') => ['91210600MADEMEAL7N', '1号', '2026-03-01', kind, amount];
const rows = [fine('罚款', '5'), fine('罚没、警告', '7'), fine('罚没', '9'), fine('罚款;警告', '2'), fine('骂')];

test('words are cut where the code list cuts them, and those not understood come first', () => {
  expect(seen('administrative-penalty', undefined, penalties, rows)).toEqual([
    ['处罚类别', '罚没 ×2 ?', '骂 ×1 ?', '罚款 ×2 fine name', '警告 ×2 warning name'],
  ]);
});

test('a word gets several codes; all other words are read as before; amounts stay where they were', () => {
  const mean = { target: 'fields.measures', column: '处罚类别', word: '罚没', codes: ['fine', 'confiscation-income'] };
  const text = meant(catalogue, setOf('administrative-penalty'), penalties, undefined, mean);
  expect(text).toContain('罚没: 罚款;没收违法所得');
  expect(seen('administrative-penalty', text, penalties, rows)[0].slice(1)).toEqual([
    '骂 ×1 ?',
    '罚没 ×2 fine+confiscation-income mapping',
    '罚款 ×2 fine name',
    '警告 ×2 warning name',
  ]);
  const [first, second, , , last] = read('administrative-penalty', text, penalties, rows);
  expect(first).toMatchObject({ measures: [{ kind: 'fine', amount: 5 }], faults: [] });
  expect(second).toMatchObject({
    measures: [{ kind: 'fine', amount: 7 }, { kind: 'confiscation-income' }, { kind: 'warning' }],
  });
  expect(last.faults[0]).toContain('“骂”不在代码表中');
});

test('a meaning is taken back, and with the last one the map', () => {
  const set = setOf('entities');
  const headings = ['名称', '统一社会信用代码', '主体类型', '登记状态', '重点行业'];
  const mean = { target: 'fields.status', column: '登记状态', word: '0', codes: ['deregistered'] };
  const text = meant(catalogue, set, headings, undefined, mean);
  expect(text).toContain('"0": 注销');
  const back = meant(catalogue, set, headings, text, { ...mean, codes: [] });
  expect(back).toBe('type: entities\nfields:\n  status:\n    from: 登记状态\n');
});

test('a map of the department’s stays strict; unquoted numbers are found', () => {
  const text = 'type: entities\nfields:\n  登记状态: {from: 状态, map: {1: 存续, 2: 注销}}\n';
  const headings = ['名称', '统一社会信用代码', '主体类型', '状态'];
  const of = (state: string) => ['甲', 'x', '企业', state];
  expect(seen('entities', text, headings, [of('1'), of('存续')])[0]).toEqual([
    '状态',
    '存续 ×1 ?',
    '1 ×1 existing mapping',
  ]);
  const mean = { target: 'fields.status', column: '状态', word: '1', codes: ['revoked'] };
  const after = meant(catalogue, setOf('entities'), headings, text, mean);
  expect(after).toContain('map: { 1: 吊销, 2: 注销 }');
});

test('several words of a field are given their codes one by one; yes and no are words too', () => {
  const headings = ['名称', '统一社会信用代码', '主体类型', '重点行业', '重点区域'];
  const rowsOf = [['甲', 'x', '企业', '食品经营;烟花', '在']];
  const set = setOf('entities');
  const [tags, region] = seen('entities', undefined, headings, rowsOf).slice(1);
  expect([tags[1], region[1]]).toEqual(['烟花 ×1 ?', '在 ×1 ?']);
  const list = set.fieldsByName.get('tags')!.list!;
  let text = meant(catalogue, set, headings, undefined, {
    ...{ target: 'fields.tags', column: '重点行业', word: '烟花', codes: [list.codes[0].code] },
  });
  text = meant(catalogue, set, headings, text, {
    ...{ target: 'fields.key_region', column: '重点区域', word: '在', codes: ['true'] },
  });
  expect(text).toContain('在: 是');
  const [row] = read('entities', text, headings, rowsOf);
  expect(row).toMatchObject({ tags: ['食品经营', list.codes[0].code], key_region: true, faults: [] });
});
