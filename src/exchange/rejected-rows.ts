// The rows that an import gave back: kept with the batch that rejected them, shown by pages, counted by what is wrong.

import { CSV_MARK, csvLine } from '../base/csv.ts';
import type { Db } from '../base/db.ts';
import { type Lang, sentence } from '../base/problem.ts';
import type { Told } from './fault.ts';
import type { RejectedRow } from './import.ts';
import { ERROR_HEADING } from './plan.ts';
import { problems } from './problems.ts';
import { cellText } from './sheet/sheet.ts';

/** Keeps rows that were given back. */
export async function keepRejected(db: Db, id: string, rows: readonly RejectedRow[]): Promise<void> {
  if (!rows.length) return;
  const kept = rows.map(({ row, faults }) => ({ line: row.line, cells: row.cells.map(cellText), faults }));
  await db.query(
    `insert into exchange.rejected (import, line, cells, faults)
     select $1, line, cells, faults from jsonb_to_recordset($2) as r (line int, cells text[], faults jsonb)`,
    [id, JSON.stringify(kept).replaceAll('\\u0000', '')],
  );
}

/** Forgets what an earlier beginning gave back. */
export async function forgetRejected(db: Db, id: string): Promise<void> {
  await db.query('delete from exchange.rejected where import = $1', [id]);
}

interface Kept {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: readonly Told[];
}

/** Rows given back after a line, in order of lines. */
export async function rejectedAfter(db: Db, id: string, after: number, limit: number): Promise<Kept[]> {
  const sql =
    'select line, cells, faults from exchange.rejected where import = $1 and line > $2 order by line limit $3';
  return (await db.query<Kept>(sql, [id, after, limit])).rows;
}

/** How many rows have which fault first, the commonest first, each with an instance. */
export async function rejectedByCode(db: Db, id: string): Promise<{ count: number; line: number; first: Told }[]> {
  const { rows } = await db.query(
    `select count(*)::int as count, min(line) as line, (array_agg(faults->0 order by line))[1] as first
     from exchange.rejected where import = $1 group by faults->0->>'code' order by count desc, line limit 50`,
    [id],
  );
  return rows;
}

// Sentences that speak of the command line are said otherwise on a page.
const ON_PAGES: Readonly<Record<string, string>> = {
  'registry.unknown-entity': problems['exchange.entity-not-registered'],
  'exchange.columns-missing': problems['exchange.columns-unmatched'],
};

/** The sentence of a fault, of a line where it is of one. */
export function said({ code, params }: Told, lang: Lang, line = 0): string {
  return sentence(ON_PAGES[code] ?? code, { line, ...params }, lang);
}

const PAGE = 2000;

/** The file of rejected rows: the columns that were sent, what is wrong, cells beyond the headings right of it. */
export async function* rejectedFile(
  db: Db,
  id: string,
  headings: readonly string[],
  lang: Lang,
): AsyncGenerator<string> {
  const kept = headings.flatMap((heading, at) => (heading === ERROR_HEADING ? [] : [at]));
  yield CSV_MARK + csvLine([...kept.map((at) => headings[at]), ERROR_HEADING]);
  for (let after = 0; ; ) {
    const rows = await rejectedAfter(db, id, after, PAGE);
    if (!rows.length) return;
    yield rows.map((row) => fileLine(row, kept, headings.length, lang)).join('');
    after = rows[rows.length - 1].line;
  }
}

function fileLine({ line, cells, faults }: Kept, kept: readonly number[], width: number, lang: Lang): string {
  const beyond = [...cells.slice(width)];
  while (beyond.at(-1)?.trim() === '') beyond.pop();
  const why = faults.map((fault) => said(fault, lang, line)).join(lang === 'zh' ? '；' : '; ');
  return csvLine([...kept.map((at) => cells[at] ?? ''), why, ...beyond]);
}
