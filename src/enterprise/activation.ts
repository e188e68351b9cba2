// Codes by which accounts of an enterprise are activated: printed at the desk for its owner, given by the owner to delegates.

import { randomUUID } from 'node:crypto';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import { addBound, boundTo, endBound } from '../base/who/bound-accounts.ts';
import { noteOutside } from '../base/who/outside-act.ts';
import type { Permission } from '../base/who/permissions.ts';
import { entityOn, findEntities } from '../registry/entity-on.ts';
import { maskName, normaliseName } from '../registry/name.ts';
import { hashOf, makeSecret } from '../supervision/scans/secret.ts';
import type { listActivations } from './desk-api.ts';
import { problems } from './problems.ts';
import { type Comer, PAPERS, type Paper, permissionsFor, type Right, WANTED } from './rights.ts';

const DAY = 86_400_000;
/** For how long a code from the desk is good, and one for a delegate. */
const DESK_DAYS = 15;
const INVITED_DAYS = 3;

export interface AtDesk {
  readonly entity: number;
  readonly comer: Comer;
  /** The legal representative as the paper that was shown names him. */
  readonly representative: string;
  readonly papers: readonly Paper[];
  /** Former accounts end when the code is used: the representative changed, or a password is lost. */
  readonly replaces: boolean;
}

export interface Printed {
  /** Known to nobody else, and shown this once. */
  readonly code: string;
  readonly expires: Date;
}

/** Makes the code of an owner's account; refuses papers that are missing and a representative who is not the registered one. */
export async function printCode(db: Db, reader: Db, who: Reader, at: Date, desk: AtDesk): Promise<Printed> {
  const { entity, comer, representative, papers, replaces } = desk;
  const missing = WANTED[comer].filter((paper) => !papers.includes(paper));
  if (missing.length > 0) throw new Problem(problems['enterprise.papers-missing'], namesOf(missing));
  const registered = (await entityOn(reader, entity))?.attributes.legal_person;
  if (!registered) throw new Problem(problems['enterprise.no-representative']);
  if (normaliseName(registered) !== normaliseName(representative))
    throw new Problem(problems['enterprise.not-the-representative'], { registered: maskName(registered) });
  await withdrawOwners(db, at, entity);
  const noted = { came: comer, shown: papers.join(','), replaces };
  return addCode(db, at, who, { entity, permissions: null, days: DESK_DAYS, ...noted });
}

function namesOf(papers: readonly Paper[]) {
  return {
    papers: papers.map((paper) => PAPERS[paper].zh).join('、'),
    papersEn: papers.map((paper) => PAPERS[paper].en).join(', '),
  };
}

/** A code printed before is good no more: the one on the newest paper counts. */
async function withdrawOwners(db: Db, at: Date, entity: number): Promise<void> {
  await db.query(
    `update enterprise.activation set withdrawn_at = $2
     where entity_id = $1 and permissions is null and used_at is null and withdrawn_at is null`,
    [entity, at],
  );
}

/** Makes the code of a delegate, with the rights that the owner chooses. */
export function inviteDelegate(db: Db, who: Reader, at: Date, entity: number, rights: readonly Right[]) {
  const permissions = permissionsFor(rights);
  return addCode(db, at, who, { entity, permissions, days: INVITED_DAYS, came: '', shown: '', replaces: false });
}

interface NewCode {
  readonly entity: number;
  readonly permissions: readonly Permission[] | null;
  readonly days: number;
  readonly came: string;
  readonly shown: string;
  readonly replaces: boolean;
}

async function addCode(db: Db, at: Date, who: Reader, made: NewCode): Promise<Printed> {
  const code = makeSecret();
  const expires = new Date(+at + made.days * DAY);
  await db.query(
    `insert into enterprise.activation
       (entity_id, activation_id, hash, permissions, came, shown, replaces, made_at, made_by, made_name, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[made.entity, randomUUID(), hashOf(code), made.permissions, made.came, made.shown, made.replaces],
      ...[at, who.id, who.name, expires],
    ],
  );
  return { code, expires };
}

export interface Activating {
  /** The credit code of the entity, or another number that it alone has. */
  readonly uscc: string;
  readonly code: string;
  readonly name: string;
  readonly shown: string;
  readonly password: string;
}

/** Makes the account of a code, once; gives its id. Refuses a wrong code in the same words whatever is wrong with it. */
export async function activate(db: Db, at: Date, { uscc, code, ...account }: Activating): Promise<string> {
  const [entity, another] = await findEntities(db, uscc);
  const used = entity === undefined || another !== undefined ? undefined : await useCode(db, at, entity, code);
  if (!used) throw new Problem(problems['enterprise.code-not-good']);
  if (used.replaces) await endBound(db, entity);
  const id = await addBound(db, at, { ...account, entity, permissions: used.permissions });
  await db.query('update enterprise.activation set account = $3 where (entity_id, activation_id) = ($1, $2)', [
    ...[entity, used.id, id],
  ]);
  await noteOutside(db, at, 'outside.activate', id);
  return id;
}

interface Used {
  readonly id: string;
  readonly permissions: Permission[] | null;
  readonly replaces: boolean;
}

async function useCode(db: Db, at: Date, entity: number, code: string): Promise<Used | undefined> {
  const hash = hashOf(code);
  if (!hash) return undefined;
  const { rows } = await db.query<Used>(
    `update enterprise.activation set used_at = $3
     where entity_id = $1 and hash = $2 and used_at is null and withdrawn_at is null and expires_at > $3
     returning activation_id as id, permissions, replaces`,
    [entity, hash, at],
  );
  return rows[0];
}

export interface Activation {
  readonly id: string;
  readonly permissions: Permission[] | null;
  readonly made: string;
  readonly expires: string;
  readonly used: string | null;
  readonly withdrawn: string | null;
}

/** Invitations of delegates that are open, the latest first. */
export async function openInvitations(reader: Db, at: Date, entity: number): Promise<Activation[]> {
  const { rows } = await reader.query<Activation>(
    `select activation_id as id, permissions, made_at as made, expires_at as expires, used_at as used,
       withdrawn_at as withdrawn from enterprise.activation
     where entity_id = $1 and permissions is not null and used_at is null and withdrawn_at is null and expires_at > $2
     order by made_at desc`,
    [entity, at],
  );
  return rows;
}

/** Takes an invitation back; refuses one that was used or taken back already. */
export async function withdrawInvitation(db: Db, at: Date, entity: number, id: string): Promise<void> {
  const { rowCount } = await db.query(
    `update enterprise.activation set withdrawn_at = $3
     where (entity_id, activation_id) = ($1, $2::uuid) and permissions is not null and used_at is null
       and withdrawn_at is null`,
    [entity, id, at],
  );
  if (rowCount === 0) throw new Problem(problems['enterprise.no-such-invitation']);
}

/** What the desk sees: how many accounts are in use, and the codes of owners, the latest first. */
export async function activationsOf(reader: Db, entity: number): Promise<AnswerOf<typeof listActivations>> {
  const accounts = (await boundTo(reader, entity)).filter(({ disabled }) => !disabled).length;
  const { rows } = await reader.query(
    `select made_at as made, made_name as by, came, string_to_array(nullif(shown, ''), ',') as papers,
       expires_at as expires, used_at as used, withdrawn_at as withdrawn from enterprise.activation
     where entity_id = $1 and permissions is null order by made_at desc limit 20`,
    [entity],
  );
  return { accounts, items: rows };
}
