// Issuing a report: made from what is recorded, signed as JSON and as PDF, kept with who asked for what purpose on which basis.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Typesetter } from '../../base/pdf/typeset.ts';
import type { Seal } from '../../base/seal.ts';
import type { Who } from '../../base/who.ts';
import type { Grading } from '../../grading/grading.ts';
import { type Asked, checkedScope, reportContent, type Scope } from './content.ts';
import { signingKey } from './keys.ts';
import { letterOf } from './pdf.ts';
import { emptySignature, signedJson, signedPdf } from './sign.ts';

export interface Office {
  readonly grading: Grading;
  readonly seal: Seal;
  readonly typesetter: Typesetter;
  /** The beginning of our public addresses; '' where none is set. */
  readonly address: string;
}

export interface Wanted extends Scope {
  readonly entityId: number;
  readonly purpose: string;
  readonly basis: string;
  /** Leaves records out that whoever asks is not shown; none unless given. */
  readonly leaves?: Asked['leaves'];
}

export interface Issued {
  readonly number: string;
  readonly file: string;
  readonly pdf: Buffer;
}

const TEMPLATE = join(import.meta.dirname, 'report.typ');

/**
 * Issues it in the caller's transaction; `db` is the program's, `whole` sees every class as far as the asker's reach; of what it
 * says no more is read than `reader` sees, where one is given.
 */
export async function issueReport(
  { db, whole, reader = whole }: { readonly db: Db; readonly whole: Db; readonly reader?: Db },
  who: Who,
  at: Date,
  office: Office,
  wanted: Wanted,
): Promise<Issued> {
  const key = await signingKey(db, office.seal, at);
  const number = reportNumber(at);
  const issuer = await issuerOf(db);
  const { grading, address, typesetter } = office;
  const content = await reportContent({ db: whole, reader, grading, at, issuer, address }, { ...wanted, number });
  const file = await signedJson(content, key);
  const pdf = await signedPdf(await typesetter.typeset(TEMPLATE, letterOf(content, emptySignature(key)), at), key);
  const sections = content.sections.map(({ id }) => id);
  const { entityId, kind, from, until, purpose, basis } = wanted;
  await db.query(
    `insert into disclosure.report (entity_id, number, kind, from_day, until_day, sections, entry_id, purpose, basis,
       issued_at, kid, file, pdf, account, name)
     select $1, $2, $3, $4, $5, $6, coalesce(max(e.entry_id), 0), $7, $8, $9, $10, $11, $12, $13, $14
     from ledger.entry e where e.entity_id = $1`,
    [...[entityId, number, kind, from, until, sections, purpose, basis, at, key.kid, file, pdf, who.id], who.name],
  );
  return { number, file, pdf };
}

/** Refuses a scope before anything is made. */
export function checkWanted(wanted: Scope, at: Date): void {
  checkedScope(wanted, shanghaiDay(at));
}

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Cannot be guessed, so that nobody learns from it how many there are. */
function reportNumber(at: Date): string {
  const random = [...randomBytes(10)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `BG-${iso(shanghaiDay(at)).replaceAll('-', '')}-${random}`;
}

async function issuerOf(db: Db): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    `select name from base.unit where closed_on is null and kind in ('province', 'city', 'county')
     order by kind = 'city' desc, parent is null desc, id limit 1`,
  );
  return rows[0]?.name ?? '公共信用信息平台';
}
