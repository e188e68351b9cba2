// What is asked and answered about an order to correct: its letter, and how it was served.

import { z } from 'zod';
import { fileAnswer, operation } from '../../base/http/operation.ts';
import { day, label } from '../../registry/api.ts';
import { patrolPath } from '../photos/photo-api.ts';

const ground = z.object({ article: z.string(), sense: label, assumption: z.boolean() });
const NEEDS = ['signer', 'receipt', 'consent'] as const;

export const readRectification = operation({
  id: 'readRectification',
  method: 'GET',
  path: '/entities/{id}/patrols/{patrol}/order',
  permit: 'patrol.enter',
  summary: { zh: '一次巡查的责令改正通知书', en: 'The order to correct of a patrol' },
  params: patrolPath,
  answer: z.object({
    number: z.string(),
    authority: z.string(),
    entity: z.object({ id: z.string(), name: z.string(), uscc: z.string().nullable(), address: z.string().nullable() }),
    inspected: day,
    issued: day,
    due: day,
    /** For how many days it may be corrected, from the day after it is served. */
    days: z.number().int(),
    /** What was not met, each with its article; an assumed one was not compared with the text. */
    items: z.array(z.object({ label, article: z.string(), assumption: z.boolean() })),
    problems: z.string(),
    basis: ground,
    term: ground,
    officer: z.string(),
    ways: z.array(z.object({ id: z.string(), label, article: z.string(), needs: z.array(z.enum(NEEDS)) })),
    /** Null: not served yet. The signer is masked. */
    served: z
      .object({
        ...{ way: z.string(), label, on: day, signer: z.string().nullable(), receipt: z.string() },
        ...{ by: z.string(), at: z.iso.datetime() },
      })
      .nullable(),
  }),
});

export const takeRectification = operation({
  id: 'takeRectification',
  method: 'GET',
  path: '/entities/{id}/patrols/{patrol}/order/file',
  permit: 'patrol.enter',
  kind: 'file',
  summary: { zh: '一次巡查的责令改正通知书（PDF）', en: 'The order to correct of a patrol, as PDF' },
  params: patrolPath,
  answer: fileAnswer,
});

export const serveRectification = operation({
  id: 'serveRectification',
  method: 'POST',
  path: '/entities/{id}/patrols/{patrol}/order/service',
  permit: 'patrol.enter',
  summary: {
    zh: '登记责令改正通知书的送达；改正的天数从送达的次日起算',
    en: 'Note that an order to correct was served; its days run from the day after',
  },
  params: patrolPath,
  body: z.object({
    way: z.string().max(40),
    on: day,
    signer: z.string().trim().max(100).nullable(),
    receipt: z.string().trim().max(200),
    /** Whether the entity has agreed in writing to be served electronically. */
    consent: z.boolean(),
  }),
  /** The last day for correction, as it is now. */
  answer: z.object({ due: day }),
});
