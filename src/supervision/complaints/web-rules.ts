// How complaints come in by the web: how often; read from `supervision/web-complaints.yaml`.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';

const count = z.int().min(1);

const shape = z.strictObject({
  article: z.string().min(1),
  assumption: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  sends_an_hour: count.max(1000),
  reads_a_minute: count.max(1000),
  all_an_hour: count.max(100_000),
});

/** The file; throws where it says it wrongly. */
export const webRules = declaredIn('supervision/web-complaints.yaml', shape);
