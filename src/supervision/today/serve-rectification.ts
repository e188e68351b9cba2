// An order to correct that was served: how, when and by whom is kept, its days run from then, its record says so.

import { dayOf, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { InputOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { correctAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { problems } from './problems.ts';
import { dayAfter, daysOf, orderOf } from './read-rectification.ts';
import type { serveRectification as operation } from './rectification-api.ts';
import { rectificationRules } from './rectification-rules.ts';

type Service = InputOf<typeof operation>['body'];

interface Serving {
  readonly db: Db;
  /** Reads records of every disclosure class, in the same transaction. */
  readonly whole: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly grading: Grading;
}

/**
 * Notes it once, and gives the last day for correction: as many days after the service as the order gave.
 * @basis Civil Code 201; Administrative Penalty Law 61
 */
export async function serveRectification(
  { db, whole, who, at, grading }: Serving,
  entityId: number,
  patrol: string,
  service: Service,
): Promise<string> {
  const { order } = await orderOf(whole, entityId, patrol);
  checkService(service, String(order.payload.issued_on), iso(shanghaiDay(at)));
  const { way, on, signer, receipt } = service;
  const { rowCount } = await db.query(
    `insert into supervision.served (entity_id, patrol_id, record_id, way, served_on, signer, receipt, account, who, entered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [entityId, patrol, order.recordId, way, on, signer || null, receipt, who.id, who.name, at],
  );
  if (rowCount !== 1 || order.payload.served_on) throw new Problem(problems['today.served-already']);
  const due = dayAfter(on, daysOf(order.payload));
  const fields = { ...order.payload, served_on: on, due_on: due };
  await correctAndGrade(db, who, at, { entityId, recordId: order.recordId, fields, why: '送达后登记' }, grading);
  return due;
}

function checkService({ way, on, signer, receipt, consent }: Service, issued: string, today: string): void {
  const rule = rectificationRules().ways.find(({ id }) => id === way);
  if (!rule) throw new Problem(problems['today.service-way'], { way });
  if (dayOf(on) === undefined || on < issued || on > today)
    throw new Problem(problems['today.service-day'], { on, issued });
  const lacks =
    (rule.needs.includes('signer') && !signer?.trim() && 'signer') ||
    (rule.needs.includes('receipt') && !receipt.trim() && 'receipt') ||
    (rule.needs.includes('consent') && !consent && 'consent');
  if (lacks) throw new Problem(problems[`today.service-${lacks}`], { article: rule.article });
}
