// Verifying the chain: every entry's seal is computed again, so that whatever was changed, moved or taken out is found.

import { copyBatches } from '../base/copy.ts';
import type { CopyRows } from '../base/copy-rows.ts';
import type { Db } from '../base/db.ts';
import type { Params } from '../base/problem.ts';
import { type Head, head } from './append.ts';
import { entryHash, GENESIS } from './chain.ts';
import { problems } from './problems.ts';
import { ENTRY_COLUMNS, entryIn } from './read-entries.ts';
import type { Entry } from './record.ts';

/** A seal noted down earlier, outside the database: whoever rewrites the whole chain cannot rewrite that. */
export interface Anchor {
  readonly entryId: number;
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

export interface ChainReport {
  readonly ok: boolean;
  /** Entries found right before the first wrong one, or all. */
  readonly checked: number;
  /** The last right entry and its seal, worth noting down. */
  readonly head: Anchor;
  /** The first broken entry, and why: a code of problems.ts with its parameters. */
  readonly broken?: { readonly entryId: number; readonly code: string; readonly params: Params };
}

/** Reads all entries in the order of the chain and recomputes it; `onProgress` hears now and then how many are done. */
export async function verifyChain(
  db: Db,
  { anchors = [], onProgress }: { anchors?: readonly Anchor[]; onProgress?: (checked: number) => void } = {},
): Promise<ChainReport> {
  const end = await head(db);
  const check = new ChainCheck(anchors);
  // A chain cannot be read past a break, but the server would send it all the same: read on without looking.
  for await (const rows of copyBatches(db, CHAIN)) {
    while (rows.next()) check.row(rows);
    onProgress?.(check.checked);
  }
  check.end(end);
  return check.report();
}

const CHAIN = `select ${ENTRY_COLUMNS}, e.hash from ledger.entry e order by e.entry_id, e.entity_id`;
const HASH = 12;
const RECORDED_AT = 6;

class ChainCheck {
  checked = 0;
  #hash: Uint8Array = GENESIS;
  #recordedAt = '';
  #broken: ChainReport['broken'];
  readonly #anchors: ReadonlyMap<number, string>;

  constructor(anchors: readonly Anchor[]) {
    this.#anchors = new Map(anchors.map(({ entryId, hash }) => [entryId, hash.toLowerCase()]));
  }

  row(rows: CopyRows): void {
    if (this.#broken) return;
    const entry = readable(rows);
    if (!entry) return this.#breakAt(this.checked + 1, problems['ledger.chain-entry-changed']);
    const hash = entryHash(this.#hash, entry);
    const flaw = this.#flaw(entry, hash, rows);
    if (flaw) return this.#breakAt(...flaw);
    this.checked++;
    this.#hash = hash;
    this.#recordedAt = entry.recordedAt;
  }

  #flaw(entry: Entry, hash: Buffer, rows: CopyRows): [entryId: number, code: string] | undefined {
    const expected = this.checked + 1;
    if (entry.entryId > expected) return [expected, problems['ledger.chain-entry-missing']];
    if (entry.entryId < expected) return [entry.entryId, problems['ledger.chain-entry-twice']];
    // The seal covers milliseconds; the column could hide a change below them.
    const whole = rows.int(RECORDED_AT)! % 1000 === 0;
    if (!whole || !hash.equals(rows.bytes(HASH)!)) return [expected, problems['ledger.chain-entry-changed']];
    if (entry.recordedAt < this.#recordedAt) return [expected, problems['ledger.chain-time-backwards']];
    const noted = this.#anchors.get(expected);
    if (noted !== undefined && noted !== hash.toString('hex'))
      return [expected, problems['ledger.chain-anchor-differs']];
    return undefined;
  }

  end({ entryId, hash, recordedAt }: Head): void {
    if (this.#broken) return;
    const last = this.checked;
    const noted = Math.max(entryId, ...this.#anchors.keys());
    if (noted > last) this.#breakAt(last + 1, problems['ledger.chain-entry-missing']);
    else if (
      entryId !== last ||
      Buffer.compare(hash, this.#hash) !== 0 ||
      (last > 0 && recordedAt !== this.#recordedAt)
    )
      this.#breakAt(last, problems['ledger.chain-head-differs'], { head: entryId, last });
  }

  #breakAt(entryId: number, code: string, params: Params = {}): void {
    this.#broken = { entryId, code, params: { entry: entryId, ...params } };
  }

  report(): ChainReport {
    const seal = { entryId: this.checked, hash: Buffer.from(this.#hash).toString('hex') };
    return { ok: this.#broken === undefined, checked: this.checked, head: seal, broken: this.#broken };
  }
}

/** The entry in the present row; undefined when a column holds what the program never writes, such as an infinite time. */
function readable(rows: CopyRows): Entry | undefined {
  try {
    return entryIn(rows);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
