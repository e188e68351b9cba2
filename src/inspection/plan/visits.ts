// Visits as they are read: of a plan, or those of one inspector.

import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { internalId } from '../../registry/entity.ts';
import { maskName } from '../../registry/name.ts';
import { officersBy } from '../certificates.ts';
import type { listVisits } from '../plans-api.ts';
import { PUBLICITY } from './publicity.ts';

export type ShownVisit = AnswerOf<typeof listVisits>['items'][number];

interface Row extends Omit<ShownVisit, 'internal' | 'officers' | 'mine' | 'spared'> {
  readonly entity_id: number;
  readonly sparedOn: string | null;
  readonly sparedFor: string | null;
  readonly insteadTitle: string | null;
  readonly insteadOn: string | null;
  readonly insteadWeek: string | null;
  readonly officers: readonly string[];
}

const COLUMNS = `v.entity_id, v.plan_id as plan, p.title as "planTitle", v.number, v.candidate as entity, e.name, e.address,
  v.stratum, v.score, v.items, v.officers, v.lacking, v.state, p.scope->>'until' as until, v.way, v.done_on as "doneOn", v.results,
  coalesce(nullif(d.due_on, 'infinity'), v.publish_by) as "publishBy", v.published_at as "publishedAt", v.week_on as week, v.joint_id as joint,
  v.spared_on::text as "sparedOn", v.spared_for as "sparedFor", i.title as "insteadTitle", o.done_on::text as "insteadOn", o.week_on::text as "insteadWeek"`;
const FROM = `inspection.visit v join inspection.plan p on p.id = v.plan_id
  join registry.entity e on e.entity_id = v.entity_id
  left join inspection.plan i on i.id = v.spared_for
  left join inspection.visit o on o.entity_id = v.entity_id and o.plan_id = v.spared_for
  left join duties.duty d on d.entity_id = v.entity_id and d.rule = '${PUBLICITY}' and d.cause = 'r' || v.records[1]`;
/** A page of a list is as long. */
const PAGE = 100;

/** The visits of a plan, in the order drawn; `account` is who asks. */
export async function visitsOf(reader: Db, account: string, plan: string): Promise<ShownVisit[]> {
  const { rows } = await reader.query<Row>(`select ${COLUMNS} from ${FROM} where v.plan_id = $1 order by v.number`, [
    plan,
  ]);
  return shown(reader, account, rows);
}

/** One visit of a plan; undefined where the reader finds none. */
export async function visitOf(
  reader: Db,
  account: string,
  plan: string,
  entityId: number,
): Promise<ShownVisit | undefined> {
  const sql = `select ${COLUMNS} from ${FROM} where v.plan_id = $1 and v.entity_id = $2`;
  return (await shown(reader, account, (await reader.query<Row>(sql, [plan, entityId])).rows))[0];
}

const WHICH = {
  unpublished: `v.state = 'done' and v.published_at is null and $2 = 'unpublished'`,
  state: '$2::text is null or v.state = $2',
} as const;

/** A page of the visits of a plan, in the order drawn. */
export async function visitPage(
  reader: Db,
  account: string,
  plan: string,
  { state, after }: { readonly state?: string | undefined; readonly after: number },
): Promise<{ items: ShownVisit[]; next: number | null }> {
  const { rows } = await reader.query<Row>(
    `select ${COLUMNS} from ${FROM}
     where v.plan_id = $1 and (${state === 'unpublished' ? WHICH.unpublished : WHICH.state}) and v.number > $3
     order by v.number limit ${PAGE + 1}`,
    [plan, state ?? null, after],
  );
  const items = await shown(reader, account, rows.slice(0, PAGE));
  return { items, next: rows.length > PAGE ? items[PAGE - 1].number : null };
}

/** The open visits of the inspector who has this account, and those of the last month; the most urgent first. */
export async function visitsFor(reader: Db, account: string, since: string): Promise<ShownVisit[]> {
  const { rows } = await reader.query<Row>(
    `select ${COLUMNS} from ${FROM}
     where v.officers && array(select certificate from inspection.inspector where account = $1)
       and (v.state = 'assigned' or v.state = 'done' and v.done_on >= $2)
     order by v.state, p.scope->>'until', v.plan_id, v.number limit 500`,
    [account, since],
  );
  return shown(reader, account, rows);
}

async function shown(reader: Db, account: string, rows: readonly Row[]): Promise<ShownVisit[]> {
  const inspectors = await officersBy(reader, [...new Set(rows.flatMap(({ officers }) => officers))]);
  const known = new Map(inspectors.map((one) => [one.certificate, one]));
  return rows.map(({ entity_id, officers, sparedOn, sparedFor, insteadTitle, insteadOn, insteadWeek, ...row }) => ({
    ...row,
    spared: sparedIn({ sparedOn, sparedFor, insteadTitle, insteadOn, insteadWeek }),
    internal: internalId(entity_id),
    officers: officers.map((certificate) => ({ certificate, name: maskName(known.get(certificate)?.name ?? '') })),
    mine: row.state === 'assigned' && officers.some((certificate) => known.get(certificate)?.account === account),
  }));
}

type Sparing = Pick<Row, 'sparedOn' | 'sparedFor' | 'insteadTitle' | 'insteadOn' | 'insteadWeek'>;

function sparedIn({ sparedOn, sparedFor, insteadTitle, insteadOn, insteadWeek }: Sparing): ShownVisit['spared'] {
  if (sparedOn === null) return null;
  const seen = sparedFor !== null && insteadTitle !== null;
  const instead = seen ? { plan: sparedFor, title: insteadTitle, on: insteadOn, week: insteadWeek } : null;
  return { on: sparedOn, why: 'trusted', instead };
}
