// What is asked and answered about notices: those that wait, those of an entity, one letter, its service, statements to it.

import { z } from 'zod';
import { operation, pageOf, paging } from '../base/http/operation.ts';
import { caseFile, caseFileOperations } from '../evidence/api.ts';
import { day, entityPath, label } from '../registry/api.ts';

export const WAITING = ['to-serve', 'to-answer', 'to-consider', 'all'] as const;

const noticePath = entityPath.extend({ notice: z.uuid() });
const text = (most: number) => z.string().trim().max(most);

const line = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  label,
  entity: z.object({ id: z.string(), name: z.string() }),
  /** The record that it is about. */
  about: z.object({ type: z.string(), number: z.string() }).nullable(),
  authority: z.string(),
  told: day,
  /** Served with proof; else a message is enough. */
  formal: z.boolean(),
  way: z.string().nullable(),
  served: day.nullable(),
  answerBy: day.nullable(),
  stated: day.nullable(),
  considered: day.nullable(),
  /** When the entity read it on its own site. */
  read: z.iso.datetime().nullable(),
});

export const listNotices = operation({
  id: 'listNotices',
  method: 'GET',
  path: '/notices',
  permit: 'notice.read',
  summary: { zh: '告知书：要送达、等陈述申辩、要复核的', en: 'Notices to serve, to be answered, to consider' },
  query: z.object({ state: z.enum(WAITING).default('to-serve'), ...paging }),
  answer: pageOf(line),
});

export const countNotices = operation({
  id: 'countNotices',
  method: 'GET',
  path: '/notices/counts',
  permit: 'notice.read',
  summary: { zh: '有多少告知书要送达、等陈述申辩、要复核', en: 'How many notices wait for what' },
  answer: z.object({ 'to-serve': z.number(), 'to-answer': z.number(), 'to-consider': z.number() }),
});

export const entityNotices = operation({
  id: 'entityNotices',
  method: 'GET',
  path: '/entities/{id}/notices',
  permit: 'notice.read',
  summary: { zh: '告知一个主体的全部告知书', en: 'Everything that an entity was told' },
  params: entityPath,
  answer: z.object({ items: z.array(line) }),
});

/** Exactly one is not null. */
const term = z.object({
  workingDays: z.number().nullable(),
  days: z.number().nullable(),
  months: z.number().nullable(),
  years: z.number().nullable(),
});

export const readNotice = operation({
  id: 'readNotice',
  method: 'GET',
  path: '/entities/{id}/notices/{notice}',
  permit: 'notice.read',
  summary: {
    zh: '一份告知书：内容、依据、救济途径和期限、送达和陈述申辩',
    en: 'A notice: letter, remedies, service, statements',
  },
  params: noticePath,
  answer: line.extend({
    actNumber: z.string(),
    facts: z.string(),
    reasons: z.string(),
    entity: z.object({ id: z.string(), name: z.string(), uscc: z.string().nullable(), address: z.string().nullable() }),
    /** Terms run from the day after. */
    effective: day.nullable(),
    outcome: z.enum(['adopted', 'partly', 'not']).nullable(),
    invites: z.boolean(),
    letter: z.object({
      says: label,
      article: z.string(),
      sense: label,
      assumption: label.nullable(),
      defence: term.nullable(),
      remedies: z.array(
        z.object({
          ...{ id: z.string(), label, to: label, article: z.string(), sense: label, assumption: label.nullable() },
          term: term.nullable(),
          /** Known once it is served and the holidays are arranged. */
          last: day.nullable(),
        }),
      ),
    }),
    attached: z.array(caseFile),
    acts: z.array(
      z.object({
        act: z.enum(['served', 'returned', 'stated', 'considered', 'attached']),
        ...{ on: day, way: z.string().nullable(), signer: z.string().nullable(), proof: z.string(), said: z.string() },
        ...{ files: z.array(z.string()), by: z.string(), at: z.iso.datetime() },
      }),
    ),
    ways: z.array(
      z.object({
        ...{ id: z.string(), label, article: z.string() },
        needs: z.array(z.enum(['signer', 'receipt', 'consent'])),
        /** Done by the party alone, on its own site. */
        byParty: z.boolean(),
      }),
    ),
  }),
});

export const noticeFiles = caseFileOperations({
  ...{ name: 'Notice', path: '/entities/{id}/notices/{notice}', params: noticePath },
  ...{ add: 'notice.serve', read: 'notice.read', what: { zh: '告知书', en: 'a notice' } },
});

export const serveNotice = operation({
  id: 'serveNotice',
  method: 'POST',
  path: '/entities/{id}/notices/{notice}/service',
  permit: 'notice.serve',
  summary: { zh: '登记告知书的送达或者退回', en: 'Note that a notice was served, or came back' },
  params: noticePath,
  body: z.object({
    way: z.string().max(40),
    on: day,
    signer: text(100).nullable(),
    proof: text(200),
    consent: z.boolean(),
    returned: z.boolean(),
  }),
  answer: z.object({ answerBy: day.nullable() }),
});

export const noteStatement = operation({
  id: 'noteStatement',
  method: 'POST',
  path: '/entities/{id}/notices/{notice}/statements',
  permit: 'notice.hear',
  summary: { zh: '登记当事人的陈述、申辩', en: 'Note what the party stated' },
  params: noticePath,
  body: z.object({ on: day, said: text(4000).min(2), files: z.array(text(200).min(1)).max(20) }),
  answer: z.object({ done: z.literal(true) }),
});

export const considerStatement = operation({
  id: 'considerStatement',
  method: 'POST',
  path: '/entities/{id}/notices/{notice}/consideration',
  permit: 'notice.hear',
  summary: { zh: '复核陈述、申辩并写明理由', en: 'Consider what was stated, with reasons' },
  params: noticePath,
  body: z.object({ outcome: z.enum(['adopted', 'partly', 'not']), reasons: text(4000).min(2) }),
  answer: z.object({ done: z.literal(true) }),
});
