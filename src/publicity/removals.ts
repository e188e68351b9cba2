// For how long what is gone is told, as `publicity/kept/removals.yaml` says it, and deleting the times that have had theirs.

import { z } from 'zod';
import { shanghaiDay, startOf } from '../base/day.ts';
import type { Database } from '../base/db.ts';
import { declaredIn } from '../base/declared.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** The rule; throws where the file says it wrongly. */
export const removalsRule = declaredIn(
  'publicity/kept/removals.yaml',
  z.strictObject({
    told: z.strictObject({ days: z.int().min(30) }),
    article: z.string().min(1),
    sense: label,
    assumption: label,
  }),
);

/** The instant since which every removal is told. */
export function toldSince(at: Date): Date {
  return startOf(shanghaiDay(at) - removalsRule().told.days);
}

// A cursor that is good when the question comes must still be when it is answered.
const MARGIN_MS = 86_400_000;
const SLICE = 5000;

/** Deletes the times of records that every channel has stopped showing for longer than removals are told; gives how many. */
export async function pruneShown(database: Database, at: Date): Promise<number> {
  const before = new Date(+toldSince(at) - MARGIN_MS);
  let pruned = 0;
  for (let more = true; more; ) {
    const { rowCount } = await database.transaction((db) => db.query(PRUNE, [before, SLICE]));
    pruned += rowCount;
    more = rowCount === SLICE;
  }
  return pruned;
}

const PRUNE = `delete from publicity.shown s using (
    select entity_id, record_id, channel, from_day from publicity.shown g
    where g.channel in ('market', 'credit') and g.gone_at < $1 and not exists (
      select from publicity.shown o where (o.entity_id, o.record_id) = (g.entity_id, g.record_id) and o.gone_at >= $1
    ) limit $2
  ) n
  where (s.entity_id, s.record_id, s.channel, s.from_day) = (n.entity_id, n.record_id, n.channel, n.from_day)`;
