// Which rulebooks a register is graded under, and which of their texts have changed since.

import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { contentOf, type Grading } from './grading.ts';

export interface RegisteredBook {
  readonly number: number;
  readonly code: string;
  /** Whether its spans were made from another text, or never. */
  readonly stale: boolean;
}

/** Enters rulebooks that the register does not know yet. */
export async function registerRulebooks(db: Db, { books }: Grading): Promise<void> {
  const { rows } = await db.query<{ code: string }>('select code from grading.rulebook');
  const missing = [...books.keys()].filter((code) => !rows.some((row) => row.code === code));
  if (!missing.length) return;
  await db.query('lock table grading.rulebook in share row exclusive mode');
  for (const code of missing)
    await db.query(
      `insert into grading.rulebook (id, code, content) select coalesce(max(id), 0) + 1, $1, '' from grading.rulebook
       on conflict (code) do nothing`,
      [code],
    );
}

/** A row of `grading.rulebook`. */
export interface BookRow {
  readonly id: number;
  readonly code: string;
  readonly content: string;
  /** The issued text that the spans were made by; null: the shipped one. */
  readonly text_id: number | null;
}

const BOOKS = prepared('select id, code, content, text_id from grading.rulebook order by id');

/** What the register says of its rulebooks. */
export async function bookRows(db: Db): Promise<BookRow[]> {
  const { rows } = await db.query<BookRow>(BOOKS);
  return rows;
}

/** The rulebooks of the register by code, those of the program only. */
export async function registeredBooks(db: Db, grading: Grading): Promise<Map<string, RegisteredBook>> {
  return booksOf(await bookRows(db), grading);
}

/** The same of rows that were read already. */
export function booksOf(rows: readonly BookRow[], grading: Grading): Map<string, RegisteredBook> {
  return new Map(
    rows
      .filter(({ code }) => grading.books.has(code))
      .map(({ id, code, content }) => [
        code,
        { number: id, code, stale: content !== contentOf(grading.books.get(code)!, grading) },
      ]),
  );
}

/** Notes that a rulebook's spans are those of its present text, and which issued text that is. */
export async function noteGraded(db: Db, grading: Grading, code: string, at: Date): Promise<void> {
  const text = grading.own.books.find(({ rulebook }) => rulebook === code)?.number ?? null;
  await db.query('update grading.rulebook set content = $2, graded_at = $3, text_id = $4 where code = $1', [
    code,
    contentOf(grading.books.get(code)!, grading),
    at,
    text,
  ]);
}

/** By which texts of which rulebooks the register is graded, and since when, as one text; null: by none. */
export async function gradedBy(db: Db): Promise<string | null> {
  const { rows } = await db.query<{ graded: string | null }>(
    `select string_agg(concat_ws(' ', id, content, graded_at), '; ' order by id) as graded from grading.rulebook`,
  );
  return rows[0].graded;
}
