import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseNumber } from './number.ts';

describe('document numbers', () => {
  test.each([
    '渝市监处〔2024〕5号',
    '渝市监处［2024］5号',
    '渝市监处[2024]5号',
    '渝市监处【2024】5号',
    '渝市监处（2024）5号',
    '渝市监处(2024)5号',
    '渝市监处﹝2024﹞5号',
    '渝市监处〖２０２４〗５号',
    ' 渝市监处 〔2024〕　5 号\u200b\ufeff',
    '渝市监处\t〔2024〕\n5号',
  ])('%s is the same number', (spelling) => {
    expect(normaliseNumber(spelling)).toBe('渝市监处(2024)5号');
  });

  test('letters meet in upper case, full width or not', () => {
    expect(normaliseNumber('cq-ｓamr/ａ１')).toBe('CQ-SAMR/A1');
  });

  test('a number of white space only is empty', () => {
    expect(normaliseNumber(' \u3000\u00a0')).toBe('');
  });

  test('different numbers stay different', () => {
    expect(normaliseNumber('〔2024〕5号')).not.toBe(normaliseNumber('〔2024〕15号'));
    expect(normaliseNumber('渝处〔2024〕5号')).not.toBe(normaliseNumber('渝罚〔2024〕5号'));
  });

  test('a normal number stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseNumber(text);
        expect(normaliseNumber(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });
});
