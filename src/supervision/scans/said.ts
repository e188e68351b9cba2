// What the code of a visit says: frozen when it is shown, so that it stays what the visited were told.

import { z } from 'zod';
import { day, label } from '../../registry/api.ts';

const founded = label.extend({ article: z.string(), assumption: z.boolean() });

export const saidShape = z.object({
  office: z.string(),
  /** Officers act officially and stand with their names; null: no certificate of enforcement that is valid on the day. */
  officers: z.array(z.object({ name: z.string(), certificate: z.string().nullable() })),
  kind: label,
  way: z.enum(['on-site', 'off-site']),
  on: day,
  /** Why they come, and what they look at. */
  reasons: z.array(founded),
  items: z.array(founded),
  /** The cap of the year, where it holds for this kind, and how many visits there have been before. */
  cap: z.object({
    counts: z.boolean(),
    visits: z.number().int(),
    most: z.number().int(),
    article: z.string(),
    assumption: z.boolean(),
  }),
});

export type Said = z.output<typeof saidShape>;
