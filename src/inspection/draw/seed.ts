// From terms and what was revealed after them to the key of the draw.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import type { Terms } from './terms.ts';

/** The hash of terms: SHA-256 of their canonical JSON (RFC 8785) in UTF-8, as hexadecimal digits. */
export function commitmentOf(terms: Terms): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(terms)!)));
}

/** What a party publishes beforehand of its secret: SHA-256 of its name, a line feed and the secret. */
export function pledge(party: string, secret: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${party}\n${secret}`)));
}

/** The 32 bytes that decide the draw: SHA-256 of the format, the hash of the terms and the revealed values, a line each. */
export function keyOf({ format }: Terms, commitment: string, values: readonly string[]): Uint8Array {
  return sha256(utf8ToBytes([format, commitment, ...values].map((line) => `${line}\n`).join('')));
}

/** Why values are not those that the terms ask for; undefined when they are. */
export function unkeptPledge({ seed }: Terms, values: readonly string[]): Problem | undefined {
  const wanted = seed.kind === 'public' ? 1 : seed.parties.length;
  if (values.length !== wanted)
    return new Problem(problems['inspection.seed-values'], { wanted, given: values.length });
  if (seed.kind === 'public') return undefined;
  const broken = seed.parties.find(({ party, hash }, i) => pledge(party, values[i]) !== hash);
  return broken && new Problem(problems['inspection.seed-not-as-pledged'], { party: broken.party });
}
