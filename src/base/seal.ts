// Sealing what a backup must not give away: AES-256-GCM by a key that is kept outside the database.

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

const CIPHER = 'aes-256-gcm';
const [KEY_MARK, IV, TAG] = [4, 12, 16];

export interface Seal {
  /** Seals bytes for one place, such as an account's id: opened for another they are refused. */
  readonly close: (bytes: Buffer, place: string) => Buffer;
  /** Opens what was sealed. Refuses what another key has sealed, and what was changed or belongs elsewhere. */
  readonly open: (sealed: Buffer, place: string) => Buffer;
}

/** A seal by a secret of any length. */
export function sealBy(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'jinxin seal', 32));
  // Tells keys apart without telling of them.
  const mark = createHash('sha256').update(key).digest().subarray(0, KEY_MARK);
  return {
    close: (bytes, place) => {
      const iv = randomBytes(IV);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([mark, iv, cipher.getAuthTag(), sealed]);
    },
    open: (sealed, place) => {
      if (!sealed.subarray(0, KEY_MARK).equals(mark)) throw new Problem(problems['base.sealed-by-another-key']);
      const [iv, tag, text] = [sealed.subarray(4, 16), sealed.subarray(16, 32), sealed.subarray(KEY_MARK + IV + TAG)];
      const cipher = createDecipheriv(CIPHER, key, iv).setAAD(Buffer.from(place)).setAuthTag(tag);
      return Buffer.concat([cipher.update(text), cipher.final()]);
    },
  };
}
