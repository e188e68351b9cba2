// Reading applications as they are kept, with their records and what was done.

import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { BASES, CHANNELS } from './api.ts';
import { applicationNumber, type Standing } from './application.ts';
import { problems } from './problems.ts';

export interface Item {
  readonly recordId: number;
  readonly type: string;
  readonly number: string;
  readonly regime: string;
  readonly named: boolean;
  readonly outcome: 'refused' | 'granted' | 'temporary' | 'denied' | 'reversed' | null;
  readonly ground: string | null;
  readonly earliest: string | null;
  readonly decision: string | null;
  readonly reversal: string | null;
}

export interface Application extends Standing {
  readonly id: string;
  readonly entityId: number;
  readonly serial: number;
  readonly number: string;
  readonly division: string;
  readonly source: string;
  readonly unit: string;
  readonly channel: (typeof CHANNELS)[number];
  readonly basis: (typeof BASES)[number];
  readonly orderNumber: string;
  readonly orderOn: string | null;
  readonly statement: string;
  readonly materials: readonly string[];
  readonly committedBy: string;
  readonly completeBy: string | null;
  readonly acceptBy: string | null;
  readonly decideBy: string | null;
  readonly due: string | null;
  readonly revision: number;
  readonly takenBy: string;
  readonly takenAt: string;
  readonly items: readonly Item[];
}

const COLUMNS = `a.id, a.entity_id as "entityId", a.number as serial, a.division, a.source, a.unit, a.channel, a.basis,
  a.order_number as "orderNumber", a.order_on::text as "orderOn", a.statement, a.materials, a.committed_by as "committedBy",
  a.applied_on::text as applied, a.asked_on::text as asked, a.completed_on::text as completed,
  a.accepted_on::text as accepted, a.verified_on::text as verified, a.decided_on::text as decided,
  a.told_on::text as told, a.extended, a.state, a.ground, a.reason, a.checks, a.complete_by::text as "completeBy",
  a.accept_by::text as "acceptBy", a.decide_by::text as "decideBy", a.due_on::text as due, a.revision,
  a.taken_by as "takenBy", a.taken_at as "takenAt"`;

const ITEM_COLUMNS = `i.application_id as application, i.record_id as "recordId", i.type, i.number, i.regime, i.named,
  i.outcome, i.ground, i.earliest_on::text as earliest, i.decision, i.reversal`;

type Row = Omit<Application, 'items' | 'number'>;

/** Applications that a condition on `a` holds for, in an order; with their records. */
export async function applicationsWhere(
  db: Db,
  where: string,
  values: unknown[],
  order = 'a.number desc',
): Promise<Application[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from repair.application a where ${where} order by ${order}`,
    values,
  );
  if (rows.length === 0) return [];
  const { rows: items } = await db.query<Item & { application: string }>(
    `select ${ITEM_COLUMNS} from repair.item i where i.entity_id = any($1::bigint[]) and i.application_id = any($2::uuid[])
     order by i.named desc, i.record_id`,
    [rows.map(({ entityId }) => entityId), rows.map(({ id }) => id)],
  );
  const byApplication = Map.groupBy(items, ({ application }) => application);
  return rows.map((row) => ({
    ...row,
    number: applicationNumber(row.serial, row.applied),
    items: (byApplication.get(row.id) ?? []).map(({ application: _, ...item }) => item),
  }));
}

/** One by its id; refuses one that the reader does not see. */
export async function applicationAt(db: Db, id: string): Promise<Application> {
  const [found] = await applicationsWhere(db, 'a.id = $1', [id]);
  if (!found) throw new Problem(problems['repair.no-such-application']);
  return found;
}

/** Those of an entity, the latest first. */
export function applicationsOf(db: Db, entityId: number): Promise<Application[]> {
  return applicationsWhere(db, 'a.entity_id = $1', [entityId]);
}

export interface RepairAct {
  readonly number: number;
  readonly act: string;
  readonly on: string | null;
  readonly detail: string;
  readonly why: string;
  readonly name: string;
  readonly at: string;
}

/** What was done, the latest first. */
export async function actsOf(db: Db, { entityId, id }: Pick<Application, 'entityId' | 'id'>): Promise<RepairAct[]> {
  const { rows } = await db.query<RepairAct>(
    `select number, act, on_day::text as "on", detail, why, name, at from repair.act
     where (entity_id, application_id) = ($1, $2) order by number desc`,
    [entityId, id],
  );
  return rows;
}
