// Pages of entities that meet conditions: what fits a query best first, or by id or by name; and about how many there are.

import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { allOf } from './entity-filter.ts';
import { LINE_COLUMNS, type LineRow } from './entity-line.ts';
import { type Condition, searchEntities } from './search-entities.ts';
import { BY_ID, BY_NAME, fewById, fewByName, type Place, put, type Walk } from './walk.ts';

export interface EntityPage {
  readonly rows: readonly LineRow[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  /** Whether a search had more hits than are looked through. */
  readonly cut?: boolean;
}

export interface PageQuestion {
  /** What is searched for; without it all that meet the conditions. */
  readonly q?: string;
  readonly sort: 'id' | 'name';
  readonly after?: string;
  readonly limit: number;
}

// What is not among the first thousand hits is found by a better query, not by turning pages.
const MOST_HITS = 1000;
const SAMPLE = 500;
const COUNTED = 5000;
// Of each of so many stretches of ids this part is looked at; more hits than that are enough to tell by.
const STRETCHES = 50;
const PART = 20;
const ENOUGH = 40;
/** Higher than any id. */
const LAST = 2 ** 50;

/** What entities must meet to be listed. */
export interface Met {
  readonly conditions: readonly Condition[];
  /** Those that have to be worked out for each entity. */
  readonly costly?: readonly Condition[];
  /** SQL of the ids of all that can meet the costly ones, where an index names them; then they are looked at alone. */
  readonly few?: Condition;
}

/**
 * One page of the entities that meet all conditions. In a large register a page of what is rare and has no index may have
 * fewer entities although more follow.
 */
export async function entityPage(db: Db, question: PageQuestion, met: Met): Promise<EntityPage> {
  return question.q?.trim() ? hitsPage(db, question.q, question, met) : pageInOrder(db, question, met);
}

async function hitsPage(
  db: Db,
  q: string,
  { after, limit }: PageQuestion,
  { conditions, costly: worked = [], few }: Met,
): Promise<EntityPage> {
  const costly = few ? [...worked, (values: unknown[]) => `e.entity_id in (${few(values)})`] : worked;
  const first = Math.max(0, Math.trunc(Number(after ?? 0)) || 0);
  const most = costly.length > 0 ? MOST_HITS : Math.min(MOST_HITS, first + limit + 1);
  const hits = (await searchEntities(db, q, { limit: most, among: allOf(conditions) })).map(({ entityId }) => entityId);
  const met = costly.length > 0 ? await meeting(db, hits, costly) : undefined;
  const found = (met ? hits.filter((id) => met.has(id)) : hits).slice(first);
  const { rows } = await db.query<LineRow>(
    `select ${LINE_COLUMNS} from registry.entity e where e.entity_id = any($1::bigint[])
     order by array_position($1::bigint[], e.entity_id)`,
    [found.slice(0, limit)],
  );
  return { rows, next: found.length > limit ? String(first + limit) : null, cut: hits.length === MOST_HITS };
}

async function meeting(db: Db, ids: readonly number[], conditions: readonly Condition[]): Promise<Set<number>> {
  const values: unknown[] = [ids];
  const { rows } = await db.query<{ entity_id: number }>(
    `select e.entity_id from registry.entity e where e.entity_id = any($1::bigint[]) and ${allOf(conditions)(values)}`,
    values,
  );
  return new Set(rows.map(({ entity_id }) => entity_id));
}

/** The page behind a place: window after window, until it is full, all is seen, or enough has been looked at. */
async function pageInOrder(
  db: Db,
  { sort, after, limit }: PageQuestion,
  { conditions, costly = [], few }: Met,
): Promise<EntityPage> {
  const walk = few ? (sort === 'name' ? fewByName(few) : fewById(few)) : sort === 'name' ? BY_NAME : BY_ID;
  const met = allOf([...conditions, ...costly]);
  const most = costly.length > 0 && !few ? Math.min(walk.most, MOST_COSTLY) : walk.most;
  const rows: Placed[] = [];
  let behind: Place | undefined = placeIn(after);
  for (let looked = 0, i = 0; behind && rows.length <= limit && looked < most; i++) {
    const size = walk.windows[Math.min(i, walk.windows.length - 1)];
    const more: Placed[] = await metIn(db, walk, behind, size, met, limit + 1 - rows.length);
    rows.push(...more);
    if (rows.length <= limit) behind = await endOf(db, walk, behind, size);
    looked += size;
  }
  if (rows.length > limit) return { rows: rows.slice(0, limit), next: cursorOf(placeOf(rows[limit - 1])) };
  return { rows, next: behind ? cursorOf(behind) : null };
}

// What has to be worked out for each entity is worked out for so many at most.
const MOST_COSTLY = 20_000;

type Placed = LineRow & { readonly form: string };

async function metIn(
  db: Db,
  walk: Walk,
  behind: Place,
  size: number,
  met: Condition,
  limit: number,
): Promise<Placed[]> {
  const values: unknown[] = [];
  const from = walk.from(values, behind, size);
  const { rows } = await db.query<Placed>(
    `select ${LINE_COLUMNS}, c.form from ${from} and ${met(values)} order by c.form, e.entity_id limit ${limit}`,
    values,
  );
  return rows;
}

/** The last place of a window; undefined when nothing follows it. */
async function endOf(db: Db, walk: Walk, behind: Place, size: number): Promise<Place | undefined> {
  if (!walk.last) {
    const id = behind.id + size;
    return id < (await lastId(db)) ? { form: '', id } : undefined;
  }
  const values: unknown[] = [];
  const { rows } = await db.query<{ entity_id: number; form: string }>(walk.last(values, behind, size), values);
  return rows[0] && placeOf(rows[0]);
}

function placeOf({ entity_id, form }: { readonly entity_id: number; readonly form: string }): Place {
  return { form, id: entity_id };
}

function placeIn(after = ''): Place {
  const [, id, form] = /^(\d+)(?:\.(.*))?$/s.exec(after) ?? [];
  return { form: form ?? '', id: Math.min(Number(id ?? 0), LAST) };
}

function cursorOf({ form, id }: Place): string {
  return form === '' ? String(id) : `${id}.${form}`;
}

// Search has no limit for readers, so that its last id is found at once.
async function lastId(db: Db): Promise<number> {
  const { rows } = await db.query<{ last: number | null }>(
    prepared('select max(entity_id) as last from registry.search'),
  );
  return rows[0].last ?? 0;
}

/**
 * How many entities meet the conditions: counted where they are few or the register is small, otherwise about as many as a
 * sample of ids says, the same sample each time.
 */
export async function entityCount(
  db: Db,
  { conditions, costly = [], few }: Met,
): Promise<{ count: number; exact: boolean }> {
  const met = allOf([...conditions, ...costly]);
  const last = await lastId(db);
  if (few) return fewCount(db, met, few, last);
  if (last <= COUNTED) return { count: await counted(db, () => 'registry.entity e where true', met), exact: true };
  // Multiples of the golden ratio lie evenly whatever their number.
  const ids = Array.from({ length: SAMPLE }, (_, i) => 1 + Math.floor((((i + 1) * 0.618033988749895) % 1) * last));
  const among: Condition = (values) => `registry.entity e where e.entity_id = any(${put(values, ids)}::bigint[])`;
  return { count: Math.round(((await counted(db, among, met)) / SAMPLE) * last), exact: false };
}

/** Counts the few: of a large register first those in stretches of ids, and all when these are not enough to tell. */
async function fewCount(db: Db, met: Condition, few: Condition, last: number) {
  const join = 'join registry.entity e on e.entity_id = f.entity_id where true';
  if (last > COUNTED) {
    const stretch = Math.ceil(last / STRETCHES);
    const among: Condition = (values) =>
      `generate_series(0, ${last}, ${stretch}) as start cross join lateral (select f.entity_id from (${few(values)}) f
       where f.entity_id > start and f.entity_id <= start + ${Math.ceil(stretch / PART)} offset 0) f ${join}`;
    const count = await counted(db, among, met);
    if (count > ENOUGH) return { count: count * PART, exact: false };
  }
  return { count: await counted(db, (values) => `(${few(values)}) f ${join}`, met), exact: true };
}

async function counted(db: Db, from: Condition, met: Condition): Promise<number> {
  const values: unknown[] = [];
  const source = from(values);
  const { rows } = await db.query<{ count: number }>(`select count(*) from ${source} and ${met(values)}`, values);
  return rows[0].count;
}
