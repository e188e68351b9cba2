// What stands on the first page of an enterprise: how much of what there is.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Sheet } from '../duties/sheet.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { internalId } from '../registry/entity.ts';
import type { readOwn } from './api.ts';
import { ownDuties } from './own-duties.ts';
import { seenRecords } from './own-file.ts';

const DONE: readonly string[] = ['in-time', 'late', 'waived', 'cancelled'];

export async function ownCounts(
  reader: Db,
  { catalogue, sheets }: { readonly catalogue: Catalogue; readonly sheets: readonly Sheet[] },
  entity: number,
  at: Date,
): Promise<AnswerOf<typeof readOwn>['counts']> {
  const today = shanghaiDay(at);
  const duties = (await ownDuties(reader, sheets, entity, today)).filter(({ state }) => !DONE.includes(state));
  const { rows } = await reader.query<{ visits: number; looks: number }>(
    `select (select count(*) from supervision.visit where entity_id = $1 and on_day > $2::date) as visits,
       (select count(*) from base.audit
        where object = $3 and starts_with(outcome, 'class-') and at > $2::date) as looks`,
    [entity, iso(today - 365), internalId(entity)],
  );
  return {
    duties: duties.length,
    overdue: duties.filter(({ state }) => state === 'overdue').length,
    records: (await seenRecords(reader, catalogue, entity)).length,
    ...rows[0],
  };
}
