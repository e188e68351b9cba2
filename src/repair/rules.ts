// The rules of credit repair as `repairs/` says them: regimes with their clocks, grounds, related records, bulk repair.

import { z } from 'zod';
import { type Day, dayOf } from '../base/day.ts';
import { declaredIn } from '../base/declared.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9-]+$/);
const day = z.string().transform((text, context): Day => {
  const read = dayOf(text);
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: `${text} is no day` });
  return z.NEVER;
});

const clock = z.strictObject({
  id,
  to: z.enum(['accept', 'decide']),
  from: z.enum(['applied', 'completed', 'accepted']),
  working_days: z.int().min(1),
  types: z.array(id).optional(),
  extension: z.strictObject({ working_days: z.int().min(1), assumption: label }).optional(),
  article: z.string().min(1),
  sense: label,
  assumption: label.optional(),
});

const regime = z.strictObject({
  id,
  title: label,
  document: z.string().min(1),
  from: day,
  until: day.optional(),
  /** The types that it is for, all unless written; words one of which is in the name of who filed the record. */
  of: z.strictObject({ types: z.array(id).optional(), source: z.array(z.string()).optional() }),
  clocks: z.array(clock).min(1),
  /** The types on which a second person decides. */
  second_person: z.array(id),
  reorganisation: z.strictObject({ article: z.string(), sense: label }).optional(),
  materials: z.array(label).min(1),
});

export type Regime = z.output<typeof regime>;
export type RepairClock = z.output<typeof clock>;

/** The regimes, the more particular first. */
export const repairRegimes = declaredIn('repairs/regimes.yaml', z.strictObject({ regimes: z.array(regime) }));

const ground = z.strictObject({ id, label, automatic: z.boolean().default(false) });

const tie = z.strictObject({ ticked: z.boolean(), why: label });

const rules = z.strictObject({
  free: label.extend({ article: z.string() }),
  completion: z.strictObject({
    working_days: z.int().min(1),
    times: z.literal(1),
    article: z.string(),
    sense: label,
    assumption: label,
  }),
  refusals: z.array(ground).min(1),
  reversals: z.array(ground).min(1),
  reversal: z.strictObject({ article: z.string(), sense: label, assumption: label }),
  related: z.array(
    z.strictObject({
      of: id,
      also: z.array(id).min(1),
      /** The field of the other that holds the number. */
      by: z.string().optional(),
      within_days: z.int().optional(),
      article: z.string().optional(),
      assumption: label.optional(),
    }),
  ),
  /** By what tie: whether it is proposed ticked, and the reason that is shown. */
  ties: z.strictObject({ field: tie, number: tie, named: tie, window: tie }),
  bulk: z.array(
    z.strictObject({
      id,
      label,
      type: id,
      where: z.record(z.string(), z.array(z.string())),
      cured_by: id,
      most: z.int().min(1),
      article: z.string(),
      sense: label,
      assumption: label,
    }),
  ),
  routes: z.array(
    z.strictObject({ id, label, document: z.string(), until: day.optional(), assumption: label.optional() }),
  ),
});

export type RepairRules = z.output<typeof rules>;
export type RelatedRule = RepairRules['related'][number];
export type BulkRule = RepairRules['bulk'][number];

export const repairRules = declaredIn('repairs/rules.yaml', rules);
