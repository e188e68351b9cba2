// Lists of objections, how many wait, and what is counted over a time: in time, upheld, by provider.

import { loadCalendar } from '../base/calendar-load.ts';
import { type Day, dayOf, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { pageBy } from '../base/http/page-by.ts';
import { internalId } from '../registry/entity.ts';
import type { countObjections, DUES, listObjections, readObjectionFigures, STATES } from './api.ts';
import { deadlinesOf } from './deadlines.ts';
import { OBJECTION_COLUMNS, type Objection } from './read-objections.ts';

type Line = AnswerOf<typeof listObjections>['items'][number];

/** So many days before its last day it is due soon. */
const SOON = 3;

/** How one stands, by what was done last. */
const STATE = `case when o.settled_on is not null then 'settled' when o.answered_on is not null then 'answered'
  when o.forwarded_on is not null then 'forwarded' when o.accepted_on is not null then 'accepted' else 'filed' end`;

interface Question {
  readonly state: (typeof STATES)[number];
  readonly due?: (typeof DUES)[number];
  readonly q?: string;
  readonly after?: string;
  readonly limit: number;
}

/** A page; open ones by their next day, settled ones the latest first. */
export async function objectionPage(
  reader: Db,
  today: Day,
  { state, due, q, after, limit }: Question,
): Promise<AnswerOf<typeof listObjections>> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const where = [state === 'open' ? 'o.settled_on is null' : `${STATE} = ${put(state)}`];
  if (due === 'overdue') where.push(`o.due_on < ${put(iso(today))}::date`);
  if (due === 'soon') where.push(`o.due_on between ${put(iso(today))}::date and ${put(iso(today + SOON))}::date`);
  if (q) {
    const part = put(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
    where.push(`(o.about_number like ${part} or e.name like ${part} or lpad(o.number::text, 6, '0') like ${part})`);
  }
  const from = Number(/^\d{1,9}$/.exec(after ?? '')?.[0] ?? 0);
  const order = state === 'settled' ? 'o.settled_on desc, o.number desc' : 'o.due_on nulls last, o.number';
  const { rows } = await reader.query<Objection & { name: string }>(
    `select ${OBJECTION_COLUMNS}, e.name from objection.objection o join registry.entity e on e.entity_id = o.entity_id
     where ${where.join(' and ')} order by ${order} limit ${put(limit + 1)} offset ${put(from)}`,
    values,
  );
  return pageBy(
    rows.map((row) => lineOf(row, row.name)),
    limit,
    () => String(from + limit),
  );
}

export function lineOf(o: Objection, name: string): Line {
  const { id, number, about, aboutType, aboutNumber, provider, own, matter, filed, filedBy, due, settled, outcome } = o;
  return {
    ...{ id, number, about, aboutType, aboutNumber, provider, own, matter, filed, filedBy, due, settled, outcome },
    entity: { id: internalId(o.entityId), name },
    state: o.settled
      ? 'settled'
      : o.answered
        ? 'answered'
        : o.forwarded
          ? 'forwarded'
          : o.accepted
            ? 'accepted'
            : 'filed',
  };
}

/** How many wait, are overdue, due soon; and of how many this unit was told that it has not seen yet. */
export async function objectionCounts(
  reader: Db,
  today: Day,
  source: string,
): Promise<AnswerOf<typeof countObjections>> {
  const { rows } = await reader.query<AnswerOf<typeof countObjections>>(
    `select count(*) as open, count(*) filter (where o.due_on < $1::date) as overdue,
       count(*) filter (where o.due_on between $1::date and $2::date) as soon,
       (select count(*) from objection.receiver r where r.source = $3 and r.seen_at is null) as told
     from objection.objection o where o.settled_on is null`,
    [iso(today), iso(today + SOON), source],
  );
  return rows[0];
}

type Tally = AnswerOf<typeof readObjectionFigures>['total'];
type Counting = { -readonly [K in keyof Tally]: number };

/** Those filed from one day to another, a year up to today unless given. */
export async function objectionFigures(
  reader: Db,
  today: Day,
  asked: { readonly from?: string; readonly until?: string },
): Promise<AnswerOf<typeof readObjectionFigures>> {
  const until = asked.until ?? iso(today);
  const from = asked.from ?? iso((dayOf(until) ?? today) - 365);
  const { rows } = await reader.query<Objection>(
    `select ${OBJECTION_COLUMNS} from objection.objection o where o.filed_on between $1::date and $2::date`,
    [from, until],
  );
  const calendar = await loadCalendar(reader);
  const total = none();
  const providers = new Map<string, Counting>();
  for (const one of rows) {
    const due = deadlinesOf(one.regime, one, calendar).at(-1)!.due;
    const own = providers.get(one.provider) ?? none();
    providers.set(one.provider, own);
    for (const tally of [total, own]) count(tally, one, due, iso(today));
  }
  const byCount = [...providers].sort(([, a], [, b]) => b.filed - a.filed);
  return { from, until, total, providers: byCount.map(([provider, tally]) => ({ provider, ...tally })) };
}

function count(tally: Counting, { settled, outcome }: Objection, due: string | null, today: string): void {
  tally.filed++;
  if (settled === null) {
    tally.open++;
    if (due !== null && due < today) tally.overdue++;
    return;
  }
  tally.settled++;
  if (due !== null && settled > due) tally.late++;
  else tally.inTime++;
  if (outcome === 'upheld' || outcome === 'partly') tally.upheld++;
  if (outcome === 'rejected' || outcome === 'refused') tally.rejected++;
}

function none(): Counting {
  return { filed: 0, open: 0, overdue: 0, settled: 0, inTime: 0, late: 0, upheld: 0, rejected: 0 };
}
