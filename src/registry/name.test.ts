import { describe, expect, test } from 'vitest';
import { maskName, normaliseIdentifier, normaliseName } from './name.ts';

describe('names', () => {
  test('width, brackets, spaces and letter case do not make another name', () => {
    const same = [
      '金信（上海）贸易有限公司',
      '金信(上海)贸易有限公司',
      '金信 〔上海〕贸易有限公司',
      '金信【上海】贸易有限公司',
    ];
    expect(new Set(same.map(normaliseName)).size).toBe(1);
    expect(normaliseName('Ａbc  Foods – East')).toBe('ABCFOODS-EAST');
  });

  test('different characters are different names', () => {
    expect(normaliseName('金信贸易')).not.toBe(normaliseName('金鑫贸易'));
  });

  test('a person is shown by the first character', () => {
    expect(maskName('张三丰')).toBe('张**');
    expect(maskName(' 李四 ')).toBe('李*');
    expect(maskName('王')).toBe('*');
    expect(maskName('𠮷田一')).toBe('𠮷**');
    expect(maskName('阿卜杜拉·买买提')).toBe('阿***·***');
    expect(maskName('')).toBe('');
  });

  test('identifiers lose width, spaces and case', () => {
    expect(normaliseIdentifier(' ２１０６ 0000-ab ')).toBe('21060000-AB');
  });
});
