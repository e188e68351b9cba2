// What is answered about information of classes 3 and 4: requests, their single answers, and what is open to an institution.

import { z } from 'zod';
import { operation, pageOf, paging } from '../../base/http/operation.ts';
import { reason } from '../../base/proposal-api.ts';
import { day, entityPath, label } from '../../registry/api.ts';

const instant = z.iso.datetime();
const text = z.string().trim().min(1).max(200);
const requestPath = z.object({ id: z.uuid() });
const KINDS = ['single', 'batch'] as const;
const REQUEST_STATES = ['waiting', 'approved', 'answered', 'over', 'refused'] as const;

/** As many as can be looked through by whoever decides. */
const MOST_CODES = 500;

const request = z.object({
  id: z.string(),
  number: z.number().int(),
  kind: z.enum(KINDS),
  asked: instant,
  by: z.string(),
  applicant: z.string(),
  codes: z.array(z.string()),
  types: z.array(z.object({ type: z.string(), label, class: z.number().int() })),
  provider: z.string().nullable(),
  purpose: z.string(),
  basis: z.string(),
  evidence: z.string(),
  consent: z.object({ by: z.string(), paper: z.string() }).nullable(),
  until: day,
  state: z.enum(REQUEST_STATES),
  answered: instant.nullable(),
  own: z.boolean(),
});

export const listRequests = operation({
  id: 'listRequests',
  method: 'GET',
  path: '/requests',
  permit: 'request.read',
  summary: { zh: '3、4 级信息的查询申请', en: 'Requests for information of classes 3 and 4' },
  query: z.object(paging),
  answer: pageOf(request),
});

export const readRequest = operation({
  id: 'readRequest',
  method: 'GET',
  path: '/requests/{id}',
  permit: 'request.read',
  summary: { zh: '一份查询申请', en: 'One request' },
  params: requestPath,
  answer: request,
});

export const makeRequest = operation({
  id: 'makeRequest',
  method: 'POST',
  path: '/requests',
  permit: 'request.make',
  summary: {
    zh: '申请查询 3、4 级信息：个案，或者联查互证一批',
    en: 'Ask for information of classes 3 and 4: about one entity, or vetting a list',
  },
  body: z.object({
    kind: z.enum(KINDS),
    codes: z.array(z.string().trim().min(1).max(60)).min(1).max(MOST_CODES),
    types: z.array(z.string().max(60)).min(1).max(40),
    /** Whose records, as its source is named; null: everybody's, decided by the credit office. */
    provider: z.string().trim().min(1).max(200).nullable(),
    /** At the desk: who came and asks; empty: one's own unit. */
    applicant: z.string().trim().max(200),
    purpose: reason,
    basis: text,
    evidence: z.string().trim().max(500),
    consent: z.object({ by: text, paper: text }).nullable(),
    until: day,
  }),
  status: 202,
  answer: z.object({ id: z.string(), proposal: z.number().int() }),
});

const shownRecord = z.object({
  type: z.string(),
  label,
  number: z.string(),
  source: z.string(),
  on: day,
  what: label,
  shown: z.array(z.object({ name: z.string(), label, value: label })),
});

const found = z.object({
  /** As it was asked. */
  code: z.string(),
  entity: z.object({ id: z.string(), uscc: z.string().nullable(), name: z.string() }).nullable(),
  hits: z.number().int(),
  records: z.array(shownRecord),
});

export const answerRequest = operation({
  id: 'answerRequest',
  method: 'POST',
  path: '/requests/{id}/answer',
  permit: 'request.read',
  summary: {
    zh: '查看获准的信息，一次；每一户留下查看记录',
    en: 'The answer to an approved request, once; each entity’s look is noted',
  },
  params: requestPath,
  answer: z.object({ items: z.array(found) }),
  secret: true,
});

export const listOpened = operation({
  id: 'listOpened',
  method: 'GET',
  path: '/opened',
  permit: 'opened.read',
  summary: { zh: '同意本机构查看的主体', en: 'Entities that have consented to one’s institution’s looks' },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        uscc: z.string().nullable(),
        name: z.string(),
        purpose: z.string(),
        granted: instant,
        until: day,
      }),
    ),
  }),
});

export const readOpened = operation({
  id: 'readOpened',
  method: 'GET',
  path: '/opened/{id}',
  permit: 'opened.read',
  summary: { zh: '一个主体同意本机构查看的信息', en: 'What an entity consented to show to one’s institution' },
  params: entityPath,
  answer: z.object({
    entity: z.object({ id: z.string(), uscc: z.string().nullable(), name: z.string() }),
    until: day,
    purpose: z.string(),
    records: z.array(shownRecord),
  }),
});
