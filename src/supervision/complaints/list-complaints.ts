// Pages of complaints as lists show them, those due first in front, and how many wait.

import type { z } from 'zod';
import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { internalId } from '../../registry/entity.ts';
import { searchEntities } from '../../registry/search-entities.ts';
import { OPEN } from './complaint.ts';
import type { countComplaints, DUES, listComplaints, SHOWN, WHOSE } from './complaint-api.ts';
import { COMPLAINT_COLUMNS, type Complaint } from './read-complaints.ts';

export type ComplaintLine = AnswerOf<typeof listComplaints>['items'][number];

/** So many days before its last day it is due soon. */
const SOON = 3;

interface Filter {
  readonly whose: (typeof WHOSE)[number];
  readonly kind?: Complaint['kind'];
  readonly unit?: string;
  readonly area?: number;
  readonly about?: number;
  readonly q?: string;
}

interface Question extends Filter {
  readonly state: (typeof SHOWN)[number] | 'any';
  readonly due?: (typeof DUES)[number];
  readonly after?: string;
  readonly limit: number;
}

/** The row with names, and the next day of its duties where they are kept (they may have been put off), else as counted. */
const LINE = `select ${COMPLAINT_COLUMNS}, e.name as "entityName", u.name as "unitName", a.shown as "officerName",
    case when c.state in ('received', 'accepted') then coalesce(d.due_on, c.due_on)::text end as "nextDue",
    c.main_id is not null or exists (select from supervision.complaint j where j.main_id = c.id) as joined
  from supervision.complaint c
  left join registry.entity e on e.entity_id = c.about
  left join base.unit u on u.id = c.unit
  left join base.account a on a.id = c.officer
  left join lateral (
    select min(d.due_on) as due_on from duties.duty d
    where d.entity_id = c.about and d.cause = 'r' || c.record_id and d.due_on < 'infinity'
      and d.done_on is null and d.waived_on is null and d.cancelled_on is null
  ) d on c.state in ('received', 'accepted')`;

type Row = Complaint & {
  readonly entityName: string | null;
  readonly unitName: string | null;
  readonly officerName: string | null;
  readonly nextDue: string | null;
  readonly joined: boolean;
};

/** A page; open ones by their next day, others by the day of receipt, the latest first. */
export async function complaintPage(
  db: Db,
  who: Reader,
  today: Day,
  question: Question,
): Promise<z.output<(typeof listComplaints)['answer']>> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const conditions = await conditionsOf(db, question, who, put);
  const open = question.state === 'open' || OPEN.includes(question.state as never);
  if (question.state === 'open') conditions.push(`c.state = any(${put(OPEN)}::text[])`);
  else if (question.state !== 'any') conditions.push(`c.state = ${put(question.state)}`);
  if (question.due) conditions.push(dueCondition(question.due, today, put));
  const from = Number(/^\d{1,9}$/.exec(question.after ?? '')?.[0] ?? 0);
  const order = open ? `"nextDue" nulls last, c.number` : 'c.received_on desc, c.number desc';
  const { rows } = await db.query<Row>(
    `${LINE} where ${conditions.join(' and ')} order by ${order} limit ${put(question.limit + 1)} offset ${put(from)}`,
    values,
  );
  const next = rows.length > question.limit ? String(from + question.limit) : null;
  return { items: rows.slice(0, question.limit).map(lineOf), next };
}

async function conditionsOf(
  db: Db,
  { whose, kind, unit, area, about, q }: Filter,
  who: Reader,
  put: (value: unknown) => string,
): Promise<string[]> {
  const conditions = ['true'];
  if (whose === 'mine') conditions.push(`c.officer = ${put(who.id)}`);
  if (whose === 'ours') conditions.push(`c.unit = ${put(who.unit.id)}`);
  if (kind) conditions.push(`c.kind = ${put(kind)}`);
  if (unit !== undefined) conditions.push(`c.unit = ${put(unit)}`);
  if (area !== undefined) conditions.push(`c.area_id = ${put(area)}`);
  if (about !== undefined) conditions.push(`c.about = ${put(about)}`);
  if (q) conditions.push(await foundBy(db, q, put));
  return conditions;
}

/** At most so many entities of a name are looked through. */
const NAMED = 200;

/** By its number (the last digits are enough), by a platform's number, or by the search of the register for whom it is about. */
async function foundBy(db: Db, q: string, put: (value: unknown) => string): Promise<string> {
  const number = /^(?:TS-\d{4}-)?(\d{1,9})$/i.exec(q)?.[1];
  const numbered = `c.reference = ${put(q)}${number ? ` or c.number = ${put(Number(number))}` : ''}`;
  if (/^[\x21-\x7e]*\d[\x21-\x7e]*$/.test(q) && q.length < 18) return `(${numbered})`;
  const ids = (await searchEntities(db, q, { limit: NAMED })).map(({ entityId }) => entityId);
  const part = put(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
  return `(${numbered} or c.about = any(${put(ids)}::bigint[]) or (c.about is null and c.respondent like ${part}))`;
}

function dueCondition(due: (typeof DUES)[number], today: Day, put: (value: unknown) => string): string {
  const day = `coalesce(d.due_on, c.due_on)`;
  if (due === 'overdue') return `${day} < ${put(iso(today))}::date`;
  return `${day} between ${put(iso(today))}::date and ${put(iso(today + SOON))}::date`;
}

/** Lines of complaints by id, in the order asked for. */
export async function linesOf(db: Db, ids: readonly string[]): Promise<ComplaintLine[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<Row>(`${LINE} where c.id = any($1::uuid[])`, [ids]);
  const lines = new Map(rows.map((row) => [row.id, lineOf(row)]));
  return ids.flatMap((id) => lines.get(id) ?? []);
}

function lineOf(row: Row): ComplaintLine {
  const { id, number, kind, state, matter, channel, received, respondent, summary, outcome, closed, joined } = row;
  return {
    ...{ id, number, kind, state, matter, channel, received, respondent, summary, outcome, closed, joined },
    entity: row.about !== null && row.entityName !== null ? { id: internalId(row.about), name: row.entityName } : null,
    unit: { id: row.unit, name: row.unitName ?? row.unit },
    officer: row.officerName,
    due: row.nextDue,
  };
}

/** How many wait, are overdue, due soon, and about nobody known. */
export async function complaintCounts(
  db: Db,
  who: Reader,
  today: Day,
  filter: Filter,
): Promise<AnswerOf<typeof countComplaints>> {
  const values: unknown[] = [OPEN, iso(today), iso(today + SOON)];
  const conditions = await conditionsOf(db, filter, who, (value) => `$${values.push(value)}`);
  const { rows } = await db.query<AnswerOf<typeof countComplaints>>(
    `select count(*) as open, count(*) filter (where "nextDue"::date < $2::date) as overdue,
       count(*) filter (where "nextDue"::date between $2::date and $3::date) as soon,
       count(*) filter (where about is null) as unmatched
     from (${LINE} where c.state = any($1::text[]) and ${conditions.join(' and ')}) listed`,
    values,
  );
  return rows[0];
}
