// Checks a rulebook as a careful colleague would: names, citations, what can never apply, what nothing covers, which cases are missing.

import type { Catalogue } from '../ledger/catalogue.ts';
import { checkCases } from './check-cases.ts';
import { checkCitations, checkUnused } from './check-citations.ts';
import { checkGrid } from './check-grid.ts';
import { checkNames } from './check-names.ts';
import { type Finding, Findings } from './finding.ts';
import type { Rulebook } from './rulebook.ts';
import type { Tried } from './tried.ts';

/**
 * Everything found in a rulebook, by file and line. The rules are tried on their conditions only when all their names
 * are known, and the cases, which must have been run, only when `run` gives them.
 */
export function checkRulebook(book: Rulebook, catalogue: Catalogue, run?: () => readonly Tried[]): Finding[] {
  const findings = new Findings();
  checkNames(book, catalogue, findings);
  checkCitations(book, findings);
  checkUnused(book, findings);
  const named = findings.list().every(({ kind }) => kind !== 'name');
  if (named) checkGrid(book, catalogue, findings);
  if (named && run) checkCases(book, run(), catalogue, findings);
  return findings.list();
}
