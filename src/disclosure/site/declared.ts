// What the site declares as data: whom it shows, its terms and guides, which fields of which records are public; read from `site/`.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const count = z.number().int().min(1);
const founded = { article: z.string().min(1), assumption: z.boolean().default(false) };

/** Whom the site shows, how masked, how fast one may ask, what a unit owes; throws where the file says it wrongly. */
export const siteRules = declaredIn(
  'site/site.yaml',
  z.strictObject({
    kinds: z.strictObject({ shown: z.array(z.string()).min(1), sense: label, ...founded }),
    masked: z.array(z.string()),
    rates: z.strictObject({ bulk: count }),
    page: z.strictObject({ search: count.max(50), list: count.max(200), data: count.max(1000), news: count.max(100) }),
    news: z.strictObject({
      kinds: z.array(z.enum(['province', 'city', 'county', 'station', 'department'])),
      each_month: count,
      sense: label,
      ...founded,
    }),
  }),
);

const group = z.strictObject({ id, label, term: id, types: z.record(z.string(), z.array(z.string())) });

const list = z.strictObject({
  ...{ id, label, term: id, type: z.string() },
  /** Only entries of a list of publicity's sheets: individual businesses are marked, not listed. */
  list: z.string().optional(),
  /** Only records of which a field has one of some values. */
  where: z.strictObject({ field: z.string(), values: z.array(z.string()).min(1) }).optional(),
});
export type List = z.output<typeof list>;

/** The groups of an entity's page, with the public fields of each type, and the lists. */
export const siteRecords = declaredIn(
  'site/records.yaml',
  z.strictObject({ basis: z.string().min(1), groups: z.array(group).min(1), lists: z.array(list).min(1) }),
);

const term = z.strictObject({ id, label, means: label, not: label, ends: label, ...founded });
export type Term = z.output<typeof term>;

/** The terms in plain words. */
export const siteTerms = declaredIn('site/terms.yaml', z.strictObject({ terms: z.array(term).min(1) }));

const guide = z.strictObject({ title: label, lead: label, steps: z.array(label).min(1), clocks: label });

/** How to object, how to repair. */
export const siteGuides = declaredIn('site/guides.yaml', z.strictObject({ objection: guide, repair: guide }));

type Group = z.output<typeof group>;

/** The group that a type of records is shown in; undefined: it is not shown. */
export function groupOf(type: string): Group | undefined {
  return siteRecords().groups.find(({ types }) => type in types);
}

/** The lists of the site. */
export function siteLists(): readonly List[] {
  return siteRecords().lists;
}
