// The visit of a code that somebody scanned or typed, as long as the code is good.

import type { Db } from '../../base/db.ts';
import type { Said } from './said.ts';
import { hashOf } from './secret.ts';

export interface Visit {
  readonly entityId: number;
  readonly visit: string;
  readonly use: 'enter' | 'receipt';
  readonly endsAt: string;
  readonly name: string;
  readonly unit: string;
  readonly officers: readonly string[];
  readonly said: Said;
  readonly confirmedAt: string | null;
  readonly filedAt: string | null;
  readonly records: readonly number[];
}

/** Undefined when there is none, or none any more: nobody is told which. */
export async function visitOfSecret(db: Db, at: Date, secret: string, lock = ''): Promise<Visit | undefined> {
  const hash = hashOf(secret);
  if (!hash) return undefined;
  const { rows } = await db.query<Visit>(
    `select v.entity_id as "entityId", v.visit_id as visit, s.use, s.ends_at as "endsAt", e.name, v.unit, v.officers, v.said,
       v.confirmed_at as "confirmedAt", v.filed_at as "filedAt", coalesce(v.records, '{}') as records
     from supervision.visit_secret s
     join supervision.visit v on (v.entity_id, v.visit_id) = (s.entity_id, s.visit_id)
     join registry.entity e on e.entity_id = v.entity_id
     where s.hash = $1 and s.ends_at > $2 ${lock}`,
    [hash, at],
  );
  return rows[0];
}
