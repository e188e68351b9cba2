// Works out levels in a thread of the browser: one's own facts and records, by the same kernel as the service.

import { clauseField, clauseTables } from '../../../src/grading/clause-field.ts';
import { batchOf, layoutsOf } from '../../../src/grading/columns.ts';
import { asking } from '../../../src/grading/dimension-runs.ts';
import { grade } from '../../../src/grading/kernel/grade.ts';
import { type Plan, planFor } from '../../../src/grading/kernel/plan.ts';
import { type Span, standingOf } from '../../../src/grading/standing.ts';
import { readCatalogue } from '../../../src/ledger/catalogue-read.ts';
import { type Keeping, keeping } from '../../../src/ledger/keeping.ts';
import type { LedgerRecord } from '../../../src/ledger/record.ts';
import type { Fact } from '../../../src/registry/subject.ts';
import { type BookFiles, bookText } from '../../../src/rulebooks/book-files.ts';
import { type Clause, ClauseTable } from '../../../src/rulebooks/clauses.ts';
import { parseRulebook } from '../../../src/rulebooks/parse.ts';
import { levelDimension, type Rulebook } from '../../../src/rulebooks/rulebook.ts';

/** What the thread is told once. */
export interface Setting {
  readonly catalogue: Readonly<Record<string, string>>;
  readonly books: readonly { readonly id: string; readonly files: BookFiles; readonly told: boolean }[];
  readonly clauses: readonly Clause[];
  readonly facts: readonly Fact[];
}

export interface Asked {
  readonly number: number;
  readonly records: readonly LedgerRecord[];
}

export interface Answered {
  readonly number: number;
  /** By rulebook: the spans of its level. */
  readonly spans: Readonly<Record<string, readonly Pick<Span, 'from' | 'until' | 'level'>[]>>;
}

interface Ground {
  readonly keeping: Keeping;
  readonly plans: ReadonlyMap<string, Plan>;
  readonly facts: readonly Fact[];
}

let ground: Ground | undefined;

addEventListener('message', ({ data }: MessageEvent<Setting | Asked>) => {
  if ('catalogue' in data) ground = groundOf(data);
  else if (ground) postMessage(answered(data, ground));
});

function groundOf({ catalogue, books, clauses, facts }: Setting): Ground {
  const table = new ClauseTable(clauses);
  const kept = keeping(readCatalogue(new Map(Object.entries(catalogue))), {
    derive: clauseField(() => table),
    key: '',
  });
  const read = new Map<string, Rulebook>();
  // Those that others are written upon come first.
  for (const { id, files } of books)
    read.set(
      id,
      parseRulebook(bookText(id, files), (base) => read.get(base)),
    );
  const layouts = layoutsOf(kept.catalogue);
  const plans = books
    .filter(({ told }) => told)
    .map(({ id }) => {
      const book = read.get(id)!;
      return [
        id,
        planFor(
          asking(book, levelDimension(book).id),
          layouts,
          clauseTables(() => table),
        ),
      ] as const;
    });
  return { keeping: kept, plans: new Map(plans), facts };
}

function answered({ number, records }: Asked, { keeping: kept, plans, facts }: Ground): Answered {
  const entityId = records[0]?.entityId ?? 1;
  const batch = batchOf(kept, [{ entityId, facts }], records);
  const spans = [...plans].map(([id, plan]) => {
    const standing = standingOf(grade(plan, batch), 0);
    return [id, standing.spans.map(({ from, until, level }) => ({ from, until, level }))] as const;
  });
  return { number, spans: Object.fromEntries(spans) };
}
