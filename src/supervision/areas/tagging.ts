// Which trades are to be tagged as key industries, who may tag, and what counts as a patrol: read from `supervision/tagging.yaml`.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';
import { ROLES } from '../../base/who/permissions.ts';
import { TAGS } from '../../registry/entity.ts';
import type { Tagging } from './area.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** What `supervision/tagging.yaml` may say. */
export const taggingShape = z.strictObject({
  source: label,
  who: z.array(
    z.strictObject({
      attribute: z.enum(['tags', 'key_region']),
      roles: z.array(z.enum(ROLES)).min(1),
      article: z.string().min(1),
      sense: label,
      assumption: label.optional(),
    }),
  ),
  patrols: z.strictObject({
    article: z.string().min(1),
    rules: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
    assumption: label,
  }),
  trades: z.strictObject({
    assumption: label,
    tags: z.partialRecord(z.enum(TAGS as [string, ...string[]]), z.array(z.string().regex(/^\d{2,4}$/)).min(1)),
  }),
});

export type TaggingRules = z.output<typeof taggingShape>;

/** The rules as the file says them; throws where it says them wrongly. */
export const taggingRules = declaredIn('supervision/tagging.yaml', taggingShape);

const known = new Map<string, readonly string[]>();

/** The tags that the classes of an entity's trades ask for. */
export function keyTrades(industries: readonly string[]): readonly string[] {
  return [...new Set(industries.flatMap(tagsOfClass))];
}

function tagsOfClass(code: string): readonly string[] {
  const before = known.get(code);
  if (before) return before;
  const tags = Object.entries(taggingRules().trades.tags).flatMap(([tag, codes]) =>
    codes?.some((prefix) => code.replace(/^[A-T]/, '').startsWith(prefix)) ? [tag] : [],
  );
  known.set(code, tags);
  return tags;
}

/** Whether an entity is tagged, should be by its trades, or need not be; one that somebody has tagged as nothing need not. */
export function taggingOf(industries: readonly string[] | null, tags: readonly string[] | null): Tagging {
  if (tags?.length) return 'tagged';
  return tags === null && keyTrades(industries ?? []).length > 0 ? 'missing' : 'none';
}
