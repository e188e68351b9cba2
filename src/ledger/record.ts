// The nouns of the ledger: an entry is what was written, a record is what the entries about one fact amount to.

/** A JSON value as stored in an entry's payload. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Fields = { [key: string]: Json };

/** One line of the ledger, never changed. Days are `YYYY-MM-DD`, instants ISO 8601 with milliseconds in UTC. */
export interface Entry {
  /** Place in the chain, from 1, without gaps. */
  readonly entryId: number;
  readonly entityId: number;
  readonly act: 'file' | 'correct' | 'withdraw';
  /** The entry that filed the record; its own `entryId` for a filing. */
  readonly recordId: number;
  /** Record type of the catalogue, such as `administrative-penalty`. */
  readonly type: string;
  /** The day on which the fact took effect in law (认定之日); a correction may move it. */
  readonly recognizedOn: string;
  readonly recordedAt: string;
  readonly source: string;
  /** Document number; with the entity, the type and the source it names the fact. */
  readonly number: string;
  /** The fields as filed or as corrected (whole, not a difference); empty for a withdrawal. */
  readonly payload: Fields;
  readonly who: string;
  readonly why: string;
}

/** A fact as known at some moment: corrections applied, withdrawn ones left out, linked fields filled in. */
export interface LedgerRecord {
  readonly recordId: number;
  readonly entityId: number;
  readonly type: string;
  readonly recognizedOn: string;
  readonly source: string;
  readonly number: string;
  readonly fields: Fields;
}
