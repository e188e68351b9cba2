// A request that is sent again with the same Idempotency-Key gets the answer of the first, and nothing is done twice.

import { createHash } from 'node:crypto';
import type { Db } from '../db.ts';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';

const KEPT_FOR = 24 * 3_600_000;

export interface Keyed {
  readonly account: string;
  readonly key: string;
  /** What tells this request from another: operation, parameters and body. */
  readonly request: unknown;
}

/**
 * Does the work once for each key, in the transaction of the work; a second request meanwhile waits for the first.
 * Refuses a key that was used for another request.
 */
export async function once<T>(db: Db, at: Date, keyed: Keyed | undefined, work: () => Promise<T>): Promise<T> {
  if (!keyed) return work();
  const { account, key } = keyed;
  const request = createHash('sha256').update(JSON.stringify(keyed.request)).digest();
  await db.query('delete from base.idempotency where asked_at < $1', [new Date(+at - KEPT_FOR)]);
  const { rowCount } = await db.query(
    'insert into base.idempotency (account, key, request, asked_at) values ($1, $2, $3, $4) on conflict do nothing',
    [account, key, request, at],
  );
  if (rowCount === 0) return answered(db, keyed, request);
  const answer = await work();
  await db.query('update base.idempotency set answer = $3 where account = $1 and key = $2', [
    account,
    key,
    JSON.stringify(answer),
  ]);
  return answer;
}

async function answered<T>(db: Db, { account, key }: Keyed, request: Buffer): Promise<T> {
  const { rows } = await db.query('select request, answer from base.idempotency where account = $1 and key = $2', [
    account,
    key,
  ]);
  if (!request.equals(rows[0].request)) throw new Problem(problems['base.request-key-reused']);
  return rows[0].answer;
}
