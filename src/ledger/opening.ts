// What is opened to somebody from outside: by an entity's own consent to an institution, to look or to be named on a list, or by an
// approved request, answered once.

import { randomUUID } from 'node:crypto';
import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';

export interface Opening {
  readonly entity: number;
  /** list: the institution may be told of the entity on a list; no record is open. */
  readonly kind: 'consent' | 'request' | 'list';
  /** Of a consent: to which unit. */
  readonly unit: string | null;
  readonly list?: string;
  readonly classes: readonly number[];
  /** Record types; null: every type of these classes. */
  readonly types: readonly string[] | null;
  /** Whose records; null: everybody's. */
  readonly sources: readonly string[] | null;
  readonly purpose: string;
  readonly basis: string;
  /** The last day, ISO. */
  readonly until: string;
}

/** Opens; gives the id. */
export async function open(db: Db, who: Who, at: Date, opening: Opening): Promise<string> {
  const id = randomUUID();
  const { entity, kind, unit, list = null, classes, types, sources, purpose, basis, until } = opening;
  await db.query(
    `insert into ledger.opening (entity_id, opening_id, kind, unit, classes, types, sources, purpose, basis,
       granted_at, granted_by, granted_name, until_day, list)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [...[entity, id, kind, unit, classes, types, sources, purpose, basis], ...[at, who.id, who.name, until, list]],
  );
  return id;
}

/** Closes what stands open; false when there is nothing such. */
export async function closeOpening(
  db: Db,
  who: Who,
  at: Date,
  entity: number,
  id: string,
  why: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update ledger.opening set withdrawn_at = $3, withdrawn_name = $4, withdrawn_why = $5
     where (entity_id, opening_id) = ($1, $2::uuid) and withdrawn_at is null`,
    [entity, id, at, who.name, why],
  );
  return rowCount > 0;
}

export interface HeldOpening {
  readonly id: string;
  readonly entity: number;
  readonly kind: Opening['kind'];
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly list: string | null;
  readonly classes: number[];
  readonly purpose: string;
  readonly basis: string;
  readonly granted: string;
  readonly until: string;
  readonly answered: string | null;
  readonly withdrawn: string | null;
}

const COLUMNS = `o.opening_id as id, o.entity_id as entity, o.kind, o.unit, u.name as "unitName", o.list, o.classes, o.purpose, o.basis,
  o.granted_at as granted, o.until_day::text as until, o.answered_at as answered, o.withdrawn_at as withdrawn`;

/** What is or was open of an entity, the latest first. */
export async function openingsOf(reader: Db, entity: number): Promise<HeldOpening[]> {
  const { rows } = await reader.query<HeldOpening>(
    `select ${COLUMNS} from ledger.opening o left join base.unit u on u.id = o.unit
     where o.entity_id = $1 order by o.granted_at desc, o.opening_id`,
    [entity],
  );
  return rows;
}

/** What entities consent to today that a unit looks at, or that it is told of on a list; the latest first. */
export async function openTo(reader: Db, at: Date, unit: string, list: string | null = null): Promise<HeldOpening[]> {
  const { rows } = await reader.query<HeldOpening>(
    `select ${COLUMNS} from ledger.opening o left join base.unit u on u.id = o.unit
     where o.unit = $1 and o.list is not distinct from $3::text and o.withdrawn_at is null and o.until_day >= $2::date
     order by o.granted_at desc, o.opening_id`,
    [unit, iso(shanghaiDay(at)), list],
  );
  return rows;
}

/** What an approved request opens is answered once: it closes with its answer. */
export async function closeAnswered(db: Db, at: Date, entity: number, id: string): Promise<void> {
  await db.query(
    'update ledger.opening set answered_at = $3 where (entity_id, opening_id) = ($1, $2::uuid) and answered_at is null',
    [entity, id, at],
  );
}
