// The whole register in memory, as it stood at one moment: in slices of neighbouring entities, ready to be graded.

import type { Db } from '../../base/db.ts';
import { readRecords } from '../../ledger/read-records.ts';
import { subjectColumns } from '../../registry/subjects.ts';
import { batchOfRegister } from '../batch-of.ts';
import { layoutsOf } from '../columns.ts';
import type { Grading } from '../grading.ts';
import type { Batch } from '../kernel/batch.ts';
import { Slices } from '../kernel/slices.ts';
import { type Free, roomFor } from './room.ts';

export interface Snapshot {
  /** Which state of register and ledger it is: another text, another state. */
  readonly state: string;
  /** When it was read (ISO). */
  readonly at: string;
  /** Ascending; place i of the register is entity `entityIds[i]`. */
  readonly entityIds: Float64Array;
  readonly slices: readonly Batch[];
  /** The record types that were read. */
  readonly types: ReadonlySet<string>;
  readonly readMs: number;
}

/** Entities in a slice: other questions are heard between two of them. */
export const SLICE = 65_536;

/** Which state the register and the ledger are in. */
export async function stateOf(db: Db): Promise<string> {
  const { rows } = await db.query<{ state: string }>(
    `select (select head_id from ledger.chain) || ' ' || count(*) || ' ' || coalesce(sum(version), 0) as state
     from registry.entity`,
  );
  return rows[0].state;
}

/** Told how many rows of register and ledger have been read, of about how many; throws when it is to stop. */
export type Tell = (done: number, total: number) => void;

/** Reads the register with its records of these types; `db` sees one snapshot throughout. Refuses what does not fit into memory. */
export async function readSnapshot(
  db: Db,
  { keeping, catalogue }: Pick<Grading, 'keeping' | 'catalogue'>,
  types: ReadonlySet<string>,
  at: Date,
  { tell, free }: { readonly tell: Tell; readonly free: Free },
): Promise<Snapshot> {
  const began = performance.now();
  const state = await stateOf(db);
  const size = await sizeOf(db);
  const fits = roomFor(size, free);
  let done = 0;
  const each = (rows: number) => {
    done += rows;
    tell(done, Math.max(done, size.entities + size.records));
    fits();
  };
  const subjects = await subjectColumns(db, undefined, each);
  const records = await readRecords(db, keeping, undefined, types, each);
  const slices = new Slices(batchOfRegister(subjects, records.values(), layoutsOf(catalogue)), SLICE);
  return {
    state,
    at: at.toISOString(),
    entityIds: subjects.entityId,
    slices: Array.from({ length: Math.ceil(subjects.count / SLICE) }, (_, number) => slices.slice(number)),
    types,
    readMs: performance.now() - began,
  };
}

/** How many entities, and about how many records: as the server last looked, else as many as were ever filed. */
async function sizeOf(db: Db): Promise<{ entities: number; records: number }> {
  const { rows } = await db.query<{ entities: number; looked: number; filed: number }>(
    `select (select count(*) from registry.entity) as entities, (select head_id from ledger.chain) as filed,
       (select reltuples::float8 from pg_class where oid = 'ledger.record'::regclass) as looked`,
  );
  const [{ entities, looked, filed }] = rows;
  return { entities, records: looked > 0 ? looked : filed };
}
