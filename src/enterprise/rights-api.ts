// What an enterprise is answered about what goes against it: where each entry is shown and how it ends, and what it was told.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { caseFileOperations } from '../evidence/api.ts';
import { entityNotices, noteStatement, readNotice } from '../notice/api.ts';
import { ENDINGS, SHOWN_STATES } from '../publicity/publicity.ts';
import { CHANNELS, GRAVITIES } from '../publicity/sheet.ts';
import { day, label } from '../registry/api.ts';

const noticePath = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });

export const listOwnPublicity = operation({
  id: 'listOwnPublicity',
  method: 'GET',
  path: '/own/publicity',
  permit: 'own.read',
  summary: {
    zh: '本企业每条信息在哪里公示、到哪天为止、怎么修复',
    en: 'Where each entry is shown and until when, and how it can be repaired',
  },
  answer: z.object({
    items: z.array(
      z.object({
        record: z.number(),
        type: z.string(),
        label,
        number: z.string(),
        on: day,
        document: z.string(),
        article: z.string(),
        sense: label,
        assumption: label.nullable(),
        kind: z.enum(GRAVITIES),
        state: z.enum(SHOWN_STATES),
        ends: z.enum(ENDINGS),
        never: label.nullable(),
        /** Half-open; null: no end is known. */
        shown: z.array(z.object({ channel: z.enum(CHANNELS), from: day, until: day.nullable() })),
        disputed: z.boolean(),
        repaired: z.object({ number: z.string(), kind: z.enum(['final', 'temporary']), on: day }).nullable(),
        repair: z.object({
          possible: z.boolean(),
          earliest: day.nullable(),
          automatic: day.nullable(),
          never: label.nullable(),
          article: z.string(),
          conditions: z.array(
            z.object({
              id: z.string(),
              label,
              article: z.string(),
              met: z.union([z.boolean(), z.literal('unknown')]),
              remedy: label,
            }),
          ),
          materials: z.array(label),
        }),
      }),
    ),
  }),
});

export const listOwnNotices = operation({
  id: 'listOwnNotices',
  method: 'GET',
  path: '/own/notices',
  permit: 'own.read',
  summary: { zh: '告知本企业的事项', en: 'What one was told' },
  answer: entityNotices.answer,
});

export const readOwnNotice = operation({
  id: 'readOwnNotice',
  method: 'GET',
  path: '/own/notices/{id}',
  permit: 'own.read',
  summary: { zh: '一份告知书', en: 'One notice' },
  params: noticePath,
  answer: readNotice.answer,
});

export const markOwnNotice = operation({
  id: 'markOwnNotice',
  method: 'POST',
  path: '/own/notices/{id}/reading',
  permit: 'own.read',
  summary: { zh: '记下告知书已读；不代替送达', en: 'Note that a notice was read; it does not stand for its service' },
  params: noticePath,
  answer: done,
});

export const ownNoticeFiles = caseFileOperations({
  ...{ name: 'OwnNotice', path: '/own/notices/{id}', params: noticePath },
  ...{ add: 'own.apply', read: 'own.read', what: { zh: '给本企业的告知书', en: 'a notice to oneself' } },
});

export const acknowledgeOwn = operation({
  id: 'acknowledgeOwn',
  method: 'POST',
  path: '/own/notices/{id}/acknowledgement',
  permit: 'own.apply',
  summary: {
    zh: '同意电子送达并签收一份告知书，签收之日为送达之日',
    en: 'Agree to electronic service and sign for a notice, served on that day',
  },
  params: noticePath,
  body: z.object({ agreed: z.literal(true) }),
  answer: z.object({ answerBy: day.nullable() }),
});

export const stateOwn = operation({
  id: 'stateOwn',
  method: 'POST',
  path: '/own/notices/{id}/statements',
  permit: 'own.apply',
  summary: { zh: '陈述、申辩', en: 'State a defence' },
  params: noticePath,
  body: noteStatement.body.pick({ said: true, files: true }),
  answer: done,
});
