// Kinds of notices, remedies and ways of service as `notices/kinds.yaml` says them, each with its article.

import { z } from 'zod';
import { declaredIn } from '../base/declared.ts';
import { rectificationRules } from '../supervision/today/rectification-rules.ts';
import { clockOf, term } from './term.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z-]{1,40}$/);
const said = { id, label, article: z.string().min(1), assumption: label.optional() };

const remedy = z.strictObject({ ...said, to: label, sense: label, term: term.optional() });
const way = z.strictObject({
  ...said,
  needs: z.array(z.enum(['signer', 'receipt', 'consent'])),
  takes_effect: term.optional(),
  /** Done by the party alone, on its own site. */
  by_party: z.boolean().default(false),
});
const kind = z.strictObject({
  ...said,
  /** Served with proof; else a message is enough. */
  formal: z.boolean(),
  says: label,
  sense: label,
  /** The term for a statement and defence, where one is invited. */
  defence: term.optional(),
  remedies: z.array(id),
  /** Told by itself about records of a type, as long as their legal day lies so many days back at most. */
  raised_by: z.strictObject({ record: z.string(), days: z.int().min(1) }).optional(),
});

const shape = z
  .strictObject({
    laws: z.array(z.strictObject({ id, name: z.string(), article: z.string(), working_days: z.array(z.int().min(1)) })),
    remedies: z.array(remedy),
    ways: z.array(way),
    kinds: z.array(kind).min(1),
  })
  .superRefine(({ laws, remedies, ways, kinds }, context) => {
    const unknown = (what: string) => context.addIssue(`notices/kinds.yaml names ${what}, which it does not say`);
    for (const { id: of, remedies: named } of kinds)
      for (const one of named) if (!remedies.some((other) => other.id === one)) unknown(`${of}: ${one}`);
    for (const one of [...remedies, ...ways, ...kinds]) {
      const { law } = ('term' in one ? one.term : 'defence' in one ? one.defence : undefined) ?? {};
      if (law !== undefined && !laws.some((other) => other.id === law)) unknown(`${one.id}: ${law}`);
    }
  });

type Kinds = z.output<typeof shape>;
export type Kind = Kinds['kinds'][number];
export type Way = Kinds['ways'][number];

/** The way by which a party signs for a notice on its own site. */
export const OWN_SITE = 'own-site';

/** The file; throws where it says it wrongly. */
export const noticeKinds = declaredIn('notices/kinds.yaml', shape);

/** A kind that the file has; a name that it does not have is a defect of the caller. */
export function kindOf(name: string): Kind {
  const found = noticeKinds().kinds.find((one) => one.id === name);
  if (!found) throw new Error(`no such kind of notice: ${name}`);
  return found;
}

/** How a notice may be served: as an order to correct, and by announcement. */
export function waysOfService(): readonly Way[] {
  const assumption = { zh: '条号凭记忆', en: 'article from memory' };
  return [...rectificationRules().ways.map((one) => ({ ...one, assumption, by_party: false })), ...noticeKinds().ways];
}

/** The clock of a term of the file, its days counted as the law that gives them says. */
export function noticeClock(given: z.output<typeof term>) {
  return clockOf(given, noticeKinds().laws);
}
