// The audit trail: who did what and when, each line chained to the one before by its hash.

import { createHash } from 'node:crypto';
import type { Db } from '../db.ts';
import { prepared } from '../prepared.ts';

/** What is noted. */
export interface Act {
  readonly account: string | null;
  readonly name: string;
  /** Id of the operation. */
  readonly act: string;
  /** What it was done to: the parameters of its path. */
  readonly object: string;
  /** `done`, the code of the refusal, or of a look the disclosure classes that were shown (`class-3-4`). */
  readonly outcome: string;
  /** What was changed or asked for; '' where the act says it all. */
  readonly detail: string;
}

export interface AuditLine extends Act {
  readonly number: number;
  readonly at: string;
  /** Hexadecimal. */
  readonly hash: string;
}

/** An act and when it was done. */
export interface Done {
  readonly at: Date;
  readonly act: Act;
}

const COLUMNS = 'number, at, account, name, act, object, outcome, detail, hash';
const INSERT = prepared(`insert into base.audit (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`);

/** Adds a line, under the lock of the trail's head: in the same transaction as what it tells of, and last in it. */
export async function addAudit(db: Db, at: Date, act: Act): Promise<void> {
  await addAudits(db, [{ at, act }]);
}

/** Adds lines in their order. */
export async function addAudits(db: Db, done: readonly Done[]): Promise<void> {
  const head = await db.query(prepared('select number, hash from base.audit_head for update'));
  let { number, hash } = head.rows[0] as { number: number; hash: Buffer };
  for (const { at, act } of done) {
    number++;
    hash = auditHash(hash, { ...act, number, at: at.toISOString() });
    const { account, name, object, outcome, detail } = act;
    await db.query(INSERT, [...[number, at.toISOString(), account, name, act.act], ...[object, outcome, detail, hash]]);
  }
  await db.query(prepared('update base.audit_head set number = $1, hash = $2'), [number, hash]);
}

/**
 * SHA-256 of the hash before and the line as a JSON array: number, instant, account, name, act, object, outcome, and the
 * detail where there is one.
 */
export function auditHash(before: Buffer, line: Omit<AuditLine, 'hash'>): Buffer {
  const { number, at, account, name, act, object, outcome, detail } = line;
  const text = JSON.stringify([number, at, account, name, act, object, outcome, ...(detail === '' ? [] : [detail])]);
  return createHash('sha256').update(before).update(text).digest();
}
