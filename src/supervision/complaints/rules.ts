// Grounds, likeness and marks as `supervision/complaints.yaml` says them, each with its article.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z-]+$/);
const grounds = z.strictObject({
  article: z.string().min(1),
  assumption: label,
  grounds: z.array(z.strictObject({ id, item: z.string(), label })).min(1),
});
const points = z.int().min(0).max(100);

const shape = z.strictObject({
  document: label,
  refusals: grounds,
  endings: grounds,
  likeness: z.strictObject({
    within_days: z.int().min(1),
    from: points,
    points: z.strictObject({ complainant: points, entity: points, matter: points, text: points }),
    assumption: label,
  }),
  marks: z.strictObject({
    months: z.strictObject({ usual: z.int().min(1), most: z.int().min(1) }),
    kinds: z.array(z.strictObject({ id, label })).min(1),
    rights: label,
    assumption: label,
  }),
});

export type ComplaintRules = z.output<typeof shape>;

/** The rules as the file says them; throws where it says them wrongly. */
export const complaintRules = declaredIn('supervision/complaints.yaml', shape);
