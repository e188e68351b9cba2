// Visits of plans that were made within some months, as far as the reader sees, with what each found: what statistics count.

import type { Db } from '../../base/db.ts';
import { bookOf, type Grading } from '../../grading/grading.ts';
import { registeredBooks } from '../../grading/rulebook-register.ts';
import { allItems } from '../own-items.ts';
import { CLEAR } from '../plan/outcomes.ts';

/** One visit that was made. */
export interface Made {
  readonly entity: number;
  readonly on: string;
  readonly unit: string;
  /** On the day of the plan's pool; null: the rulebook does not cover the entity. */
  readonly grade: string | null;
  /** Null: the plan was not drawn by a card. */
  readonly band: string | null;
  readonly found: boolean;
  readonly critical: boolean;
  readonly departments: readonly string[];
}

export interface Period {
  /** First days of the first month, and of the month after the last. */
  readonly first: string;
  readonly end: string;
  readonly unit?: string | undefined;
}

/** Refuses an unknown rulebook. */
export async function visitsMade(
  reader: Db,
  grading: Grading,
  rulebook: string,
  { first, end, unit }: Period,
): Promise<Made[]> {
  const { number } = (await registeredBooks(reader, grading)).get(bookOf(grading, rulebook).id)!;
  const departments = new Map((await allItems(reader)).map(({ id, department }) => [id, department]));
  const { rows } = await reader.query<Omit<Made, 'departments'> & { items: readonly string[] }>(
    `select v.entity_id as entity, v.done_on as on, p.authority as unit, s.level as grade, v.score->>'band' as band,
       exists (select from jsonb_array_elements(v.results) r where r->>'outcome' <> all ($4)) as found,
       v.results @> '[{"critical": true}]' as critical, v.items
     from inspection.visit v join inspection.plan p on p.id = v.plan_id
     left join grading.span s on s.entity_id = v.entity_id and s.rulebook = ${number}
       and s.from_day <= (p.scope->>'on')::date and s.until_day > (p.scope->>'on')::date
     where v.state = 'done' and v.done_on >= $1 and v.done_on < $2 and ($3::text is null or p.authority = $3)`,
    [first, end, unit ?? null, CLEAR],
  );
  return rows.map(({ items, ...row }) => ({
    ...row,
    departments: [...new Set(items.map((id) => departments.get(id) ?? id))],
  }));
}

/** Visits that joint plans have spared the trusted within the months. */
export async function visitsSpared(reader: Db, { first, end, unit }: Period): Promise<number> {
  const { rows } = await reader.query<{ count: number }>(
    `select count(*) as count from inspection.visit v join inspection.plan p on p.id = v.plan_id
     where v.state = 'spared' and v.spared_on >= $1::date and v.spared_on < $2::date and ($3::text is null or p.authority = $3)`,
    [first, end, unit ?? null],
  );
  return rows[0].count;
}
