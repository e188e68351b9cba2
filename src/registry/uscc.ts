// Unified social credit codes (统一社会信用代码): GB 32100-2015 check digit, GB 11714 digit of the organisation code inside.
import { Problem } from '../base/problem.ts';
import { problems } from './problems.ts';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Nothing to make normal, nothing foreign in it. */
const PLAIN = /^[0-9A-HJ-NPQRTUWXY]*$/;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const INNER_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** By character code: the value of a character of a credit code. */
const VALUES = Uint8Array.from({ length: 128 }, (_, c) => Math.max(0, CHARACTERS.indexOf(String.fromCharCode(c))));

/** What a written code amounts to: `code` normalised; `problem` when it cannot be taken, `warning` when it can but looks odd. */
export interface UsccCheck {
  readonly code: string;
  readonly problem?: Problem;
  readonly warning?: Problem;
}

/**
 * A code as it should have been written: full-width characters made half-width, small letters made capital, spaces dropped.
 * Nothing else: a letter I, O or Z stays what it is, because only the licence says which digit was meant.
 */
export function normaliseUscc(written: string): string {
  return written
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/[a-z]/g, (c) => c.toUpperCase());
}

/** The GB 32100 check character of a code's first 17 characters. */
function checkCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += VALUES[first17.charCodeAt(i)] * WEIGHTS[i];
  return CHARACTERS[(31 - (sum % 31)) % 31];
}

/** The GB 11714 check character of an organisation code's 8 characters. */
function innerCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += INNER_CHARACTERS.indexOf(body[i]) * INNER_WEIGHTS[i];
  return '0123456789X0'[11 - (sum % 11)];
}

/**
 * Normalises and checks a credit code: characters, length and check digit refuse; the inner digit only warns.
 * The weights are powers of 3 modulo the prime 31, so every single wrong character and every swap of two neighbours is found.
 * @basis GB 32100-2015; GB 11714-1997
 */
export function checkUscc(written: string): UsccCheck {
  const code = PLAIN.test(written) ? written : normaliseUscc(written);
  const wrong = PLAIN.test(code) ? -1 : [...code].findIndex((c) => !CHARACTERS.includes(c));
  if (wrong >= 0) {
    const params = { code, position: wrong + 1, character: [...code][wrong] };
    return { code, problem: new Problem(problems['registry.uscc-charset'], params) };
  }
  if (code.length !== 18) {
    return { code, problem: new Problem(problems['registry.uscc-length'], { code, length: code.length }) };
  }
  if (checkCharacter(code) !== code[17]) {
    return { code, problem: new Problem(problems['registry.uscc-check-digit'], { code }) };
  }
  if (innerCharacter(code.slice(8, 16)) !== code[16]) {
    return { code, warning: new Problem(problems['registry.uscc-inner-digit'], { code }) };
  }
  return { code };
}

/** Whether text in normal form is a code that `checkUscc` takes; cheaper than the full check. */
export function isUscc(code: string): boolean {
  return code.length === 18 && PLAIN.test(code) && checkCharacter(code) === code[17];
}

/**
 * A code with both check digits right, for made-up entities: `prefix` is the department and category characters (`91` = enterprise,
 * `92` = individual business, `93` = cooperative), `division` six digits, `body` eight characters or a number below 10⁸.
 */
export function makeUscc(prefix: string, division: string, body: string | number): string {
  const eight = typeof body === 'number' ? String(body).padStart(8, '0') : body;
  const first17 = prefix + division + eight + innerCharacter(eight);
  if (first17.length !== 17 || [...first17].some((c) => !CHARACTERS.includes(c))) {
    throw new RangeError(`not the parts of a credit code: ${prefix} ${division} ${body}`);
  }
  return first17 + checkCharacter(first17);
}
