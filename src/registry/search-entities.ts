// Search: entities by code, name, former name, any part of a name, pinyin and pinyin initials.
import type { Db } from '../base/db.ts';
import { entityIdIn } from './entity.ts';
import { initialsGrams, nameGrams, syllableGrams, unfinishedGrams } from './gram.ts';
import { normaliseIdentifier } from './name.ts';
import { cuts } from './pinyin.ts';
import { searchForm } from './search-row.ts';

export type MatchedBy = 'code' | 'name' | 'former-name' | 'pinyin';

/** An entity found, and by what. */
export interface Hit {
  readonly entityId: number;
  readonly uscc: string | null;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly kind: string;
  readonly status: string | null;
  readonly division: string | null;
  readonly matchedBy: MatchedBy;
}

interface Found {
  readonly entity_id: number;
  readonly name: string;
}

// Candidates looked at in one step: enough to put short names before long ones, few enough to stay fast.
const CANDIDATES = 200;
const LONGEST_QUERY = 60;

/**
 * The best matches first: codes that begin with the query, names that begin with it, names and former names that contain it,
 * then names whose pinyin has it from some syllable on or whose initials contain it. At most `limit` hits.
 */
export async function searchEntities(db: Db, query: string, { limit = 20 } = {}): Promise<Hit[]> {
  const found = new Map<number, MatchedBy>();
  const enough = () => found.size >= limit;
  const take = (rows: readonly Found[], by: MatchedBy) => {
    for (const { entity_id } of rows) if (!found.has(entity_id)) found.set(entity_id, by);
  };
  const form = searchForm(query.slice(0, LONGEST_QUERY));
  if (/\d/.test(query)) take(await byCode(db, query.slice(0, LONGEST_QUERY), limit), 'code');
  if (form && !enough()) take(await byNameStart(db, form, limit), 'name');
  if (form && !enough()) {
    const rows = await byNamePart(db, form, Math.max(limit, CANDIDATES));
    take(
      rows.filter((r) => r.name.includes(form)),
      'name',
    );
    take(rows, 'former-name');
  }
  if (/^[A-Z]{2,}$/.test(form) && !enough()) {
    take(await bySpelling(db, form.toLowerCase(), Math.max(limit, CANDIDATES)), 'pinyin');
  }
  return showHits(db, [...found].slice(0, limit));
}

async function byCode(db: Db, query: string, limit: number): Promise<Found[]> {
  const code = normaliseIdentifier(query);
  const { rows } = await db.query<Found>(
    `(select entity_id, '' as name from registry.entity where entity_id = $3)
     union all (select entity_id, '' from registry.uscc where uscc ^@ $1 order by uscc limit $2)
     union all (select entity_id, '' from registry.identifier where value ^@ $1 order by value limit $2)`,
    [code, limit, entityIdIn(query) ?? null],
  );
  return rows;
}

// In C collation the name itself sorts before longer names that begin with it.
async function byNameStart(db: Db, form: string, limit: number): Promise<Found[]> {
  const { rows } = await db.query<Found>(
    'select entity_id, name from registry.search where name ^@ $1 order by name limit $2',
    [form, limit],
  );
  return rows;
}

async function byNamePart(db: Db, form: string, most: number): Promise<Found[]> {
  const part = `%${form}%`;
  return candidates(db, nameGrams(form), [], '(name like $1 or former like $1)', [part], most);
}

async function bySpelling(db: Db, letters: string, most: number): Promise<Found[]> {
  const rows = await candidates(db, initialsGrams(letters), [], 'initials like $1', [`%${letters}%`], most);
  for (const cut of cuts(letters)) {
    if (rows.length >= most) break;
    rows.push(...(await byCut(db, cut, most - rows.length)));
  }
  return shortestFirst(rows);
}

async function byCut(db: Db, cut: readonly string[], most: number): Promise<Found[]> {
  const whole = cut.slice(0, -1);
  const last = whole.at(-1);
  const either = last === undefined ? [] : unfinishedGrams(last, cut[cut.length - 1]);
  return candidates(db, syllableGrams(whole), either, 'pinyin like $1', [`%|${cut.join('|')}%`], most);
}

/** Rows that have all of some grams and one of others (as far as there are any) and meet a condition on their text. */
async function candidates(
  db: Db,
  all: readonly number[],
  either: readonly number[],
  condition: string,
  values: readonly unknown[],
  most: number,
): Promise<Found[]> {
  const conditions = [condition];
  const parameters: unknown[] = [...values, most];
  const limit = parameters.length;
  if (all.length) conditions.push(`grams @> $${parameters.push(all)}::int[]`);
  if (either.length) conditions.push(`grams && $${parameters.push(either)}::int[]`);
  const { rows } = await db.query<Found>(
    `select entity_id, name from registry.search where ${conditions.join(' and ')} limit $${limit}`,
    parameters,
  );
  return shortestFirst(rows);
}

function shortestFirst(rows: Found[]): Found[] {
  return rows.sort((a, b) => a.name.length - b.name.length || a.entity_id - b.entity_id);
}

async function showHits(db: Db, found: readonly (readonly [number, MatchedBy])[]): Promise<Hit[]> {
  if (found.length === 0) return [];
  const { rows } = await db.query(
    'select entity_id, uscc, name, former_names, kind, status, division from registry.entity where entity_id = any($1::int8[])',
    [found.map(([entityId]) => entityId)],
  );
  const shown = new Map(rows.map((row) => [row.entity_id, row]));
  return found.map(([entityId, matchedBy]) => {
    const { uscc, name, former_names, kind, status, division } = shown.get(entityId);
    return { entityId, uscc, name, formerNames: former_names ?? [], kind, status, division, matchedBy };
  });
}
