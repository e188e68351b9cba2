// Entities that may be one and the same: listed for a person to look at, never merged by themselves.
import type { Db } from '../base/db.ts';

/** Why two entities are suspected, the strongest reason first. */
export type DuplicateReason = 'same-identifier' | 'same-name-and-address' | 'same-name';

export interface Suspect {
  readonly entityId: number;
  readonly uscc: string | null;
  readonly name: string;
  readonly address: string | null;
}

/** Two entities that may be one; `detail` is the identifier (`scheme:value`) or the name that they share. */
export interface DuplicatePair {
  readonly first: Suspect;
  readonly second: Suspect;
  readonly why: DuplicateReason;
  readonly detail: string;
}

/**
 * Pairs of entities that share an identifier, or a name (spelled alike but for width, brackets and spaces), at most `limit`.
 * Of more than two, each is paired with the one known longest.
 */
export async function suspectedDuplicates(db: Db, { limit = 1000 } = {}): Promise<DuplicatePair[]> {
  const byIdentifier = await pairs(db, BY_IDENTIFIER, limit);
  const met = new Set(byIdentifier.map((p) => `${p.first} ${p.second}`));
  const byName = (await pairs(db, BY_NAME, limit)).filter((p) => !met.has(`${p.first} ${p.second}`));
  const suspects = await loadSuspects(db, [...byIdentifier, ...byName]);
  const described = [
    ...byIdentifier.map((p) => describe(p, suspects, 'same-identifier')),
    ...byName.map((p) => describe(p, suspects)),
  ];
  return described.toSorted((a, b) => REASONS.indexOf(a.why) - REASONS.indexOf(b.why)).slice(0, limit);
}

const REASONS: readonly DuplicateReason[] = ['same-identifier', 'same-name-and-address', 'same-name'];

const BY_IDENTIFIER = `
  select min(entity_id) over shared as first, entity_id as second, scheme || ':' || value as detail
  from registry.identifier
  where (value, scheme) in (select value, scheme from registry.identifier group by value, scheme having count(*) > 1)
  window shared as (partition by value, scheme)`;

const BY_NAME = `
  select min(entity_id) over shared as first, entity_id as second, name as detail
  from registry.search
  where name in (select name from registry.search group by name having count(*) > 1)
  window shared as (partition by name)`;

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly detail: string;
}

async function pairs(db: Db, sql: string, limit: number): Promise<Pair[]> {
  const { rows } = await db.query<Pair>(
    `select first, second, detail from (${sql}) as pair where first <> second order by first, second limit $1`,
    [limit],
  );
  return rows;
}

async function loadSuspects(db: Db, found: readonly Pair[]): Promise<Map<number, Suspect>> {
  const { rows } = await db.query<Suspect>(
    'select entity_id as "entityId", uscc, name, address from registry.entity where entity_id = any($1::int8[])',
    [[...new Set(found.flatMap((p) => [p.first, p.second]))]],
  );
  return new Map(rows.map((row) => [row.entityId, row]));
}

function describe(pair: Pair, suspects: ReadonlyMap<number, Suspect>, why?: DuplicateReason): DuplicatePair {
  const first = suspects.get(pair.first)!;
  const second = suspects.get(pair.second)!;
  const sameAddress = first.address !== null && first.address === second.address;
  return { first, second, why: why ?? (sameAddress ? 'same-name-and-address' : 'same-name'), detail: pair.detail };
}
