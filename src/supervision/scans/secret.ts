// Codes that nobody can guess and somebody can type: a hundred random bits as twenty characters, kept as a hash only.

import { createHash, randomBytes } from 'node:crypto';

/** Crockford's: no letter that looks like a figure. */
const CHARACTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/** `7K3M-9QXT-…`. */
export function makeSecret(): string {
  const text = [...randomBytes(LENGTH)].map((byte) => CHARACTERS[byte % CHARACTERS.length]).join('');
  return text.match(/.{4}/g)!.join('-');
}

/** The hash of what somebody typed or scanned; undefined when it cannot be a code. */
export function hashOf(typed: string): Buffer | undefined {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (text.length !== LENGTH || [...text].some((one) => !CHARACTERS.includes(one))) return undefined;
  return createHash('sha256').update(text).digest();
}
