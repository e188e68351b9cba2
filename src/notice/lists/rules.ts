// The lists – abnormal operations, serious violators, honours – as `lists/lists.yaml` says them, each step with its term.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';
import { term } from '../term.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z-]{1,40}$/);
const years = z.strictObject({ years: z.int().min(1) });

const list = z.strictObject({
  id: z.enum(['abnormal', 'serious', 'honour']),
  /** The record type that entries are filed as. */
  record: z.string(),
  title: label,
  document: z.string(),
  article: z.string(),
  sense: label,
  assumption: label.optional(),
  /** Individual businesses are marked instead of listed: how that is said. */
  individuals: label.optional(),
  grounds: z.array(z.strictObject({ id, before: z.enum(['none', 'order', 'letters', 'verify']) })),
  order: term.optional(),
  /** Two letters that came back, so many days apart. */
  letters: z.strictObject({ least: z.int(), most: z.int() }).optional(),
  /** Whether the party is heard before. */
  hear: z.boolean().default(false),
  /** Units whose decisions need the consent of the level above. */
  consent_above: z.array(z.enum(['county', 'station'])).default([]),
  /** Of honours: titles that are offered to whoever applies; others may be written. */
  titles: z.array(label).default([]),
  /** Levels that recommend, from below. */
  levels: z.array(z.string()).default([]),
  publicity: term.optional(),
  decide: term,
  /** Told so many days before years are over, or later where that was missed; not to these kinds of entities. */
  remind: years.extend({ days_before: z.int(), late_days: z.int(), not: z.array(z.string()).default([]) }).optional(),
  /** What follows when these years are over, by the rule of that day; the latest last. */
  third_year: z
    .array(z.strictObject({ from: z.iso.date(), article: z.string(), sense: label, assumption: label.optional() }))
    .default([]),
  early: years.optional(),
  automatic: years.optional(),
  review: years.optional(),
  removal: term,
  conditions: z.array(z.strictObject({ id, label })).default([]),
});

const shape = z.strictObject({ lists: z.array(list).min(1) });

export type ListRule = z.output<typeof list>;
export type ListId = ListRule['id'];

/** The file; throws where it says it wrongly. */
export const listRules = declaredIn('lists/lists.yaml', shape);

/** The list that records of a type stand for. */
export function listOf(type: string): ListRule | undefined {
  return listRules().lists.find(({ record }) => record === type);
}

/** The rules of one list. */
export function listRule(id: ListId): ListRule {
  return listRules().lists.find((one) => one.id === id)!;
}
