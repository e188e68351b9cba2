import { describe, expect, test } from 'vitest';
import { industry, industryParents, industryPath, sectionOf } from './industries.ts';
import { referenceRows } from './reference-file.ts';

const rows = referenceRows<'code' | 'name' | 'parent' | 'level'>('industries.csv');
const count = (level: string) => rows.filter((row) => row.level === level).length;

describe('the shipped list', () => {
  test('has 20 sections, 97 divisions, 473 groups and 1,381 classes', () => {
    expect([count('section'), count('division'), count('group'), count('class')]).toEqual([20, 97, 473, 1381]);
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
  });

  test('every group has a class, every division a group, and each hangs by its digits', () => {
    const parents = new Set(rows.map((row) => row.parent));
    for (const row of rows) {
      if (row.level !== 'class') expect(parents.has(row.code), row.code).toBe(true);
      if (row.level === 'group' || row.level === 'class') expect(row.parent).toBe(row.code.slice(0, -1));
    }
  });

  test('a group of one class gives it its own name and a final 0', () => {
    for (const row of rows.filter((node) => node.level === 'class' && node.code.endsWith('0')))
      expect(row.name, row.code).toBe(industry(row.parent)!.name);
  });
});

describe('industry', () => {
  test('is found at every level, with or without its section letter', () => {
    expect(industry('F')?.name).toBe('批发和零售业');
    expect(industry('51')).toMatchObject({ level: 'division', parent: 'F' });
    expect(industry('511')?.level).toBe('group');
    expect(industry('5111')?.name).toBe('谷物、豆及薯类批发');
    expect(industry('F5111')).toBe(industry('5111'));
    expect(industry(' f51 ')).toBe(industry('51'));
  });

  test('refuses the letter of another section, and what is no code', () => {
    for (const code of ['C5111', '', '5', '51111', '9999', 'U', 'F5', 'F51111', '五一', '5111F'])
      expect(industry(code), code).toBeUndefined();
  });

  test('gives its path and section', () => {
    expect(industryPath('0111')).toBe('农、林、牧、渔业 / 农业 / 谷物种植 / 稻谷种植');
    expect(industryParents('6210').map((node) => node.code)).toEqual(['H', '62', '621']);
    expect(sectionOf('8421')?.code).toBe('Q');
    expect(sectionOf('K')?.code).toBe('K');
    expect(industryParents('A')).toEqual([]);
    expect([industryPath('xx'), sectionOf('xx')]).toEqual([undefined, undefined]);
  });
});
