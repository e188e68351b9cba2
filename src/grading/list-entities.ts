// Entities as a list shows them, each with its standing under one rulebook: filtered, searched, page by page.

import type { Day } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { type EntityFilter, filterConditions } from '../registry/entity-filter.ts';
import { entityLineOf } from '../registry/entity-line.ts';
import { type EntityPage, entityCount, entityPage, type PageQuestion } from '../registry/list-entities.ts';
import type { Condition } from '../registry/search-entities.ts';
import type { listEntities } from './api.ts';
import { bookOf, type Grading } from './grading.ts';
import { registeredBooks } from './rulebook-register.ts';
import { joined, type Run, runOn } from './runs.ts';

export interface EntityQuestion extends EntityFilter, PageQuestion {
  readonly rulebook: string;
  /** Levels and tiers, by their codes, that hold on the day of asking. */
  readonly levels?: readonly string[];
  readonly tiers?: readonly string[];
}

type Answer = AnswerOf<typeof listEntities>;
type Standing = NonNullable<Answer['items'][number]['standing']>;

/** One page of entities with their standing today; refuses an unknown rulebook. */
export async function entityList(db: Db, grading: Grading, question: EntityQuestion, today: Day): Promise<Answer> {
  const { id } = bookOf(grading, question.rulebook);
  const number = (await registeredBooks(db, grading)).get(id)!.number;
  const { levels, tiers } = question;
  const conditions = filterConditions(question);
  const costly = levels || tiers ? [standingNow(number, today, levels, tiers)] : [];
  const page = await entityPage(db, question, conditions, costly);
  const ids = page.rows.map(({ entity_id }) => entity_id);
  const standings = await standingsOf(db, id, number, ids, today);
  return {
    items: page.rows.map((row) => ({ ...entityLineOf(row), standing: standings.get(row.entity_id) ?? null })),
    next: page.next,
    total: await totalOf(db, question, page, [...conditions, ...costly]),
  };
}

/**
 * Entities with one of these levels and tiers on a day. The text of runs is looked through before it is taken apart: most
 * entities never have the level asked for.
 */
function standingNow(rulebook: number, today: Day, levels?: readonly string[], tiers?: readonly string[]): Condition {
  return (values) => {
    const place = (value: unknown) => `$${values.push(value)}`;
    const somewhere = (codes: readonly string[] | undefined) =>
      codes ? `g.runs like any(${place(codes.map((code) => `%\t${escaped(code)}\t%`))}::text[])` : 'true';
    const has = (at: number, codes: readonly string[] | undefined) =>
      codes ? `f[${at}] = any(${place(codes)}::text[])` : 'true';
    return `exists (
      select from grading.standing g
      cross join lateral string_to_table(g.runs, E'\\n') as line
      cross join lateral string_to_array(line, E'\\t') as f
      where g.entity_id = e.entity_id and ${somewhere(levels)} and ${somewhere(tiers)}
        and f[1] = ${place(String(rulebook))}
        and (f[2] = '' or f[2]::int <= ${place(today)}) and (f[3] = '' or f[3]::int > ${place(today)})
        and ${has(5, levels)} and ${has(6, tiers)})`;
  };
}

function escaped(code: string): string {
  return code.replace(/[%_\\]/g, '\\$&');
}

interface SpanRow {
  readonly entity_id: number;
  readonly from_day: string;
  readonly until_day: string;
  readonly since: string;
  readonly ends: string;
  readonly level: string;
  readonly tier: string | null;
}

async function standingsOf(
  db: Db,
  rulebook: string,
  number: number,
  ids: readonly number[],
  today: Day,
): Promise<Map<number, Standing>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<SpanRow>(
    `select entity_id, from_day, until_day, since, ends, level, tier from grading.span
     where entity_id = any($1::bigint[]) and rulebook = $2 order by entity_id, from_day`,
    [ids, number],
  );
  const runs = Map.groupBy(rows.map(runIn), ({ entity }) => entity);
  return new Map(
    [...runs].flatMap(([entity, own]) => {
      const now = runOn(own, today);
      if (!now) return [];
      const { level, tier, since, ends } = now;
      return [[entity, { rulebook, level, tier, since, until: ends, spans: joined(own) }] as const];
    }),
  );
}

function runIn(row: SpanRow): Run & { entity: number; since: string | null; ends: string | null } {
  const { entity_id, from_day, until_day, since, ends, level, tier } = row;
  const day = (text: string) => (text.endsWith('infinity') ? null : text);
  return {
    entity: entity_id,
    from: day(from_day),
    until: day(until_day),
    since: day(since),
    ends: day(ends),
    level,
    tier,
  };
}

/** How many there are in all: exactly where the page tells it, of a search at least as many as were seen. */
async function totalOf(
  db: Db,
  { q, after }: PageQuestion,
  { rows, next, cut }: EntityPage,
  conditions: readonly Condition[],
): Promise<Answer['total']> {
  const more = next === null ? 0 : 1;
  if (q?.trim()) return { count: (Number(after ?? 0) || 0) + rows.length + more, exact: next === null && !cut };
  if (after === undefined && next === null) return { count: rows.length, exact: true };
  const { count, exact } = await entityCount(db, conditions);
  return { count: Math.max(count, rows.length + more), exact };
}
