// What grading a register takes besides its database: the catalogue and every rulebook, made ready once a process.

import { textKey } from '../base/text-key.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { type Keeping, keeping } from '../ledger/keeping.ts';
import { loadRulebooks } from '../rulebooks/load.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import { layoutsOf } from './columns.ts';
import { type ClauseTables, type Plan, planFor } from './kernel/plan.ts';

export interface Grading {
  readonly catalogue: Catalogue;
  readonly keeping: Keeping;
  readonly books: ReadonlyMap<string, Rulebook>;
  readonly plans: ReadonlyMap<string, Plan>;
}

/** The shipped catalogue, rulebooks and clause tables, made ready. Throws `Flaws` where one of them is wrong. */
export function loadGrading(clauses: ClauseTables = {}): Grading {
  return gradingOf(loadCatalogue(), loadRulebooks(), clauses);
}

/** A catalogue and rulebooks made ready. */
export function gradingOf(
  catalogue: Catalogue,
  books: ReadonlyMap<string, Rulebook>,
  clauses: ClauseTables = {},
): Grading {
  const layouts = layoutsOf(catalogue);
  const plans = new Map([...books].map(([id, book]) => [id, planFor(book, layouts, clauses)]));
  return { catalogue, keeping: keeping(catalogue), books, plans };
}

/** The record types that a rulebook reads. */
export function typesRead(plan: Plan): Set<string> {
  return new Set(
    plan.editions.flatMap((edition) => edition.parts.flatMap((part) => part.types.map((type) => type.layout.type))),
  );
}

/** A key of what a rulebook says: it changes when a rule, a value or an edition does, not when a line moves. */
export function contentOf(book: Rulebook): string {
  const said = JSON.stringify(book, (key, value) => (key === 'file' || key === 'line' ? undefined : value));
  return textKey(said).toString(36);
}
