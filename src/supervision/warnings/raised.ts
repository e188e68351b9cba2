// What people raised, at each entity that it is about: at the entity itself, or wherever the person holds a post.

import type { Db } from '../../base/db.ts';
import type { HandRule } from './sheet.ts';

/** As it was raised; days are ISO texts. */
export interface RaisedRow {
  readonly number: number;
  readonly rule: string;
  /** The masked name; null: about the entity. */
  readonly person: string | null;
  readonly post: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly lifted: string | null;
  readonly why: string;
  readonly who: string;
  readonly name: string;
  readonly unit: string;
  /** The name under which the unit's records are filed. */
  readonly unitName: string;
  readonly at: string;
}

const RAISED = `w.number, w.rule, w.person, w.why, w.who, w.name, w.unit, w.at::text as at, w.lifted_on::text as lifted,
  (select coalesce(u.source, u.name) from base.unit u where u.id = w.unit) as "unitName"`;

/** By entity. */
export async function raisedAt(
  db: Db,
  hand: ReadonlyMap<string, HandRule>,
  entityIds: readonly number[],
): Promise<Map<number, RaisedRow[]>> {
  const { rows: own } = await db.query<RaisedRow & { entity: number }>(
    `select w.entity_id as entity, ${RAISED}, null as post, w.from_day::text as from, w.until_day::text as until
     from supervision.warning_raised w where w.party is null and w.entity_id = any($1::int8[]) order by w.number`,
    [entityIds],
  );
  const { rows: posts } = await db.query<RaisedRow & { entity: number; post: string }>(
    `select p.entity_id as entity, ${RAISED}, p.kind as post, greatest(w.from_day, p.valid_from)::text as from,
       least(w.until_day, p.valid_until)::text as until
     from (
       select distinct on (entity_id, kind, party) entity_id, kind, party, valid_from, valid_until
       from registry.relation
       where entity_id = any($1::int8[])
         and party in (select party from supervision.warning_raised where party is not null)
       order by entity_id, kind, party, statement desc
     ) p join supervision.warning_raised w on w.party = p.party
     where coalesce(p.valid_until > w.from_day, true) order by w.number, p.kind`,
    [entityIds],
  );
  const raised = new Map<number, RaisedRow[]>();
  for (const { entity, ...one } of [
    ...own,
    ...posts.filter(({ rule, post }) => hand.get(rule)?.raised.posts.includes(post)),
  ]) {
    const list = raised.get(entity) ?? [];
    list.push(one);
    raised.set(entity, list);
  }
  for (const [entity, list] of raised) raised.set(entity, joined(list));
  return raised;
}

/** Several posts of one person at one entity warn once: from the first to the last. */
function joined(list: readonly RaisedRow[]): RaisedRow[] {
  return [...Map.groupBy(list, ({ number }) => number).values()].map((some) => ({
    ...some[0],
    from: some.map(({ from }) => from).sort()[0],
    until: some.some(({ until }) => until === null)
      ? null
      : some
          .map(({ until }) => until!)
          .sort()
          .at(-1)!,
  }));
}

/** The entities at which somebody holds a post. */
export async function placesOf(db: Db, party: string): Promise<number[]> {
  const { rows } = await db.query<{ entity_id: number }>(
    'select distinct entity_id from registry.relation where party = $1 order by entity_id',
    [party],
  );
  return rows.map(({ entity_id }) => entity_id);
}
