// The audit trail: who did what and when, each line chained to the one before by its hash.

import { createHash } from 'node:crypto';
import type { Db } from '../db.ts';

/** What is noted. */
export interface Act {
  readonly account: string | null;
  readonly name: string;
  /** Id of the operation. */
  readonly act: string;
  /** What it was done to: the parameters of its path. */
  readonly object: string;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
}

export interface AuditLine extends Act {
  readonly number: number;
  readonly at: string;
  /** Hexadecimal. */
  readonly hash: string;
}

/** Adds a line, under the lock of the trail's head: in the same transaction as what it tells of, and last in it. */
export async function addAudit(db: Db, at: Date, act: Act): Promise<void> {
  const { rows } = await db.query('select number, hash from base.audit_head for update');
  const number = rows[0].number + 1;
  const hash = auditHash(rows[0].hash, { ...act, number, at: at.toISOString() });
  await db.query(
    'insert into base.audit (number, at, account, name, act, object, outcome, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [number, at.toISOString(), act.account, act.name, act.act, act.object, act.outcome, hash],
  );
  await db.query('update base.audit_head set number = $1, hash = $2', [number, hash]);
}

/** SHA-256 of the hash before and the line as a JSON array: number, instant, account, name, act, object, outcome. */
export function auditHash(before: Buffer, line: Omit<AuditLine, 'hash'>): Buffer {
  const { number, at, account, name, act, object, outcome } = line;
  const text = JSON.stringify([number, at, account, name, act, object, outcome]);
  return createHash('sha256').update(before).update(text).digest();
}

/** Lines before a number, newest first. */
export async function auditLines(
  db: Db,
  { before, limit, account, act }: { before?: number; limit: number; account?: string; act?: string },
): Promise<AuditLine[]> {
  const { rows } = await db.query(
    `select number, at, account, name, act, object, outcome, encode(hash, 'hex') as hash from base.audit
     where number < $1 and ($3::text is null or account::text = $3 or name = $3) and ($4::text is null or act = $4)
     order by number desc limit $2`,
    [before ?? Number.MAX_SAFE_INTEGER, limit, account ?? null, act ?? null],
  );
  return rows;
}
