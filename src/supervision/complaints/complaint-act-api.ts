// What is asked when somebody acts on a complaint, and when a complainant is to be marked.

import { z } from 'zod';
import { operation } from '../../base/http/operation.ts';
import { proposed, reason } from '../../base/proposal-api.ts';
import { day } from '../../registry/api.ts';
import { complaintPath } from './complaint-api.ts';

const id = z.string().min(1).max(60);
const code = z.string().regex(/^[a-z0-9-]{1,60}$/);
const why = z.string().trim().max(2000).default('');
const needed = z.string().trim().min(2).max(2000);

const doing = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), on: day, why }),
  z.object({ act: z.literal('refuse'), on: day, ground: code.nullable(), why: needed }),
  z.object({ act: z.literal('step'), on: day, why: needed }),
  z.object({
    act: z.literal('close'),
    on: day,
    outcome: code,
    ground: code.nullable(),
    upheld: z.boolean(),
    loss: z.number().min(0).max(99_999_999_999).multipleOf(0.01).nullable(),
    reply: needed,
    why,
  }),
  z.object({ act: z.literal('tell'), on: day, why }),
  z.object({ act: z.literal('transfer'), on: day, to: id, why: needed }),
  z.object({ act: z.literal('reopen'), why: needed }),
  z.object({ act: z.literal('assign'), unit: id, officer: z.uuid().nullable(), why: needed }),
  z.object({ act: z.literal('match'), entity: id, why }),
  z.object({ act: z.literal('join'), to: z.uuid(), repeated: z.boolean(), why: needed }),
  z.object({ act: z.literal('part'), why: needed }),
  z.object({ act: z.literal('void'), why: needed }),
  z.object({
    act: z.literal('amend'),
    matter: code,
    summary: z.string().trim().min(4).max(4000),
    request: z.string().trim().max(1000),
    replyDue: day.nullable(),
    why: needed,
  }),
]);

export const actOnComplaint = operation({
  id: 'actOnComplaint',
  method: 'POST',
  path: '/complaints/{id}/acts',
  permit: 'complaint.handle',
  summary: { zh: '办理一件投诉举报', en: 'Act on a complaint or report' },
  params: complaintPath,
  body: z.object({ revision: z.int().min(1).max(2_147_483_647), doing }),
  answer: z.object({ done: z.literal(true) }),
});

export const proposeClaimMark = operation({
  id: 'proposeClaimMark',
  method: 'POST',
  path: '/complaints/{id}/mark',
  permit: 'complaint.mark',
  status: 202,
  summary: { zh: '提请给投诉人作限期标记，由第二人批准', en: 'Propose a mark on the complainant, for a time' },
  params: complaintPath,
  body: z.object({ kind: code, until: day, why: reason }),
  answer: proposed,
});

export const proposeMarkLifting = operation({
  id: 'proposeMarkLifting',
  method: 'POST',
  path: '/complaints/{id}/mark/lifting',
  permit: 'complaint.mark',
  status: 202,
  summary: { zh: '提请解除标记，由第二人批准', en: 'Propose that a mark be lifted' },
  params: complaintPath,
  body: z.object({ mark: z.uuid(), why: reason }),
  answer: proposed,
});
