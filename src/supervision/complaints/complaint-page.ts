// One complaint as its page shows it: parties, deadlines, course, look-alikes, marks, and what the asker may do.

import { loadCalendar } from '../../base/calendar-load.ts';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import type { Seal } from '../../base/seal.ts';
import { namer } from '../../base/who/names.ts';
import { DUTY_COLUMNS, dutyIdOf, dutyIn } from '../../duties/one.ts';
import { stateOn } from '../../duties/state.ts';
import { filesOf } from '../../evidence/case-files.ts';
import { areasOn } from '../areas/read-areas.ts';
import { alikeTo, comparedOf } from './alike.ts';
import { acts as actsFor, heads } from './assign.ts';
import { masked, readComplainant } from './complainant.ts';
import { GONE } from './complaint.ts';
import type { readComplaint } from './complaint-api.ts';
import { filesOfComplaint } from './complaint-files.ts';
import { complaintSheets, deadlinesOf } from './deadlines.ts';
import { fieldsOf } from './keep-record.ts';
import { linesOf } from './list-complaints.ts';
import { marksOf } from './marks.ts';
import { actsOf, type Complaint, complaintAt, groupOf } from './read-complaints.ts';

type Answer = AnswerOf<typeof readComplaint>;

/** `db` is the reader's. */
export async function complaintAnswer(db: Db, seal: Seal, who: Reader, at: Date, id: string): Promise<Answer> {
  const complaint = await complaintAt(db, id);
  const today = iso(shanghaiDay(at));
  const [line] = await linesOf(db, [id]);
  const handles = who.permissions.includes('complaint.handle');
  const may = await actsFor(db, who, at, complaint);
  const complainant = await readComplainant(db, seal, id);
  const { revision, reference, request, replyDue, decided, accepted, told, ground, upheld, loss, reply } = complaint;
  const group = (await groupOf(db, complaint)).filter((one) => one.id !== id);
  return {
    ...line,
    ...{ revision, reference, request, replyDue, decided, accepted, told, ground, upheld, loss, reply },
    complainant: complainant && masked(complainant),
    handedTo: complaint.handedTo && (await unitName(db, complaint.handedTo)),
    area: await areaOf(db, complaint, today),
    officerId: complaint.officer,
    group: await linesOf(
      db,
      group.map((one) => one.id),
    ),
    files: await filesOf(db, filesOfComplaint(id)),
    alike: await alikeLines(db, complaint),
    duties: await dutiesOf(db, complaint, at),
    marks: handles ? (await marksOf(db, complaint.complainant, today)).map(({ complaint: _, ...mark }) => mark) : [],
    ...(await course(db, who, complaint)),
    officers: may ? await officersOf(db, complaint.unit) : [],
    may: {
      act: may,
      head: handles && (await heads(db, who, complaint.unit)),
      complainant: may && complainant !== null && who.permissions.includes('complaint.complainant'),
      mark: may && complaint.complainant !== '',
    },
  };
}

async function alikeLines(db: Db, complaint: Complaint): Promise<Answer['alike']> {
  const found = await alikeTo(db, comparedOf(complaint), complaint);
  const lines = new Map(
    (
      await linesOf(
        db,
        found.map((one) => one.complaint.id),
      )
    ).map((line) => [line.id, line]),
  );
  return found.map(({ complaint: { id }, likeness }) => ({ ...lines.get(id)!, likeness }));
}

async function course(db: Db, who: Reader, { id, takenBy, takenAt }: Complaint) {
  const acts = await actsOf(db, id);
  const { rows: units } = await db.query<{ id: string; name: string }>('select id, name from base.unit');
  const words = acts.flatMap(({ detail }) => detail.split(' '));
  const nameOf = await namer(db, who, [...acts.map((one) => one.who), takenBy, ...words]);
  const unit = new Map(units.map((one) => [one.id, one.name]));
  const shown = (detail: string) =>
    detail
      .split(' ')
      .map((word) => unit.get(word) ?? nameOf(word))
      .join(' ');
  return {
    ...{ takenBy: nameOf(takenBy), takenAt },
    acts: acts.map((one) => ({ ...one, who: nameOf(one.who), detail: shown(one.detail) })),
  };
}

async function unitName(db: Db, id: string): Promise<string> {
  return (await db.query<{ name: string }>('select name from base.unit where id = $1', [id])).rows[0]?.name ?? id;
}

async function areaOf(db: Db, { area }: Complaint, today: string): Promise<Answer['area']> {
  if (area === null) return null;
  const found = (await areasOn(db, today)).find(({ id }) => id === area);
  return found ? { id: found.id, name: found.name } : null;
}

async function officersOf(db: Db, unit: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.query<{ id: string; name: string }>(
    `select id, shown as name from base.account where unit = $1 and not disabled
       and role in ('area-officer', 'station-head', 'bureau-chief') order by shown`,
    [unit],
  );
  return rows;
}

/** The duties that are kept of its record, else what the sheets count. */
async function dutiesOf(db: Db, complaint: Complaint, at: Date): Promise<Answer['duties']> {
  const { rows } = await db.query(
    `select ${DUTY_COLUMNS} from duties.duty d where d.entity_id = $1 and d.cause = 'r' || $2::text
       and d.cancelled_on is null`,
    [complaint.about ?? 0, complaint.recordId ?? 0],
  );
  const today = shanghaiDay(at);
  const kept = new Map(rows.map((row) => [row.rule as string, dutyIn(row)]));
  const rules = complaintSheets().flatMap((sheet) => sheet.rules);
  const counted = GONE.includes(complaint.state) ? [] : deadlinesOf(fieldsOf(complaint, ''), await loadCalendar(db));
  return counted.map(({ rule: id, due, done }) => {
    const rule = rules.find((one) => one.id === id)!;
    const own = kept.get(id);
    const days = own
      ? { ...own, due: own.due ?? undefined, fulfilled: done ?? own.done ?? undefined, cancelled: false }
      : { opened: today, due, fulfilled: done, waived: false, cancelled: false };
    return {
      ...{ id: own ? dutyIdOf(own) : null, rule: id, label: rule.label, article: rule.article, urged: own?.urged ?? 0 },
      due: days.due === undefined ? null : iso(days.due),
      done: days.fulfilled === undefined ? null : iso(days.fulfilled),
      state: stateOn(rule, { ...days, opened: Math.min(days.opened, today) }, today),
    };
  });
}
