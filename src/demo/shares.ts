// How many entities stand at each level and tier under a rulebook on a day.

import type { Db } from '../base/db.ts';
import { exportGrades } from '../grading/export-grades.ts';
import type { Grading } from '../grading/grading.ts';
import { type Bilingual, type Dimension, levelDimension, type Rulebook, tierDimension } from '../rulebooks/rulebook.ts';

export interface Share {
  readonly code: string;
  readonly label: Bilingual;
  readonly count: number;
}

export interface Shares {
  readonly book: Rulebook;
  readonly levels: readonly Share[];
  readonly tiers: readonly Share[];
  /** Entities that the rulebook does not cover on that day. */
  readonly notCovered: number;
}

/** Counts the grades that `export grades` gives; `on` is `YYYY-MM-DD`. */
export async function shares(db: Db, grading: Grading, book: Rulebook, on: string): Promise<Shares> {
  const levels = new Map<string | null, number>();
  const tiers = new Map<string | null, number>();
  for await (const { level, tier } of exportGrades(db, grading, { rulebook: book.id, on })) {
    levels.set(level, (levels.get(level) ?? 0) + 1);
    tiers.set(tier, (tiers.get(tier) ?? 0) + 1);
  }
  return {
    book,
    levels: counted(levelDimension(book), levels),
    tiers: counted(tierDimension(book), tiers),
    notCovered: levels.get(null) ?? 0,
  };
}

function counted(dimension: Dimension | undefined, counts: ReadonlyMap<string | null, number>): Share[] {
  return (dimension?.levels ?? []).map(({ code, label }) => ({ code, label, count: counts.get(code) ?? 0 }));
}
