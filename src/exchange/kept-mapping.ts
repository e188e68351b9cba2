// Which mapping an import follows: the one given, which is kept for its source, or the one that the source used last.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database, Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { Label } from '../ledger/code-list.ts';
import { type Mapping, readMapping } from './mapping.ts';
import { problems } from './problems.ts';

interface Asked {
  readonly type: string;
  readonly source?: string;
  /** Path of a mapping file. */
  readonly map?: string;
  /** Of an import that was noted with the mapping to follow, or with none. */
  readonly noted?: { readonly mapping?: { readonly name: string; readonly content: string } };
}

export interface Followed {
  readonly mapping?: Mapping;
  /** Tells that a mapping kept earlier is followed. */
  readonly notes: readonly Label[];
}

/** The mapping to follow; keeps a given one when the source is given too. Throws `Flaws` of the mapping file. */
export async function mappingFor(
  database: Database,
  catalogue: Catalogue,
  who: Who,
  at: Date,
  { type, source, map, noted }: Asked,
): Promise<Followed> {
  if (noted) return { mapping: noted.mapping && mappingOf(catalogue, type, noted.mapping), notes: [] };
  if (map === undefined)
    return source === undefined ? { notes: [] } : earlierMapping(database, catalogue, source, type);
  const content = await readFile(map, 'utf8').catch((error: Error) => {
    throw new Problem(problems['exchange.file-unreadable'], { file: map, reason: error.message });
  });
  const mapping = mappingOf(catalogue, type, { name: map, content });
  if (source !== undefined) {
    await database.transaction((db) => keepMapping(db, who, at, { source, type, name: basename(map), content }));
  }
  return { mapping, notes: [] };
}

/** A mapping as it is written, for files of a type; throws `Flaws`, and refuses one that is for another type. */
export function mappingOf(
  catalogue: Catalogue,
  type: string,
  { name, content }: { readonly name: string; readonly content: string },
): Mapping {
  const mapping = readMapping(name, content, catalogue);
  if (mapping.type === type) return mapping;
  throw new Problem(problems['exchange.mapping-for-other-type'], { file: name, found: mapping.type, wanted: type });
}

/** Keeps a mapping as the one that the source used last for files of this type. */
async function keepMapping(
  db: Db,
  who: Who,
  at: Date,
  { source, type, name, content }: { source: string; type: string; name: string; content: string },
): Promise<void> {
  await db.query(
    `insert into exchange.mapping (source, type, name, content, kept_at, who) values ($1, $2, $3, $4, $5, $6)
     on conflict (source, type) do update set name = excluded.name, content = excluded.content,
       kept_at = excluded.kept_at, who = excluded.who`,
    [source, type, name, content, at, who.id],
  );
}

/** Keeps the mapping of an import for its source, and notes with the import the one that it replaces; whether it did. */
export async function keepMappingOf(
  db: Db,
  who: Who,
  at: Date,
  { id, ...kept }: { id: string; source: string; type: string; name: string; content: string },
): Promise<boolean> {
  const former = await keptMapping(db, kept.source, kept.type);
  await keepMapping(db, who, at, kept);
  if (!former || former.content === kept.content) return false;
  await db.query('update exchange.import set replaced = $2 where id = $1', [id, JSON.stringify(former)]);
  return true;
}

/** Puts back the mapping that an import replaced; refused when it replaced none, or when its own was replaced since. */
export async function putMappingBack(db: Db, who: Who, at: Date, id: string): Promise<void> {
  const { rowCount } = await db.query(
    `update exchange.mapping as m set name = i.replaced->>'name', content = i.replaced->>'content', kept_at = $2, who = $3
     from exchange.import i
     where i.id = $1 and i.replaced is not null and m.source = i.source and m.type = i.type and m.content = i.mapping`,
    [id, at, who.id],
  );
  if (rowCount === 0) throw new Problem(problems['exchange.mapping-not-replaced']);
  await db.query('update exchange.import set replaced = null where id = $1', [id]);
}

async function earlierMapping(
  database: Database,
  catalogue: Catalogue,
  source: string,
  type: string,
): Promise<Followed> {
  const kept = await database.read((db) => keptMapping(db, source, type));
  if (!kept) return { notes: [] };
  const { name, content } = kept;
  const note = {
    zh: `沿用来源“${source}”上次使用的映射 ${name}；要改用别的，请用 --map 指定`,
    en: `followed the mapping ${name} that "${source}" used last; name another one with --map`,
  };
  return { mapping: readMapping(name, content, catalogue), notes: [note] };
}

/** The mapping that a source used last for files of a type. */
export async function keptMapping(
  db: Db,
  source: string,
  type: string,
): Promise<{ readonly name: string; readonly content: string } | undefined> {
  const sql = 'select name, content from exchange.mapping where source = $1 and type = $2';
  return (await db.query(sql, [source, type])).rows[0];
}

/** The texts of all mappings that are kept for a source. */
export async function keptMappings(db: Db, source: string): Promise<string[]> {
  const { rows } = await db.query('select content from exchange.mapping where source = $1', [source]);
  return rows.map(({ content }) => content);
}
