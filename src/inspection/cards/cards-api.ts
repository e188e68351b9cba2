// What is asked and answered about scorecards: put in as a file, approved by another, in force, over; with what they were worth.

import { z } from 'zod';
import { fileAnswer, operation } from '../../base/http/operation.ts';
import { day, label } from '../../registry/api.ts';

const sure = z.object({ value: z.number(), low: z.number(), high: z.number() });
const source = z.object({ label, basis: z.string(), assumption: z.boolean() });

export const listCards = operation({
  id: 'listScorecards',
  method: 'GET',
  path: '/scorecards',
  permit: 'plan.read',
  summary: { zh: '评分卡：在用的、待批的和以前的', en: 'Scorecards: in force, waiting, and earlier ones' },
  answer: z.object({
    basis: z.string(),
    assumption: z.boolean(),
    items: z.array(
      z.object({
        id: z.string(),
        number: z.number(),
        title: z.string(),
        /** `over`: its life has ended. `dropped`: refused, taken back or run out before anybody approved it. */
        state: z.enum(['proposed', 'in-force', 'over', 'replaced', 'dropped']),
        proposal: z.number().nullable(),
        author: z.string(),
        putAt: z.iso.datetime(),
        inForceAt: z.iso.datetime().nullable(),
        until: day,
        hash: z.string(),
        fitted: z.object({
          data: z.string(),
          method: z.string(),
          knownUntil: day,
          occasions: z.number(),
          hits: z.number(),
        }),
        tested: z.object({
          from: day,
          until: day,
          visits: z.number(),
          hits: z.number(),
          rate: z.number(),
          auc: sure,
          gradeAuc: sure,
          topTenth: sure,
          calibrationError: z.number(),
        }),
        bands: z.array(z.object({ id: z.string(), from: z.number() })),
        /** What it looks at: the most points each can give, and where it comes from. */
        facts: z.array(label.extend({ id: z.string(), most: z.number(), source })),
      }),
    ),
  }),
});

export const putCard = operation({
  id: 'putScorecard',
  method: 'POST',
  path: '/scorecards',
  permit: 'plan.write',
  summary: {
    zh: '提交一张评分卡，另一人批准后取代在用的',
    en: 'Put a scorecard in; when another approves, it takes the place of the one in force',
  },
  body: z.object({
    file: z.string().trim().min(1).max(200),
    source: z.string().min(1).max(500_000),
    reason: z.string().trim().min(1).max(2000),
  }),
  answer: z.object({ id: z.string(), proposal: z.number() }),
});

export const takeCard = operation({
  id: 'takeScorecard',
  method: 'GET',
  path: '/scorecards/{id}/file',
  permit: 'plan.read',
  kind: 'file',
  summary: { zh: '评分卡文件，一字不改', en: 'The file of a scorecard, as it was put in' },
  params: z.object({ id: z.uuid() }),
  answer: fileAnswer,
});
