// The door of grading for whoever reads rulebooks: documents, and what differs between editions.

import type { Api } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { compareEditions, readRulebook } from '../rulebooks/api.ts';
import { editionDifferences, type OfBook } from '../rulebooks/compare-editions.ts';
import { bookOf, type Grading } from './grading.ts';
import { problems } from './problems.ts';
import { rulebookDocument } from './rulebook-document.ts';

/** Answers what is asked about rulebooks as documents. */
export function rulebookRoutes(app: Api, grading: Grading): void {
  app.on(readRulebook, async ({ params }) => rulebookDocument(grading, params.id));
  app.on(compareEditions, async ({ params, query }) => {
    const after = editionOf(grading, params.id, params.edition);
    const before = editionOf(grading, query.rulebook ?? params.id, query.edition);
    return editionDifferences(before, after, grading.catalogue);
  });
}

function editionOf(grading: Grading, rulebook: string, id: string): OfBook {
  const book = bookOf(grading, rulebook);
  const edition = book.editions.find((one) => one.id === id);
  if (!edition) throw new Problem(problems['grading.unknown-edition'], { rulebook, edition: id });
  return { book, edition };
}
