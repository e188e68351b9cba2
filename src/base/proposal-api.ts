// What the service answers about proposals: acts that wait for a second person.

import { z } from 'zod';
import { operation, pageOf, paging } from './http/operation.ts';
import { PROPOSAL_KINDS, type ProposalKind } from './who/four-eyes.ts';

const instant = z.iso.datetime();
const label = z.object({ zh: z.string(), en: z.string() });
const person = z.object({ id: z.string(), name: z.string() });
const path = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
/** Why something is proposed, approved or refused. */
export const reason = z.string().trim().min(1).max(2000);

/** The number that a proposal got. */
export const proposed = z.object({ proposal: z.number().int() });

export const proposalLine = z
  .object({
    id: z.number().int(),
    kind: z.enum(PROPOSAL_KINDS as [ProposalKind, ...ProposalKind[]]),
    /** What it is done to, as the room that proposes names it. */
    about: z.string(),
    subject: z.string(),
    reason: z.string(),
    proposedBy: person,
    proposedAt: instant,
    expiresAt: instant,
    state: z.enum(['open', 'approved', 'refused', 'taken-back', 'expired']),
    decidedBy: person.nullable(),
    decidedAt: instant.nullable(),
    decision: z.string().nullable(),
    /** Why the act was refused when somebody approved it. */
    hindrance: label.nullable(),
    /** What the asker may do to it now. */
    may: z.object({ decide: z.boolean(), takeBack: z.boolean() }),
  })
  .meta({ id: 'Proposal' });

export const listProposals = operation({
  id: 'listProposals',
  method: 'GET',
  path: '/proposals',
  permit: 'proposal.read',
  summary: { zh: '提请审批的事项', en: 'Acts proposed to a second person' },
  query: z.object({
    /** Waiting for the asker, proposed by him, open or closed within his reach. */
    which: z.enum(['waiting', 'mine', 'open', 'closed']).default('waiting'),
    ...paging,
  }),
  answer: pageOf(proposalLine),
});

export const countProposals = operation({
  id: 'countProposals',
  method: 'GET',
  path: '/proposals/waiting',
  permit: 'proposal.read',
  summary: { zh: '等当前账户审批的件数', en: 'How many proposals wait for this account' },
  /** Counted up to a thousand. */
  answer: z.object({ waiting: z.number().int() }),
});

export const readProposal = operation({
  id: 'readProposal',
  method: 'GET',
  path: '/proposals/{id}',
  permit: 'proposal.read',
  summary: { zh: '一件提请审批的事项', en: 'One proposal' },
  params: path,
  answer: proposalLine.extend({
    /** What is proposed, line by line; persons masked. */
    lines: z.array(z.object({ label, value: label })),
    /** Of an open one, who could decide it, a few at most. */
    deciders: z.array(z.string()),
  }),
});

export const approveProposal = operation({
  id: 'approveProposal',
  method: 'POST',
  path: '/proposals/{id}/approval',
  permit: 'proposal.decide',
  summary: { zh: '批准，立即执行', en: 'Approve; the act is carried out at once' },
  params: path,
  body: z.object({ reason }),
  answer: proposed,
});

export const refuseProposal = operation({
  id: 'refuseProposal',
  method: 'POST',
  path: '/proposals/{id}/refusal',
  permit: 'proposal.decide',
  summary: { zh: '不批准，写明理由', en: 'Refuse, saying why' },
  params: path,
  body: z.object({ reason }),
  answer: proposed,
});

export const takeBackProposal = operation({
  id: 'takeBackProposal',
  method: 'DELETE',
  path: '/proposals/{id}',
  permit: 'proposal.take-back',
  summary: { zh: '收回自己提出的申请', en: 'Take one’s own proposal back' },
  params: path,
  answer: proposed,
});

export const listLocked = operation({
  id: 'listLocked',
  method: 'GET',
  path: '/accounts/locked',
  permit: 'account.unlock',
  summary: { zh: '锁定的账户', en: 'Accounts that are locked' },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        shown: z.string(),
        unit: z.object({ id: z.string(), name: z.string() }),
        lockedUntil: instant,
      }),
    ),
  }),
});

export const proposeUnlock = operation({
  id: 'proposeUnlock',
  method: 'POST',
  path: '/accounts/{id}/unlocking',
  permit: 'account.unlock',
  summary: { zh: '提请解锁账户', en: 'Propose to unlock an account' },
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason }),
  status: 202,
  answer: proposed,
});
