// What an enterprise sees of itself, as `enterprise/seen.yaml` declares it: which levels, which records, which warnings.

import { z } from 'zod';
import { declaredIn } from '../base/declared.ts';
import type { Entry, Fields } from '../ledger/record.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const founded = { article: z.string().min(1), sense: label, assumption: label.optional() };

const shape = z.strictObject({
  rulebooks: z.array(z.strictObject({ rulebook: z.string(), seen: z.boolean(), ...founded })),
  hidden: z.array(
    z.strictObject({
      type: z.string(),
      where: z.strictObject({ field: z.string(), values: z.array(z.string()).min(1) }).optional(),
      ...founded,
    }),
  ),
  warnings: z.array(z.string()),
  reports: z.strictObject({ a_day: z.int().min(1).max(1000) }),
});

/** The shipped settings; throws where the file says it wrongly. */
export const seenRules = declaredIn('enterprise/seen.yaml', shape);

export type SeenRule = z.output<typeof shape>['rulebooks'][number];

/** What is settled for a rulebook; undefined: nothing, so its levels are not told. */
export function seenOf(rulebook: string): SeenRule | undefined {
  return seenRules().rulebooks.find((one) => one.rulebook === rulebook);
}

/** Whether an enterprise is told its levels under a rulebook. */
export function isSeen(rulebook: string): boolean {
  return seenOf(rulebook)?.seen ?? false;
}

/** An adjustment tells the level that it gives: it is shown with the levels of its rulebook only. */
const ADJUSTMENT = 'adjustment';

/** Whether a record is not in the file that the enterprise sees. */
export function hiddenBy(type: string, fields: Fields): boolean {
  if (type === ADJUSTMENT) return !isSeen(String(fields.rulebook));
  return seenRules().hidden.some(
    (one) => one.type === type && (!one.where || one.where.values.includes(String(fields[one.where.field]))),
  );
}

/** Entries of an entity without those of records that it is not shown. */
export function seenEntries(entries: readonly Entry[]): Entry[] {
  const hidden = new Set(
    entries.filter(({ type, payload }) => hiddenBy(type, payload)).map(({ recordId }) => recordId),
  );
  return entries.filter(({ recordId }) => !hidden.has(recordId));
}
