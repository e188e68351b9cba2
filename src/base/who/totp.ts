// One-time codes by time (RFC 6238): six digits of SHA-1, thirty seconds each, as every authenticator app makes them.

import { createHmac, randomBytes, randomInt } from 'node:crypto';

const STEP = 30_000;
const DIGITS = 6;
// A phone's clock may be half a minute off.
const WINDOW = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function makeTotpSecret(): Buffer {
  return randomBytes(20);
}

/** The code of a secret in the thirty seconds of an instant. */
export function totpCode(secret: Buffer, at: Date): string {
  return codeOf(secret, stepOf(at));
}

/** The step whose code this is, around an instant and after the step that was taken last; undefined: not a good code. */
export function stepOfCode(secret: Buffer, at: Date, code: string, last: number): number | undefined {
  const now = stepOf(at);
  const steps = Array.from({ length: 2 * WINDOW + 1 }, (_, i) => now - WINDOW + i);
  return steps.find((step) => step > last && codeOf(secret, step) === code);
}

function stepOf(at: Date): number {
  return Math.floor(+at / STEP);
}

function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE(mac[mac.length - 1] & 15) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** What an authenticator app reads, as text or from a picture. */
export function totpAddress(secret: Buffer, account: string): string {
  const issuer = encodeURIComponent('金信');
  return `otpauth://totp/${issuer}:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=${issuer}`;
}

/** Base 32 (RFC 4648) without padding, for those who type it. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Codes for whoever has lost his device: 79 bits each, in four groups. */
export function makeRecoveryCodes(count: number): string[] {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: count }, () => Array.from({ length: 4 }, group).join('-'));
}
