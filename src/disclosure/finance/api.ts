// What is asked and answered about lists for financial institutions: the office's grants and figures, an institution's lists, consents.

import { z } from 'zod';
import { operation } from '../../base/http/operation.ts';
import { proposed, reason } from '../../base/proposal-api.ts';
import { day, entityPath, label } from '../../registry/api.ts';

const instant = z.iso.datetime();
const text = z.string().trim().min(2).max(200);
const listPath = z.object({ list: z.string().max(40) });
const about = { id: z.string(), title: label, product: label, article: z.string(), sense: label };
const rule = z.object({ ...about, assumption: label.nullable(), conditions: z.array(label) });

const grant = z.object({
  ...{
    id: z.string(),
    unit: z.string(),
    unitName: z.string(),
    list: z.string(),
    purpose: z.string(),
    basis: z.string(),
  },
  ...{ until: day, granted: instant, by: z.string(), revoked: instant.nullable(), revokedWhy: z.string().nullable() },
});

export const listFinance = operation({
  id: 'listFinance',
  method: 'GET',
  path: '/finance',
  permit: 'finance.read',
  summary: {
    zh: '给金融机构的名单：规则、授权、取用和结果',
    en: 'Lists for financial institutions: rules, grants, what was taken and came of it',
  },
  answer: z.object({
    lists: z.array(rule.extend({ public: z.boolean(), days: z.number().int(), consents: z.number().int() })),
    institutions: z.array(z.object({ id: z.string(), name: z.string() })),
    grants: z.array(grant),
  }),
});

export const readFinanceFigures = operation({
  id: 'readFinanceFigures',
  method: 'GET',
  path: '/finance/figures',
  permit: 'finance.read',
  summary: {
    zh: '各机构取用名单的次数、户数和结果',
    en: 'How often lists were taken, whom they named, what came of it',
  },
  answer: z.object({
    items: z.array(
      z.object({
        ...{ list: z.string(), unit: z.string(), institution: z.string(), takes: z.number().int(), last: instant },
        ...{ named: z.number().int(), contacted: z.number().int(), granted: z.number().int() },
        ...{ declined: z.number().int(), amount: z.number() },
      }),
    ),
  }),
});

export const explainFinance = operation({
  id: 'explainFinance',
  method: 'GET',
  path: '/entities/{id}/finance/{list}',
  permit: 'finance.read',
  summary: { zh: '一个主体某天在不在名单上，为什么', en: 'Whether an entity belongs on a list on a day, and why' },
  params: entityPath.extend(listPath.shape),
  query: z.object({ on: day.optional() }),
  answer: z.object({
    on: day,
    conditions: z.array(z.object({ id: z.string(), label, met: z.boolean() })),
    /** To which institutions it consents today. */
    consents: z.array(z.object({ institution: z.string(), until: day })),
  }),
});

export const proposeFinanceGrant = operation({
  id: 'proposeFinanceGrant',
  method: 'POST',
  path: '/finance/grants',
  permit: 'finance.propose',
  status: 202,
  summary: { zh: '提请授权一家机构取用一份名单', en: 'Propose that an institution may have a list' },
  body: z.object({
    list: z.string().max(40),
    institution: z.string().max(60),
    purpose: reason,
    basis: text,
    until: day,
  }),
  answer: proposed,
});

export const revokeFinanceGrant = operation({
  id: 'revokeFinanceGrant',
  method: 'DELETE',
  path: '/finance/grants/{id}',
  permit: 'finance.propose',
  summary: { zh: '收回授权，立即生效', en: 'Take a grant back, at once' },
  params: z.object({ id: z.uuid() }),
  body: z.object({ why: reason }),
  answer: z.object({ revoked: z.literal(true) }),
});

export const listOffered = operation({
  id: 'listOffered',
  method: 'GET',
  path: '/offered',
  permit: 'offered.read',
  summary: { zh: '本机构可以取用的名单', en: 'The lists that one’s institution may have' },
  answer: z.object({
    items: z.array(rule.extend({ public: z.boolean(), purpose: z.string(), basis: z.string(), until: day })),
  }),
});

export const takeFinanceList = operation({
  id: 'takeFinanceList',
  method: 'POST',
  path: '/offered/{list}/takes',
  permit: 'offered.read',
  summary: {
    zh: '取用一份名单：今天的，每次重新生成并留痕',
    en: 'Take a list as of today: made anew each time, and noted',
  },
  params: listPath,
  answer: z.object({
    on: day,
    items: z.array(
      z.object({
        ...{ id: z.string(), name: z.string(), uscc: z.string().nullable() },
        /** The last day of its consent; null: public information. */
        until: day.nullable(),
        why: z.array(label),
      }),
    ),
  }),
  secret: true,
});

export const tellFinanceResult = operation({
  id: 'tellFinanceResult',
  method: 'POST',
  path: '/offered/{list}/results',
  permit: 'offered.read',
  summary: { zh: '报告名单上一户的结果', en: 'Tell what came of an entity on a list' },
  params: listPath,
  body: z
    .object({
      /** As the list names it. */
      entity: z.string().max(60),
      outcome: z.enum(['contacted', 'granted', 'declined']),
      /** Yuan, of what was granted. */
      amount: z.int().min(1).max(1_000_000_000_000).nullable(),
      on: day,
    })
    .refine(({ outcome, amount }) => (outcome === 'granted') === (amount !== null), {
      error: 'an amount is told of what was granted, and of nothing else',
      path: ['amount'],
    }),
  answer: z.object({ told: z.literal(true) }),
});

export const listOwnFinance = operation({
  id: 'listOwnFinance',
  method: 'GET',
  path: '/own/finance',
  permit: 'own.read',
  summary: {
    zh: '本企业可以同意列入的给金融机构的名单',
    en: 'Lists for institutions that one may consent to be named on',
  },
  answer: z.object({
    items: z.array(
      rule.extend({
        days: z.number().int(),
        institutions: z.array(
          z.object({
            ...{ id: z.string(), name: z.string(), purpose: z.string() },
            /** The last day of the consent that stands. */
            until: day.nullable(),
          }),
        ),
      }),
    ),
  }),
});

export const consentToFinance = operation({
  id: 'consentToFinance',
  method: 'POST',
  path: '/own/finance/{list}/consents',
  permit: 'own.consent',
  summary: { zh: '同意把本企业列入给一家机构的名单', en: 'Consent to be named to an institution on a list' },
  params: listPath,
  body: z.object({ institution: z.string().max(60), until: day }),
  answer: z.object({ id: z.string() }),
});
