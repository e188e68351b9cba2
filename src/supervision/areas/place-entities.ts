// Places entities among the areas: all of them when areas have changed, otherwise those of which something was said since.

import type { Rest } from '../../base/behind.ts';
import { tell } from '../../base/change.ts';
import { copyIn } from '../../base/copy.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Database, Db } from '../../base/db.ts';
import { unseenSince } from '../../ledger/changed-since.ts';
import type { Basis, State, Tagging } from './area.ts';
import { type Placeable, Placer } from './placer.ts';
import { areasOn } from './read-areas.ts';
import { taggingOf } from './tagging.ts';

/** Entities placed in one transaction; fewer where people work beside. */
const BATCH = 5000;
const BATCH_BESIDE = 500;
/** Since when an entity is where it is, by the day of its establishment (ISO). */
export type Since = (established: string | null) => Date;
const BATCHES = [0x6a7b, 3];
/** Who places, in the acts. */
export const PLACING = 'placing';

/**
 * Places what has changed since the last time; gives how many entities stand otherwise than before. With `rest` for people who
 * work beside it; with `since` for an office that takes over a register: since when those that are new belonged where they do.
 */
export async function placeEntities(database: Database, at: Date, rest?: Rest, since?: Since): Promise<number> {
  const size = rest ? BATCH_BESIDE : BATCH;
  const { saved, areas, all } = await database.read(howFar);
  const placer = new Placer(await database.read((db) => areasOn(db, iso(shanghaiDay(at)))));
  let changed = 0;
  for (let after = 0, more = true; more; ) {
    const began = performance.now();
    const ids = await database.read((db) => (all ? nextIds(db, after, size) : changedIds(db, saved, after, size)));
    if (ids.length > 0) changed += await database.transaction((db) => placeBatch(db, placer, at, ids, since));
    after = ids.at(-1) ?? after;
    more = ids.length === size;
    if (more) await rest?.(performance.now() - began);
  }
  await database.transaction(async (db) => {
    await db.query(
      `insert into supervision.placed (saved_at, areas) values ($1, $2)
       on conflict (only_row) do update set saved_at = excluded.saved_at, areas = excluded.areas`,
      [at, areas],
    );
    if (changed > 0) await tell(db, { topic: 'area', key: '' });
  });
  return changed;
}

/** Whether everything is to be placed anew: at the first time, and when something was said about areas. */
async function howFar(db: Db) {
  const { rows } = await db.query<{ areas: number; saved: string | null; before: number | null }>(
    `select (select count(*)::int from supervision.area_version) as areas, saved_at as saved, p.areas as before
     from (select 1) one left join supervision.placed p on true`,
  );
  const { areas, saved, before } = rows[0];
  return { areas, all: saved === null || before !== areas, saved: unseenSince(new Date(saved ?? '')) };
}

async function nextIds(db: Db, after: number, size: number): Promise<number[]> {
  const { rows } = await db.query<{ entity_id: number }>(
    `select entity_id from registry.entity where entity_id > $1 order by entity_id limit ${size}`,
    [after],
  );
  return rows.map(({ entity_id }) => entity_id);
}

async function changedIds(db: Db, since: Date, after: number, size: number): Promise<number[]> {
  const { rows } = await db.query<{ entity_id: number }>(
    `select distinct entity_id from registry.version where recorded_at > $1 and entity_id > $2
     order by entity_id limit ${size}`,
    [since, after],
  );
  return rows.map(({ entity_id }) => entity_id);
}

interface Known extends Placeable {
  readonly entity_id: number;
  readonly kind: string;
  readonly gone: boolean;
  readonly industries: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly known_since: string;
  readonly established: string | null;
  readonly state: State | null;
  readonly area_id: number | null;
  readonly basis: Basis | null;
  readonly said: string | null;
  readonly was: string | null;
}

interface Placed {
  readonly entity: Known;
  readonly state: State;
  readonly area: number | null;
  readonly basis: Basis;
  readonly said: string;
  readonly tagging: Tagging;
}

async function placeBatch(
  db: Db,
  placer: Placer,
  at: Date,
  ids: readonly number[],
  since: Since = () => at,
): Promise<number> {
  // Two who place at a time must not both find an entity missing.
  await db.query('select pg_advisory_xact_lock($1, $2)', BATCHES);
  const { rows } = await db.query<Known>(
    `select e.entity_id, coalesce(e.division, '') as division, e.kind, e.address, e.lon, e.lat, e.industries, e.tags,
       coalesce(e.status = 'deregistered', false) as gone, e.known_since,
       e.established_on::text as established, m.state, m.area_id, m.basis, m.said, m.division || ' ' || m.kind || ' ' || m.tagging as was
     from registry.entity e left join supervision.membership m on m.entity_id = e.entity_id
     where e.entity_id = any($1::int8[]) order by e.entity_id`,
    [ids],
  );
  const gone = rows.flatMap(({ entity_id, gone, state }) => (gone && state !== null ? [entity_id] : []));
  if (gone.length > 0) await leave(db, at, gone);
  const placed = rows.filter(({ gone }) => !gone).map((entity) => place(placer, entity));
  const fresh = placed.filter(({ entity }) => entity.state === null);
  const other = placed.filter((one) => one.entity.state !== null && differs(one));
  await begin(db, fresh, since);
  await change(db, at, other);
  return gone.length + fresh.length + other.length;
}

/** What people have done stays as it is; what placing itself has proposed is proposed anew. */
function place(placer: Placer, entity: Known): Placed {
  const { state, area_id, basis, said, tags, industries } = entity;
  const tagging = taggingOf(industries, tags);
  if (state !== null && !OWN.has(basis!)) return { entity, state, area: area_id, basis: basis!, said: said!, tagging };
  const proposal = placer.placeOf(entity);
  // An officer's claim outlasts a border that was drawn anew; it is moved by people.
  if (state === 'claimed' || state === 'moving')
    return { entity, state, area: area_id, basis: basis!, said: said!, tagging };
  return { entity, ...proposal, tagging };
}

/** The grounds that placing itself gives. */
const OWN: ReadonlySet<Basis> = new Set([
  ...(['inside', 'division', 'address', 'overlap', 'outside', 'elsewhere', 'nowhere'] as const),
]);

function differs({ entity, state, area, basis, said, tagging }: Placed): boolean {
  const now = `${entity.division} ${entity.kind} ${tagging}`;
  const stands = [entity.state, entity.area_id, entity.basis, entity.said, entity.was];
  return [state, area, basis, said, now].some((value, i) => value !== stands[i]);
}

const TYPES = ['int8', 'text', 'text', 'text', 'int4', 'text', 'text', 'text', 'timestamptz', 'timestamptz'] as const;

async function begin(db: Db, fresh: readonly Placed[], since: Since): Promise<void> {
  if (fresh.length === 0) return;
  await copyIn(
    db,
    'supervision.membership (entity_id, division, kind, state, area_id, basis, said, tagging, known_at, since)',
    TYPES,
    fresh.map(({ entity, state, area, basis, said, tagging }) => [
      ...[entity.entity_id, entity.division, entity.kind, state, area, basis, said, tagging],
      ...[entity.known_since, since(entity.established).toISOString()],
    ]),
  );
  await note(db, since, fresh);
}

async function change(db: Db, at: Date, other: readonly Placed[]): Promise<void> {
  if (other.length === 0) return;
  const rows = other.map(({ entity, state, area, basis, said, tagging }) => {
    const { entity_id, division, kind } = entity;
    const moved = state !== entity.state || area !== entity.area_id;
    return { entity_id, division, kind, state, area_id: area, basis, said, tagging, moved };
  });
  await db.query(
    `update supervision.membership m set division = s.division, kind = s.kind, state = s.state, area_id = s.area_id,
       basis = s.basis, said = s.said, tagging = s.tagging, since = case when s.moved then $2 else m.since end
     from jsonb_to_recordset($1::jsonb) as s (entity_id int8, division text, kind text, state text, area_id int,
       basis text, said text, tagging text, moved bool)
     where m.entity_id = s.entity_id`,
    [JSON.stringify(rows), at],
  );
  const moved = new Set(rows.flatMap((row) => (row.moved ? [row.entity_id] : [])));
  await note(
    db,
    () => at,
    other.filter(({ entity }) => moved.has(entity.entity_id)),
  );
}

async function leave(db: Db, at: Date, entityIds: readonly number[]): Promise<void> {
  await db.query(
    `insert into supervision.membership_act (entity_id, number, act, area_id, from_area, why, who, at)
     select m.entity_id,
       (select coalesce(max(number), 0) + 1 from supervision.membership_act a where a.entity_id = m.entity_id),
       'leave', null, m.area_id, 'deregistered', $2, $3
     from supervision.membership m where m.entity_id = any($1::int8[])`,
    [entityIds, PLACING, at],
  );
  await db.query('delete from supervision.membership where entity_id = any($1::int8[])', [entityIds]);
}

async function note(db: Db, since: Since, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return;
  await db.query(
    `insert into supervision.membership_act (entity_id, number, act, area_id, from_area, why, who, at)
     select s.id, (select coalesce(max(number), 0) + 1 from supervision.membership_act a where a.entity_id = s.id), 'propose',
       s.area, s.before, s.why, $3, s.at
     from unnest($1::int8[], $2::int4[], $4::int4[], $5::text[], $6::timestamptz[]) as s (id, area, before, why, at)`,
    [
      placed.map(({ entity }) => entity.entity_id),
      placed.map(({ area }) => area),
      PLACING,
      placed.map(({ entity }) => entity.area_id),
      placed.map(({ basis, said }) => (said ? `${basis} ${said}` : basis)),
      placed.map(({ entity }) => since(entity.established)),
    ],
  );
}
