// What is looked at on a patrol, by trade, and how often somebody may come in a year: read from `patrols/`.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);

const checklistsShape = z.strictObject({
  basis: label,
  most: z.number().int().min(1).max(100),
  checklists: z
    .array(
      z.strictObject({
        id,
        label,
        industries: z.array(z.string().regex(/^\d{2,4}$/)),
        off_site: z.strictObject({ tiers: z.array(z.string()), why: label }),
        items: z
          .array(z.strictObject({ id, label, article: z.string().min(1), assumption: z.boolean().default(false) }))
          .min(1),
      }),
    )
    .refine((all) => all.at(-1)?.industries.length === 0, 'the last checklist is for every trade'),
});

const capsShape = z.strictObject({
  article: z.string().min(1),
  sense: label,
  assumption: label,
  most: z.record(z.string(), z.number().int().min(0)).refine((most) => 'other' in most, 'most needs other'),
  limited: z.array(z.string()),
  exceptions: z.record(id, label),
});

export type Checklists = z.output<typeof checklistsShape>;
export type Checklist = Checklists['checklists'][number];
export type Caps = z.output<typeof capsShape>;

const checklists = declaredIn('patrols/checklists.yaml', checklistsShape);
const caps = declaredIn('patrols/caps.yaml', capsShape);

/** Both files; throws where they say it wrongly. */
export function patrolRules(): { readonly checklists: Checklists; readonly caps: Caps } {
  return { checklists: checklists(), caps: caps() };
}

/** The first checklist that one of the trades (codes of GB/T 4754) belongs to. */
export function checklistFor(industries: readonly string[], { checklists } = patrolRules().checklists): Checklist {
  const bare = industries.map((code) => code.replace(/^[A-T]/, ''));
  const found = checklists.find((one) => one.industries.some((prefix) => bare.some((code) => code.startsWith(prefix))));
  return found ?? checklists.at(-1)!;
}

/** Whether the cap holds for a visit: it does where none of its reasons is free of it. */
export function isLimited({ limited }: Caps, { kind, also }: Kinds): boolean {
  return [kind, ...also].every((one) => limited.includes(one));
}

/** Whether a visit counts to the cap: it does, once, where one of its reasons is such as the cap is for. */
export function countsToCap({ limited }: Caps, { kind, also }: Kinds): boolean {
  return [kind, ...also].some((one) => limited.includes(one));
}

/** The kinds of inspection of one visit: the first, and the others. */
export interface Kinds {
  readonly kind: string;
  readonly also: readonly string[];
}

/** How often somebody may come in a year, by the entity's tier. */
export function capOf({ most }: Caps, tier: string | null): number {
  return most[tier ?? 'other'] ?? most.other;
}
