// What grading a register takes besides its database: the catalogue and every rulebook, made ready once a process.

import { textKey } from '../base/text-key.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { type Keeping, keeping } from '../ledger/keeping.ts';
import type { ClauseTable } from '../rulebooks/clauses.ts';
import { type ClauseFile, loadClauseTable } from '../rulebooks/clauses-load.ts';
import { loadRulebooks } from '../rulebooks/load.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import { clauseField, clauseTables, type LazyClauses } from './clause-field.ts';
import { layoutsOf } from './columns.ts';
import { type Plan, planFor } from './kernel/plan.ts';

export interface Grading {
  readonly catalogue: Catalogue;
  readonly keeping: Keeping;
  readonly books: ReadonlyMap<string, Rulebook>;
  readonly plans: ReadonlyMap<string, Plan>;
  /** 罚则量化: from a cited law and article to a level. */
  readonly clauses?: LazyClauses;
}

/** The shipped catalogue, rulebooks and clause table (with an authority's own clauses), made ready. Throws `Flaws`. */
export function loadGrading(ownClauses?: ClauseFile): Grading {
  let table: ClauseTable | undefined;
  return gradingOf(loadCatalogue(), loadRulebooks(), () => {
    table ??= loadClauseTable(ownClauses);
    return table;
  });
}

/** A catalogue and rulebooks made ready. */
function gradingOf(catalogue: Catalogue, books: ReadonlyMap<string, Rulebook>, clauses?: LazyClauses): Grading {
  const kept = keeping(catalogue, clauses && clauseField(clauses));
  const layouts = layoutsOf(catalogue);
  const tables = clauses ? clauseTables(clauses) : {};
  const plans = new Map([...books].map(([id, book]) => [id, planFor(book, layouts, tables)]));
  return { catalogue, keeping: kept, books, plans, clauses };
}

/** The record types that a rulebook reads. */
export function typesRead(plan: Plan): Set<string> {
  return new Set(
    plan.editions.flatMap((edition) => edition.parts.flatMap((part) => part.types.map((type) => type.layout.type))),
  );
}

const contents = new WeakMap<Rulebook, string>();

/** A key of what a rulebook says: it changes when a rule, a value or an edition does, not when a line moves. */
export function contentOf(book: Rulebook): string {
  const known = contents.get(book);
  if (known !== undefined) return known;
  const said = JSON.stringify(book, (key, value) => (key === 'file' || key === 'line' ? undefined : value));
  const content = textKey(said).toString(36);
  contents.set(book, content);
  return content;
}
