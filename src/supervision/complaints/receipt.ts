// The receipt of a complaint by the web: a number that nobody can guess, by which its holder asks for the state and nothing else.

import { createHash, randomBytes } from 'node:crypto';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { type Complaint, complaintAt } from './read-complaints.ts';

/** Letters and digits that are not taken for each other (Crockford). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/** A new receipt: a hundred bits, in groups of four. */
export function newReceipt(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.match(/.{4}/g)!.join('-');
}

/** A receipt however it was typed; undefined: none. */
export function receiptIn(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return plain.length === LENGTH && [...plain].every((letter) => LETTERS.includes(letter))
    ? plain.match(/.{4}/g)!.join('-')
    : undefined;
}

function hashOf(receipt: string): Buffer {
  return createHash('sha256').update(receipt).digest();
}

/** Keeps the hash of a receipt with a complaint. */
export async function keepReceipt(db: Db, receipt: string, complaint: string): Promise<void> {
  const sql = 'insert into supervision.complaint_receipt (hash, complaint_id) values ($1, $2)';
  await db.query(sql, [hashOf(receipt), complaint]);
}

/** Whether a receipt has been given out. */
export async function isTaken(db: Db, receipt: string): Promise<boolean> {
  return (await complaintOf(db, receipt)) !== undefined;
}

async function complaintOf(db: Db, receipt: string): Promise<string | undefined> {
  const sql = 'select complaint_id as id from supervision.complaint_receipt where hash = $1';
  return (await db.query<{ id: string }>(sql, [hashOf(receipt)])).rows[0]?.id;
}

/** What the holder of a receipt is told; nothing of who handles it but the unit, nothing of others. */
export interface Told
  extends Pick<
    Complaint,
    'number' | 'kind' | 'received' | 'state' | 'decided' | 'accepted' | 'closed' | 'outcome' | 'ground' | 'reply'
  > {
  readonly unit: string;
  /** The next day by which something must be done. */
  readonly due: string | null;
  readonly late: boolean;
  readonly handedTo: string | null;
}

/** Undefined where nobody holds such a receipt. What is handled with another is told as that one stands. */
export async function toldBy(db: Db, at: Date, receipt: string): Promise<Told | undefined> {
  const id = await complaintOf(db, receipt);
  if (id === undefined) return undefined;
  const own = await complaintAt(db, id);
  const c = own.main === null ? own : await complaintAt(db, own.main);
  const { rows } = await db.query<{ id: string; name: string }>('select id, name from base.unit where id = any($1)', [
    [c.unit, c.handedTo],
  ]);
  const named = (unit: string | null) => rows.find((one) => one.id === unit)?.name ?? unit;
  const { decided, accepted, closed, outcome, ground, state, due } = c;
  return {
    ...{
      number: own.number,
      kind: own.kind,
      received: own.received,
      state,
      decided,
      accepted,
      closed,
      outcome,
      ground,
    },
    ...{ reply: closed === null ? '' : c.reply, unit: named(c.unit)!, handedTo: named(c.handedTo) },
    ...{ due, late: due !== null && due < iso(shanghaiDay(at)) },
  };
}
