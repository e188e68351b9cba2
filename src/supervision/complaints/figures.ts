// Complaints counted: by month, kind, matter, trade and area, how many upheld, how many deadlines kept, how many days they took.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { inBulk } from '../../ledger/by-index.ts';
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
  const sums = await sumsOf(db, where, values);
  const of = <K extends keyof Keys>(key: K) => sums.filter((row) => row.by === BY.indexOf(key));
  const { days, ...total } = sums.find((row) => row.by === BY.length)!;
  return {
    ...{ from, until, total: tallyOf(total, {}), days },
    inTime: await keptInTime(db, values),
    months: monthsFrom(from, until).map((month) =>
      tallyOf(
        of('month').find((row) => row.month === month),
        { month },
      ),
    ),
    matters: of('matter')
      .map((row) => tallyOf(row, { matter: row.matter! }))
      .sort(byCount),
    industries: bySection(of('trade')),
    areas: await byArea(db, today, of('area'), asked.unit),
  };
}

interface Keys {
  readonly month: string | null;
  readonly matter: string | null;
  /** The first trade of whom it is about, '' where he has none; null: nobody whom the reader sees. */
  readonly trade: string | null;
  readonly area: number | null;
}

const BY: readonly (keyof Keys)[] = ['month', 'matter', 'trade', 'area'];

/** By which key each row was counted: its place in `BY`, behind them the whole. */
type Sum = Tally & Keys & { readonly by: number; readonly days: number | null };

/** Counted by each key, and altogether, in one reading of the table. */
async function sumsOf(db: Db, where: string, values: readonly unknown[]): Promise<Sum[]> {
  const keys = `to_char(c.received_on, 'YYYY-MM') as month, c.matter, c.area_id as area, c.kind, c.upheld,
    c.closed_on - c.received_on as took, case when e.entity_id is not null then coalesce(e.industries[1], '') end as trade`;
  const sql = `select month, matter, trade, area, ${TALLY}, avg(c.took)::float8 as days,
      case grouping(month, matter, trade, area) when 7 then 0 when 11 then 1 when 13 then 2 when 14 then 3 else 4 end as by
    from (select ${keys} from supervision.complaint c left join registry.entity e on e.entity_id = c.about where ${where}) c
    group by grouping sets ((month), (matter), (trade), (area), ()) order by 1, 2, 3, 4`;
  const { rows } = await inBulk(db, () => db.query<Sum>(sql, [...values]));
  return rows;
}

function tallyOf<M extends object>(row: Tally | undefined, more: M): Tally & M {
  const { count = 0, complaints = 0, reports = 0, upheld = 0 } = row ?? {};
  return { count, complaints, reports, upheld, ...more };
}

const byCount = (a: Tally, b: Tally) => b.count - a.count;

function bySection(rows: readonly Sum[]): Answer['industries'] {
  const sections = new Map<string, Answer['industries'][number]>();
  for (const row of rows) {
    if (row.trade === null) continue;
    const section = sectionOf(row.trade);
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
async function byArea(db: Db, today: Day, counted: readonly Sum[], unit: string | undefined): Promise<Answer['areas']> {
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
        counted.find(({ area }) => area === id),
        { id, name, unit: names.get(of) ?? of, entities: entities.get(id) ?? 0 },
      ),
    )
    .filter(({ entities: all, count }) => all > 0 || count > 0)
    .sort(byCount);
}

async function keptInTime(db: Db, values: readonly unknown[]): Promise<Answer['inTime']> {
  const sql = `select count(*) filter (where d.done_on <= d.due_on) as done, count(*) as "all"
     from supervision.complaint c join duties.duty d on d.entity_id = c.about and d.cause = 'r' || c.record_id
     where d.rule = any($4::text[]) and d.cancelled_on is null and d.waived_on is null and d.done_on is not null
       and c.received_on >= $1::date and c.received_on < $2::date + interval '1 month'
       and ($3::text is null or c.unit = $3)`;
  const rules = complaintSheets().flatMap((sheet) => sheet.rules.map(({ id }) => id));
  const { rows } = await inBulk(db, () => db.query<Answer['inTime']>(sql, [...values, rules]));
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
