// What an enterprise asks and is answered about honours: what may be applied for, what became of it, taken back.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { listListings, openListing, readListing } from '../notice/lists/api.ts';
import { day, label } from '../registry/api.ts';

const line = listListings.answer.shape.items.element;

export const listOwnHonours = operation({
  id: 'listOwnHonours',
  method: 'GET',
  path: '/own/honours',
  permit: 'own.read',
  summary: {
    zh: '本企业的荣誉和申请：到了哪一步、经过、可以申请什么',
    en: 'One’s honours and applications: where each stands, and what may be applied for',
  },
  answer: z.object({
    items: z.array(
      line
        .omit({ entity: true, list: true, ground: true, groundLabel: true })
        .extend(
          readListing.answer.pick({ facts: true, levels: true, publicised: true, reviewed: true, reason: true }).shape,
        )
        .extend({
          /** When it is taken back, nothing has been decided yet. */
          mayWithdraw: z.boolean(),
          acts: z.array(z.object({ act: z.string(), on: day, detail: z.string(), why: z.string() })),
        }),
    ),
    /** Honours of its file that were recorded otherwise. */
    recorded: z.array(
      z.object({ number: z.string(), title: z.string(), by: z.string(), on: day, until: day.nullable() }),
    ),
    rule: z.object({
      ...{ document: z.string(), article: z.string(), sense: label, assumption: label.nullable() },
      levels: z.array(z.string()),
      conditions: z.array(z.object({ id: z.string(), label })),
      titles: z.array(label),
    }),
  }),
});

export const applyForHonour = operation({
  id: 'applyForOwnHonour',
  method: 'POST',
  path: '/own/honours',
  permit: 'own.apply',
  summary: { zh: '申请一项荣誉', en: 'Apply for an honour' },
  body: openListing.body.pick({ facts: true }).extend({ title: z.string().trim().min(2).max(100) }),
  answer: openListing.answer,
});

export const withdrawHonour = operation({
  id: 'withdrawOwnHonour',
  method: 'POST',
  path: '/own/honours/{id}/withdrawal',
  permit: 'own.apply',
  summary: { zh: '在作出决定以前撤回荣誉申请', en: 'Take an application back before it is decided' },
  params: z.object({ id: z.uuid() }),
  body: z.object({ why: z.string().trim().max(2000) }),
  answer: z.object({ done: z.literal(true) }),
});
