// The regimes of objections and the grounds for not taking one up, as `objections/regimes.yaml` says them.

import { z } from 'zod';
import { declaredIn } from '../base/declared.ts';
import { term } from '../notice/term.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z-]{1,40}$/);
const answer = term.safeExtend({ from: z.enum(['filed', 'accepted']).default('filed') });

const regime = z.strictObject({
  id,
  title: label,
  document: z.string().min(1),
  article: z.string().min(1),
  sense: label,
  assumption: label.optional(),
  /** An office chooses one of the local ones; the others hold everywhere. */
  local: z.boolean().default(false),
  /** Holds for these record types alone. */
  types: z.array(z.string()).optional(),
  /** Until when one may object, from the day on which it was published. */
  within: term.optional(),
  accept: term.optional(),
  own: answer,
  forward: term.optional(),
  provider: term.optional(),
  decide: answer,
  /** By how much an answer may be put off, with a second person's approval. */
  extend: z.strictObject({ working_days: z.int().min(1) }).optional(),
  /** Whether days of expert examination or testing are not counted. */
  examination: z.boolean().default(false),
  /** Whether what rests on it pauses while it is gone into; of regimes that do not say, `pausing` is what is assumed. */
  pauses: z.boolean().default(true),
  /** The remedy that is named where it is not upheld. */
  next: id,
});

const shape = z.strictObject({
  regimes: z.array(regime).min(1),
  pausing: z.strictObject({ document: z.string(), sense: label, assumption: label }),
  refusals: z.strictObject({ assumption: label, grounds: z.array(z.strictObject({ id, label })).min(1) }),
});

export type Regime = z.output<typeof regime>;

/** The file; throws where it says it wrongly. */
export const objectionRules = declaredIn('objections/regimes.yaml', shape);

/** By which an objection about a record of a type is handled: its own, the local one that was chosen, or the national one. */
export function regimeFor(type: string, chosen: string | undefined): Regime {
  const { regimes } = objectionRules();
  return (
    regimes.find(({ types }) => types?.includes(type)) ??
    regimes.find(({ id: name, local }) => local && name === chosen) ??
    regimes.find(({ local, types }) => !local && !types)!
  );
}
