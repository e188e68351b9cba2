// Visits as lists show them, the latest first; ratings and complaints are read as the reader, so that nobody reads of himself.

import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { pageBy } from '../../base/http/page-by.ts';
import { internalId } from '../../registry/entity.ts';
import type { listVisitCodes, VISIT_STATES } from './oversight-api.ts';

type Line = AnswerOf<typeof listVisitCodes>['items'][number];

interface Asked {
  readonly state: (typeof VISIT_STATES)[number];
  readonly unit?: string;
  readonly after?: string;
  readonly limit: number;
}

/** How a visit stands; `v` is supervision.visit. */
export const STATE = `case when v.confirmed_at is not null then 'confirmed' when v.shown_at is not null then 'shown'
  when not v.wanted then 'not-wanted' when v.excuse is not null then 'excused' else 'uncoded' end`;

/** An officer's own; a station head's station; for others all within reach. Gives an SQL condition on `v`. */
export function whoseVisits(who: Reader, put: (value: unknown) => string): string {
  if (!who.permissions.includes('scan.oversee')) return `v.officers @> array[${put(who.id)}::text]`;
  return who.role === 'station-head' ? `v.unit = ${put(who.unit.id)}` : 'true';
}

const CONDITIONS: Readonly<Record<Asked['state'], string>> = {
  all: 'true',
  uncoded: `${STATE} = 'uncoded' and v.filed_at is not null`,
  excused: `${STATE} = 'excused'`,
  shown: `${STATE} = 'shown'`,
  confirmed: `${STATE} = 'confirmed'`,
  rated: 'r.stars is not null',
  complained: 'c.complaints > 0',
};

interface Row extends Omit<Line, 'entity' | 'unit' | 'mine'> {
  readonly entityId: number;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly officers: readonly string[];
}

export async function visitPage(reader: Db, who: Reader, { state, unit, after, limit }: Asked) {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const conditions = [whoseVisits(who, put), CONDITIONS[state]];
  if (unit !== undefined) conditions.push(`v.unit = ${put(unit)}`);
  const [, on, id] = /^(\d{4}-\d\d-\d\d)\.([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  if (on) conditions.push(`(v.on_day, v.visit_id) < (${put(on)}::date, ${put(id)}::uuid)`);
  const { rows } = await reader.query<Row>(
    `select v.visit_id as visit, v.entity_id as "entityId", e.name, v.on_day::text as "on", v.way, v.plan_id is not null as planned,
       v.officer, v.officers, v.unit as "unitId", u.name as "unitName", ${STATE} as state, v.confirmed_at as "confirmedAt",
       v.filed_at is not null as filed, v.excuse, v.excuse_why as "excuseWhy", r.stars, coalesce(r.reasons, '{}') as reasons,
       nullif(r.words, '') as words, c.complaints
     from supervision.visit v join registry.entity e on e.entity_id = v.entity_id
     left join base.unit u on u.id = v.unit
     left join supervision.visit_rating r on (r.entity_id, r.visit_id) = (v.entity_id, v.visit_id)
     left join lateral (select count(*)::int as complaints from supervision.visit_complaint k
       where (k.entity_id, k.visit_id) = (v.entity_id, v.visit_id)) c on true
     where ${conditions.join(' and ')} order by v.on_day desc, v.visit_id desc limit ${put(limit + 1)}`,
    values,
  );
  const { items, next } = pageBy(rows, limit, (row) => `${row.on}.${row.visit}`);
  return { items: items.map((row) => lineOf(row, who)), next };
}

/** Colleagues of one who came see no ratings either. */
function lineOf({ entityId, name, unitId, unitName, officers, ...row }: Row, who: Reader): Line {
  const sees = who.permissions.includes('scan.oversee');
  return {
    ...row,
    ...(!sees && { stars: null, reasons: [], words: null, complaints: 0 }),
    entity: { id: internalId(entityId), name },
    unit: { id: unitId, name: unitName ?? unitId },
    mine: row.state === 'uncoded' && officers.includes(who.id),
  };
}
