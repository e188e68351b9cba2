// What a photo of a patrol may be: how many, how large, of which type; read from `patrols/photos.yaml`.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';

const shape = z.strictObject({
  assumption: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  most: z.number().int().min(0).max(50),
  bytes: z.number().int().min(10_000).max(5_000_000),
  longest: z.number().int().min(200).max(8000),
  /** By media type, with what bytes a file of it begins, hexadecimal. */
  types: z.record(z.string(), z.string().regex(/^([0-9a-f]{2})+$/)),
  days: z.number().int().min(1).max(365),
});

export type PhotoRules = z.output<typeof shape>;

/** The file; throws where it says it wrongly. */
export const photoRules = declaredIn('patrols/photos.yaml', shape);
