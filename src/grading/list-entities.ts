// Entities as a list shows them, each with its standing under one rulebook: filtered, searched, page by page.

import type { Day } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { type EntityFilter, filterConditions, inAll } from '../registry/entity-filter.ts';
import { entityLineOf } from '../registry/entity-line.ts';
import { type EntityPage, entityCount, entityPage, type Met, type PageQuestion } from '../registry/list-entities.ts';
import type { Condition } from '../registry/search-entities.ts';
import type { listEntities } from './entities-api.ts';
import { bookOf, type Grading } from './grading.ts';
import { registeredBooks } from './rulebook-register.ts';
import { type StandingFilter, standingMet } from './standing-met.ts';
import { standingsToday } from './standings-today.ts';

/** Levels and tiers, by their codes, are those that hold on the day of asking. */
export interface EntityQuestion extends EntityFilter, StandingFilter, PageQuestion {
  readonly rulebook: string;
  /** SQL of ids, of each of which an entity must be one. */
  readonly beside?: readonly Condition[];
}

type Answer = AnswerOf<typeof listEntities>;

/** One page of entities with their standing today; refuses an unknown rulebook. */
export async function entityList(db: Db, grading: Grading, question: EntityQuestion, today: Day): Promise<Answer> {
  const book = bookOf(grading, question.rulebook);
  const number = (await registeredBooks(db, grading)).get(book.id)!.number;
  const { few, costly } = standingMet(book, number, today, question);
  const named = [...(question.beside ?? []), ...(few ? [few] : [])];
  const met = { conditions: filterConditions(question), costly, few: inAll(named) };
  const page = await entityPage(db, question, met);
  const ids = page.rows.map(({ entity_id }) => entity_id);
  const standings = await standingsToday(db, book.id, number, ids, today);
  return {
    items: page.rows.map((row) => ({ ...entityLineOf(row), standing: standings.get(row.entity_id) ?? null })),
    next: page.next,
    total: await totalOf(db, question, page, met),
  };
}

/** How many there are in all, told with the first page: exactly where it tells it, of a search at least as many as were seen. */
async function totalOf(
  db: Db,
  { q, after }: PageQuestion,
  { rows, next, cut }: EntityPage,
  met: Met,
): Promise<Answer['total']> {
  if (after !== undefined) return null;
  const least = rows.length + (next === null ? 0 : 1);
  if (next === null || q?.trim()) return { count: least, exact: next === null && !cut };
  const { count, exact } = await entityCount(db, met);
  return { count: Math.max(count, least), exact };
}
