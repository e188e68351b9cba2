// Files whose cases have been over for as long as the rules keep them are taken away.

import type { Db } from '../base/db.ts';
import type { CASES } from './api.ts';
import { rulesFor } from './file-rules.ts';

/** When the cases of a kind were over, as their room knows: SQL of rows (entity_id, case_id, over_on) of those that are. */
export interface Over {
  readonly kind: (typeof CASES)[number];
  readonly sql: string;
}

/** Takes them away; gives how many. */
export async function tidyFiles(db: Db, { kind, sql }: Over, today: string): Promise<number> {
  const { rowCount } = await db.query(
    `delete from evidence.file f using (${sql}) o
     where f.kind = $1 and f.case_id = o.case_id and (f.entity_id = 0 or f.entity_id = o.entity_id)
       and o.over_on + make_interval(months => $2) <= $3::date`,
    [kind, rulesFor(kind).months, today],
  );
  return rowCount ?? 0;
}
