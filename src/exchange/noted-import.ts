// An import as it is noted in the database.

import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Label } from '../ledger/code-list.ts';
import type { Told } from './fault.ts';
import { problems } from './problems.ts';

export type ImportState = 'draft' | 'waiting' | 'running' | 'done' | 'failed' | 'stopped';

export interface NotedImport {
  readonly id: string;
  readonly type: string | null;
  readonly source: string | null;
  /** What its sender called the file; a path where the command line imported it. */
  readonly file: string;
  readonly size: number;
  readonly state: ImportState;
  /** Who sent it: an account's id, or a user of the command line. */
  readonly who: string;
  /** The name of that account, else the user. */
  readonly by: string;
  readonly division: string;
  readonly reach: readonly string[];
  readonly partOf: string | null;
  readonly began: string;
  readonly ended: string | null;
  readonly read: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly run: number;
  readonly sheet: string | null;
  readonly mapping: string | null;
  readonly mappingName: string | null;
  readonly correct: string | null;
  readonly headings: readonly string[] | null;
  readonly notes: readonly Label[] | null;
  readonly cutOff: Told | null;
  readonly failure: Told | null;
}

const NOTED = `select i.id, i.type, i.source, i.file, i.size, i.state, i.who, coalesce(a.shown, i.who) as by, i.division, i.reach,
    i.part_of as "partOf", i.began_at as began, i.ended_at as ended, i.read, i.accepted,
    greatest(i.unchanged - i.accepted_before, 0) as unchanged, i.rejected, i.skipped, i.run, i.sheet, i.mapping,
    i.mapping_name as "mappingName", i.correct, i.headings, i.notes, i.cut_off as "cutOff", i.failure
  from exchange.import i left join base.account a on a.id::text = i.who`;

/** The import of an id; refuses one that is not there or that the reader may not see. */
export async function notedImport(db: Db, id: string): Promise<NotedImport> {
  const { rows } = await db.query<NotedImport>(`${NOTED} where i.id = $1`, [id]);
  if (!rows.length) throw new Problem(problems['exchange.no-such-import']);
  return rows[0];
}

export interface Sought {
  readonly type?: string;
  readonly source?: string;
  readonly state?: string;
  /** Only those that mend the rejected rows of this one. */
  readonly of?: string;
  /** Who asks: what he has sent and not begun is his alone. */
  readonly account: string;
  /** Where the page begins: behind this import. */
  readonly after?: string;
  readonly limit: number;
}

/** Imports, the latest first. */
export async function notedImports(db: Db, sought: Sought): Promise<NotedImport[]> {
  const { type, source, state, of, account, after, limit } = sought;
  const { rows } = await db.query<NotedImport>(
    `${NOTED} where ($1::text is null or i.type = $1) and ($2::text is null or i.source = $2)
       and ($3::text is null or i.state = $3) and ($4::uuid is null or i.part_of = $4)
       and (i.state <> 'draft' or i.who = $5)
       and ($6::uuid is null or (i.began_at, i.id) < (select b.began_at, b.id from exchange.import b where b.id = $6))
     order by i.began_at desc, i.id desc limit $7`,
    [type ?? null, source ?? null, state ?? null, of ?? null, account, after ?? null, limit],
  );
  return rows;
}

/** Sources that files have come from or departments file under, in order. */
export async function knownSources(db: Db): Promise<string[]> {
  const { rows } = await db.query(
    `select source from (select source from base.unit union select source from exchange.mapping
       union select source from exchange.import) as known
     where source is not null order by source collate "C" limit 500`,
  );
  return rows.map(({ source }) => source);
}
