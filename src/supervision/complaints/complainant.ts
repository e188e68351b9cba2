// Who complained: sealed apart from the complaint, told from others by a hash, masked wherever nobody needs the whole.

import { createHmac, randomBytes } from 'node:crypto';
import type { Db } from '../../base/db.ts';
import type { Seal } from '../../base/seal.ts';
import { maskName } from '../../registry/name.ts';

export interface Complainant {
  readonly name: string;
  /** A telephone number, or another way to reach him. */
  readonly contact: string;
}

/** Equal for whoever can be reached in the same way, else for the same name; '' for nobody. */
export async function complainantKey(db: Db, complainant: Complainant | null): Promise<string> {
  if (complainant === null) return '';
  const { name, contact } = complainant;
  const digits = contact.normalize('NFKC').replace(/\D/g, '').slice(-11);
  const told = digits.length >= 7 ? digits : `${contact.normalize('NFKC').toLowerCase()} ${name.replace(/\s/g, '')}`;
  return createHmac('sha256', await salt(db))
    .update(told)
    .digest('base64url')
    .slice(0, 22);
}

async function salt(db: Db): Promise<Buffer> {
  await db.query('insert into supervision.complainant_salt (salt) values ($1) on conflict do nothing', [
    randomBytes(32),
  ]);
  return (await db.query<{ salt: Buffer }>('select salt from supervision.complainant_salt')).rows[0].salt;
}

export async function keepComplainant(db: Db, seal: Seal, id: string, complainant: Complainant): Promise<void> {
  const sealed = seal.close(Buffer.from(JSON.stringify(complainant)), placeOf(id));
  await db.query('insert into supervision.complainant (complaint_id, sealed) values ($1, $2)', [id, sealed]);
}

/** Null where nobody is named. */
export async function readComplainant(reader: Db, seal: Seal, id: string): Promise<Complainant | null> {
  const sql = 'select sealed from supervision.complainant where complaint_id = $1';
  const { rows } = await reader.query<{ sealed: Buffer }>(sql, [id]);
  return rows[0] ? JSON.parse(seal.open(rows[0].sealed, placeOf(id)).toString()) : null;
}

/** 王** 138****5678. */
export function masked({ name, contact }: Complainant): Complainant {
  const shown = contact.length >= 7 ? `${contact.slice(0, 3)}****${contact.slice(-4)}` : '****';
  return { name: maskName(name), contact: shown };
}

const placeOf = (id: string) => `complainant ${id}`;
