// The engine under comparison: the one place where the oracle's tests meet the product.
import { EVER } from '../../src/base/day.ts';
import { batchOf, layoutsOf } from '../../src/grading/columns.ts';
import type { Batch } from '../../src/grading/kernel/batch.ts';
import { grade } from '../../src/grading/kernel/grade.ts';
import { type Plan, planFor } from '../../src/grading/kernel/plan.ts';
import { standingOf } from '../../src/grading/standing.ts';
import { recordsAsKnown } from '../../src/ledger/as-known.ts';
import { loadCatalogue } from '../../src/ledger/catalogue-load.ts';
import { keeping } from '../../src/ledger/keeping.ts';
import type { Entry, LedgerRecord } from '../../src/ledger/record.ts';
import type { Subject } from '../../src/registry/subject.ts';
import { loadRulebooks } from '../../src/rulebooks/load.ts';
import { parseRulebook } from '../../src/rulebooks/parse.ts';
import type { Rulebook } from '../../src/rulebooks/rulebook.ts';
import type { Graded, Span } from './compare.ts';
import type { BookId } from './oracle.ts';

/** An entity with what the ledger held about it at an instant; several of them are graded together. */
export interface Case {
  readonly subject: Subject;
  readonly records: readonly LedgerRecord[];
}

const twoEditions = (id: string, transition: string) => `
id: ${id}
title: { zh: 两个版本, en: two editions }
short: { zh: 两版, en: two }
document: test
issuer: test
dimensions:
  - id: grade
    zh: 等级
    en: grade
    role: level
    levels:
      - { code: A, zh: 甲, en: A }
      - { code: B, zh: 乙, en: B }
      - { code: C, zh: 丙, en: C }
    default: A
editions:
  - id: first
    in_force: 1900-01-01
    rules: [fines]
    parameters:
      threshold: { zh: 界限, en: threshold, unit: yuan, values: [{ from: always, value: 30000, article: 一 }] }
  - id: second
    in_force: 2005-03-01
    transition: ${transition}
    rules: [fines]
    parameters:
      threshold: { zh: 界限, en: threshold, unit: yuan, values: [{ from: always, value: 50000, article: 一 }] }
`;

const fines = `
- id: large
  article: 一
  sense: { zh: 大额, en: large }
  dimension: grade
  form: record
  of: administrative-penalty
  when: { measures.kind: fine, measures.amount: { over: threshold } }
  gives: C
  lasts: 1 year
  chained: true
- id: small
  article: 二
  sense: { zh: 小额, en: small }
  dimension: grade
  form: record
  of: administrative-penalty
  when: { measures.kind: fine, measures.amount: { at_most: threshold } }
  gives: B
  lasts: 1 year
  chained: true
- id: other
  article: 三
  sense: { zh: 其他, en: other }
  dimension: grade
  form: record
  of: administrative-penalty
  when: { measures.kind: { not_in: [fine] } }
  gives: undetermined
  lasts: for ever
  alone: true
`;

const rules = { fines: { file: 'fines.yaml', text: fines } };
const pair = (['asked-day', 'recognised-day'] as const).map((transition, i) => {
  const text = twoEditions(i ? 'two-editions-transition' : 'two-editions', transition);
  return parseRulebook({ head: { file: 'rulebook.yaml', text }, rules });
});

/** risk-general from the beginning: the records of the random ledgers are older than its edition. */
function earlier({ editions, ...book }: Rulebook): Rulebook {
  return { ...book, editions: editions.map((edition) => ({ ...edition, inForce: EVER })) };
}

const catalogue = loadCatalogue();
const kept = keeping(catalogue);
const shipped = loadRulebooks();
const books = new Map([...shipped, ...pair.map((book) => [book.id, book] as const)]);
books.set('risk-general', earlier(shipped.get('risk-general')!));
type Standing = ReturnType<typeof standingOf>;

const plans = new Map<string, Plan>();

function planOf(id: string): Plan {
  const made = plans.get(id) ?? planFor(books.get(id)!, layoutsOf(catalogue));
  plans.set(id, made);
  return made;
}

/** What the ledger of an entity amounts to with what was known at `asKnown` (ISO instant, inclusive; all when left out). */
export function caseOf(subject: Subject, entries: readonly Entry[], asKnown?: string): Case {
  return { subject, records: recordsAsKnown(entries, catalogue, asKnown) };
}

/** More than the records of any one case. */
const RECORDS = 1000;

/** The cases as one batch, each an entity of its own, as in a register with records of its own. */
export function together(cases: readonly Case[]): Batch {
  const subjects = cases.map(({ subject }, entityId) => ({ ...subject, entityId }));
  const records = cases.flatMap((one, entityId) =>
    one.records.map((record) => ({ ...record, entityId, recordId: entityId * RECORDS + record.recordId })),
  );
  return batchOf(kept, subjects, records);
}

/**
 * Grades the entities of a batch under one rulebook. Spans are maximal runs of one level, tier and set of causes,
 * ascending, cut where an edition takes over.
 */
export function gradeAll(book: BookId, batch: Batch): Graded[] {
  const standing = grade(planOf(book), batch);
  return Array.from({ length: batch.entities }, (_, entity) => {
    const { spans, undetermined } = standingOf(standing, entity);
    return {
      spans: spans.map((span) => {
        const { from, until, level, tier } = span;
        return { from, until, level, tier, ...named(span) };
      }),
      undetermined: [...new Set(undetermined.map((open) => open.recordId % RECORDS))],
    };
  });
}

/** The records that give the level, each once; where points do, the effects behind them too, for each counts by itself. */
function named({ causes, points }: Standing['spans'][number]): Pick<Span, 'causes' | 'tierCauses'> {
  const effects = causes.map(({ recordId, ...effect }) => ({ ...effect, id: recordId && recordId % RECORDS }));
  return {
    causes: [...new Set(effects.flatMap(({ id }) => id ?? []))],
    tierCauses: points === null ? undefined : effects.map(({ rule, id, from }) => `${rule.id} ${id} ${from}`),
  };
}
