// What the lab answers about a draft's impact and its issue.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { day } from '../registry/api.ts';
import { draftPath, files, impactShape } from './api.ts';

const waiting = z.object({
  state: z.enum(['reading', 'grading']),
  /** Rows of register and ledger read, or entities graded, of how many. */
  done: z.number(),
  of: z.number(),
});

export const tryDraft = operation({
  id: 'tryDraft',
  method: 'POST',
  path: '/rulebook-drafts/{id}/impact',
  permit: 'rulebook.draft.read',
  dry: true,
  summary: { zh: '草稿对全部主体的影响', en: 'Whom a draft would move' },
  params: draftPath,
  body: z.object({
    on: day,
    /** As they are on the asker's screen; without them, as saved. */
    files: files.optional(),
    division: z
      .string()
      .regex(/^\d{2,12}$/)
      .optional(),
    industry: z
      .string()
      .regex(/^[A-T]?\d{0,4}$/)
      .optional(),
  }),
  /** While the register is being read or graded: ask again at once. Who goes away while he waits gives it up. */
  answer: z.discriminatedUnion('state', [waiting, z.object({ state: z.literal('done'), impact: impactShape })]),
});

const reasonsOf = z.object({
  level: z.string().nullable(),
  tier: z.string().nullable(),
  sentences: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
});

export const explainMoves = operation({
  id: 'explainMoves',
  method: 'POST',
  path: '/rulebook-drafts/{id}/impact/reasons',
  permit: 'rulebook.draft.read',
  dry: true,
  summary: { zh: '几个主体在草稿前后的等级和理由', en: 'Some entities’ standing and reasons before and under a draft' },
  params: draftPath,
  body: z.object({ on: day, files: files.optional(), entities: z.array(z.string().max(20)).min(1).max(20) }),
  answer: z.object({
    items: z.array(
      z.object({ id: z.string(), uscc: z.string().nullable(), name: z.string(), before: reasonsOf, after: reasonsOf }),
    ),
  }),
});

export const proposeDraft = operation({
  id: 'proposeDraft',
  method: 'POST',
  path: '/rulebook-drafts/{id}/proposal',
  permit: 'rulebook.draft',
  summary: { zh: '提请发布一份草稿，由另一人批准', en: 'Propose a draft for issue, to be approved by another person' },
  params: draftPath,
  body: z.object({
    revision: z.number().int(),
    reason: z.string().min(1).max(2000),
    /** Needed where days that are over are judged anew. */
    retroactive: z.string().max(2000).optional(),
  }),
  answer: z.discriminatedUnion('state', [waiting, z.object({ state: z.literal('done') })]),
});
