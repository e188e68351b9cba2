// Which records go with which: by a field, by one number, by a number in a text, or only by their days; never of another authority.

import { expect, test } from 'vitest';
import type { LedgerRecord } from '../ledger/record.ts';
import { relatedTo } from './related.ts';

const record = (recordId: number, type: string, number: string, recognizedOn: string, fields: object = {}) =>
  ({ recordId, type, number, recognizedOn, source: '市局', fields }) as unknown as LedgerRecord;
const penalty = record(1, 'administrative-penalty', '市监罚〔2026〕7号', '2026-05-06');
const tied = (of: LedgerRecord, ...others: LedgerRecord[]) =>
  relatedTo(of, [of, ...others]).map(({ recordId, sure, ticked, why }) => [recordId, sure, ticked, why.zh.slice(0, 5)]);

test('a listing that names the penalty comes along; what has its number, or names it, is proposed ticked', () => {
  const listing = record(2, 'serious-violation-listing', '列1号', '2026-06-01', { penalty_number: '市监罚(2026)7号' });
  const same = record(3, 'inspection-result', '市监罚[2026]7号', '2026-05-01', { failed: true });
  const naming = record(4, 'quality-sampling', '抽检44号', '2026-04-01', { remark: '已立案，见市监罚〔2026〕7 号' });
  expect(tied(penalty, listing, same, naming)).toEqual([
    [2, true, true, '记录里写明'],
    [3, false, true, '文号相同'],
    [4, false, true, '文字里写着'],
  ]);
  expect(tied(naming, penalty)).toEqual([[1, false, true, '文字里写着']]);
  const named = record(1, 'administrative-penalty', '市监罚〔2026〕7号', '2026-05-06', {
    violation: '抽检（抽检报告44号）不合格',
  });
  expect(tied(named, record(5, 'quality-sampling', '抽检报告44号', '2026-04-01'))).toEqual([
    [5, false, true, '文字里写着'],
  ]);
});

test('a failed result within the year before is offered unticked, from the penalty alone; another authority’s never', () => {
  const failed = (on: string) => record(6, 'inspection-result', '查6', on, { failed: true });
  expect(tied(penalty, failed('2025-05-06'))).toEqual([[6, false, false, '同一机关、']]);
  expect(tied(penalty, failed('2025-05-05'))).toEqual([]);
  expect(tied(penalty, failed('2026-05-07'))).toEqual([]);
  expect(tied(failed('2026-01-01'), penalty)).toEqual([]);
  expect(tied(penalty, record(7, 'inspection-result', '查7', '2026-01-01', { outcome: 'no-problem' }))).toEqual([]);
  const other = { ...record(8, 'inspection-result', penalty.number, '2026-05-01'), source: '应急局' };
  expect(tied(penalty, other)).toEqual([]);
});
