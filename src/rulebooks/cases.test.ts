// Cases are read into facts, ledger entries and expectations; what is wrong in them is told by file and line.

import { describe, expect, test } from 'vitest';
import { Flaws } from '../base/yaml.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { parseCases } from './cases.ts';
import { loadCases, loadRulebooks } from './load.ts';

const catalogue = loadCatalogue();
const chongqing = loadRulebooks().get('chongqing')!;
const read = (text: string) => parseCases('cases/c.yaml', text, chongqing, catalogue);

function flawsOf(text: string): string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (!(error instanceof Flaws)) throw error;
    return error.flaws.map(({ file, line, zh }) => `${file}:${line} ${zh}`);
  }
}

test('a case is an entity, its ledger, and what must follow', () => {
  const [one] = read(`
- name: 一
  entity: { kind: 个体工商户, tags: [食品经营], key_region: 是 }
  changes:
    - { on: 2024-06-01, kind: enterprise, key_region: false }
  records:
    - { type: 行政处罚, on: 2024-03-01, measures: [{ kind: 罚款, amount: 1000 }, { kind: warning }] }
  expect: { 2024-03-01: C, 2024-03-02: { tier: III, region: key, causes: [1] }, 2024-03-03: null }
`);
  expect(one).toMatchObject({ name: '一', file: 'cases/c.yaml', line: 2, asKnown: undefined, undetermined: [] });
  expect(one.facts).toEqual([
    { attribute: 'kind', value: 'individual', from: null, until: '2024-06-01' },
    { attribute: 'kind', value: 'enterprise', from: '2024-06-01', until: null },
    { attribute: 'tags', value: ['食品经营'], from: null, until: null },
    { attribute: 'keyRegion', value: true, from: null, until: '2024-06-01' },
    { attribute: 'keyRegion', value: false, from: '2024-06-01', until: null },
  ]);
  expect(one.entries).toMatchObject([
    {
      entryId: 1,
      recordId: 1,
      act: 'file',
      type: 'administrative-penalty',
      number: '1',
      recognizedOn: '2024-03-01',
      recordedAt: '2024-03-01T04:00:00.000Z',
      payload: { decided_on: '2024-03-01', measures: [{ kind: 'fine', amount: 1000 }, { kind: 'warning' }] },
    },
  ]);
  expect(one.expect.map(({ day, levels, causes }) => [day, levels, causes])).toEqual([
    ['2024-03-01', { grade: 'C' }, undefined],
    ['2024-03-02', { tier: 'III', region: 'key' }, ['1']],
    ['2024-03-03', { grade: null }, undefined],
  ]);
});

test('entries stand in the order in which they became known; an entity is an enterprise unless told', () => {
  const [one] = read(`
- name: 一
  records:
    - type: administrative-penalty
      number: 甲
      on: 2024-03-01
      known: 2024-05-01
      measures: [{ kind: warning }]
      corrected: { known: 2024-06-01, on: 2024-02-01, measures: [{ kind: fine, amount: 5 }] }
      withdrawn: 2024-07-01
    - { type: complaint, on: 2024-04-01, upheld: 否 }
  as_known: 2024-06-30
  expect: { 2024-03-01: A }
`);
  expect(one.facts).toEqual([{ attribute: 'kind', value: 'enterprise', from: null, until: null }]);
  expect(one.asKnown).toBe('2024-06-30T15:59:59.999Z');
  expect(one.entries.map(({ act, recordId, number, recognizedOn }) => [act, recordId, number, recognizedOn])).toEqual([
    ['file', 1, '2', '2024-04-01'],
    ['file', 2, '甲', '2024-03-01'],
    ['correct', 2, '甲', '2024-02-01'],
    ['withdraw', 2, '甲', '2024-03-01'],
  ]);
  expect(one.entries[2].payload).toEqual({ decided_on: '2024-02-01', measures: [{ kind: 'fine', amount: 5 }] });
});

describe('flaws', () => {
  const record = (text: string) => `- name: 一\n  records:\n    - { ${text} }\n  expect: { 2024-03-01: A }\n`;
  const cases: [string, string, string][] = [
    ['no name', '- expect: { 2024-03-01: A }\n', ':1 缺少“[1].name”'],
    ['nothing expected', '- name: 一\n', ':1 缺少“[1].expect”：要写明哪一天是什么等级'],
    [
      'an unknown key',
      '- name: 一\n  expected: { 2024-03-01: A }\n',
      ':2 不认识的项“expected”；这里可以写：name、entity、changes、records、as_known、expect、undetermined',
    ],
    [
      'a name twice',
      '- { name: 一, expect: { 2024-03-01: A } }\n- { name: 一, expect: { 2024-03-01: A } }\n',
      ':2 案例“一”重复',
    ],
    [
      'a day that is none',
      '- name: 一\n  expect: { 2024-02-30: A }\n',
      ':2 “2024-02-30”不是日期，应写成 2024-03-01 的样子',
    ],
    [
      'a level off the scale',
      '- name: 一\n  expect: { 2024-03-01: E }\n',
      ':2 “E”不是“grade”的等级；可以写：A、B、C、D，或 null（不适用）',
    ],
    ['an unknown dimension', '- name: 一\n  expect: { 2024-03-01: { colour: red } }\n', ':2 本规则书没有维度“colour”'],
    [
      'an unknown attribute',
      '- name: 一\n  entity: { size: 小 }\n  expect: { 2024-03-01: A }\n',
      ':2 不认识的项“size”；这里可以写：kind、status、tags、key_region、industries、division',
    ],
    [
      'an unknown kind of entity',
      '- name: 一\n  entity: { kind: 公益组织 }\n  expect: { 2024-03-01: A }\n',
      ':2 “主体类型”写的是“公益组织”，不在“主体类型”中',
    ],
    [
      'an unknown tag',
      '- name: 一\n  entity: { tags: [造船] }\n  expect: { 2024-03-01: A }\n',
      ':2 “重点行业”第1项写的是“造船”',
    ],
    ['an unknown record type', record('type: 罚单, on: 2024-03-01'), ':3 目录里没有记录类型“罚单”；可以写：'],
    ['no day', record('type: 行政处罚'), ':3 缺少“[1].records[1].on”'],
    [
      'an unknown field',
      record('type: 合同欺诈, on: 2024-03-01, measures: []'),
      ':3 记录类型“合同欺诈”没有字段“measures”；可以写：document_number、',
    ],
    [
      'an unknown code',
      record('type: 行政处罚, on: 2024-03-01, measures: [{ kind: 没收作案工具车 }]'),
      ':3 “处罚”第1项“处罚类别”写的是“没收作案工具车”',
    ],
    [
      'an amount in words',
      record('type: 行政处罚, on: 2024-03-01, measures: [{ kind: 罚款, amount: 三万 }]'),
      ':3 “处罚”第1项“金额”写的是“三万”，不是数',
    ],
    [
      'an unknown field of an item',
      record('type: 行政处罚, on: 2024-03-01, measures: [{ kind: 罚款, sum: 5 }]'),
      ':3 “处罚”第1项“sum”不是目录中的字段',
    ],
    [
      'a yes-or-no that is neither',
      record('type: 投诉举报, on: 2024-03-01, upheld: 大概'),
      ':3 “属实”写的是“大概”；只能是“是”或“否”',
    ],
    [
      'a field that comes from elsewhere',
      record('type: 行政处罚, on: 2024-03-01, resumed_on: 2024-05-01'),
      ':3 “恢复营业日期”由系统从其他内容取得',
    ],
    [
      'withdrawn before it was known',
      record('type: 合同欺诈, on: 2024-03-01, withdrawn: 2024-02-01'),
      ':3 更正或撤回不能早于记录入库（known）',
    ],
    [
      'undetermined without a record',
      '- name: 一\n  expect: { 2024-03-01: A }\n  undetermined: [3]\n',
      ':3 undetermined 里的“3”不是本案例中记录的文号或序号',
    ],
  ];
  test.each(cases)('%s', (_what, text, said) => {
    expect(flawsOf(text).join('\n')).toContain(`cases/c.yaml${said}`);
  });
});

test('cases of a book are read from its folder; a book without any has none', () => {
  expect(loadCases(chongqing, catalogue).length).toBeGreaterThan(50);
  expect(loadCases({ ...chongqing, id: 'nowhere' }, catalogue)).toEqual([]);
});
