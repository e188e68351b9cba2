// Every entity of the register, for work that takes all of them, some at a time.

import { copyBatches } from '../base/copy.ts';
import type { Db } from '../base/db.ts';

/** Their ids, ascending. */
export async function allEntities(db: Db): Promise<number[]> {
  const all: number[] = [];
  for await (const rows of copyBatches(db, 'select entity_id from registry.entity order by entity_id'))
    while (rows.next()) all.push(rows.int(0)!);
  return all;
}
