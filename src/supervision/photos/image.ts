// What the bytes of a picture say of it: its type by how it begins, and whether it carries where and by whom it was taken.

import { beginsWith } from '../../evidence/file-type.ts';
import type { PhotoRules } from './photo-rules.ts';

/** The media type by the first bytes; undefined: none of those that are taken. */
export function typeOf(bytes: Buffer, { types }: Pick<PhotoRules, 'types'>): string | undefined {
  const found = Object.entries(types).find(([, starts]) => beginsWith(bytes, starts));
  return found?.[0];
}

/** Segments of a JPEG in which cameras write place, time and device: Exif and XMP (APP1), IPTC (APP13). */
const TELLING = [0xe1, 0xed];
const SCAN = 0xda;

/** Whether a JPEG carries such a segment; one whose segments cannot be read counts as carrying it. */
export function carriesPlace(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return true;
    const marker = bytes[at + 1];
    if (marker === SCAN) return false;
    if (TELLING.includes(marker)) return true;
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return true;
}
