// By what an order to correct is made, how its term runs and how it may be served: read from `patrols/orders.yaml`.

import { z } from 'zod';
import { declaredIn } from '../../base/declared.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const ground = z.strictObject({ article: z.string().min(1), sense: label, assumption: z.boolean() });

const shape = z.strictObject({
  basis: ground,
  term: ground,
  ways: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z-]{1,40}$/),
        label,
        article: z.string().min(1),
        needs: z.array(z.enum(['signer', 'receipt', 'consent'])),
      }),
    )
    .min(1),
});

/** The file; throws where it says it wrongly. */
export const rectificationRules = declaredIn('patrols/orders.yaml', shape);

/** Laws and articles of what was not met, for an order: 食品安全法第三十五条 is of the law 食品安全法. */
export function groundsOf(articles: readonly string[]): { readonly law: string; readonly article: string } {
  const laws = articles.map((article) => article.replace(/第[〇零一二三四五六七八九十百千]+条.*$/, ''));
  return { law: [...new Set(laws)].join('；'), article: [...new Set(articles)].join('；') };
}
