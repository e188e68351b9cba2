// Random numbers that anybody can make again: the key stream of ChaCha20 (RFC 8439).

import { chacha20 } from '@noble/ciphers/chacha.js';

/** What numbers are for: each purpose has a stream of its own, and each number of it (a stratum, a change) too. */
export type Purpose = 'entities' | 'officers' | 'changes';

const BLOCK = 64;
const BLOCKS = 16;
const TWO_TO_53 = 2 ** 53;

/** Whole numbers from one stream, each as likely as the other. */
export class Chance {
  readonly #key: Uint8Array;
  readonly #nonce = new Uint8Array(12);
  #words = new DataView(new ArrayBuffer(0));
  #at = 0;
  #block = 0;

  /** The nonce is the purpose's name in ASCII, filled up with zeros to eight bytes, and the number in four (little-endian). */
  constructor(key: Uint8Array, purpose: Purpose, number: number) {
    this.#key = key;
    this.#nonce.set(new TextEncoder().encode(purpose));
    new DataView(this.#nonce.buffer).setUint32(8, number, true);
  }

  /**
   * A number from 0 to `count` - 1. Two words of the stream (little-endian) give 53 bits: the upper 21 of the first, then
   * the second; what lies beyond the largest multiple of `count` is left aside, so that no number is more likely than another.
   */
  below(count: number): number {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`not a count: ${count}`);
    const beyond = TWO_TO_53 - (TWO_TO_53 % count);
    for (;;) {
      const value = (this.#word() >>> 11) * 2 ** 32 + this.#word();
      if (value < beyond) return value % count;
    }
  }

  /** The same items in random order: each place in turn gets one of those left. */
  shuffled<T>(items: readonly T[]): T[] {
    const order = [...items];
    for (let i = 0; i < order.length - 1; i++) {
      const j = i + this.below(order.length - i);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }

  #word(): number {
    if (this.#at === this.#words.byteLength) {
      const bytes = chacha20(this.#key, this.#nonce, new Uint8Array(BLOCK * BLOCKS), undefined, this.#block);
      this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this.#block += BLOCKS;
      this.#at = 0;
    }
    const word = this.#words.getUint32(this.#at, true);
    this.#at += 4;
    return word;
  }
}
