// What the ledger answers about the consent of an entity to looks at its records of class 4.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { proposed, reason } from '../base/proposal-api.ts';
import { day, entityPath } from '../registry/api.ts';

const text = z.string().trim().min(1).max(200);

export const listConsents = operation({
  id: 'listConsents',
  method: 'GET',
  path: '/entities/{id}/consents',
  permit: 'consent.read',
  summary: { zh: '一个主体同意查看其 4 级信息的记录', en: 'An entity’s consents to looks at its records of class 4' },
  params: entityPath,
  answer: z.object({
    /** For how many days the asker may note one, today counted; null: he does not need one, or may not. */
    mostDays: z.number().int().nullable(),
    items: z.array(
      z.object({
        id: z.number().int(),
        /** Who may look. */
        who: z.string(),
        own: z.boolean(),
        /** Masked. */
        consentedBy: z.string(),
        paper: z.string(),
        purpose: z.string(),
        grantedAt: z.iso.datetime(),
        approvedBy: z.string(),
        until: day,
        state: z.enum(['in-force', 'ended', 'withdrawn']),
        withdrawn: z.object({ at: z.iso.datetime(), by: z.string(), why: z.string() }).nullable(),
      }),
    ),
  }),
});

export const proposeConsent = operation({
  id: 'proposeConsent',
  method: 'POST',
  path: '/entities/{id}/consents',
  permit: 'consent.note',
  summary: {
    zh: '提请登记主体的同意，批准后本人可查看其 4 级信息到指定日期',
    en: 'Propose to note an entity’s consent; once approved the proposer sees its records of class 4 until the day',
  },
  params: entityPath,
  body: z.object({ consentedBy: text, paper: text, purpose: reason, until: day }),
  status: 202,
  answer: proposed,
});

export const withdrawConsent = operation({
  id: 'withdrawConsent',
  method: 'POST',
  path: '/entities/{id}/consents/{consent}/withdrawal',
  permit: 'consent.withdraw',
  summary: { zh: '收回主体的同意，立即生效', en: 'Withdraw an entity’s consent, at once' },
  params: entityPath.extend({ consent: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  body: z.object({ why: reason }),
  answer: z.object({ withdrawn: z.literal(true) }),
});
