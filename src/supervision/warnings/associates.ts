// Persons who hold posts at several entities, and investors who hold all shares: read for some entities at a time.

import { type Day, dayOf, EVER, NEVER } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { standingsOf } from '../duties/read-facts.ts';
import type { Associate, WarningFacts } from './facts.ts';
import type { WarningReading } from './reading.ts';

interface Row {
  readonly entity: number;
  readonly person: string | null;
  readonly post: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly other: number;
  readonly held: string;
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
}

/** By entity: who holds a post there and held one at another. Persons without an id number are not followed. */
export async function associatesAt(
  db: Db,
  reading: WarningReading,
  entityIds: readonly number[],
): Promise<Map<number, Associate[]>> {
  if (!reading.associates) return new Map();
  const { rows } = await db.query<Row>(
    `select p.entity_id as entity, p.other_name as person, p.kind as post, p.valid_from::text as from,
       p.valid_until::text as until, h.entity_id as other, h.kind as held, h.valid_from::text as "heldFrom",
       h.valid_until::text as "heldUntil"
     from (
       select distinct on (entity_id, kind, party) entity_id, kind, party, other_name, valid_from, valid_until
       from registry.relation where entity_id = any($1::int8[]) and party ^@ 'person:'
       order by entity_id, kind, party, statement desc
     ) p cross join lateral (
       select distinct on (r.entity_id, r.kind) r.entity_id, r.kind, r.valid_from, r.valid_until
       from registry.relation r where r.party = p.party and r.entity_id <> p.entity_id
       order by r.entity_id, r.kind, r.statement desc
     ) h order by p.entity_id, h.entity_id, p.kind, h.kind`,
    [entityIds],
  );
  const others = [...new Set(rows.map(({ other }) => other))].sort((a, b) => a - b);
  const standings = await standingsOf(db, reading, others);
  const associates = rows.map((row) => ({ entity: row.entity, one: associateOf(row, standings.get(row.other)) }));
  return new Map(
    [...Map.groupBy(associates, ({ entity }) => entity)].map(([id, some]) => [id, some.map(({ one }) => one)]),
  );
}

function associateOf(
  { person, post, from, until, other, held, heldFrom, heldUntil }: Row,
  standings: Awaited<ReturnType<typeof standingsOf>> extends Map<number, infer Runs> ? Runs | undefined : never,
): Associate {
  return {
    ...{ person: person ?? '', post, other, held, from: dayFrom(from), until: dayUntil(until) },
    ...{ heldFrom: dayFrom(heldFrom), heldUntil: dayUntil(heldUntil) },
    runs: (name) => standings?.get(name) ?? [],
  };
}

function dayFrom(text: string | null): Day {
  return text === null ? EVER : dayOf(text)!;
}

function dayUntil(text: string | null): Day {
  return text === null ? NEVER : dayOf(text)!;
}

/** By entity: when one investor held all shares. */
export async function soleAt(
  db: Db,
  reading: WarningReading,
  entityIds: readonly number[],
): Promise<Map<number, WarningFacts['sole']>> {
  if (!reading.sole) return new Map();
  const { rows } = await db.query<{ entity: number; from: string | null; until: string | null }>(
    `select entity_id as entity, valid_from::text as from, valid_until::text as until from (
       select distinct on (entity_id, party) entity_id, share, valid_from, valid_until
       from registry.relation where entity_id = any($1::int8[]) and kind = 'investor'
       order by entity_id, party, statement desc
     ) i where share = 1 order by entity_id, valid_from nulls first`,
    [entityIds],
  );
  const sole = rows.map(({ entity, from, until }) => ({ entity, from: dayFrom(from), until: dayUntil(until) }));
  return Map.groupBy(sole, ({ entity }) => entity);
}

/** These entities and all at which somebody of theirs holds a post. */
export async function withAssociates(
  db: Db,
  reading: WarningReading,
  entityIds: readonly number[],
): Promise<readonly number[]> {
  if (!reading.associates) return entityIds;
  const { rows } = await db.query<{ entity_id: number }>(
    `select distinct other.entity_id from registry.relation own join registry.relation other on other.party = own.party
     where own.entity_id = any($1::int8[]) and own.party ^@ 'person:'`,
    [entityIds],
  );
  return [...new Set([...entityIds, ...rows.map(({ entity_id }) => entity_id)])];
}
