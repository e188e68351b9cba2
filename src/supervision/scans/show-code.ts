// Showing a code: the visit that it is for is begun, or found when it has been begun already, and a new code is made for it.

import { randomUUID } from 'node:crypto';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { problems } from './problems.ts';
import { scanRules } from './rules.ts';
import type { Said } from './said.ts';
import { hashOf, makeSecret } from './secret.ts';

export interface Beginning {
  readonly entityId: number;
  /** The plan of inspection that the visit belongs to; null: a patrol. */
  readonly plan: string | null;
  /** Accounts of those who come. */
  readonly officers: readonly string[];
  readonly said: Said;
}

export interface Shown {
  readonly visit: string;
  readonly code: string;
  readonly endsAt: Date;
}

/**
 * Begins the visit, or renews the code of the one that its officer has begun today and not filed: an earlier code of it is no
 * longer good. Refuses when the visited have confirmed it.
 */
export async function showCode(db: Db, who: Reader, at: Date, beginning: Beginning): Promise<Shown> {
  const { entityId, plan, said } = beginning;
  const begun = await begunVisit(db, entityId, { plan, account: who.id, on: said.on });
  if (begun?.confirmed) throw new Problem(problems['scans.confirmed']);
  const visit = begun?.visit ?? randomUUID();
  await keepVisit(db, who, at, visit, beginning);
  await endSecrets(db, at, entityId, visit);
  const endsAt = new Date(+at + scanRules().hours * 3_600_000);
  return { visit, code: await addSecret(db, { entityId, visit, use: 'enter', endsAt }), endsAt };
}

interface Which {
  readonly plan: string | null;
  readonly account: string;
  readonly on: string;
}

/** The visit of a day that has not been filed yet; of a plan, whoever of the officers began it. */
export async function begunVisit(db: Db, entityId: number, { plan, account, on }: Which) {
  const { rows } = await db.query<{ visit: string; confirmed: boolean }>(
    `select visit_id as visit, confirmed_at is not null as confirmed from supervision.visit
     where entity_id = $1 and filed_at is null and on_day = $4::date and plan_id is not distinct from $2::uuid
       and ($2::uuid is not null or account = $3) order by shown_at desc limit 1 for update`,
    [entityId, plan, account, on],
  );
  return rows[0];
}

async function keepVisit(db: Db, who: Reader, at: Date, visit: string, beginning: Beginning): Promise<void> {
  const { entityId, plan, officers, said } = beginning;
  await db.query(
    `insert into supervision.visit (entity_id, visit_id, plan_id, on_day, way, wanted, officers, account, officer, unit, said, shown_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (entity_id, visit_id) do update set way = excluded.way, wanted = excluded.wanted,
       officers = excluded.officers, account = excluded.account, officer = excluded.officer, unit = excluded.unit,
       said = excluded.said, shown_at = excluded.shown_at`,
    [
      ...[entityId, visit, plan, said.on, said.way, scanRules().wanted.includes(said.way), [...officers]],
      ...[who.id, who.name, who.unit.id, JSON.stringify(said), at],
    ],
  );
}

/** Those of the visit, and all whose time is over. */
async function endSecrets(db: Db, at: Date, entityId: number, visit: string): Promise<void> {
  const sql = 'delete from supervision.visit_secret where (entity_id, visit_id) = ($1, $2) or ends_at <= $3';
  await db.query(sql, [entityId, visit, at]);
}

interface NewSecret {
  readonly entityId: number;
  readonly visit: string;
  readonly use: 'enter' | 'receipt';
  readonly endsAt: Date;
}

/** Gives the secret; its hash alone is kept. */
export async function addSecret(db: Db, { entityId, visit, use, endsAt }: NewSecret): Promise<string> {
  const secret = makeSecret();
  await db.query(
    'insert into supervision.visit_secret (hash, entity_id, visit_id, use, ends_at) values ($1, $2, $3, $4, $5)',
    [hashOf(secret), entityId, visit, use, endsAt],
  );
  return secret;
}
