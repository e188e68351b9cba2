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
// How many entities are looked at for one page when each has to be looked at: it may come out short, its next goes on.
const MOST_LOOKED = 100_000;
const FIRST_LOOK = 500;
const LARGEST_LOOK = 20_000;

/**
 * One page of the entities that meet all conditions. `costly` are those that no index serves: they are tried on one entity
 * after the other, some ten thousand at most, so that such a page may have fewer entities although more follow.
 */
export async function entityPage(
  db: Db,
  question: PageQuestion,
  conditions: readonly Condition[],
  costly: readonly Condition[] = [],
): Promise<EntityPage> {
  if (question.q?.trim()) return hitsPage(db, question.q, question, conditions, costly);
  return costly.length > 0 ? pageLooked(db, question, conditions, costly) : pageInOrder(db, question, conditions);
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

async function pageLooked(
  db: Db,
  question: PageQuestion,
  conditions: readonly Condition[],
  costly: readonly Condition[],
): Promise<EntityPage> {
  const { limit } = question;
  const rows: LineRow[] = [];
  let after = question.after;
  for (let looked = 0, size = FIRST_LOOK; looked < MOST_LOOKED; size = Math.min(LARGEST_LOOK, size * 4)) {
    const window = await pageInOrder(db, { ...question, after, limit: size }, conditions);
    const ids = window.rows.map(({ entity_id }) => entity_id);
    const met = await meeting(db, ids, costly);
    rows.push(...window.rows.filter(({ entity_id }) => met.has(entity_id)));
    if (rows.length > limit) return { rows: rows.slice(0, limit), next: cursorOf(rows[limit - 1]) };
    if (window.next === null) return { rows, next: null };
    after = window.next;
    looked += size;
  }
  return { rows, next: after ?? null };
}

function pageInOrder(db: Db, question: PageQuestion, conditions: readonly Condition[]): Promise<EntityPage> {
  return question.sort === 'name' ? pageByName(db, question, conditions) : pageById(db, question, conditions);
}

async function pageById(db: Db, { after, limit }: PageQuestion, conditions: readonly Condition[]): Promise<EntityPage> {
  const values: unknown[] = [Number(after ?? 0) || 0, limit + 1];
  const { rows } = await db.query<LineRow>(
    `select ${LINE_COLUMNS} from registry.entity e
     where e.entity_id > $1 and ${allOf(conditions)(values)} order by e.entity_id limit $2`,
    values,
  );
  return pageOf(rows, limit);
}

/** By the name as search compares it, which has an index; equal names by id. */
async function pageByName(
  db: Db,
  { after, limit }: PageQuestion,
  conditions: readonly Condition[],
): Promise<EntityPage> {
  const [, id, name] = /^(\d+)\.(.*)$/s.exec(after ?? '') ?? [];
  const values: unknown[] = [name ?? '', Number(id ?? 0), limit + 1];
  const { rows } = await db.query<Placed>(
    `select ${LINE_COLUMNS}, s.name as form from registry.search s join registry.entity e on e.entity_id = s.entity_id
     where s.name >= $1 and (s.name, s.entity_id) > ($1, $2) and ${allOf(conditions)(values)}
     order by s.name, s.entity_id limit $3`,
    values,
  );
  return pageOf(rows, limit);
}

/** A row with what it is sorted by beside its id, if anything. */
type Placed = LineRow & { readonly form?: string };

function pageOf(rows: readonly Placed[], limit: number): EntityPage {
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? cursorOf(shown[limit - 1]) : null };
}

function cursorOf({ entity_id, form }: Placed): string {
  return form === undefined ? String(entity_id) : `${entity_id}.${form}`;
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
