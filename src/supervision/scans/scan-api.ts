// What is asked and answered about codes of visits: showing one, and whether the visited have confirmed.

import { z } from 'zod';
import { operation } from '../../base/http/operation.ts';
import { day, entityPath, label } from '../../registry/api.ts';
import { saidShape } from './said.ts';

export const showVisitCode = operation({
  id: 'showVisitCode',
  method: 'POST',
  path: '/entities/{id}/visit-code',
  permit: 'scan.show',
  secret: true,
  summary: {
    zh: '上门前出示入企码：开始一次检查，给出新的码；先前的码作废',
    en: 'Show the code of a visit that begins: a new code, an earlier one is no longer good',
  },
  params: entityPath,
  body: z.object({
    /** The kind of inspection, and how it is done. */
    kind: z.enum(['routine', 'revisit', 'follow-up', 'complaint']),
    /** Further reasons of the same visit. */
    also: z
      .array(z.enum(['routine', 'revisit', 'follow-up', 'complaint']))
      .max(3)
      .default([]),
    way: z.enum(['on-site', 'off-site']),
    /** The exception from the cap of the year, where one is used. */
    exception: z.string().max(40).nullable(),
  }),
  answer: z.object({
    visit: z.string(),
    /** To be read aloud or typed; the page is `/v/` and the code. */
    code: z.string(),
    endsAt: z.iso.datetime(),
    said: saidShape,
  }),
});

export const readVisitCode = operation({
  id: 'readVisitCode',
  method: 'GET',
  path: '/entities/{id}/visit-code',
  permit: 'scan.show',
  summary: {
    zh: '今天这一户出示的码有没有被扫码确认',
    en: "Whether the visited have confirmed today's visit",
  },
  params: entityPath,
  answer: z.object({
    on: day,
    shownAt: z.iso.datetime().nullable(),
    confirmedAt: z.iso.datetime().nullable(),
  }),
});

export const readOwnRatings = operation({
  id: 'readOwnRatings',
  method: 'GET',
  path: '/me/ratings',
  permit: 'scan.show',
  summary: {
    zh: '自己检查得到的评价：只有合计，攒够几份才更新',
    en: "Ratings of one's own visits: sums alone, renewed when several more have come",
  },
  answer: z.object({
    /** How many more must come before the sums change. */
    every: z.number().int(),
    ratings: z.number().int(),
    /** How many gave one star, two … five. */
    stars: z.array(z.number().int()),
    reasons: z.array(label.extend({ id: z.string(), good: z.boolean(), count: z.number().int() })),
  }),
});
