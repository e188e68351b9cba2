import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../base/day.ts';
import { loadCatalogue } from './catalogue-load.ts';
import type { Fields } from './record.ts';

const catalogue = loadCatalogue(join(import.meta.dirname, '../../catalogue'));
const today = dayOf('2026-11-22')!;
const penalty: Fields = {
  document_number: '金市监处罚〔2026〕12号',
  decided_on: '2026-03-02',
  measures: [{ kind: 'warning' }, { kind: 'fine', amount: 30000.01 }],
};

function faults(type: string, fields: Fields) {
  return catalogue.validateFields(catalogue.type(type)!, fields, today);
}

describe('a penalty', () => {
  test('that is in order has no fault', () => {
    expect(faults('administrative-penalty', penalty)).toEqual([]);
  });

  test('of the day itself is no future one', () => {
    expect(faults('administrative-penalty', { ...penalty, decided_on: '2026-11-22' })).toEqual([]);
  });

  test.each<[string, Fields, string, string]>([
    ['lacks its number', { document_number: undefined! }, 'document_number', '没有填写'],
    ['is decided tomorrow', { decided_on: '2026-11-23' }, 'decided_on', '晚于今天（2026-11-22）'],
    ['is decided on no day', { decided_on: '2026-02-30' }, 'decided_on', '不是日历上的日期'],
    ['is decided long ago', { decided_on: '0206-03-02' }, 'decided_on', '1900'],
    ['has no measures', { measures: [] }, 'measures', '至少要有一项'],
    ['has measures that are no list', { measures: 'fine' }, 'measures', '应当是列表'],
    ['has a measure that is no item', { measures: ['fine'] }, 'measures[1]', '应当是一组字段'],
    ['has an unknown kind', { measures: [{ kind: 'fined' }] }, 'measures[1].kind', '不在“行政处罚种类”中'],
    ['has a kind missing', { measures: [{ amount: 5 }] }, 'measures[1].kind', '没有填写'],
    ['has a negative amount', { measures: [{ kind: 'fine', amount: -1 }] }, 'measures[1].amount', '不能为负'],
    ['has a tenth of a fen', { measures: [{ kind: 'fine', amount: 1.001 }] }, 'measures[1].amount', '两位小数'],
    ['has a fantastic amount', { measures: [{ kind: 'fine', amount: 1e14 }] }, 'measures[1].amount', '元还是万元'],
    ['has an amount in words', { measures: [{ kind: 'fine', amount: '5000' }] }, 'measures[1].amount', '不是数'],
    ['has an unknown field', { colour: 'red' }, 'colour', '不是目录中的字段'],
    ['has an unknown item field', { measures: [{ kind: 'fine', sum: 1 }] }, 'measures[1].sum', '不是目录中的字段'],
    ['gives a linked field', { resumed_on: '2026-05-01' }, 'resumed_on', '不能直接填写'],
    ['gives nothing by null', { law: null }, 'law', '是空值'],
    ['has a blank text', { law: ' ' }, 'law', '是空白'],
    ['has control characters', { law: '食品\u0000安全法' }, 'law', '控制字符'],
    ['has a yes that is text', { summary_procedure: '是' }, 'summary_procedure', '只能是“是”或“否”'],
  ])('that %s is told where, what and how', (_, change, path, zh) => {
    const fields = Object.fromEntries(Object.entries({ ...penalty, ...change }).filter(([, v]) => v !== undefined));
    const found = faults('administrative-penalty', fields as Fields);
    expect(found.map((fault) => fault.path)).toEqual([path]);
    expect(found[0].zh).toContain(zh);
    expect(found[0].en).not.toMatch(/\p{Script=Han}{8}/u);
  });

  test('several faults are all told, items by their place and label', () => {
    const found = faults('administrative-penalty', {
      decided_on: '2027-01-01',
      measures: [{ kind: 'warning' }, { kind: 'fine', amount: -5 }],
    });
    expect(found.map(({ path }) => path)).toEqual(['document_number', 'decided_on', 'measures[2].amount']);
    expect(found[2].zh).toBe('“处罚”第2项“金额”是 -5 元；金额不能为负');
    expect(found[2].en).toBe('"measures" item 2 "amount" is -5 yuan; money cannot be negative');
  });
});

test('amounts that binary fractions cannot hold exactly are taken', () => {
  for (const amount of [0.1, 0.07, 1.15, 1234567.89, 51234.56, 9_999_999_999.99, 0])
    expect(faults('administrative-penalty', { ...penalty, measures: [{ kind: 'fine', amount }] })).toEqual([]);
});

test('a rate outside 0 to 1 is asked for its unit', () => {
  const contract = { document_number: 'LY-1', assessed_on: '2026-01-15', excused: false, fraud: false };
  expect(faults('contract-performance', { ...contract, rate: 1 })).toEqual([]);
  expect(faults('contract-performance', { ...contract, rate: 96 })[0].zh).toContain('应在 0 至 1 之间');
});

test('fields of several values are lists of values', () => {
  const entity = { name: '金信示例食品有限公司', kind: 'enterprise' };
  const check = (fields: Fields) => catalogue.validateFields(catalogue.entity, fields, today);
  expect(check({ ...entity, tags: ['食品经营', '餐饮服务'], industries: ['5221'] })).toEqual([]);
  expect(check({ ...entity, tags: '食品经营' })[0].path).toBe('tags');
  expect(check({ ...entity, tags: ['食品经营', '卖菜'] })[0].path).toBe('tags[2]');
});
