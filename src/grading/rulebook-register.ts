// Which rulebooks a register is graded under, and which of their texts have changed since.

import type { Database, Db } from '../base/db.ts';
import { contentOf, type Grading } from './grading.ts';
import { partitionOf } from './write-spans.ts';

export interface RegisteredBook {
  readonly number: number;
  readonly code: string;
  /** Whether its spans were made from another text, or never. */
  readonly stale: boolean;
}

/** Enters rulebooks that the register does not know yet, with a partition for their spans. */
export async function registerRulebooks(database: Database, { books }: Grading): Promise<void> {
  const known = await database.read(
    async (db) => (await db.query<{ code: string }>('select code from grading.rulebook')).rows,
  );
  const missing = [...books.values()].filter((book) => !known.some(({ code }) => code === book.id));
  if (!missing.length) return;
  await database.asOwner(async (db) => {
    await db.query('lock table grading.rulebook in share row exclusive mode');
    for (const book of missing) {
      const { rows } = await db.query<{ id: number }>(
        `insert into grading.rulebook (id, code, content) select coalesce(max(id), 0) + 1, $1, '' from grading.rulebook
         on conflict (code) do nothing returning id`,
        [book.id],
      );
      if (!rows.length) continue;
      const partition = partitionOf(rows[0].id);
      await db.query(`create table grading.${partition} partition of grading.standing for values in (${rows[0].id})`);
      await db.query(`grant select, insert, delete, truncate on grading.${partition} to jinxin_app`);
    }
  });
}

/** The rulebooks of the register by code, those of the program only. */
export async function registeredBooks(db: Db, { books }: Grading): Promise<Map<string, RegisteredBook>> {
  const { rows } = await db.query<{ id: number; code: string; content: string }>(
    'select id, code, content from grading.rulebook order by id',
  );
  return new Map(
    rows
      .filter(({ code }) => books.has(code))
      .map(({ id, code, content }) => [code, { number: id, code, stale: content !== contentOf(books.get(code)!) }]),
  );
}

/** Notes that a rulebook's spans are those of its present text. */
export async function noteGraded(db: Db, { books }: Grading, code: string, at: Date): Promise<void> {
  await db.query('update grading.rulebook set content = $2, graded_at = $3 where code = $1', [
    code,
    contentOf(books.get(code)!),
    at,
  ]);
}
