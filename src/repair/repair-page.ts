// One application as its page shows it: records with their terms, deadlines with their articles, course, what the asker may do.

import { loadCalendar } from '../base/calendar-load.ts';
import { dayOf } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { namer } from '../base/who/names.ts';
import { filesOf } from '../evidence/case-files.ts';
import type { Grading } from '../grading/grading.ts';
import type { readRepair } from './api.ts';
import { actsFor } from './in-charge.ts';
import { prospectsOf } from './prospects.ts';
import { type Application, actsOf, applicationAt } from './read-applications.ts';
import { filesOfRepair } from './repair-files.ts';
import { repairRules } from './rules.ts';
import { groundLabel, shownLines, shownProspect } from './shown.ts';
import { stepsOf } from './steps.ts';

type Answer = AnswerOf<typeof readRepair>;

/** `db` is the reader's, `whole` sees records of every class. */
export async function repairAnswer(
  { db, whole, who, at }: { readonly db: Db; readonly whole: Db; readonly who: Reader; readonly at: Date },
  grading: Grading,
  id: string,
): Promise<Answer> {
  const application = await applicationAt(db, id);
  const { revision, statement, materials, committedBy, asked, completed, accepted, verified } = application;
  const { decided, told, extended, reason, checks, takenAt } = application;
  const [line] = await shownLines(db, grading, [application]);
  const ids = new Set(application.items.map(({ recordId }) => recordId));
  const prospects = (await prospectsOf(whole, grading, at, application.entityId, dayOf(application.applied)!)).filter(
    ({ record }) => ids.has(record.recordId),
  );
  const inCharge = await actsFor(whole, who, application);
  const acts = await actsOf(db, application);
  const nameOf = await namer(db, who, [application.takenBy]);
  const { rows } = await db.query<{ id: number }>(
    `select id from base.proposal where kind = 'repair.decide' and about = $1 and state = 'open' and expires_at > $2`,
    [`repair/${id}`, at],
  );
  return {
    ...line,
    ...{ revision, statement, committedBy, asked, completed, accepted, verified, decided, told, extended, reason },
    materials: [...materials],
    attached: await filesOf(db, filesOfRepair(application)),
    checks: [...checks],
    order: application.orderOn === null ? null : { number: application.orderNumber, on: application.orderOn },
    ground: groundLabel(application.ground),
    deadlines: await deadlinesOf(db, application),
    prospects: prospects.map((one) => shownProspect(one, grading)),
    free: repairRules().free,
    ...{ takenBy: nameOf(application.takenBy), takenAt: new Date(takenAt).toISOString() },
    acts: acts.map(({ name, at: when, ...act }) => ({ ...act, who: name, at: new Date(when).toISOString() })),
    proposal: rows[0]?.id ?? null,
    may: {
      handle: inCharge && who.permissions.includes('repair.handle'),
      decide: inCharge && who.permissions.includes('repair.decide'),
    },
  };
}

/** Each step with its last day and its article. */
export async function deadlinesOf(db: Db, application: Application): Promise<Answer['deadlines']> {
  return stepsOf(application, await loadCalendar(db)).map(({ step, due, done, document, clock }) => ({
    ...{ step, due, done, document, article: clock.article },
    ...{ sense: clock.sense, assumption: clock.assumption ?? null },
  }));
}
