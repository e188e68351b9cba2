// Runs the worked cases of a rulebook through the kernel and says, day by day, where it decides otherwise.

import { recordsAsKnown } from '../ledger/as-known.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import { CASE_ENTITY, type Expectation, type WorkedCase } from '../rulebooks/cases.ts';
import { type Bilingual, levelDimension, type Rulebook } from '../rulebooks/rulebook.ts';
import { batchOf, layoutsOf } from './columns.ts';
import { grade } from './kernel/grade.ts';
import { type ClauseTables, type Plan, planFor } from './kernel/plan.ts';
import { type Effect, type Span, standingOf } from './standing.ts';

/** Where a case fails: the line of the expectation, what was expected, and what the book gives and why. */
export interface Failure extends Bilingual {
  readonly file: string;
  readonly line: number;
}

export interface CaseResult {
  readonly case: WorkedCase;
  /** Empty when the case holds. */
  readonly failures: readonly Failure[];
}

/** Runs cases of one book, in their order; `clauses` are the tables of its clause rules. */
export function runCases(
  book: Rulebook,
  cases: readonly WorkedCase[],
  catalogue: Catalogue,
  clauses: ClauseTables = {},
): CaseResult[] {
  const plans = new Map<string, Plan>();
  const planOf = (dimension: string) => {
    const plan = plans.get(dimension) ?? planFor(asking(book, dimension), layoutsOf(catalogue), clauses);
    plans.set(dimension, plan);
    return plan;
  };
  return cases.map((worked) => ({ case: worked, failures: new Trial(book, worked, catalogue, planOf).failures() }));
}

/** The book with another of its dimensions in the place of the grade, so that the spans tell that one. */
export function asking(book: Rulebook, dimension: string): Rulebook {
  return {
    ...book,
    dimensions: book.dimensions.map((d) => ({ ...d, role: d.id === dimension ? 'level' : 'other' })),
  };
}

type Standing = ReturnType<typeof standingOf>;

/** One case under trial. */
class Trial {
  readonly #book: Rulebook;
  readonly #case: WorkedCase;
  readonly #records: readonly LedgerRecord[];
  readonly #numbers: ReadonlyMap<number, string>;
  readonly #standings = new Map<string, Standing>();
  readonly #standingOf: (dimension: string) => Standing;

  constructor(book: Rulebook, worked: WorkedCase, catalogue: Catalogue, planOf: (dimension: string) => Plan) {
    this.#book = book;
    this.#case = worked;
    this.#records = recordsAsKnown(worked.entries, catalogue, worked.asKnown);
    this.#numbers = new Map(this.#records.map((record) => [record.recordId, record.number]));
    const batch = batchOf(catalogue, [{ entityId: CASE_ENTITY, facts: worked.facts }], this.#records);
    this.#standingOf = (dimension) => standingOf(grade(planOf(dimension), batch), 0);
  }

  failures(): Failure[] {
    return [...this.#case.expect.flatMap((expected) => this.#day(expected)), ...this.#undetermined()];
  }

  #standing(dimension: string): Standing {
    const standing = this.#standings.get(dimension) ?? this.#standingOf(dimension);
    this.#standings.set(dimension, standing);
    return standing;
  }

  #day(expected: Expectation): Failure[] {
    const failures: Failure[] = [];
    const { file, line, day } = expected;
    const fail = (zh: string, en: string) => failures.push({ file, line, zh: `${day}：${zh}`, en: `${day}: ${en}` });
    for (const [dimension, level] of Object.entries(expected.levels)) {
      const span = spanOn(this.#standing(dimension).spans, day);
      if ((span?.level ?? null) === level) continue;
      const causes = span ? this.#causesIn(span) : { zh: '', en: '' };
      const asked = this.#name(dimension);
      fail(
        `${asked.zh}应为${said(level).zh}，实为${said(span?.level ?? null).zh}${causes.zh}`,
        `${asked.en} should be ${said(level).en} and is ${said(span?.level ?? null).en}${causes.en}`,
      );
    }
    const own = spanOn(this.#standing(levelDimension(this.#book).id).spans, day);
    if (expected.points !== undefined && own?.points !== expected.points)
      fail(
        `分数应为 ${expected.points}，实为 ${own?.points ?? '无'}${own ? this.#causesIn(own).zh : ''}`,
        `points should be ${expected.points} and are ${own?.points ?? 'none'}${own ? this.#causesIn(own).en : ''}`,
      );
    const causes = own?.causes.map((cause) => this.#cause(cause)) ?? [];
    if (expected.causes && !same(expected.causes, causes))
      fail(
        `原因应为 ${listed(expected.causes)}，实为 ${listed(causes)}`,
        `causes should be ${listed(expected.causes)} and are ${listed(causes)}`,
      );
    return failures;
  }

  #undetermined(): Failure[] {
    const open = this.#standing(levelDimension(this.#book).id).undetermined;
    const numbers = [...new Set(open.map(({ recordId }) => this.#numbers.get(recordId)!))];
    if (same(this.#case.undetermined, numbers)) return [];
    const { file, line, undetermined } = this.#case;
    const rules = [...new Set(open.map(({ rule }) => rule.id))].join('、');
    return [
      {
        file,
        line,
        zh: `待人工确认的应为 ${listed(undetermined)}，实为 ${listed(numbers)}${rules && `（规则 ${rules}）`}`,
        en: `undetermined should be ${listed(undetermined)} and is ${listed(numbers)}${rules && ` (rules ${rules})`}`,
      },
    ];
  }

  /** A record by its number, an attribute of the entity by the rule that reads it. */
  #cause({ recordId, rule }: Effect): string {
    return recordId === null ? rule.id : this.#numbers.get(recordId)!;
  }

  #causesIn({ causes }: Span): Bilingual {
    if (!causes.length) return { zh: '（没有原因）', en: ' (no cause)' };
    const parts = causes.map((cause) => `${this.#cause(cause)} ${cause.rule.id} ${cause.rule.article}`);
    return { zh: `（原因：${parts.join('；')}）`, en: ` (because of ${parts.join('; ')})` };
  }

  #name(dimension: string): Bilingual {
    return this.#book.dimensions.find(({ id }) => id === dimension)!.label;
  }
}

function spanOn(spans: readonly Span[], day: string): Span | undefined {
  return spans.find(({ from, until }) => (from ?? '') <= day && (until === null || day < until));
}

function said(level: string | null): Bilingual {
  return level === null ? { zh: '不适用', en: 'not covered' } : { zh: ` ${level}`, en: level };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return [...new Set(a)].sort().join('\n') === [...new Set(b)].sort().join('\n');
}

function listed(words: readonly string[]): string {
  return words.length ? [...new Set(words)].join('、') : '—';
}
