// How complaints come in by the web: rates, sizes and how long attachments are kept; read from `supervision/web-complaints.yaml`.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';

const count = z.int().min(1);

const shape = z.strictObject({
  article: z.string().min(1),
  assumption: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  sends_an_hour: count.max(1000),
  reads_a_minute: count.max(1000),
  all_an_hour: count.max(100_000),
  files: z.strictObject({
    most: z.int().min(0).max(20),
    bytes: count.min(10_000).max(20_000_000),
    /** By media type, with what bytes a file of it begins, hexadecimal. */
    types: z.record(z.string(), z.string().regex(/^([0-9a-f]{2})+$/)),
    months: count.max(600),
  }),
});

/** The file; throws where it says it wrongly. */
export const webRules = declaredIn('supervision/web-complaints.yaml', shape);
