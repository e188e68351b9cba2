// What holds for codes of visits: when one is wanted, how long it lives, what may be rated and complained of; read from `patrols/scans.yaml`.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const named = z.array(z.strictObject({ id, label })).min(1);

const shape = z.strictObject({
  basis: z.string().min(1),
  sense: label,
  assumption: label,
  wanted: z.array(z.enum(['on-site', 'off-site'])),
  hours: z.number().int().min(1).max(72),
  days: z.number().int().min(1).max(90),
  rating: z.strictObject({
    shown_from: z.number().int().min(3).max(50),
    words: z.number().int().min(1).max(1000),
    reasons: z.array(z.strictObject({ id, label, good: z.boolean() })).min(1),
  }),
  complaint: z.strictObject({
    words: z.number().int().min(1).max(2000),
    most: z.number().int().min(1).max(20),
    grounds: named,
  }),
  excuses: named,
  rights: z.array(z.strictObject({ label, article: z.string().min(1), assumption: z.boolean() })).min(1),
});

/** The shipped rules; throws where the file says it wrongly. */
export const scanRules = declaredIn('patrols/scans.yaml', shape);
