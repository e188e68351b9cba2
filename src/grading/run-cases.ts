// Runs the worked cases of a rulebook through the kernel and says, day by day, where it decides otherwise.

import { recordsAsKnown } from '../ledger/as-known.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import { CASE_ENTITY, type Expectation, type WorkedCase } from '../rulebooks/cases.ts';
import { type Bilingual, levelDimension, type Rulebook, type Written } from '../rulebooks/rulebook.ts';
import type { Tried } from '../rulebooks/tried.ts';
import { clauseTables } from './clause-field.ts';
import { batchOf, layoutsOf } from './columns.ts';
import { asking } from './dimension-runs.ts';
import type { Grading } from './grading.ts';
import { grade } from './kernel/grade.ts';
import { type Plan, planFor } from './kernel/plan.ts';
import { type Effect, type Span, standingOf } from './standing.ts';

/** Where a case fails: the line of the expectation, what was expected, and what the book gives and why. */
export interface Failure extends Bilingual, Written {}

/** What became of a case: its failures (none when it holds), and what its rules gave, for the check of the cases. */
export interface CaseResult extends Tried {
  readonly failures: readonly Failure[];
}

type Needs = Pick<Grading, 'keeping'> & Partial<Pick<Grading, 'clauses'>>;

/** Runs cases of one book, in their order. */
export function runCases(grading: Needs, book: Rulebook, cases: readonly WorkedCase[]): CaseResult[] {
  return cases.map(caseRunner(grading, book));
}

/** Runs one case after the other, for whoever has other things to do between them. */
export function caseRunner({ keeping, clauses }: Needs, book: Rulebook): (worked: WorkedCase) => CaseResult {
  const layouts = layoutsOf(keeping.catalogue);
  const tables = clauses ? clauseTables(clauses) : {};
  const plans = new Map<string, Plan>();
  const planOf = (dimension: string) => {
    const plan = plans.get(dimension) ?? planFor(asking(book, dimension), layouts, tables);
    plans.set(dimension, plan);
    return plan;
  };
  return (worked) => new Trial(book, worked, keeping, planOf).result();
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

  constructor(book: Rulebook, worked: WorkedCase, keeping: Grading['keeping'], planOf: (dimension: string) => Plan) {
    this.#book = book;
    this.#case = worked;
    this.#records = recordsAsKnown(worked.entries, keeping.catalogue, worked.asKnown);
    this.#numbers = new Map(this.#records.map((record) => [record.recordId, record.number]));
    const batch = batchOf(keeping, [{ entityId: CASE_ENTITY, facts: worked.facts }], this.#records);
    this.#standingOf = (dimension) => standingOf(grade(planOf(dimension), batch), 0);
  }

  result(): CaseResult {
    const failures = [...this.#case.expect.flatMap((expected) => this.#day(expected)), ...this.#undetermined()];
    const level = levelDimension(this.#book).id;
    return {
      case: this.#case,
      records: this.#records,
      failures,
      effects: [...this.#standings].flatMap(([dimension, { effects }]) =>
        effects
          .filter((effect) => effect.dimension === dimension)
          .map(({ rule, level, points, from, until, recordId }) => ({
            rule: rule.id,
            level,
            points,
            from,
            until,
            record: recordId,
          })),
      ),
      undetermined: this.#standing(level).undetermined.map(({ rule }) => rule.id),
    };
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
      const { label: asked, from } = this.#book.dimensions.find(({ id }) => id === dimension)!;
      const told = span && Object.keys(from).length === 0;
      const causes = told ? this.#causesIn(span) : { zh: '', en: '' };
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
    const rules = [...new Set(open.map(({ rule }) => rule.id))];
    return [
      {
        file,
        line,
        zh: `待人工确认的应为 ${listed(undetermined)}，实为 ${listed(numbers)}${rules.length ? `（规则 ${rules.join('、')}）` : ''}`,
        en: `undetermined should be ${listed(undetermined)} and is ${listed(numbers)}${rules.length ? ` (rules ${rules.join(', ')})` : ''}`,
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
