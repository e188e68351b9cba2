import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shared } from '../../test/shared.ts';
import { checkUscc, isUscc, makeUscc, normaliseUscc } from './uscc.ts';

const REAL = [
  '914403001922038216',
  '9144030071526726XG',
  '91330100799655058B',
  '91110000802100433B',
  '91350100M000100Y43',
];
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const vectors = shared('ref/uscc_test_vectors.csv');

const made = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '12', '51', 'N1'),
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.oneof(fc.nat(99_999_999), fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 8, maxLength: 8 })),
  )
  .map(([prefix, division, body]) => makeUscc(prefix, String(division), body));

describe('credit codes', () => {
  test('real codes pass without a warning', () => {
    for (const code of REAL) expect(checkUscc(code)).toEqual({ code });
  });

  test('each fault has a refusal of its own', () => {
    expect(checkUscc('9111000060003IOZSV').problem).toMatchObject({
      code: 'registry.uscc-charset',
      params: { position: 14, character: 'I' },
    });
    expect(checkUscc('12345').problem).toMatchObject({ code: 'registry.uscc-length', params: { length: 5 } });
    expect(checkUscc('').problem).toMatchObject({ code: 'registry.uscc-length', params: { length: 0 } });
    expect(checkUscc('91110000600037341N').problem).toMatchObject({ code: 'registry.uscc-check-digit' });
  });

  test('a wrong inner digit with a right outer one is taken with a warning', () => {
    const right = makeUscc('91', '210600', 12_345_678);
    const odd = [...CHARACTERS].map((c) => `${right.slice(0, 16)}${right[16] === '1' ? '2' : '1'}${c}`).find(isUscc);
    const { problem, warning } = checkUscc(odd ?? '');
    expect(problem).toBeUndefined();
    expect(warning).toMatchObject({ code: 'registry.uscc-inner-digit' });
  });

  test('full width, small letters and spaces are put right; I, O and Z are not', () => {
    expect(normaliseUscc(' ９１４４０３００\u3000７１５２６７２６ｘｇ ')).toBe('9144030071526726XG');
    expect(normaliseUscc('9144o30071526726iz')).toBe('9144O30071526726IZ');
    expect(checkUscc('914403OO1922038216').problem).toMatchObject({ code: 'registry.uscc-charset' });
  });

  test('made codes have both digits right', () => {
    fc.assert(
      fc.property(made, (code) => {
        expect(checkUscc(code)).toEqual({ code });
      }),
    );
  });

  test('every single wrong character is found', () => {
    const place = fc.nat(17);
    fc.assert(
      fc.property(made, place, fc.constantFrom(...CHARACTERS), (code, at, other) => {
        fc.pre(code[at] !== other);
        expect(isUscc(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('every swap of two different neighbours is found', () => {
    fc.assert(
      fc.property(made, fc.nat(16), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        expect(isUscc(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('parts that cannot make a code are a defect', () => {
    expect(() => makeUscc('91', '2106', 1)).toThrow(RangeError);
    expect(() => makeUscc('91', '210600', 'OOOOOOOO')).toThrow(RangeError);
  });

  test.skipIf(!vectors)('1,216 real codes pass and 4 bad ones fail (skipped without the shared data)', () => {
    const rows: { code: string; expected: string }[] = parse(readFileSync(vectors!), { columns: true });
    const decided = rows.map(({ code, expected }) => ({ code, expected, taken: !checkUscc(code).problem }));
    expect(decided.filter((d) => d.taken !== (d.expected === 'valid'))).toEqual([]);
    expect(decided.filter((d) => d.taken)).toHaveLength(1216);
    expect(decided.filter((d) => !d.taken)).toHaveLength(4);
  });
});
