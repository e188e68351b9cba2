// The lists for financial institutions as `finance/lists.yaml` says them: product, basis, conditions; whether an entity must consent.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z-]{1,40}$/);
const texts = z.array(z.string().min(1)).min(1);

const condition = z.discriminatedUnion('form', [
  z.strictObject({
    id,
    label,
    form: z.literal('attribute'),
    attribute: z.enum(['kind', 'status', 'tags']),
    values: texts,
  }),
  /** Established for so many years. */
  z.strictObject({ id, label, form: z.literal('age'), years: z.int().min(1) }),
  /** A level under a rulebook, which the list does not tell. */
  z.strictObject({ id, label, form: z.literal('level'), rulebook: z.string(), levels: texts }),
  /** An honour that is shown, whose title has one of these words. */
  z.strictObject({ id, label, form: z.literal('honour'), titles: texts }),
  z.strictObject({ id, label, form: z.literal('nothing-shown'), gravity: texts }),
  /** Shown on one of these lists of the public site. */
  z.strictObject({ id, label, form: z.literal('listed'), lists: texts }),
]);

const list = z.strictObject({
  ...{ id, title: label, product: label, article: z.string().min(1), sense: label, assumption: label.optional() },
  /** Made of public information alone; otherwise each entity consents to be named to each institution. */
  public: z.boolean(),
  /** For at most so many days a consent and a grant are given. */
  days: z.int().min(1),
  conditions: z.array(condition).min(1),
});

export type FinanceList = z.output<typeof list>;
export type FinanceCondition = z.output<typeof condition>;

const shape = z.strictObject({ lists: z.array(list).min(1) });

/** The file; throws where it says it wrongly. */
export const financeLists = declaredIn('finance/lists.yaml', shape);

export function financeList(id: string): FinanceList | undefined {
  return financeLists().lists.find((one) => one.id === id);
}
