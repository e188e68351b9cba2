// Questions to the audit trail: lines found by who, act, object and day, and whether the chain is whole.

import type { Db } from '../db.ts';
import { type AuditLine, auditHash } from './audit.ts';

export interface AuditQuestion {
  /** Lines before this number. */
  readonly before?: number;
  readonly limit: number;
  /** An account's id or name, or part of the name. */
  readonly who?: string;
  readonly act?: string;
  /** What it is about, or what that belongs to: `JX1` finds `JX1/records/3` too. */
  readonly object?: string;
  /** `done`, `refused` or `looked`. */
  readonly outcome?: 'done' | 'refused' | 'looked';
  /** Instants, the second not included. */
  readonly from?: Date;
  readonly until?: Date;
}

/** A line with the names of what its object is, as far as the base knows them. */
export type FoundLine = AuditLine & { readonly about: string | null };

/** Lines that answer to everything that is asked, newest first. */
export async function auditLines(db: Db, question: AuditQuestion): Promise<FoundLine[]> {
  const { before = Number.MAX_SAFE_INTEGER, limit, who, act, object, outcome, from, until } = question;
  const { rows } = await db.query(
    `select l.number, l.at, l.account, l.name, l.act, l.object, l.outcome, l.detail, encode(l.hash, 'hex') as hash,
       coalesce(a.shown, u.name) as about
     from (
       select * from base.audit
       where number < $1
         and ($3::text is null or account::text = $3 or strpos(name, $3) > 0)
         and ($4::text is null or act = $4)
         and ($5::text is null or object = $5 or starts_with(object, $5 || '/'))
         and ($6::text is null or case $6 when 'done' then outcome = 'done' when 'looked' then starts_with(outcome, 'class-')
           else outcome <> 'done' and not starts_with(outcome, 'class-') end)
         and ($7::timestamptz is null or at >= $7) and ($8::timestamptz is null or at < $8)
       order by number desc limit $2
     ) l
     left join base.account a on a.id::text = l.object left join base.unit u on u.id = l.object
     order by l.number desc`,
    [before, limit, who ?? null, act ?? null, object ?? null, outcome ?? null, from ?? null, until ?? null],
  );
  return rows;
}

const BATCH = 2000;

export interface Verified {
  /** Lines that were read. */
  readonly lines: number;
  /** The first line that is missing or is not what its hash says; null: the chain is whole. */
  readonly broken: number | null;
  /** Hexadecimal: the hash of the last line. */
  readonly head: string;
}

/** Reads the whole trail and works out every hash anew; what the head says must be where that ends. */
export async function verifyAudit(db: Db): Promise<Verified> {
  const { rows } = await db.query('select number, hash from base.audit_head');
  const { number: last, hash: head } = rows[0] as { number: number; hash: Buffer };
  const said = { lines: last, broken: null, head: head.toString('hex') };
  let hash: Buffer = Buffer.alloc(32);
  for (let number = 0; number < last; ) {
    const lines = await linesBetween(db, number, last);
    for (const line of lines) {
      hash = auditHash(hash, line);
      if (line.number !== ++number || !hash.equals(line.kept)) return { ...said, broken: number };
    }
    if (lines.length === 0) return { ...said, broken: number + 1 };
  }
  return hash.equals(head) ? said : { ...said, broken: last };
}

async function linesBetween(
  db: Db,
  after: number,
  last: number,
): Promise<(Omit<AuditLine, 'hash'> & { kept: Buffer })[]> {
  const { rows } = await db.query(
    `select number, at, account, name, act, object, outcome, detail, hash as kept from base.audit
     where number > $1 and number <= $2 order by number limit ${BATCH}`,
    [after, last],
  );
  return rows;
}
