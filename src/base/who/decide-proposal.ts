// Deciding a proposal: by another person, whose permission and reach cover it, once; an approved act runs in the same transaction.

import type { Db } from '../db.ts';
import type { Approval, Reader } from '../http/api.ts';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import { decidersOf } from './deciders.ts';
import { FOUR_EYES } from './four-eyes.ts';
import { mayRole } from './permissions.ts';
import { closed, type Proposal, tellOf } from './proposals.ts';

export interface Decision {
  readonly verdict: 'approved' | 'refused';
  readonly reason: string;
}

export interface Deciding {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly proposal: Proposal;
}

/**
 * Decides; gives the refusal where there is one, to be kept with what was noted of it. An approval whose act is refused
 * leaves the proposal open, and the proposal says why.
 */
export async function decide(
  asked: Deciding,
  decision: Decision,
  approval: Approval | undefined,
): Promise<Problem | undefined> {
  const { db, at, proposal } = asked;
  const refused = (await unfit(asked)) ?? (await closed(db, at, proposal.id));
  if (refused) return refused;
  if (decision.verdict === 'approved') {
    const hindrance = await attempt(asked, decision, approval);
    if (hindrance) return hindrance;
  }
  await close(asked, decision);
  return undefined;
}

/** Whether somebody may decide a proposal, as far as it depends on who he is. */
export function mayDecide({ id, role }: Reader, { kind, proposedBy }: Proposal): boolean {
  return proposedBy.id !== id && mayRole(role, FOUR_EYES[kind].decide);
}

async function unfit({ db, who, proposal }: Deciding): Promise<Problem | undefined> {
  if (proposal.proposedBy.id === who.id) {
    const others = await decidersOf(db, who, proposal);
    return new Problem(problems['base.proposal-own'], { others: others.length > 0 ? others : ['—'] });
  }
  if (mayDecide(who, proposal)) return undefined;
  return new Problem(problems['base.not-permitted'], { permission: FOUR_EYES[proposal.kind].decide });
}

/** Runs the act; what it wrote is undone when it is refused. */
async function attempt(asked: Deciding, decision: Decision, approval: Approval | undefined) {
  const { db, proposal } = asked;
  if (!approval) throw new Error(`nobody carries out ${proposal.kind}`);
  await db.query('savepoint act');
  try {
    await approval.act({ ...asked, decision: decision.reason });
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await db.query('rollback to savepoint act');
    const { code, params } = error;
    const hindrance = JSON.stringify({ code, params });
    await db.query('update base.proposal set hindrance = $2 where id = $1', [proposal.id, hindrance]);
    await tellOf(db, proposal);
    return error;
  }
}

async function close({ db, who, at, proposal }: Deciding, { verdict, reason }: Decision): Promise<void> {
  await db.query(
    `update base.proposal set state = $2, decided_by = $3, decided_name = $4, decided_at = $5, decision = $6,
       hindrance = null where id = $1`,
    [proposal.id, verdict, who.id, who.name, at, reason.trim()],
  );
  await tellOf(db, proposal);
}
