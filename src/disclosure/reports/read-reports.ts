// Reports as they were issued, and how one stands now: in force, followed by another, or resting on what has changed since.

import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import { problems } from './problems.ts';
import type { REPORT_KINDS } from './report-api.ts';

export interface Report {
  readonly number: string;
  readonly entityId: number;
  readonly kind: (typeof REPORT_KINDS)[number];
  readonly from: string | null;
  readonly until: string | null;
  readonly purpose: string;
  readonly basis: string;
  readonly issued: string;
  readonly name: string;
}

const COLUMNS = `r.number, r.entity_id as "entityId", r.kind, r.from_day::text as "from", r.until_day::text as until,
  r.purpose, r.basis, r.issued_at as issued, r.name`;

/** Those about an entity, the latest first. */
export async function reportsOf(db: Db, entityId: number): Promise<Report[]> {
  const { rows } = await db.query<Report>(
    `select ${COLUMNS} from disclosure.report r where r.entity_id = $1 order by r.issued_at desc limit 200`,
    [entityId],
  );
  return rows;
}

/** The files of one; refuses one that the reader does not see. */
export async function reportFiles(db: Db, entityId: number, number: string): Promise<{ file: string; pdf: Buffer }> {
  const { rows } = await db.query<{ file: string; pdf: Buffer }>(
    'select file, pdf from disclosure.report where (entity_id, number) = ($1, $2)',
    [entityId, number],
  );
  if (!rows[0]) throw new Problem(problems['disclosure.no-such-report'], { number });
  return rows[0];
}

export interface ReportState {
  readonly number: string;
  readonly kind: Report['kind'];
  readonly issued: string;
  /** When a later one of its kind about the same entity was issued. */
  readonly followed: string | null;
  /** Something was recorded about the entity since. */
  readonly changed: boolean;
}

/** How a report stands, for whoever has its number; says nothing of whom it is about. */
export async function reportState(db: Db, number: string): Promise<ReportState | undefined> {
  const { rows } = await db.query<ReportState>(
    `select r.number, r.kind, r.issued_at as issued,
       (select min(l.issued_at) from disclosure.report l
        where l.entity_id = r.entity_id and l.kind = r.kind and l.issued_at > r.issued_at
          ) as followed,
       exists (select from ledger.entry e where e.entity_id = r.entity_id and e.entry_id > r.entry_id) as changed
     from disclosure.report r where r.number = $1`,
    [number],
  );
  return rows[0];
}
