// An order to correct as its letter says it: to whom, for what, by which articles, within how many days; how it was served.

import { dayOf, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { namer } from '../../base/who/names.ts';
import { standingEntries } from '../../ledger/filed.ts';
import type { Entry, Fields } from '../../ledger/record.ts';
import { entityLineOf, LINE_COLUMNS, type LineRow } from '../../registry/entity-line.ts';
import { maskName } from '../../registry/name.ts';
import { patrolRules } from './checklists.ts';
import { problems } from './problems.ts';
import type { readRectification } from './rectification-api.ts';
import { rectificationRules } from './rectification-rules.ts';

type Answer = AnswerOf<typeof readRectification>;

interface Patrol {
  readonly on: string;
  readonly checklist: string;
  readonly answers: readonly { readonly item: string; readonly answer: string }[];
  readonly records: number[];
  readonly account: string;
  readonly who: string;
}

/** The order of a patrol with what it was issued for, as its record stands; refuses where there is none. */
export async function orderOf(whole: Db, entityId: number, patrol: string): Promise<{ patrol: Patrol; order: Entry }> {
  const { rows } = await whole.query<Patrol>(
    `select on_day::text as "on", checklist, answers, records, account::text, who from supervision.patrol
     where (entity_id, patrol_id) = ($1, $2)`,
    [entityId, patrol],
  );
  const recordId = rows[0]?.records[1];
  const order = recordId && (await standingEntries(whole, [[entityId, recordId]])).get(recordId);
  if (!order) throw new Problem(problems['today.no-order']);
  return { patrol: rows[0], order };
}

/** For how many days it may be corrected: those that it was issued with, however late it was served. */
export function daysOf({ issued_on, due_on, served_on }: Fields): number {
  return dayOf(String(due_on))! - dayOf(String(served_on ?? issued_on))!;
}

/** Everything on the letter. */
export async function rectificationAt(
  { reader, whole, who }: { readonly reader: Db; readonly whole: Db; readonly who: Reader },
  entityId: number,
  id: string,
): Promise<Answer> {
  const { patrol, order } = await orderOf(whole, entityId, id);
  const { payload } = order;
  const { rows } = await reader.query<LineRow & { address: string | null }>(
    `select ${LINE_COLUMNS}, e.address from registry.entity e where e.entity_id = $1`,
    [entityId],
  );
  const line = entityLineOf(rows[0]);
  const { basis, term, ways } = rectificationRules();
  const served = await servedOf(reader, entityId, id);
  const named = await namer(reader, who, [patrol.account, ...(served ? [served.account] : [])]);
  return {
    ...{ number: order.number, authority: String(payload.authority ?? order.source), inspected: patrol.on },
    entity: { id: line.id, name: line.name, uscc: line.uscc, address: rows[0].address },
    ...{ issued: String(payload.issued_on), due: String(payload.due_on), days: daysOf(payload) },
    ...{ items: brokenIn(patrol), problems: String(payload.reason ?? ''), basis, term, ways },
    officer: plainName(named(patrol.account), patrol),
    served: served && shownServed(served, named(served.account)),
  };
}

function plainName(named: string, { account, who }: Patrol): string {
  return named === account ? who : named;
}

function brokenIn({ checklist, answers }: Patrol): Answer['items'] {
  const items = patrolRules().checklists.checklists.find(({ id }) => id === checklist)?.items ?? [];
  const broken = new Set(answers.filter(({ answer }) => answer === 'breach').map(({ item }) => item));
  return items
    .filter(({ id }) => broken.has(id))
    .map(({ label, article, assumption }) => ({ label, article, assumption }));
}

interface Served {
  readonly way: string;
  readonly on: string;
  readonly signer: string | null;
  readonly receipt: string;
  readonly account: string;
  readonly at: string;
}

/** How it was served; undefined: it was not. */
async function servedOf(db: Db, entityId: number, patrol: string): Promise<Served | null> {
  const { rows } = await db.query<Served>(
    `select way, served_on::text as "on", signer, receipt, account::text, entered_at as at from supervision.served
     where (entity_id, patrol_id) = ($1, $2)`,
    [entityId, patrol],
  );
  return rows[0] ?? null;
}

function shownServed({ way, on, signer, receipt, at }: Served, by: string): Answer['served'] {
  const label = rectificationRules().ways.find(({ id }) => id === way)?.label ?? { zh: way, en: way };
  return { way, label, on, signer: signer && maskName(signer), receipt, by, at: new Date(at).toISOString() };
}

/** The day `days` after another, both as texts. */
export function dayAfter(on: string, days: number): string {
  return iso(dayOf(on)! + days);
}
