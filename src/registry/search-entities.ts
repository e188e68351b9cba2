// Search: entities by code, name, former name, any part of a name, pinyin and pinyin initials.

import type { Db } from '../base/db.ts';
import { without } from '../base/plans.ts';
import { prepared } from '../base/prepared.ts';
import { entityIdIn } from './entity.ts';
import { gramsAroundInitials, gramsAroundLatin, initialsGrams, isTooCommon, partGrams, spellingGrams } from './gram.ts';
import { rarest } from './gram-rarity.ts';
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

/** A condition on `e`, a row of registry.entity; its parameters are added to `values`. */
export type Condition = (values: unknown[]) => string;

// Candidates looked at in one step: enough to put short names before long ones, few enough to stay fast.
const CANDIDATES = 200;
const LONGEST_QUERY = 60;
// Of all that begin alike so many are looked at, in their order: nearly every name of a city begins with its name.
const BEGINNINGS = 3000;
// A text that many names have is met soon in any part of the table, and looking there first spares collecting them all.
const SAMPLE = 2000;
// With very many grams to choose from (two initials or one syllable, whatever their neighbours) the index is slow unless hits
// are rare.
const LARGE_SAMPLE = 50_000;
const FEW = 50;
// Reading so many grams from the index takes longer than looking at every name.
const TOO_MANY = 400;

/**
 * The best matches first: codes that begin with the query, names that begin with it, names and former names that contain it,
 * then names whose pinyin has it from some syllable on or whose initials contain it. At most `limit` hits; with `among` only
 * entities that meet the condition.
 */
export async function searchEntities(
  db: Db,
  query: string,
  { limit = 20, among }: { limit?: number; among?: Condition } = {},
): Promise<Hit[]> {
  const found = new Map<number, MatchedBy>();
  const enough = () => found.size >= limit;
  const take = (rows: readonly Found[], by: MatchedBy) => {
    for (const { entity_id } of rows) if (!found.has(entity_id)) found.set(entity_id, by);
  };
  const form = searchForm(query.slice(0, LONGEST_QUERY));
  if (/\d/.test(form)) take(await byCode(db, query.slice(0, LONGEST_QUERY), limit, among), 'code');
  if (isUscc(form) && found.size > 0) return showHits(db, [...found]);
  if (form && !enough()) take(await byNameStart(db, form, limit, among), 'name');
  if (form && !enough()) {
    const rows = await byNamePart(db, form, limit, among);
    take(
      rows.filter((r) => r.name.includes(form)),
      'name',
    );
    take(rows, 'former-name');
  }
  if (/^[A-Z]{2,}$/.test(form) && !enough()) {
    take(await bySpelling(db, form.toLowerCase(), limit, among), 'pinyin');
  }
  return showHits(db, [...found].slice(0, limit));
}

async function byCode(db: Db, query: string, limit: number, among?: Condition): Promise<Found[]> {
  const code = normaliseIdentifier(query);
  const values: unknown[] = [code, limit, entityIdIn(query) ?? null];
  const met = whereMet(among, values);
  const first = (table: string, code: string) =>
    `(select * from ${table} where ${code} ^@ $1 order by ${code} limit ${BEGINNINGS}) s`;
  const { rows } = await db.query<Found>(
    `(select s.entity_id, '' as name from registry.entity s where s.entity_id = $3${met})
     union all (select s.entity_id, '' from ${first('registry.uscc', 'uscc')} where true${met} order by s.uscc limit $2)
     union all (select s.entity_id, '' from ${first('registry.identifier', 'value')} where true${met} order by s.value limit $2)`,
    values,
  );
  return rows;
}

// In C collation the name itself sorts before longer names that begin with it.
async function byNameStart(db: Db, form: string, limit: number, among?: Condition): Promise<Found[]> {
  const values: unknown[] = [form, limit];
  const { rows } = await db.query<Found>(
    `select s.entity_id, s.name
     from (select entity_id, name from registry.search where name ^@ $1 order by name limit ${BEGINNINGS}) s
     where true${whereMet(among, values)} order by s.name limit $2`,
    values,
  );
  return rows;
}

function whereMet(among: Condition | undefined, values: unknown[]): string {
  if (!among) return '';
  return ` and exists (select from registry.entity e where e.entity_id = s.entity_id and ${among(values)})`;
}

async function byNamePart(db: Db, form: string, limit: number, among?: Condition): Promise<Found[]> {
  const needs = /^[\0-\x7f]{2}$/.test(form) ? [gramsAroundLatin(form)] : partGrams(form).map((gram) => [gram]);
  const condition = '(name like $1 or former like $1)';
  return candidates(db, { condition, values: [`%${form}%`], needs, among, rare: /^[\0-\x7f]+$/.test(form) }, limit);
}

/** Names whose initials contain the letters, then names that are spelled like them from some syllable on. */
async function bySpelling(db: Db, letters: string, limit: number, among?: Condition): Promise<Found[]> {
  const needs = letters.length === 2 ? [gramsAroundInitials(letters)] : initialsGrams(letters).map((gram) => [gram]);
  const rows = await candidates(db, { condition: 'initials like $1', values: [`%${letters}%`], needs, among }, limit);
  const cut = pieces(letters);
  if (rows.length >= limit || cut.length === 0) return rows;
  // The expression is exact: it begins at a syllable, and a bar may follow any letter. What comes before it is quicker.
  const condition = `replace(pinyin, '|', '') like $1 and pinyin ~ $2`;
  const values = [`%${letters}%`, `\\|${[...letters].join('\\|?')}`];
  return [...rows, ...(await candidates(db, { condition, values, needs: spellingGrams(cut), among }, limit))];
}

/** A condition on the text of search rows, and sets of grams: every row that meets it has one gram of each set. */
interface Probe {
  readonly condition: string;
  readonly values: readonly unknown[];
  readonly needs: readonly (readonly number[])[];
  readonly among?: Condition;
  /** Letters and digits in names: what few have is not looked for in a large sample. */
  readonly rare?: boolean;
}

async function candidates(db: Db, probe: Probe, limit: number): Promise<Found[]> {
  const needs = probe.needs.filter((set) => !set.some(isTooCommon));
  const samples = probe.rare || needs.some((set) => set.length <= FEW) ? [SAMPLE] : [SAMPLE, LARGE_SAMPLE];
  for (const size of samples) {
    const sample = `(select * from registry.search limit ${size})`;
    const met = await look(db, sample, probe, [], CANDIDATES);
    if (met.length >= limit) return met;
  }
  return lookByGrams(db, probe, await rarest(db, needs), Math.max(limit, CANDIDATES));
}

async function lookByGrams(db: Db, probe: Probe, needs: Probe['needs'], most: number): Promise<Found[]> {
  const sets = needs.filter((set) => set.length <= TOO_MANY);
  const single = sets.filter((set) => set.length === 1).flat();
  const grams: Condition[] = single.length ? [(values) => `s.grams @> $${values.push(single)}::int[]`] : [];
  for (const set of sets.filter((s) => s.length > 1)) grams.push((values) => `s.grams && $${values.push(set)}::int[]`);
  const found = () => look(db, 'registry.search', probe, grams, most);
  // The planner hopes for a hit among the first names it looks at, and would compare every name with every gram.
  return sets.some((set) => set.length > 1) ? without(db, ['enable_seqscan'], found) : found();
}

async function look(db: Db, source: string, probe: Probe, grams: readonly Condition[], most: number): Promise<Found[]> {
  const values = [...probe.values];
  const conditions = [probe.condition, ...grams.map((condition) => condition(values))].join(' and ');
  const met = whereMet(probe.among, values);
  const { rows } = await db.query<Found>(
    `select s.entity_id, s.name from ${source} as s where ${conditions}${met} limit $${values.push(most)}`,
    values,
  );
  return shortestFirst(rows);
}

function shortestFirst(rows: Found[]): Found[] {
  return rows.sort((a, b) => a.name.length - b.name.length || a.entity_id - b.entity_id);
}

const HITS = prepared(
  'select entity_id, uscc, name, former_names, kind, status, division from registry.entity where entity_id = any($1::int8[])',
);

async function showHits(db: Db, found: readonly (readonly [number, MatchedBy])[]): Promise<Hit[]> {
  if (found.length === 0) return [];
  const { rows } = await db.query(HITS, [found.map(([entityId]) => entityId)]);
  const shown = new Map(rows.map((row) => [row.entity_id, row]));
  return found.flatMap(([entityId, matchedBy]) => {
    const row = shown.get(entityId);
    if (!row) return [];
    const { uscc, name, former_names, kind, status, division } = row;
    return { entityId, uscc, name, formerNames: former_names ?? [], kind, status, division, matchedBy };
  });
}
