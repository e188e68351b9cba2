// Writing a listing: as it becomes, the next day that counts, and what was done.

import { loadCalendar } from '../../base/calendar-load.ts';
import { tell as tellChange } from '../../base/change.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { Who } from '../../base/who.ts';
import type { Grading } from '../../grading/grading.ts';
import { type Telling, tell } from '../tell.ts';
import { deadlinesOf, nextDue } from './deadlines.ts';
import { type Listing, listingAt } from './read-listings.ts';
import { listRule } from './rules.ts';

/** What writing needs besides what is written. */
export interface Pen {
  readonly db: Db;
  readonly who: Who & Partial<Pick<Reader, 'unit' | 'source'>>;
  readonly at: Date;
  readonly grading: Grading;
}

export interface Done {
  readonly act: string;
  readonly on: string;
  readonly detail?: string;
  readonly why?: string;
}

/** Writes it as it has become, and what was done. */
export async function writeListing({ db, who, at }: Pen, l: Listing, done: Done): Promise<void> {
  const due = nextDue(deadlinesOf(listRule(l.list), l, await loadCalendar(db)));
  const over = l.outcome === 'not-listed' || l.removed !== null;
  await db.query(
    `update notice.listing set verified_on = $3, order_notice = $4, ordered_until = $5, intended_notice = $6, levels = $7,
       publicised_on = $8, decided_on = $9, outcome = $10, document_number = $11, record_id = $12, reminded_on = $13,
       reviewed_on = $14, applied_on = $15, conditions = $16, removed_on = $17, removal_number = $18, reason = $19,
       due_on = $20, ground = $21, title = $22, marked = $23, revision = revision + 1
     where (entity_id, listing_id) = ($1, $2)`,
    [
      ...[l.entityId, l.id, l.verified, l.orderNotice, l.orderedUntil, l.intendedNotice, l.levels, l.publicised],
      ...[l.decided, l.outcome, l.documentNumber, l.recordId, l.reminded, l.reviewed, l.applied, l.conditions],
      ...[l.removed, l.removalNumber, l.reason, over ? null : due, l.ground, l.title, l.marked],
    ],
  );
  const { act, on, detail = '', why = '' } = done;
  await db.query(
    `insert into notice.listing_act (entity_id, listing_id, act, on_day, detail, why, account, who, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [l.entityId, l.id, act, on, detail, why, who.id, who.name, at],
  );
  await tellChange(db, { topic: 'notice', key: l.id, division: l.division });
}

/** Tells the entity, in the name of the unit whose case it is. */
export async function tellOf({ db, who, at }: Pen, l: Listing, telling: Omit<Telling, 'entity'>): Promise<string> {
  const teller = { id: who.id, name: who.name, unit: { id: l.unit, name: l.source }, source: l.source };
  return (await tell(db, teller, at, { ...telling, entity: l.entityId })).id;
}

/** One that the reader sees, as it stands in this transaction; nobody else writes to it until the end. */
export async function lockedListing(db: Db, reader: Db, id: string): Promise<Listing> {
  const { entityId } = await listingAt(reader, id);
  await db.query('select from notice.listing where (entity_id, listing_id) = ($1, $2) for update', [entityId, id]);
  return listingAt(db, id);
}

/** The kind of an entity. */
export async function kindOf(db: Db, entityId: number): Promise<string> {
  const { rows } = await db.query<{ kind: string }>('select kind from registry.entity where entity_id = $1', [
    entityId,
  ]);
  return rows[0].kind;
}
