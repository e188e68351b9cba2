// What is asked and answered about inspections in figures: what they find by grade and by points, together, saved, and how often firms are visited.

import { z } from 'zod';
import { operation } from '../../base/http/operation.ts';
import { label } from '../../registry/api.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const rate = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable();

/** Visits of plans that were made, those that found something and something critical; shares with their 95 % intervals. */
const tally = z.object({
  done: z.number(),
  found: z.number(),
  critical: z.number(),
  foundRate: rate,
  criticalRate: rate,
});

/**
 * Comings: days on which somebody came to an entity, whatever the plans. `separate`: how often, had every department come by
 * itself. `joint`: comings of several departments.
 */
const comings = z.object({ comings: z.number(), joint: z.number(), separate: z.number(), saved: z.number() });

export const readInspectionFigures = operation({
  id: 'readInspectionFigures',
  method: 'GET',
  path: '/inspection-figures',
  permit: 'plan.read',
  summary: {
    zh: '检查统计：发现率、联合检查、少上门、企业负担',
    en: 'Inspections in figures: discovery, joint visits, visits saved, burden per firm',
  },
  query: z.object({
    from: month.optional(),
    until: month.optional(),
    rulebook: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,59}$/)
      .default('chongqing'),
    /** The authority of the plans. */
    unit: z.string().max(100).optional(),
  }),
  answer: z.object({
    from: month,
    until: month,
    /** Authorities that have made visits in these months. */
    choices: z.array(z.string()),
    total: tally.extend(comings.shape).extend({
      /** Visits that plans had drawn and joint plans spared the trusted. */
      spared: z.number(),
    }),
    /** By the grade on the day of each plan's pool; '' for those without one. */
    grades: z.array(tally.extend({ code: z.string() })),
    /** By band of points, of plans drawn by a scorecard. */
    bands: z.array(tally.extend({ band: z.string() })),
    months: z.array(tally.extend(comings.shape).extend({ month })),
    units: z.array(tally.extend(comings.shape).extend({ unit: z.string() })),
    /** Of the year in which the period ends, up to its end, by all who file inspection results. */
    burden: z.object({
      year: z.number(),
      /** Who was visited at all, on how many days together. */
      firms: z.number(),
      days: z.number(),
      distribution: z.array(z.object({ days: z.number(), firms: z.number() })),
      cap: z.object({ article: z.string(), most: z.record(z.string(), z.number()), assumption: label }),
      above: z.number(),
      /** By why somebody came, over all who are above their cap: days. */
      why: z.array(z.object({ why: z.string(), label, days: z.number(), beyond: z.boolean() })),
      /** Those furthest above, at most a hundred. */
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          days: z.number(),
          most: z.number(),
          tier: z.string().nullable(),
          /** `beyond`: a ground by which the cap does not hold. */
          why: z.array(z.object({ why: z.string(), label, days: z.number(), beyond: z.boolean() })),
        }),
      ),
    }),
  }),
});
