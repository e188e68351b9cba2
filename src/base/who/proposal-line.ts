// A proposal as the service shows it, with what the asker may do to it.

import type { Reader } from '../http/api.ts';
import type { AnswerOf } from '../http/operation.ts';
import { sentence } from '../problem.ts';
import type { listProposals } from '../proposal-api.ts';
import { mayDecide } from './decide-proposal.ts';
import type { Proposal } from './proposals.ts';

export type ProposalLine = AnswerOf<typeof listProposals>['items'][number];

export function proposalLine(proposal: Proposal, who: Reader): ProposalLine {
  const { id, kind, about, subject, reason, proposedBy, proposedAt, expiresAt, state } = proposal;
  const { decidedBy, decidedAt, decision, hindrance } = proposal;
  const open = state === 'open';
  return {
    ...{ id, kind, about, subject, reason, proposedBy, proposedAt, expiresAt, state, decidedBy, decidedAt, decision },
    hindrance: hindrance && {
      zh: sentence(hindrance.code, hindrance.params, 'zh'),
      en: sentence(hindrance.code, hindrance.params, 'en'),
    },
    may: { decide: open && mayDecide(who, proposal), takeBack: open && proposedBy.id === who.id },
  };
}
