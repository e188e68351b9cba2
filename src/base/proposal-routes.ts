// The door of proposals over HTTP: who sees which, and the decision of a second person.

import type { Api, Ask, Reader } from './http/api.ts';
import { numberAfter, pageBy } from './http/page-by.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import {
  approveProposal,
  countProposals,
  listLocked,
  listProposals,
  proposeUnlock,
  readProposal,
  refuseProposal,
  takeBackProposal,
} from './proposal-api.ts';
import { type Decision, decide } from './who/decide-proposal.ts';
import { decidersOf } from './who/deciders.ts';
import { FOUR_EYES, PROPOSAL_KINDS } from './who/four-eyes.ts';
import { mayRole } from './who/permissions.ts';
import { proposalLine } from './who/proposal-line.ts';
import { proposalAt, proposalsOf, takeBack, waitingCount } from './who/proposals.ts';
import { lockedAccounts, proposeUnlocking, unlocking } from './who/unlock.ts';

const MOST = 1000;

/** Answers what is asked about proposals. */
export function proposalRoutes(app: Api): void {
  app.on(listProposals, async ({ db, who, at, query: { which, after, limit }, note }) => {
    const question = { ...asking(who), which, after: numberAfter(after), limit: limit + 1 };
    const rows = await proposalsOf(db, at, question);
    note({ classes: rows.map((row) => row.class) });
    const { items, next } = pageBy(rows, limit, ({ id }) => String(id));
    return { items: items.map((row) => proposalLine(row, who)), next };
  });
  app.on(countProposals, async ({ db, who, at }) => ({ waiting: await waitingCount(db, at, asking(who), MOST) }));
  app.on(readProposal, async ({ db, who, at, params, note }) => {
    const proposal = await proposalAt(db, at, params.id);
    if (proposal.proposedBy.id !== who.id && !asking(who).seeing.includes(proposal.kind))
      throw new Problem(problems['base.no-such-proposal'], { proposal: params.id });
    note({ classes: [proposal.class] });
    const lines = (await app.approval(proposal.kind)?.describe?.(db, proposal)) ?? [];
    const deciders = proposal.state === 'open' ? await decidersOf(db, who, proposal) : [];
    return { ...proposalLine(proposal, who), lines: [...lines], deciders };
  });
  app.on(approveProposal, (ask) => decideBy(app, ask, 'approved'));
  app.on(refuseProposal, (ask) => decideBy(app, ask, 'refused'));
  app.on(takeBackProposal, async ({ db, reader, who, at, params }) => {
    await takeBack(db, who, at, await proposalAt(reader, at, params.id));
    return { proposal: params.id };
  });
  unlockRoutes(app);
}

function unlockRoutes(app: Api): void {
  app.on(listLocked, async ({ db, who, at }) => ({ items: await lockedAccounts(db, who, at) }));
  app.on(proposeUnlock, async ({ db, reader, who, at, params, body }) => ({
    proposal: await proposeUnlocking(db, reader, who, at, { account: params.id, reason: body.reason }),
  }));
  app.onApproved('account.unlock', unlocking);
}

async function decideBy(
  app: Api,
  { db, reader, who, at, params, body }: Ask<typeof approveProposal>,
  verdict: Decision['verdict'],
) {
  const proposal = await proposalAt(reader, at, params.id);
  const decision = { verdict, reason: body.reason };
  const refused = await decide({ db, reader, who, at, proposal }, decision, app.approval(proposal.kind));
  return refused ?? { proposal: params.id };
}

/** Administrators and auditors see proposals of every kind; others those that they may make or decide. */
function asking({ id, role }: Reader) {
  const may = (side: 'propose' | 'decide') => PROPOSAL_KINDS.filter((kind) => mayRole(role, FOUR_EYES[kind][side]));
  const deciding = may('decide');
  const all = mayRole(role, 'audit.read');
  return { account: id, deciding, seeing: all ? PROPOSAL_KINDS : [...new Set([...deciding, ...may('propose')])] };
}
