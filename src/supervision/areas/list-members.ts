// Pages of entities by how they stand towards the areas: of an area, of a unit, what a rate lacks, what waits for whom.

import type { z } from 'zod';
import type { Db } from '../../base/db.ts';
import { numberAfter, pageBy } from '../../base/http/page-by.ts';
import { entityLineOf, LINE_COLUMNS, type LineRow } from '../../registry/entity-line.ts';
import type { Area, Basis, State } from './area.ts';
import type { member } from './area-api.ts';
import { keyTrades } from './tagging.ts';

export type Member = z.output<typeof member>;

/** Which entities: the rows of one condition on `supervision.membership m`, with its values from the third on. */
export interface Which {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** In some areas, in some states or with a tag missing. */
export function inAreas(ids: readonly number[], states: readonly State[], missing = false): Which {
  const tagging = missing ? `and m.tagging = 'missing'` : '';
  return { where: `m.area_id = any($3::int[]) and m.state = any($4::text[]) ${tagging}`, values: [ids, states] };
}

/** Nobody's in a division: in no area, disputed or released. */
export function nobodys(division: string): Which {
  return {
    where: `m.division ^@ $3 and (m.area_id is null or m.state in ('disputed', 'released'))`,
    values: [division],
  };
}

/** Proposed or moved to some areas. */
export function waitingIn(ids: readonly number[]): Which {
  return {
    where: `m.entity_id in (
      select entity_id from supervision.membership where area_id = any($3::int[]) and state = 'proposed'
      union all select entity_id from supervision.membership where to_area = any($3::int[]) and state = 'moving')`,
    values: [ids],
  };
}

/** How many there are. */
export async function membersCount(db: Db, { where, values }: Which): Promise<number> {
  const shifted = where.replace(/\$(\d)/g, (_, n: string) => `$${Number(n) - 2}`);
  const { rows } = await db.query<{ count: number }>(`select count(*) from supervision.membership m where ${shifted}`, [
    ...values,
  ]);
  return rows[0].count;
}

interface Row extends LineRow {
  readonly address: string | null;
  readonly industries: readonly string[] | null;
  readonly state: State;
  readonly area: number | null;
  readonly to: number | null;
  readonly basis: Basis;
  readonly said: string;
  readonly officer: string | null;
  readonly knownAt: string;
  readonly since: string;
}

interface Paged {
  readonly after?: string;
  readonly limit: number;
}

/** A page of them in order of id; `nameOf` names officers. */
export async function membersPage(
  db: Db,
  { where, values }: Which,
  { after, limit }: Paged,
  areas: readonly Area[],
  nameOf: (ids: readonly string[]) => Promise<(id: string) => string>,
): Promise<{ items: Member[]; next: string | null }> {
  const { rows } = await db.query<Row>(
    `select ${LINE_COLUMNS}, e.address, e.industries, m.state, m.area_id as area, m.to_area as "to", m.basis, m.said,
       m.officer, m.known_at as "knownAt", m.since
     from supervision.membership m join registry.entity e on e.entity_id = m.entity_id
     where m.entity_id > $1 and ${where} order by m.entity_id limit $2`,
    [numberAfter(after) ?? 0, limit + 1, ...values],
  );
  const named = await nameOf(rows.flatMap(({ officer }) => officer ?? []));
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const place = (id: number | null) => (id === null ? null : { id, name: names.get(id) ?? String(id) });
  const { items, next } = pageBy(rows, limit, (row) => String(row.entity_id));
  return {
    next,
    items: items.map((row) => ({
      entity: entityLineOf(row),
      ...{ address: row.address, state: row.state, area: place(row.area), to: place(row.to) },
      ...{ basis: row.basis, said: row.said, knownAt: row.knownAt, since: row.since },
      officer: row.officer && named(row.officer),
      missing: row.tags === null ? [...keyTrades(row.industries ?? [])] : [],
    })),
  };
}
