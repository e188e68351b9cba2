// The chain of changes: each carries the hash of what came before it and of itself with its reason, so none is rewritten unseen.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Changed } from './draw.ts';
import type { Terms } from './terms.ts';
import type { Visit } from './visits.ts';

/** What a change of a chained file carries besides what it led to. */
export interface Linked extends Changed {
  /** The hash of the change before; of the first, that of what was drawn. */
  readonly before?: string;
  /** SHA-256 of the canonical JSON of `before`, `change` and `visit`. */
  readonly hash?: string;
}

/** What a chain begins with. */
export interface Drawn {
  readonly commitment: string;
  readonly seed: readonly string[];
  readonly visits: readonly Visit[];
}

/** Whether the changes of a draw are chained: from the second format on. */
export function isChained({ format }: Terms): boolean {
  return format !== 'jinxin-draw-1';
}

/** The changes with their hashes, whatever they carried before. */
export function linked({ commitment, seed, visits }: Drawn, changes: readonly Changed[]): Required<Linked>[] {
  let before = hashOf({ commitment, seed, visits });
  return changes.map(({ change, visit }) => {
    const link = { change, visit, before, hash: hashOf({ before, change, visit }) };
    before = link.hash;
    return link;
  });
}

function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value)!)));
}
