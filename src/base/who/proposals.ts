// Proposals: acts that wait for a second person. Proposed with a reason, found within reach, taken back, run out.

import { tell } from '../change.ts';
import { iso, shanghaiDay } from '../day.ts';
import type { Db } from '../db.ts';
import type { Reader } from '../http/api.ts';
import { type Params, Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import { FOUR_EYES, type ProposalKind } from './four-eyes.ts';

const DAY = 86_400_000;

/** What somebody proposes. */
export interface NewProposal {
  readonly kind: ProposalKind;
  /** What it is done to; two open proposals of one kind are never about the same. */
  readonly about: string;
  /** The same for people. */
  readonly subject: string;
  /** Whose reach it asks for: the beginning of a division's code; `''` the whole register. */
  readonly division: string;
  /** The disclosure class of the record that it is about; 1 unless given. */
  readonly class?: number;
  /** Whose records it is about: a department sees it, and decides where it may. */
  readonly source?: string | null;
  /** What the act needs; JSON. */
  readonly content: unknown;
  readonly reason: string;
}

export interface Proposal extends NewProposal {
  readonly id: number;
  readonly class: number;
  readonly proposedBy: Person;
  readonly proposedAt: string;
  readonly expiresAt: string;
  /** An open one that has run out says so. */
  readonly state: 'open' | 'approved' | 'refused' | 'taken-back' | 'expired';
  readonly decidedBy: Person | null;
  readonly decidedAt: string | null;
  /** The reason of the decision. */
  readonly decision: string | null;
  /** Why the act was refused when somebody approved it. */
  readonly hindrance: { readonly code: string; readonly params: Params } | null;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Puts an act before a second person; gives the number of the proposal. Refuses what is proposed already. */
export async function propose(db: Db, who: Reader, at: Date, proposed: NewProposal): Promise<number> {
  const { kind, about, subject, division, class: disclosure = 1, source = null, content, reason } = proposed;
  await db.query(
    `update base.proposal set state = 'expired' where kind = $1 and about = $2 and state = 'open' and expires_at <= $3`,
    [kind, about, at],
  );
  const expires = new Date(+at + FOUR_EYES[kind].days * DAY);
  const { rows } = await db.query<{ id: number }>(
    `insert into base.proposal
       (kind, about, subject, division, class, content, reason, proposed_by, proposed_name, proposed_at, expires_at, source)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (kind, about) where state = 'open' do nothing returning id`,
    [
      ...[kind, about, subject, division, disclosure, JSON.stringify(content), reason.trim()],
      ...[who.id, who.name, at, expires, source],
    ],
  );
  if (rows.length === 0) throw await alreadyOpen(db, kind, about);
  await tellOf(db, { id: rows[0].id, division });
  return rows[0].id;
}

/** Tells whoever watches proposals that one is new or has changed. */
export function tellOf(db: Db, { id, division }: Pick<Proposal, 'id' | 'division'>): Promise<void> {
  return tell(db, { topic: 'proposal', key: String(id), division });
}

async function alreadyOpen(db: Db, kind: ProposalKind, about: string): Promise<Problem> {
  const { rows } = await db.query(
    `select id, proposed_name from base.proposal where kind = $1 and about = $2 and state = 'open'`,
    [kind, about],
  );
  const [{ id, proposed_name } = { id: '', proposed_name: '' }] = rows;
  return new Problem(problems['base.proposal-open-already'], { proposal: id, name: proposed_name });
}

const COLUMNS = `id, kind, about, subject, division, class, content, reason,
  json_build_object('id', proposed_by, 'name', proposed_name) as "proposedBy",
  proposed_at as "proposedAt", expires_at as "expiresAt",
  case when state = 'open' and expires_at <= $1 then 'expired' else state end as state,
  case when decided_by is not null then json_build_object('id', decided_by, 'name', decided_name) end as "decidedBy",
  decided_at as "decidedAt", decision, hindrance`;

/** The proposal of a number, as far as the reader may see it; refuses otherwise. */
export async function proposalAt(reader: Db, at: Date, id: number): Promise<Proposal> {
  const { rows } = await reader.query<Proposal>(`select ${COLUMNS} from base.proposal where id = $2`, [at, id]);
  if (rows.length === 0) throw new Problem(problems['base.no-such-proposal'], { proposal: id });
  return rows[0];
}

/** Open proposals whose thing begins so, as far as the reader may see them. */
export async function openAbout(reader: Db, at: Date, prefix: string): Promise<Proposal[]> {
  const { rows } = await reader.query<Proposal>(
    `select ${COLUMNS} from base.proposal where state = 'open' and expires_at > $1 and about ^@ $2 order by id`,
    [at, prefix],
  );
  return rows;
}

export interface ProposalQuestion {
  readonly which: 'waiting' | 'mine' | 'open' | 'closed';
  /** Whose. */
  readonly account: string;
  /** Kinds that he may decide, and those that he may see of others. */
  readonly deciding: readonly ProposalKind[];
  readonly seeing: readonly ProposalKind[];
  readonly after?: number;
  readonly limit: number;
}

const OPEN = `state = 'open' and expires_at > $1`;
/** Those that wait come in the order of their coming, all others with the latest first. */
const WHICH = {
  waiting: { where: `${OPEN} and proposed_by <> $2 and kind = any($3)`, order: 'asc' },
  mine: { where: 'proposed_by = $2 and $3::text[] is not null', order: 'desc' },
  open: { where: `${OPEN} and (proposed_by = $2 or kind = any($3))`, order: 'asc' },
  closed: { where: `not (${OPEN}) and (proposed_by = $2 or kind = any($3))`, order: 'desc' },
} as const;

/** A page of proposals that the reader may see. */
export async function proposalsOf(reader: Db, at: Date, question: ProposalQuestion): Promise<Proposal[]> {
  const { which, account, deciding, seeing, after, limit } = question;
  const { where, order } = WHICH[which];
  const { rows } = await reader.query<Proposal>(
    `select ${COLUMNS} from base.proposal
     where ${where} and ($4::bigint is null or id ${order === 'asc' ? '>' : '<'} $4) order by id ${order} limit $5`,
    [at, account, which === 'waiting' ? deciding : seeing, after ?? null, limit],
  );
  return rows;
}

/** How many wait for the reader's decision, up to a most. */
export async function waitingCount(
  reader: Db,
  at: Date,
  { account, deciding }: Pick<ProposalQuestion, 'account' | 'deciding'>,
  most: number,
): Promise<number> {
  const { rows } = await reader.query(
    `select count(*) as count from (select from base.proposal where ${WHICH.waiting.where} limit $4) as waiting`,
    [at, account, deciding, most],
  );
  return rows[0].count;
}

/** Takes one's own open proposal back. */
export async function takeBack(db: Db, who: Reader, at: Date, proposal: Proposal): Promise<void> {
  if (proposal.proposedBy.id !== who.id) throw new Problem(problems['base.proposal-not-own']);
  const refused = await closed(db, at, proposal.id);
  if (refused) throw refused;
  await db.query(`update base.proposal set state = 'taken-back', decided_at = $2 where id = $1`, [proposal.id, at]);
  await tellOf(db, proposal);
}

/** Why a proposal can no longer be decided; locks it until the transaction is over, so that it is never decided twice. */
export async function closed(db: Db, at: Date, id: number): Promise<Problem | undefined> {
  const { rows } = await db.query('select state, expires_at from base.proposal where id = $1 for update', [id]);
  const [{ state, expires_at }] = rows;
  if (state === 'expired' || (state === 'open' && Date.parse(expires_at) <= +at))
    return new Problem(problems['base.proposal-expired'], {
      proposal: id,
      day: iso(shanghaiDay(new Date(expires_at))),
    });
  return state === 'open' ? undefined : new Problem(problems['base.proposal-closed'], { proposal: id });
}
