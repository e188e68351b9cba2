// An enterprise's own cases as it sees them: applications for repair and objections, with what was done, not by whom of the office.

import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { filesOf } from '../evidence/case-files.ts';
import type { Grading } from '../grading/grading.ts';
import { lineOf } from '../objection/list-objections.ts';
import { filesOfObjection } from '../objection/objection-files.ts';
import { regimeAnswer } from '../objection/objection-page.ts';
import { objectionAt, objectionDeadlines } from '../objection/read-objections.ts';
import { nameOf } from '../registry/names.ts';
import { applicationAt } from '../repair/read-applications.ts';
import { filesOfRepair } from '../repair/repair-files.ts';
import { deadlinesOf } from '../repair/repair-page.ts';
import { repairRules } from '../repair/rules.ts';
import { groundLabel, shownLines } from '../repair/shown.ts';
import type { readOwnObjection, readOwnRepair } from './cases-api.ts';

type Acts = AnswerOf<typeof readOwnRepair>['acts'];

/** Refuses one that is not the reader's own. */
export async function ownRepair(reader: Db, grading: Grading, id: string): Promise<AnswerOf<typeof readOwnRepair>> {
  const application = await applicationAt(reader, id);
  const [line] = await shownLines(reader, grading, [application]);
  const { statement, materials, committedBy, asked, decided, ground, reason } = application;
  return {
    ...line,
    ...{ statement, materials: [...materials], committedBy, asked, decided, reason, ground: groundLabel(ground) },
    attached: await filesOf(reader, filesOfRepair(application)),
    deadlines: await deadlinesOf(reader, application),
    free: repairRules().free,
    acts: await actsIn(reader, 'repair', application),
  };
}

/** Refuses one that is not the reader's own. */
export async function ownObjection(reader: Db, id: string): Promise<AnswerOf<typeof readOwnObjection>> {
  const o = await objectionAt(reader, id);
  const { rows } = await reader.query<{ name: string }>('select name from base.unit where id = $1', [o.unit]);
  const { aboutRecord, grounds, wanted, files, accepted, forwarded, answered, answer, extended } = o;
  const { ground, reasons, mended, clarifyAsked, clarified } = o;
  return {
    ...lineOf(o, await nameOf(reader, o.entityId)),
    ...{ aboutRecord, grounds, wanted, files: [...files], accepted, forwarded, answered, answer, extended },
    ...{ ground, reasons, mended, clarifyAsked, clarified },
    unit: rows[0]?.name ?? o.unit,
    attached: await filesOf(reader, filesOfObjection(o)),
    regime: regimeAnswer(o.regime),
    deadlines: await objectionDeadlines(reader, o),
    acts: await actsIn(reader, 'objection', o),
  };
}

const ACTS = {
  repair:
    'select act, on_day::text as "on", why, at from repair.act where (entity_id, application_id) = ($1, $2) order by number',
  objection:
    'select act, on_day::text as "on", why, at from objection.act where (entity_id, objection_id) = ($1, $2) order by number',
} as const;

/** In the order in which they were done. */
async function actsIn(
  reader: Db,
  kind: keyof typeof ACTS,
  { entityId, id }: { readonly entityId: number; readonly id: string },
): Promise<Acts> {
  const { rows } = await reader.query<Acts[number]>(ACTS[kind], [entityId, id]);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
