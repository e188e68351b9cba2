// The nouns of importing: what is to be imported, by whom, and an import that was noted when its file was sent.

import type { Database, Db } from '../base/db.ts';
import type { Limit } from '../base/limit.ts';
import type { Who } from '../base/who.ts';
import type { Grading } from '../grading/grading.ts';
import type { Told } from './fault.ts';
import type { Row } from './sheet/sheet.ts';

/** What is to be imported, and how. */
export interface Import {
  /** A record type of the catalogue, or `entities`. */
  readonly type: string;
  readonly file: string;
  readonly source?: string;
  /** Path of a mapping file. */
  readonly map?: string;
  /** The reason for correcting what is filed with other content. */
  readonly correct?: string;
  /** Where rows that cannot be taken go; `<file>.rejected.csv` when not given. */
  readonly rejected?: string;
  /** Told the bytes read and the size of the file. */
  readonly onProgress?: (read: number, size: number) => void;
  /** An import that was noted when its file was sent. */
  readonly noted?: Noted;
}

/** A beginning of an import that is noted already; the rows it gives back go to the database, not to a file. */
export interface Noted {
  readonly id: string;
  /** Its number: batches are refused when another has begun since, or when it was stopped. */
  readonly run: number;
  /** The mapping to follow, instead of a file or the one that the source used last. */
  readonly mapping?: { readonly name: string; readonly content: string };
  /** The worksheet to read, instead of the first with rows. */
  readonly sheet?: string;
  /** Whether its cells were made harmless for spreadsheets when they were given back. */
  readonly defused: boolean;
  /** Told, in the transaction of each batch, the rows that it gives back. */
  readonly onBatch: (db: Db, rejected: readonly RejectedRow[]) => Promise<void>;
}

export interface RejectedRow {
  readonly row: Row;
  readonly why: string;
  readonly faults: readonly Told[];
}

/** Thrown when an import was stopped, or begun again elsewhere: what was taken stays. */
export class Superseded extends Error {}

export interface Importing {
  readonly database: Database;
  readonly grading: Grading;
  readonly who: Who;
  /** The moment of each batch. */
  readonly clock: () => Date;
  /** How far the sender sees; without it, rows may be about anybody. */
  readonly limit?: Limit;
  /** Brings up to date what is kept of the records that were taken, before the import is said to be done. */
  readonly settle?: () => Promise<unknown>;
}
