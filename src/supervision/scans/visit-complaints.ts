// Complaints of the visited as superiors see them, and their answers. The database hides each from whom it is about.

import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { pageBy } from '../../base/http/page-by.ts';
import { Problem } from '../../base/problem.ts';
import { internalId } from '../../registry/entity.ts';
import { tellVisits } from './file-visit.ts';
import { whoseVisits } from './list-visits.ts';
import type { ANSWERED, listVisitComplaints } from './oversight-api.ts';
import { problems } from './problems.ts';

type Line = AnswerOf<typeof listVisitComplaints>['items'][number];

interface Row extends Omit<Line, 'entity' | 'unit'> {
  readonly entityId: number;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string | null;
}

interface Asked {
  readonly state: (typeof ANSWERED)[number];
  readonly after?: string;
  readonly limit: number;
}

const CONDITIONS = { open: 'c.answered_at is null', answered: 'c.answered_at is not null', all: 'true' } as const;

/** Open ones the oldest first, others the latest first. */
export async function complaintsPage(reader: Db, who: Reader, { state, after, limit }: Asked) {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const conditions = [CONDITIONS[state], whoseVisits(who, put)];
  const from = Number(/^\d{1,9}$/.exec(after ?? '')?.[0] ?? 0);
  const { rows } = await reader.query<Row>(
    `select c.complaint_id as id, c.entity_id as "entityId", e.name, v.on_day::text as "on", v.officer, c.unit as "unitId",
       u.name as "unitName", c.ground, c.words, c.by_use <> 'enter' as "byReceipt", c.made_at as "madeAt",
       c.answered_at as "answeredAt", c.answered_by as "answeredBy", c.upheld, c.reply
     from supervision.visit_complaint c
     join supervision.visit v on (v.entity_id, v.visit_id) = (c.entity_id, c.visit_id)
     join registry.entity e on e.entity_id = c.entity_id
     left join base.unit u on u.id = c.unit
     where ${conditions.join(' and ')} order by c.made_at ${state === 'open' ? '' : 'desc'}, c.complaint_id
     limit ${put(limit + 1)} offset ${put(from)}`,
    values,
  );
  const { items, next } = pageBy(rows, limit, () => String(from + limit));
  return { items: items.map(lineOf), next };
}

function lineOf({ entityId, name, unitId, unitName, ...row }: Row): Line {
  return { ...row, entity: { id: internalId(entityId), name }, unit: { id: unitId, name: unitName ?? unitId } };
}

interface Answering {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** Once. Refuses one that the reader does not see: beyond his reach, of another station, or about himself. */
export async function answerComplaint(
  { db, reader, who, at }: Answering,
  id: string,
  { upheld, reply }: { readonly upheld: boolean; readonly reply: string },
): Promise<void> {
  const values: unknown[] = [id];
  const whose = whoseVisits(who, (value) => `$${values.push(value)}`);
  const { rows } = await reader.query<{ entityId: number }>(
    `select c.entity_id as "entityId" from supervision.visit_complaint c
     join supervision.visit v on (v.entity_id, v.visit_id) = (c.entity_id, c.visit_id)
     where c.complaint_id = $1 and ${whose}`,
    values,
  );
  if (!rows[0]) throw new Problem(problems['scans.no-such-complaint']);
  const { rowCount } = await db.query(
    `update supervision.visit_complaint set answered_at = $3, answered_by = $4, upheld = $5, reply = $6
     where entity_id = $1 and complaint_id = $2 and answered_at is null`,
    [rows[0].entityId, id, at, who.name, upheld, reply],
  );
  if (rowCount === 0) throw new Problem(problems['scans.answered']);
  await tellVisits(db, rows[0].entityId);
}
