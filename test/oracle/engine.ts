// The engine under comparison: the one place where the oracle's tests meet the product.
import { EVER } from '../../src/base/day.ts';
import { batchOf, layoutsOf } from '../../src/grading/columns.ts';
import { grade } from '../../src/grading/kernel/grade.ts';
import { type Plan, planFor } from '../../src/grading/kernel/plan.ts';
import { standingOf } from '../../src/grading/standing.ts';
import { recordsAsKnown } from '../../src/ledger/as-known.ts';
import { loadCatalogue } from '../../src/ledger/catalogue-load.ts';
import { keeping } from '../../src/ledger/keeping.ts';
import type { Entry } from '../../src/ledger/record.ts';
import type { Subject } from '../../src/registry/subject.ts';
import { loadRulebooks } from '../../src/rulebooks/load.ts';
import { parseRulebook } from '../../src/rulebooks/parse.ts';
import type { Rulebook } from '../../src/rulebooks/rulebook.ts';
import type { Graded, Span } from './compare.ts';
import type { BookId } from './oracle.ts';

/**
 * Grades one entity under one rulebook with what the ledger held at `asKnown` (ISO instant, inclusive; all of it when
 * left out). Spans are maximal runs of one level, tier and set of causes, ascending, cut where an edition takes over.
 */
export type Engine = (book: BookId, subject: Subject, entries: readonly Entry[], asKnown?: string) => Graded;

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

export const engine: Engine = (book, subject, entries, asKnown) => {
  const batch = batchOf(kept, [subject], recordsAsKnown(entries, catalogue, asKnown));
  const { spans, undetermined } = standingOf(grade(planOf(book), batch), 0);
  return {
    spans: spans.map((span) => {
      const { from, until, level, tier } = span;
      return { from, until, level, tier, ...named(span) };
    }),
    undetermined: [...new Set(undetermined.map((open) => open.recordId))],
  };
};

/** The records that give the level, each once; where points do, the effects behind them too, for each counts by itself. */
function named({ causes, points }: Standing['spans'][number]): Pick<Span, 'causes' | 'tierCauses'> {
  return {
    causes: [...new Set(causes.flatMap((cause) => cause.recordId ?? []))],
    tierCauses:
      points === null ? undefined : causes.map(({ rule, recordId, from }) => `${rule.id} ${recordId} ${from}`),
  };
}
