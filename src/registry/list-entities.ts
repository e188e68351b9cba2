// Pages of entities that meet conditions: what fits a query best first, or by id or by name; and about how many there are.
import type { Db } from '../base/db.ts';
import { allOf } from './entity-filter.ts';
import { LINE_COLUMNS, type LineRow } from './entity-line.ts';
import { type Condition, searchEntities } from './search-entities.ts';

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
const SAMPLE = 1000;
const COUNTED = 5000;
/**
 * One page of the entities that meet all conditions. `costly` are those that no index serves: they are tried on one entity
 * after the other, some thousand at most, so that such a page may have fewer entities although more follow.
 */
export async function entityPage(
  db: Db,
  question: PageQuestion,
  conditions: readonly Condition[],
  costly: readonly Condition[] = [],
): Promise<EntityPage> {
  if (question.q?.trim()) return hitsPage(db, question.q, question, conditions, costly);
  return pageInOrder(db, question, conditions, costly);
}

async function hitsPage(
  db: Db,
  q: string,
  { after, limit }: PageQuestion,
  conditions: readonly Condition[],
  costly: readonly Condition[],
): Promise<EntityPage> {
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

interface Order {
  /** What the cursor says, and rows behind it in order; `e` has the columns of registry.entity and `form`. */
  readonly cursor: (after: string | undefined) => readonly [form: string, id: number];
  readonly from: string;
  readonly by: string;
  /** How many entities are looked at for one page when each has to be: it may come out short, its next goes on. */
  readonly most: number;
  /** The same order of what was read. */
  readonly again: string;
}

const BY_ID: Order = {
  cursor: (after) => ['', Number(after ?? 0) || 0],
  from: `select e.*, '' as form from registry.entity e where $1 = '' and e.entity_id > $2`,
  by: 'e.entity_id',
  most: 20_000,
  again: 'e.entity_id',
};

// By the name as search compares it, which has an index; equal names by id.
const BY_NAME: Order = {
  cursor: (after) => {
    const [, id, form] = /^(\d+)\.(.*)$/s.exec(after ?? '') ?? [];
    return [form ?? '', Number(id ?? 0)];
  },
  from: `select e.*, s.name as form from registry.search s join registry.entity e on e.entity_id = s.entity_id
    where s.name >= $1 and (s.name, s.entity_id) > ($1, $2)`,
  by: 's.name, s.entity_id',
  // Neighbours by name lie far apart.
  most: 5_000,
  again: 'e.form, e.entity_id',
};

type Placed = LineRow & { readonly form: string };

async function pageInOrder(
  db: Db,
  { sort, after, limit }: PageQuestion,
  conditions: readonly Condition[],
  costly: readonly Condition[],
): Promise<EntityPage> {
  const { cursor, from, by, again, most } = sort === 'name' ? BY_NAME : BY_ID;
  const values: unknown[] = [...cursor(after), limit + 1];
  const cheap = `${from} and ${allOf(conditions)(values)} order by ${by}`;
  const { length } = values;
  const looked = costly.length > 0 ? `${cheap} limit ${most}` : `${cheap} limit $3`;
  const { rows } = await db.query<Placed>(
    `select ${LINE_COLUMNS}, e.form from (${looked}) e where ${allOf(costly)(values)} order by ${again} limit $3`,
    values,
  );
  if (rows.length > limit) return { rows: rows.slice(0, limit), next: cursorOf(rows[limit - 1]) };
  if (costly.length === 0) return { rows, next: null };
  const last = await db.query<Placed>(
    `select e.entity_id, e.form from (${cheap} offset ${most - 1} limit 1) e where $3::int > 0`,
    values.slice(0, length),
  );
  return { rows, next: last.rows.length > 0 ? cursorOf(last.rows[0]) : null };
}

function cursorOf({ entity_id, form }: Placed): string {
  return form === '' ? String(entity_id) : `${entity_id}.${form}`;
}

/**
 * How many entities meet the conditions: counted in a small register, otherwise about as many as a sample of ids says, the
 * same sample each time.
 */
export async function entityCount(
  db: Db,
  conditions: readonly Condition[],
): Promise<{ count: number; exact: boolean }> {
  const { rows } = await db.query<{ last: number | null }>('select max(entity_id) as last from registry.entity');
  const last = rows[0].last ?? 0;
  if (last <= COUNTED) return { count: await counted(db, conditions), exact: true };
  // Multiples of the golden ratio lie evenly whatever their number.
  const ids = Array.from({ length: SAMPLE }, (_, i) => 1 + Math.floor((((i + 1) * 0.618033988749895) % 1) * last));
  const among: Condition = (values) => `e.entity_id = any($${values.push(ids)}::bigint[])`;
  const met = await counted(db, [among, ...conditions]);
  return { count: Math.round((met / SAMPLE) * last), exact: false };
}

async function counted(db: Db, conditions: readonly Condition[]): Promise<number> {
  const values: unknown[] = [];
  const { rows } = await db.query<{ count: number }>(
    `select count(*) from registry.entity e where ${allOf(conditions)(values)}`,
    values,
  );
  return rows[0].count;
}
