// The chain: every entry's hash covers the hash before it, so no entry can be changed, moved or taken out unseen.

import { hash } from 'node:crypto';
import { CanonicalBytes } from './canonical.ts';
import type { Entry } from './record.ts';

/** What stands before the first entry: 32 zero bytes. */
export const GENESIS: Uint8Array = new Uint8Array(32);

const sealed = new CanonicalBytes();

/**
 * The 32 bytes that seal an entry: SHA-256 over the 32 bytes of the previous entry's hash (GENESIS before entry 1)
 * followed by the UTF-8 bytes of one canonical JSON object (RFC 8785) made of all columns of `ledger.entry` except `hash`,
 * under the columns' names:
 *
 *     {"act":"file","entity_id":7,"entry_id":1,"number":"渝市监处〔2024〕5号","payload":{"decided_on":"2024-03-01"},
 *      "recognized_on":"2024-03-01","record_id":1,"recorded_at":"2024-03-04T01:02:03.456Z","source":"cq-samr",
 *      "type":"administrative-penalty","who":"wang","why":""}
 *
 * on one line, without the blanks and line breaks shown here. Ids are JSON numbers, the day is `YYYY-MM-DD`, the instant
 * is UTC with exactly three decimals. Whoever can read the table can recompute the chain from this paragraph.
 */
export function entryHash(previous: Uint8Array, entry: Entry): Buffer {
  return seal(previous, entry).hash;
}

/** The same with the canonical JSON of the payload, whose bytes are valid until the next entry is sealed. */
export function seal(previous: Uint8Array, entry: Entry): { hash: Buffer; payload: Buffer } {
  sealed.begin(previous);
  const payload = putEntry(sealed, entry);
  return { hash: Buffer.from(hash('sha256', sealed.written(), 'hex'), 'hex'), payload };
}

/** Writes an entry; gives the bytes of its payload. */
function putEntry(to: CanonicalBytes, e: Entry): Buffer {
  to.raw('{"act":');
  to.text(e.act);
  to.raw(`,"entity_id":${e.entityId},"entry_id":${e.entryId},"number":`);
  to.text(e.number);
  to.raw(',"payload":');
  const from = to.length;
  to.value(e.payload);
  const end = to.length;
  to.raw(`,"recognized_on":"${e.recognizedOn}","record_id":${e.recordId},"recorded_at":"${e.recordedAt}","source":`);
  to.text(e.source);
  to.raw(',"type":');
  to.text(e.type);
  to.raw(',"who":');
  to.text(e.who);
  to.raw(',"why":');
  to.text(e.why);
  to.raw('}');
  return to.written(from, end);
}
