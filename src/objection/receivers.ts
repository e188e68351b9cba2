// Who else had received a record that was wrong: units whose people looked at it, and its provider; each is told, and may say it has seen it.

import type { Db } from '../base/db.ts';
import { internalId } from '../registry/entity.ts';
import type { Objection } from './read-objections.ts';
import type { Pen } from './write-objection.ts';

export interface Receiver {
  readonly source: string;
  readonly name: string;
  readonly how: 'looked' | 'provider';
  readonly toldAt: string;
  readonly seenAt: string | null;
  readonly seenBy: string | null;
}

/** Units whose people were shown records of class 3 or 4 of the entity by the audit trail, and the provider. */
const RECEIVERS = `
  select distinct on (source) source, name, how from (
    select coalesce(u.source, 'unit ' || u.id) as source, u.name, 'looked' as how
    from base.audit l join base.account a on a.id = l.account join base.unit u on u.id = a.unit
    where l.outcome like 'class-%' and (l.object like $1 || '%' or l.object like $2 || '%') and l.at >= $3
    union all
    select $4, $4, 'provider' where not $5::boolean
  ) had order by source, how desc`;

/** Writes a row for each, once. */
export async function tellReceivers({ db, at }: Pen, o: Objection): Promise<void> {
  const { rows: of } = await db.query<{ uscc: string | null }>(
    'select uscc from registry.entity where entity_id = $1',
    [o.entityId],
  );
  const since = o.aboutRecord === null ? o.takenAt : await recordedAt(db, o.entityId, o.aboutRecord);
  const id = internalId(o.entityId);
  await db.query(
    `insert into objection.receiver
       (entity_id, objection_id, source, name, how, told_at, number, about_type, about_number, mended)
     select $6, $7, source, name, how, $8, $9, $10, $11, $12 from (${RECEIVERS}) had on conflict do nothing`,
    [
      ...[id, of[0]?.uscc ?? id, since, o.provider, o.own, o.entityId, o.id, at],
      ...[o.number, o.aboutType, o.aboutNumber, o.mended],
    ],
  );
}

async function recordedAt(db: Db, entityId: number, recordId: number): Promise<string> {
  const { rows } = await db.query<{ at: string }>(
    'select min(recorded_at) as at from ledger.entry where entity_id = $1 and record_id = $2',
    [entityId, recordId],
  );
  return rows[0].at;
}

/** Who was told, and who has seen it. */
export async function receiversOf(reader: Db, { entityId, id }: Pick<Objection, 'entityId' | 'id'>) {
  const { rows } = await reader.query<Receiver>(
    `select source, name, how, told_at as "toldAt", seen_at as "seenAt", seen_by as "seenBy" from objection.receiver
     where (entity_id, objection_id) = ($1, $2) order by name`,
    [entityId, id],
  );
  return rows;
}
