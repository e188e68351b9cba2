// What an enterprise is answered about visits to it: who came, why and what for, what came of it; and how it rates and complains.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { day, label } from '../registry/api.ts';
import { saidShape } from '../supervision/scans/said.ts';

const instant = z.iso.datetime();
const visitPath = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });
const founded = label.extend({ article: z.string(), assumption: z.boolean() });

export const listOwnVisits = operation({
  id: 'listOwnVisits',
  method: 'GET',
  path: '/own/visits',
  permit: 'own.read',
  summary: {
    zh: '对本企业的检查：谁来、为什么来、看什么、结果，评价、投诉和答复',
    en: 'Visits: who came, why, for what, the result; ratings, complaints and answers',
  },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        on: day,
        way: z.enum(['on-site', 'off-site']),
        unit: z.string(),
        /** Of a plan of inspection; otherwise a patrol. */
        planned: z.boolean(),
        /** Shown to it, and not entered yet; or entered. */
        state: z.enum(['announced', 'done']),
        /** Null: no code was shown, so nothing was told beforehand. */
        said: saidShape.nullable(),
        confirmed: instant.nullable(),
        outcomes: z.array(
          z.object({
            kind: z.enum(['result', 'order']),
            said: label.nullable(),
            problems: z.string(),
            number: z.string(),
            due: day.nullable(),
            basis: z.string().nullable(),
            withdrawn: z.boolean(),
          }),
        ),
        rating: z.object({ stars: z.number().int(), reasons: z.array(z.string()), words: z.string() }).nullable(),
        complaints: z.array(
          z.object({
            ground: z.string(),
            words: z.string(),
            made: instant,
            answered: instant.nullable(),
            upheld: z.boolean().nullable(),
            reply: z.string().nullable(),
          }),
        ),
        /** What it may do now, and until which day. */
        may: z.object({ rate: z.boolean(), complain: z.boolean(), until: day }),
      }),
    ),
    rules: z.object({
      basis: z.string(),
      assumption: label,
      days: z.number().int(),
      reasons: z.array(label.extend({ id: z.string(), good: z.boolean() })),
      grounds: z.array(label.extend({ id: z.string() })),
      rights: z.array(founded),
    }),
  }),
});

export const rateOwnVisit = operation({
  id: 'rateOwnVisit',
  method: 'POST',
  path: '/own/visits/{id}/rating',
  permit: 'own.apply',
  summary: {
    zh: '评价一次检查，只能评一次；来的人看不到是谁评的',
    en: 'Rate a visit, once; those who came do not see who rated',
  },
  params: visitPath,
  body: z.object({
    stars: z.int().min(1).max(5),
    reasons: z.array(z.string().max(40)).max(20),
    words: z.string().trim().max(200),
  }),
  answer: done,
});

export const complainOfOwnVisit = operation({
  id: 'complainOfOwnVisit',
  method: 'POST',
  path: '/own/visits/{id}/complaints',
  permit: 'own.apply',
  summary: {
    zh: '投诉一次检查，由检查人员的上级答复',
    en: 'Complain of a visit; a superior of those who came answers',
  },
  params: visitPath,
  body: z.object({ ground: z.string().max(40), words: z.string().trim().min(2).max(500) }),
  answer: done,
});
