// Telling an entity of a decision that goes against it: a message on its site and a letter, its remedies frozen as they are today.

import { randomUUID } from 'node:crypto';
import { tell as tellChange } from '../base/change.ts';
import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { Who } from '../base/who.ts';
import { kindOf } from './kinds.ts';
import { letterOf } from './terms.ts';

/** Who tells: a person with his unit, or the program by itself. */
export type Teller = Who & Partial<Pick<Reader, 'unit' | 'source'>>;

export interface Telling {
  readonly entity: number;
  /** A kind of `notices/kinds.yaml`. */
  readonly kind: string;
  /** The record that it is about. */
  readonly about: { readonly type: string; readonly number: string } | null;
  /** What happened or is intended, in sentences that stand in the letter. */
  readonly facts: string;
  readonly reasons?: string;
  /** The number of the act that it makes known. */
  readonly number?: string;
  /** Whose act it is, where not the teller's unit's. */
  readonly authority?: string;
  /** Told once for one cause; a notice of its own unless given. */
  readonly cause?: string;
}

export interface Notice {
  readonly id: string;
  /** As people write it: `GZ-2026-000012`. */
  readonly number: string;
}

/** Writes the notice in the caller's transaction; gives the one that is there where the same was told already. */
export async function tell(db: Db, who: Teller, at: Date, telling: Telling): Promise<Notice> {
  const { entity, kind: name, about, facts, reasons = '', number = '', cause = randomUUID() } = telling;
  const kind = kindOf(name);
  const place = await placeOf(db, entity);
  const source = who.source ?? who.unit?.name ?? '';
  const { rows } = await db.query<Notice>(
    `insert into notice.notice (entity_id, notice_id, kind, cause, about_type, about_number, act_number, division, unit,
       source, authority, class, told_on, told_at, facts, reasons, letter, formal, invites, account, who)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
       coalesce((select class from ledger.disclosure where type = $5), 3), $12, $13, $14, $15, $16, $17, $18, $19, $20)
     on conflict (entity_id, kind, cause) do nothing
     returning notice_id as id, ${NUMBER} as number`,
    [
      ...[entity, randomUUID(), name, cause, about?.type ?? '', about?.number ?? '', number, place],
      ...[who.unit?.id ?? '', source, telling.authority ?? source, iso(shanghaiDay(at)), at, facts, reasons],
      ...[JSON.stringify(letterOf(kind)), kind.formal, kind.defence !== undefined, who.id, who.name],
    ],
  );
  if (!rows[0]) return sameBefore(db, entity, name, cause);
  await tellChange(db, { topic: 'notice', key: rows[0].id, division: place });
  return rows[0];
}

/** How a notice is numbered. */
export const NUMBER = `'GZ-' || to_char(told_on, 'YYYY-') || lpad(number::text, 6, '0')`;

async function placeOf(db: Db, entity: number): Promise<string> {
  const sql = 'select division from registry.entity where entity_id = $1';
  return (await db.query<{ division: string | null }>(sql, [entity])).rows[0]?.division ?? '';
}

async function sameBefore(db: Db, entity: number, kind: string, cause: string): Promise<Notice> {
  const { rows } = await db.query<Notice>(
    `select notice_id as id, ${NUMBER} as number from notice.notice where (entity_id, kind, cause) = ($1, $2, $3)`,
    [entity, kind, cause],
  );
  return rows[0];
}
