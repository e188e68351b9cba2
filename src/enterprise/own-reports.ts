// Reports of an enterprise that it issues itself: of what it may see of itself, so many a day, and those that were issued before.

import { shanghaiDay, startOf } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import { checkWanted, issueReport, type Office, type Wanted } from '../disclosure/reports/issue.ts';
import { reportFiles, reportsOf } from '../disclosure/reports/read-reports.ts';
import { kindsAnswer } from '../disclosure/reports/shown-reports.ts';
import { problems } from './problems.ts';
import type { listOwnReports } from './reports-api.ts';
import { hiddenBy, seenRules } from './seen.ts';

/** What it asks for itself rests on its right to its own file. */
const BASIS = '本企业在企业平台自行出具';

interface Asking {
  readonly db: Db;
  readonly whole: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** The reports, the latest first, and what may be issued. */
export async function ownReports(reader: Db, entity: number): Promise<AnswerOf<typeof listOwnReports>> {
  const items = await reportsOf(reader, entity);
  return {
    kinds: kindsAnswer(),
    aDay: seenRules().reports.a_day,
    items: items.map(({ entityId: _, name, basis, issued, ...one }) => ({
      ...{ ...one, issued: new Date(issued).toISOString(), own: basis === BASIS },
    })),
  };
}

/** Issues one, without the records that it is not shown; refuses more than so many a day. */
export async function issueOwn(
  { db, whole, who, at }: Asking,
  office: Office,
  wanted: Omit<Wanted, 'basis' | 'leaves'>,
): Promise<{ readonly number: string }> {
  checkWanted(wanted, at);
  const { a_day: most } = seenRules().reports;
  // One at a time, so that no two are both the last of the day.
  await db.query('select pg_advisory_xact_lock(hashtext($1))', [`reports ${wanted.entityId}`]);
  const today = startOf(shanghaiDay(at));
  const issued = (await reportsOf(db, wanted.entityId)).filter(
    (one) => one.basis === BASIS && new Date(one.issued) >= today,
  );
  if (issued.length >= most) throw new Problem(problems['enterprise.reports-enough'], { most });
  const leaves = ({ type, fields }: { type: string; fields: Parameters<typeof hiddenBy>[1] }) => hiddenBy(type, fields);
  const { number } = await issueReport({ db, whole }, who, at, office, { ...wanted, basis: BASIS, leaves });
  return { number };
}

/** The files of one that it issued itself: what the office issued may hold what the entity is not shown. */
export async function ownReportFiles(reader: Db, entity: number, number: string) {
  const files = await reportFiles(reader, entity, number);
  const own = (await reportsOf(reader, entity)).some((one) => one.number === number && one.basis === BASIS);
  if (!own) throw new Problem(problems['enterprise.report-of-office'], { number });
  return files;
}
