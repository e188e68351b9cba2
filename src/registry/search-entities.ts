// Search: entities by code, name, former name, any part of a name, pinyin and pinyin initials.
import type { Db } from '../base/db.ts';
import { entityIdIn } from './entity.ts';
import {
  gramsAroundInitials,
  gramsAroundLatin,
  gramsAroundSyllable,
  initialsGrams,
  isTooCommon,
  partGrams,
  syllableGrams,
  unfinishedGrams,
} from './gram.ts';
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
const SAMPLE = 20_000;
const MOST_CUTS = 16;

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
  if (/\d/.test(form)) take(await byCode(db, query.slice(0, LONGEST_QUERY), limit), 'code');
  if (form && !enough()) take(await byNameStart(db, form, limit), 'name');
  if (form && !enough()) {
    const rows = await byNamePart(db, form, limit);
    take(
      rows.filter((r) => r.name.includes(form)),
      'name',
    );
    take(rows, 'former-name');
  }
  if (/^[A-Z]{2,}$/.test(form) && !enough()) {
    take(await bySpelling(db, form.toLowerCase(), limit), 'pinyin');
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

async function byNamePart(db: Db, form: string, limit: number): Promise<Found[]> {
  const grams = /^[\0-\x7f]{2}$/.test(form) ? { either: gramsAroundLatin(form) } : { all: partGrams(form) };
  return candidates(db, { condition: '(name like $1 or former like $1)', text: `%${form}%`, places: [grams] }, limit);
}

/** Names whose initials contain the letters, then names that are spelled like them from some syllable on. */
async function bySpelling(db: Db, letters: string, limit: number): Promise<Found[]> {
  const grams = letters.length === 2 ? { either: gramsAroundInitials(letters) } : { all: initialsGrams(letters) };
  const rows = await candidates(db, { condition: 'initials like $1', text: `%${letters}%`, places: [grams] }, limit);
  const ways = cuts(letters, MOST_CUTS + 1);
  if (rows.length >= limit || ways.length === 0) return rows;
  return [...rows, ...(await candidates(db, spelledProbe(letters, ways), limit))];
}

function spelledProbe(letters: string, ways: readonly string[][]): Probe {
  // Letters that can be cut in very many ways (xianxianxian…): any bar may stand between any two, and no gram is sure.
  if (ways.length > MOST_CUTS) return { condition: 'pinyin ~ $1', text: `\\|${[...letters].join('\\|?')}`, places: [] };
  const patterns = ways.map((way) => `%|${way.join('|')}%`);
  return { condition: 'pinyin like any($1::text[])', text: patterns, places: ways.map(cutGrams) };
}

function cutGrams(cut: readonly string[]): Place {
  const whole = cut.slice(0, -1);
  const start = cut[cut.length - 1];
  const last = whole.at(-1);
  return last === undefined
    ? { either: gramsAroundSyllable(start) }
    : { all: whole.length > 1 ? syllableGrams(whole) : [], either: unfinishedGrams(last, start) };
}

/** Grams that say where to look: rows have all of some and one of others. */
interface Place {
  readonly all?: readonly number[];
  readonly either?: readonly number[];
}

/** A condition on the text of search rows, and the places one of which every row that meets it has; none = anywhere. */
interface Probe {
  readonly condition: string;
  readonly text: string | readonly string[];
  readonly places: readonly Place[];
}

async function candidates(db: Db, { condition, text, places }: Probe, limit: number): Promise<Found[]> {
  const values: unknown[] = [text];
  const here = places.map((place) => placeCondition(place, values));
  const sure = places.length > 0 && places.every((place) => place.all?.some((gram) => !isTooCommon(gram)));
  if (!sure) {
    // Without a gram that all hits have, a frequent text is met soon in any part of the table, and a rare one has few grams.
    const sample = `(select * from registry.search limit ${SAMPLE}) as part`;
    const met = await look(db, sample, condition, [text], limit);
    if (met.length >= limit) return met;
  }
  const anywhere = here.length === 0 || here.includes('');
  const conditions = anywhere ? condition : `${condition} and (${here.join(' or ')})`;
  return look(db, 'registry.search', conditions, anywhere ? [text] : values, Math.max(limit, CANDIDATES));
}

/** The SQL of a place, its grams added to the values; empty when it says nothing. */
function placeCondition({ all = [], either = [] }: Place, values: unknown[]): string {
  const needed = all.filter((gram) => !isTooCommon(gram));
  const conditions: string[] = [];
  if (needed.length) conditions.push(`grams @> $${values.push(needed)}::int[]`);
  if (either.length && !either.some(isTooCommon)) conditions.push(`grams && $${values.push(either)}::int[]`);
  return conditions.join(' and ');
}

async function look(
  db: Db,
  source: string,
  condition: string,
  values: readonly unknown[],
  most: number,
): Promise<Found[]> {
  const { rows } = await db.query<Found>(
    `select entity_id, name from ${source} where ${condition} limit $${values.length + 1}`,
    [...values, most],
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
