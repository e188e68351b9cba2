// What a draft says otherwise than what is in effect: each of its editions against the one that it was begun from.

import type { AnswerOf } from '../base/http/operation.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { compareEditions } from '../rulebooks/api.ts';
import { editionDifferences, type OfBook } from '../rulebooks/compare-editions.ts';
import type { Edition, Rulebook } from '../rulebooks/rulebook.ts';

export type Differences = AnswerOf<typeof compareEditions>;

/** Of every edition that is not in effect as it stands; an edition in effect is compared with itself. */
export function draftDifferences(
  draft: Rulebook,
  books: ReadonlyMap<string, Rulebook>,
  catalogue: Catalogue,
): readonly Differences[] {
  return draft.editions.flatMap((edition) => {
    const before = begunFrom(edition, draft, books);
    if (!before) return [];
    const differences = editionDifferences(before, { book: draft, edition }, catalogue);
    return before.edition.id === edition.id && isNothing(differences) ? [] : [differences];
  });
}

/** Whether nothing differs. */
export function isNothing({ head, dimensions, parameters, rules }: Differences): boolean {
  const parts = [dimensions, parameters, rules];
  return head.length + parts.flatMap(({ added, gone, changed }) => [...added, ...gone, ...changed]).length === 0;
}

/** The edition of that name in effect, otherwise the last of those with which it shares most rules: a copy keeps their ids. */
function begunFrom(edition: Edition, { id }: Rulebook, books: ReadonlyMap<string, Rulebook>): OfBook | undefined {
  const own = books.get(id);
  const itself = own?.editions.find((one) => one.id === edition.id);
  if (own && itself) return { book: own, edition: itself };
  const known = (own ? [own] : [...books.values()]).flatMap((book) =>
    book.editions.map((one) => ({ book, edition: one })),
  );
  const names = new Set(edition.rules.map((rule) => rule.id));
  const shared = known.map((one) => one.edition.rules.filter((rule) => names.has(rule.id)).length);
  return known[shared.lastIndexOf(Math.max(...shared))];
}
