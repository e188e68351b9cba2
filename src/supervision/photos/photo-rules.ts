// What a photo of a patrol may be: how many, how large, of which type; read from `patrols/photos.yaml`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FILE = join(import.meta.dirname, '..', '..', '..', 'patrols', 'photos.yaml');

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

let read: PhotoRules | undefined;

/** The file; throws where it says it wrongly. */
export function photoRules(): PhotoRules {
  read ??= shape.parse(parse(readFileSync(FILE, 'utf8')));
  return read;
}
