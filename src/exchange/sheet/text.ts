// Decodes the bytes of a text table piece by piece: UTF-8 where the bytes are UTF-8, else GB18030; UTF-16 by its mark.

import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { EndlessLine, LONGEST_LINE } from './csv.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Turns chunks of bytes into text that ends at line ends; the encoding is settled by the first bytes beyond ASCII. */
export class TextPieces {
  encoding: Encoding | undefined;
  #rest: Buffer = Buffer.alloc(0);
  #first = true;
  #oldMac = false;
  #wide: TextDecoder | undefined;

  /** The text of this chunk that can be decoded; '' while a line has not ended. */
  push(chunk: Buffer): string {
    if (this.#first) this.#begin(chunk);
    if (this.#wide) return this.#wide.decode(chunk, { stream: true });
    const bytes = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    const cut = bytes.lastIndexOf(this.#oldMac ? 13 : 10) + 1;
    // Neither UTF-8 nor GB18030 uses the byte of a line feed inside a character, so a cut behind it splits none.
    this.#rest = bytes.subarray(cut);
    if (this.#rest.length > 4 * LONGEST_LINE) throw new EndlessLine();
    return this.#decode(bytes.subarray(0, cut));
  }

  end(): string {
    if (this.#wide) return this.#wide.decode();
    const bytes = this.#rest;
    this.#rest = Buffer.alloc(0);
    return this.#decode(bytes);
  }

  #begin(chunk: Buffer): void {
    this.#first = false;
    if (chunk[0] === 0xff && chunk[1] === 0xfe) this.encoding = 'utf-16le';
    else if (chunk[0] === 0xfe && chunk[1] === 0xff) this.encoding = 'utf-16be';
    if (this.encoding) this.#wide = new TextDecoder(this.encoding);
    this.#oldMac = !chunk.includes(10) && chunk.includes(13);
  }

  #decode(bytes: Buffer): string {
    if (!bytes.length) return '';
    if (!this.encoding && !isAscii(bytes)) this.encoding = encodingOf(bytes);
    let text: string;
    if (!this.encoding) text = bytes.toString('latin1');
    else if (this.encoding === 'utf-8') text = bytes.toString('utf8');
    else text = new TextDecoder('gb18030').decode(bytes);
    if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    return this.#oldMac ? text.replaceAll('\r', '\n') : text;
  }
}

const damage = (text: string) => text.split('\uFFFD').length - 1;

/** UTF-8 when the bytes are UTF-8, or nearly so (a damaged file); otherwise GB18030, which reads most other bytes. */
function encodingOf(bytes: Buffer): 'utf-8' | 'gb18030' {
  if (isUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, 1 << 20);
  const asUtf8 = sample.toString('utf8');
  const beyondAscii = asUtf8.replace(/[\0-\x7f]/g, '').length;
  return damage(asUtf8) * 20 < beyondAscii ? 'utf-8' : 'gb18030';
}
