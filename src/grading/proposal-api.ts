// What grading answers about acts for a second person: withdrawals and adjustments, proposed with what would follow.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { proposalLine, proposed, reason } from '../base/proposal-api.ts';
import { entityPath } from '../registry/api.ts';
import { filing, preview, recordPath } from './filing-api.ts';

export const previewWithdrawal = operation({
  id: 'previewWithdrawal',
  method: 'GET',
  path: '/entities/{id}/records/{record}/withdrawal',
  permit: 'record.withdraw',
  summary: { zh: '预看撤回一条记录的结果', en: 'What would follow if a record were withdrawn' },
  params: recordPath,
  answer: preview,
});

export const proposeWithdrawal = operation({
  id: 'proposeWithdrawal',
  method: 'POST',
  path: '/entities/{id}/records/{record}/withdrawal',
  permit: 'record.withdraw',
  summary: { zh: '提请撤回一条记录，写明理由', en: 'Propose to withdraw a record, saying why' },
  params: recordPath,
  body: z.object({ why: reason }),
  status: 202,
  answer: proposed,
});

export const proposeAdjustment = operation({
  id: 'proposeAdjustment',
  method: 'POST',
  path: '/entities/{id}/adjustments',
  permit: 'record.adjust',
  summary: {
    zh: '提请调整等级，或更正一条调整决定',
    en: 'Propose an adjustment of a level, or the correction of one',
  },
  params: entityPath,
  /** With `record`, as a correction of it. */
  body: filing.extend({ record: z.number().int().optional(), why: reason }),
  status: 202,
  answer: proposed,
});

export const previewProposal = operation({
  id: 'previewProposal',
  method: 'GET',
  path: '/proposals/{id}/consequences',
  permit: 'proposal.read',
  summary: {
    zh: '批准一件撤回或调整后，各规则书下的结果',
    en: 'What would follow if a withdrawal or an adjustment were approved',
  },
  params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  /** Empty of what is decided already, and of other kinds. */
  answer: preview,
});

export const listEntityProposals = operation({
  id: 'listEntityProposals',
  method: 'GET',
  path: '/entities/{id}/proposals',
  permit: 'proposal.read',
  summary: { zh: '一个主体待审批的事项', en: 'What waits for a second person about an entity' },
  params: entityPath,
  answer: z.object({
    items: z.array(
      proposalLine.extend({
        /** The record that it would withdraw or correct. */
        record: z.number().nullable(),
      }),
    ),
  }),
});
