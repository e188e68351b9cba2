// A visit that was entered: what was filed of it is kept with its code; one without a code is kept too, for a superior to see.

import { randomUUID } from 'node:crypto';
import { tell } from '../../base/change.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { scanRules } from './rules.ts';
import { begunVisit } from './show-code.ts';

export interface FiledVisit {
  readonly entityId: number;
  readonly plan: string | null;
  readonly on: string;
  readonly way: 'on-site' | 'off-site';
  readonly officers: readonly string[];
  readonly records: readonly number[];
}

/** Called in the transaction that files the visit. */
export async function fileVisit(db: Db, who: Reader, at: Date, filed: FiledVisit): Promise<void> {
  const { entityId, plan, on, way, officers, records } = filed;
  const begun = await begunVisit(db, entityId, { plan, account: who.id, on });
  if (begun)
    await db.query(
      'update supervision.visit set records = $3, filed_at = $4, way = $5, wanted = $6 where (entity_id, visit_id) = ($1, $2)',
      [entityId, begun.visit, records, at, way, scanRules().wanted.includes(way)],
    );
  else
    await db.query(
      `insert into supervision.visit (entity_id, visit_id, plan_id, on_day, way, wanted, officers, account, officer, unit, records, filed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[entityId, randomUUID(), plan, on, way, scanRules().wanted.includes(way), [...officers]],
        ...[who.id, who.name, who.unit.id, records, at],
      ],
    );
  await tellVisits(db, entityId);
}

/** Tells those who watch visits. */
export async function tellVisits(db: Db, entityId: number): Promise<void> {
  const { rows } = await db.query<{ division: string | null }>(
    'select division from registry.entity where entity_id = $1',
    [entityId],
  );
  await tell(db, { topic: 'visit', key: '*', division: rows[0]?.division ?? '' });
}
