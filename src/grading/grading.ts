// What grading a register takes besides its database: the catalogue and every rulebook, made ready once a process.

import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { textKey } from '../base/text-key.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { type Keeping, keeping } from '../ledger/keeping.ts';
import type { ClauseTable } from '../rulebooks/clauses.ts';
import { clauseTableKey, loadClauseTable } from '../rulebooks/clauses-load.ts';
import { loadRulebooks } from '../rulebooks/load.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import { clauseField, clauseTables, type LazyClauses } from './clause-field.ts';
import { layoutsOf } from './columns.ts';
import { type Plan, planFor } from './kernel/plan.ts';
import { NOTHING_OWN, type OwnTexts } from './own-texts.ts';
import { problems } from './problems.ts';

export interface Grading {
  readonly catalogue: Catalogue;
  readonly keeping: Keeping;
  /** The office's texts that it was made from, besides those shipped. */
  readonly own: OwnTexts;
  readonly books: ReadonlyMap<string, Rulebook>;
  readonly plans: ReadonlyMap<string, Plan>;
  /** 罚则量化: from a cited law and article to a level. */
  readonly clauses: LazyClauses;
  /** Tells clause tables apart; empty without one. */
  readonly clausesKey: string;
  /** What rooms above keep of entities, brought up to date in the transaction that has written about them. */
  readonly follow?: Follow | undefined;
}

export type Follow = (db: Db, at: Date, entityIds: readonly number[]) => Promise<void>;

/** The shipped catalogue, rulebooks and clause table, with what the office has put over them, made ready. Throws `Flaws`. */
export function loadGrading(own: OwnTexts = NOTHING_OWN): Grading {
  let table: ClauseTable | undefined;
  const clauses = () => {
    table ??= loadClauseTable(own.clauses);
    return table;
  };
  const catalogue = loadCatalogue();
  const books = loadRulebooks(undefined, new Map(own.books.map(({ rulebook, files }) => [rulebook, files])));
  const clausesKey = clauseTableKey(own.clauses);
  const kept = keeping(catalogue, { derive: clauseField(clauses), key: clausesKey });
  const plans = new Map([...books].map(([id, book]) => [id, planOf({ catalogue, clauses }, book)]));
  return { catalogue, keeping: kept, own, books, plans, clauses, clausesKey };
}

/** A rulebook made ready; also one that is not among those of the register. */
export function planOf({ catalogue, clauses }: Pick<Grading, 'catalogue' | 'clauses'>, book: Rulebook): Plan {
  return planFor(book, layoutsOf(catalogue), clauseTables(clauses));
}

/** The rulebook of an id; refuses an unknown one. */
export function bookOf({ books }: Pick<Grading, 'books'>, rulebook: string): Rulebook {
  const book = books.get(rulebook);
  if (!book) throw new Problem(problems['grading.unknown-rulebook'], { rulebook, known: [...books.keys()].join('、') });
  return book;
}

/** The record types that rulebooks read. */
export function typesRead(plans: Iterable<Plan>): Set<string> {
  const types = new Set<string>();
  for (const { editions } of plans)
    for (const { parts } of editions)
      for (const part of parts) for (const type of part.types) types.add(type.layout.type);
  return types;
}

const contents = new WeakMap<Rulebook, string>();

/**
 * A key of what a rulebook says, and of the clause table where it looks levels up: it changes when a rule, a value, an edition
 * or a clause does, not when a line moves.
 */
export function contentOf(book: Rulebook, { clausesKey }: Grading): string {
  let content = contents.get(book);
  if (content === undefined) {
    const said = JSON.stringify(book, (key, value) => (key === 'file' || key === 'line' ? undefined : value));
    content = textKey(said).toString(36);
    contents.set(book, content);
  }
  return usesClauses(book) ? `${content} ${clausesKey}` : content;
}

/** Whether a rulebook looks levels up in the clause table. */
export function usesClauses({ editions }: Rulebook): boolean {
  return editions.some((edition) => edition.rules.some((rule) => rule.form === 'clause'));
}
