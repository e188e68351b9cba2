import { expect, test } from 'vitest';
import { base32, makeRecoveryCodes, stepOfCode, totpAddress, totpCode } from './totp.ts';

// RFC 6238, appendix B (SHA-1); of its eight digits the last six.
const secret = Buffer.from('12345678901234567890');
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('the code at %i seconds is that of RFC 6238', (seconds, code) => {
  expect(totpCode(secret, new Date(seconds * 1000))).toBe(code);
});

test('a code is good for the thirty seconds before and after, and never again once it was taken', () => {
  const at = new Date(1_111_111_111_000);
  const step = Math.floor(1_111_111_111 / 30);
  const code = totpCode(secret, at);
  for (const seconds of [-30, 0, 30]) {
    const when = new Date(+at + seconds * 1000);
    expect(stepOfCode(secret, when, code, 0)).toBe(step);
    expect(stepOfCode(secret, when, code, step)).toBeUndefined();
  }
  for (const seconds of [-61, 61]) expect(stepOfCode(secret, new Date(+at + seconds * 1000), code, 0)).toBeUndefined();
  expect(stepOfCode(secret, at, '', 0)).toBeUndefined();
});

test('secrets are told to apps in base 32', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(totpAddress(secret, 'li wei')).toBe(
    'otpauth://totp/%E9%87%91%E4%BF%A1:li%20wei?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E9%87%91%E4%BF%A1',
  );
});

test('recovery codes are told apart and have no letters that look alike', () => {
  const codes = makeRecoveryCodes(10);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
});
