import { describe, expect, test } from 'vitest';
import { enterpriseType, kindOfTypeName } from './enterprise-types.ts';
import { referenceRows } from './reference-file.ts';

describe('enterprise type', () => {
  test('the list has 283 codes, each once', () => {
    const rows = referenceRows<'code'>('enterprise-types.csv');
    expect(rows).toHaveLength(283);
    expect(new Set(rows.map((row) => row.code)).size).toBe(283);
  });

  test('is found by its code', () => {
    expect(enterpriseType('1130')).toEqual({
      code: '1130',
      name: '有限责任公司（自然人投资或控股）',
      kind: 'enterprise',
    });
    expect(enterpriseType('9500')?.kind).toBe('individual');
    expect(enterpriseType('9100')?.kind).toBe('cooperative');
    expect(enterpriseType('9200')?.kind).toBe('branch');
    expect(enterpriseType('0000')).toBeUndefined();
  });

  test('a name means the kind of its code, but for those whose name does not say', () => {
    const unlike = referenceRows<'code' | 'name' | 'kind'>('enterprise-types.csv')
      .filter((row) => kindOfTypeName(row.name) !== row.kind)
      .map((row) => row.code);
    expect(unlike).toEqual(['3700', '4000', '7320', '7330', '7340', '7350', '7360', '7370', '7380']);
  });
});

test.each([
  ['有限责任公司(自然人投资或控股)', 'enterprise'],
  ['有限责任公司（自然人独资）', 'enterprise'],
  ['企业', 'enterprise'],
  ['私营有限责任公司（自然人控股或私营性质企业控股）', 'enterprise'],
  ['集体所有制', 'enterprise'],
  ['个人独资企业', 'enterprise'],
  ['个体工商户', 'individual'],
  ['个体户', 'individual'],
  ['个体', 'individual'],
  ['个体工商户（内地）', 'individual'],
  ['农民专业合作社', 'cooperative'],
  ['农民专业合作社联合社', 'cooperative'],
  ['合作社', 'cooperative'],
  ['农民专业合作社分支机构', 'branch'],
  ['有限责任公司分公司(国有独资)', 'branch'],
  ['分支机构', 'branch'],
  ['股份合作制分支机构', 'branch'],
  ['外国企业常驻代表机构', 'other'],
  ['其他', 'other'],
] as const)('the type name %s means %s', (name, kind) => {
  expect(kindOfTypeName(name)).toBe(kind);
});

test.each(['', '银行', '广告主', '商标权人'])('the type name %j does not say', (name) => {
  expect(kindOfTypeName(name)).toBeUndefined();
});
