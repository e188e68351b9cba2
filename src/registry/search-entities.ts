// Search: entities by code, name, former name, any part of a name, pinyin and pinyin initials.
import type { Db } from '../base/db.ts';
import { entityIdIn } from './entity.ts';
import { gramsAroundInitials, gramsAroundLatin, initialsGrams, isTooCommon, partGrams, spellingGrams } from './gram.ts';
import { normaliseIdentifier } from './name.ts';
import { pieces } from './pinyin.ts';
import { searchForm } from './search-row.ts';
import { isUscc } from './uscc.ts';

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
// A text that many names have is met soon in any part of the table, and looking there first spares collecting them all.
const SAMPLE = 2000;
// With very many grams to choose from (one syllable, whatever its neighbours) the index is slow unless hits are rare.
const LARGE_SAMPLE = 50_000;
const FEW = 100;

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
  if (isUscc(form) && found.size > 0) return showHits(db, [...found]);
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
  const needs = /^[\0-\x7f]{2}$/.test(form) ? [gramsAroundLatin(form)] : partGrams(form).map((gram) => [gram]);
  return candidates(db, { condition: '(name like $1 or former like $1)', values: [`%${form}%`], needs }, limit);
}

/** Names whose initials contain the letters, then names that are spelled like them from some syllable on. */
async function bySpelling(db: Db, letters: string, limit: number): Promise<Found[]> {
  const needs = letters.length === 2 ? [gramsAroundInitials(letters)] : initialsGrams(letters).map((gram) => [gram]);
  const rows = await candidates(db, { condition: 'initials like $1', values: [`%${letters}%`], needs }, limit);
  const cut = pieces(letters);
  if (rows.length >= limit || cut.length === 0) return rows;
  // The expression is exact: it begins at a syllable, and a bar may follow any letter. What comes before it is quicker.
  const condition = `replace(pinyin, '|', '') like $1 and pinyin ~ $2`;
  const values = [`%${letters}%`, `\\|${[...letters].join('\\|?')}`];
  return [...rows, ...(await candidates(db, { condition, values, needs: spellingGrams(cut) }, limit))];
}

/** A condition on the text of search rows, and sets of grams: every row that meets it has one gram of each set. */
interface Probe {
  readonly condition: string;
  readonly values: readonly unknown[];
  readonly needs: readonly (readonly number[])[];
}

async function candidates(db: Db, probe: Probe, limit: number): Promise<Found[]> {
  const needs = probe.needs.filter((set) => !set.some(isTooCommon));
  const samples = needs.some((set) => set.length <= FEW) ? [SAMPLE] : [SAMPLE, LARGE_SAMPLE];
  for (const size of samples) {
    const sample = `(select * from registry.search limit ${size}) as part`;
    const met = await look(db, sample, probe.condition, probe.values, CANDIDATES);
    if (met.length >= limit) return met;
  }
  return lookByGrams(db, probe, needs, Math.max(limit, CANDIDATES));
}

async function lookByGrams(db: Db, probe: Probe, needs: Probe['needs'], most: number): Promise<Found[]> {
  const values = [...probe.values];
  const conditions = [probe.condition];
  const single = needs.filter((set) => set.length === 1).flat();
  if (single.length) conditions.push(`grams @> $${values.push(single)}::int[]`);
  for (const set of needs.filter((s) => s.length > 1)) conditions.push(`grams && $${values.push(set)}::int[]`);
  return look(db, 'registry.search', conditions.join(' and '), values, most);
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
