// Passwords: hashed by argon2id, compared, and made up where nobody has chosen one yet.

import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// What OWASP asks for at least: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// Without letters that are taken for others.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const MADE_LENGTH = 14;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

// Of no password: whoever asks for an unknown account waits as long as for a known one.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$o0stVOG7KYiPFX6qRpnmsA$Hua4aXEEQD6wlE4gvv/QdRvVtoz8yXI3exQIbKP25iU';

/** Whether the password is the account's; without an account never, in the same time. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const same = await verify(stored ?? NOBODY, password.normalize('NFC'));
  return same && stored !== undefined;
}

/** A password of fourteen letters and digits, 69 bits. */
export function makePassword(): string {
  return Array.from({ length: MADE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
