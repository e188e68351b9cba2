// The record that a path names, if the reader may see it and it stands.

import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { heldRecord } from './held-record.ts';
import type { Entry } from './record.ts';

/** The last entry of a standing record; refuses one that is not there, not seen, or withdrawn. */
export async function recordAt(reader: Db, { id, record }: { id: string; record: number }): Promise<Entry> {
  const held = await heldRecord(reader, await entityAt(reader, id), record);
  if ('code' in held) throw new Problem(held.code, held.params);
  return held;
}
