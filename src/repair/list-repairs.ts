// Pages of applications, those due first in front, and how many wait.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Grading } from '../grading/grading.ts';
import { searchEntities } from '../registry/search-entities.ts';
import type { countRepairs, DUES, listRepairs, SHOWN } from './api.ts';
import { OPEN } from './application.ts';
import { applicationsWhere } from './read-applications.ts';
import { shownLines } from './shown.ts';

/** So many days before its last day it is due soon. */
const SOON = 3;
/** At most so many entities of a name are looked through. */
const NAMED = 200;

interface Question {
  readonly state: (typeof SHOWN)[number];
  readonly due?: (typeof DUES)[number];
  readonly unit?: string;
  readonly about?: number;
  readonly q?: string;
  readonly after?: string;
  readonly limit: number;
}

/** A page; `db` is the reader's. */
export async function repairPage(
  db: Db,
  grading: Pick<Grading, 'catalogue'>,
  today: Day,
  question: Question,
): Promise<AnswerOf<typeof listRepairs>> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const { state, due, unit, about, q, after, limit } = question;
  const conditions = [state === 'open' ? `a.state = any(${put(OPEN)}::text[])` : `a.state = ${put(state)}`];
  if (due === 'overdue') conditions.push(`a.due_on < ${put(iso(today))}::date`);
  if (due === 'soon') conditions.push(`a.due_on between ${put(iso(today))}::date and ${put(iso(today + SOON))}::date`);
  if (unit !== undefined) conditions.push(`a.unit = ${put(unit)}`);
  if (about !== undefined) conditions.push(`a.entity_id = ${put(about)}`);
  if (q) conditions.push(await foundBy(db, q, put));
  const from = Number(/^\d{1,9}$/.exec(after ?? '')?.[0] ?? 0);
  const open = state === 'open' || OPEN.includes(state);
  const order = `${open ? 'a.due_on nulls last, a.number' : 'a.applied_on desc, a.number desc'}
    limit ${put(limit + 1)} offset ${put(from)}`;
  const found = await applicationsWhere(db, conditions.join(' and '), values, order);
  const items = await shownLines(db, grading, found.slice(0, limit));
  return { items, next: found.length > limit ? String(from + limit) : null };
}

async function foundBy(db: Db, q: string, put: (value: unknown) => string): Promise<string> {
  const number = /^(?:XF-\d{4}-)?(\d{1,9})$/i.exec(q)?.[1];
  if (number) return `a.number = ${put(Number(number))}`;
  const ids = (await searchEntities(db, q, { limit: NAMED })).map(({ entityId }) => entityId);
  return `a.entity_id = any(${put(ids)}::bigint[])`;
}

/** How many wait, are overdue and due soon. */
export async function repairCounts(db: Db, today: Day): Promise<AnswerOf<typeof countRepairs>> {
  const { rows } = await db.query<AnswerOf<typeof countRepairs>>(
    `select count(*) as open, count(*) filter (where a.due_on < $2::date) as overdue,
       count(*) filter (where a.due_on between $2::date and $3::date) as soon
     from repair.application a where a.state = any($1::text[])`,
    [OPEN, iso(today), iso(today + SOON)],
  );
  return rows[0];
}
