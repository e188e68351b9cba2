// Complaints counted: by month, kind, matter, trade and area, how many upheld, how many deadlines kept, how many days they took.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { sectionOf } from '../../registry/industries.ts';
import { areasOn } from '../areas/read-areas.ts';
import type { readComplaintFigures } from './complaint-api.ts';
import { complaintSheets } from './deadlines.ts';

type Answer = AnswerOf<typeof readComplaintFigures>;
type Tally = Answer['total'];

const TALLY = `count(*) as count, count(*) filter (where c.kind = 'complaint') as complaints,
  count(*) filter (where c.kind = 'report') as reports, count(*) filter (where c.upheld) as upheld`;

export interface Asked {
  readonly from?: string;
  readonly until?: string;
  readonly unit?: string;
}

/** The months asked for, a year up to now unless given; `db` is the reader's. What was sent twice counts once. */
export async function complaintFigures(db: Db, today: Day, asked: Asked): Promise<Answer> {
  const until = asked.until ?? iso(today).slice(0, 7);
  const from = asked.from ?? yearBefore(until);
  const values = [`${from}-01`, `${until}-01`, asked.unit ?? null];
  const where = `c.state not in ('repeated', 'void') and c.received_on >= $1::date and c.received_on < $2::date + interval '1 month'
    and ($3::text is null or c.unit = $3)`;
  const by = async <R>(key: string, joined = '') =>
    (
      await db.query<Tally & R>(
        `select ${key} as key, ${TALLY} from supervision.complaint c ${joined} where ${where} group by 1 order by 1`,
        values,
      )
    ).rows;
  const months = await by<{ key: string }>(`to_char(c.received_on, 'YYYY-MM')`);
  const { rows: whole } = await db.query<Tally & { days: number | null }>(
    `select ${TALLY}, avg(c.closed_on - c.received_on)::float8 as days from supervision.complaint c where ${where}`,
    values,
  );
  const trades = await by<{ key: string | null }>('e.industries[1]', 'join registry.entity e on e.entity_id = c.about');
  const { days, ...total } = whole[0];
  return {
    ...{ from, until, total, days },
    inTime: await keptInTime(db, values),
    months: monthsFrom(from, until).map((month) =>
      tallyOf(
        months.find(({ key }) => key === month),
        { month },
      ),
    ),
    matters: (await by<{ key: string }>('c.matter')).map((row) => tallyOf(row, { matter: row.key })).sort(byCount),
    industries: bySection(trades),
    areas: await byArea(db, today, await by<{ key: number }>('c.area_id', ''), asked.unit),
  };
}

function tallyOf<M extends object>(row: Tally | undefined, more: M): Tally & M {
  const { count = 0, complaints = 0, reports = 0, upheld = 0 } = row ?? {};
  return { count, complaints, reports, upheld, ...more };
}

const byCount = (a: Tally, b: Tally) => b.count - a.count;

function bySection(rows: readonly (Tally & { readonly key: string | null })[]): Answer['industries'] {
  const sections = new Map<string, Answer['industries'][number]>();
  for (const row of rows) {
    const section = row.key === null ? undefined : sectionOf(row.key);
    const code = section?.code ?? '';
    const known = sections.get(code) ?? tallyOf(undefined, { code, name: section?.name ?? '' });
    sections.set(code, {
      ...{ code, name: known.name, count: known.count + row.count, complaints: known.complaints + row.complaints },
      ...{ reports: known.reports + row.reports, upheld: known.upheld + row.upheld },
    });
  }
  return [...sections.values()].sort(byCount);
}

/** Every area of today, with how many entities it has: complaints for each hundred of them are its rate. */
async function byArea(
  db: Db,
  today: Day,
  counted: readonly (Tally & { readonly key: number | null })[],
  unit: string | undefined,
): Promise<Answer['areas']> {
  const { rows } = await db.query<{ id: number; entities: number }>(
    `select area_id as id, count(*) as entities from supervision.membership where area_id is not null group by 1`,
  );
  const entities = new Map(rows.map((row) => [row.id, row.entities]));
  const { rows: units } = await db.query<{ id: string; name: string }>('select id, name from base.unit');
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (await areasOn(db, iso(today)))
    .filter((area) => unit === undefined || area.unit === unit)
    .map(({ id, name, unit: of }) =>
      tallyOf(
        counted.find(({ key }) => key === id),
        { id, name, unit: names.get(of) ?? of, entities: entities.get(id) ?? 0 },
      ),
    )
    .filter(({ entities: all, count }) => all > 0 || count > 0)
    .sort(byCount);
}

async function keptInTime(db: Db, values: readonly unknown[]): Promise<Answer['inTime']> {
  const { rows } = await db.query<Answer['inTime']>(
    `select count(*) filter (where d.done_on <= d.due_on) as done, count(*) as "all"
     from supervision.complaint c join duties.duty d on d.entity_id = c.about and d.cause = 'r' || c.record_id
     where d.rule = any($4::text[]) and d.cancelled_on is null and d.waived_on is null and d.done_on is not null
       and c.received_on >= $1::date and c.received_on < $2::date + interval '1 month'
       and ($3::text is null or c.unit = $3)`,
    [...values, complaintSheets().flatMap((sheet) => sheet.rules.map(({ id }) => id))],
  );
  return rows[0];
}

function yearBefore(month: string): string {
  const [year, of] = month.split('-').map(Number);
  return of === 12 ? `${year}-01` : `${year - 1}-${String(of + 1).padStart(2, '0')}`;
}

/** At most five years of them. */
function monthsFrom(from: string, until: string): string[] {
  const [first, last] = [from, until].map((month) => {
    const [year, of] = month.split('-').map(Number);
    return year * 12 + of - 1;
  });
  return Array.from({ length: Math.min(60, Math.max(0, last - first + 1)) }, (_, i) => {
    const at = first + i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
