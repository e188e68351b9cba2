// Visits to an enterprise as it sees them, rated and complained of by its own account as by a receipt.

import { dayOf, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import {
  type Complaint,
  complain,
  complaintsOf,
  type Rating,
  rate,
  ratingOf,
  type Visited,
} from '../supervision/scans/by-the-visited.ts';
import { type Outcome, outcomesOf } from '../supervision/scans/outcome.ts';
import { scanRules } from '../supervision/scans/rules.ts';
import { problems } from './problems.ts';
import type { listOwnVisits } from './visits-api.ts';

type Answer = AnswerOf<typeof listOwnVisits>;
type Line = Answer['items'][number];

interface Row {
  readonly id: string;
  readonly on: string;
  readonly way: Line['way'];
  readonly unit: string;
  readonly planned: boolean;
  readonly said: Line['said'];
  readonly confirmed: string | null;
  readonly filed: boolean;
  readonly records: readonly number[];
}

/** Visits, the latest first: those that were told of or entered; a plan that nobody has been told of is not announced here. */
export async function ownVisits(reader: Db, catalogue: Catalogue, entity: number, at: Date): Promise<Line[]> {
  const { rows } = await reader.query<Row>(
    `select v.visit_id as id, v.on_day::text as "on", v.way, coalesce(u.name, v.unit) as unit, v.plan_id is not null as planned,
       v.said, v.confirmed_at as confirmed, v.filed_at is not null as filed, coalesce(v.records, '{}') as records
     from supervision.visit v left join base.unit u on u.id = v.unit
     where v.entity_id = $1 and (v.shown_at is not null or v.filed_at is not null)
     order by v.on_day desc, v.visit_id limit 60`,
    [entity],
  );
  const lines: Line[] = [];
  for (const row of rows) lines.push(await lineOf(reader, catalogue, entity, row, at));
  return lines;
}

async function lineOf(reader: Db, catalogue: Catalogue, entity: number, row: Row, at: Date): Promise<Line> {
  const { id, on, way, unit, planned, said, confirmed, filed, records } = row;
  const visit = { entityId: entity, visit: id };
  const rating = await ratingOf(reader, visit);
  const complaints = await complaintsOf(reader, visit);
  const until = lastDay(on);
  const open = iso(shanghaiDay(at)) <= until;
  return {
    ...{ id, on, way, unit, planned, said, state: filed ? 'done' : 'announced' },
    confirmed: instant(confirmed),
    outcomes: (await outcomesOf(reader, catalogue, entity, records)).map(shownOutcome),
    rating: rating ? { stars: rating.stars, reasons: [...rating.reasons], words: rating.words } : null,
    complaints: complaints.map(({ ground, words, madeAt, answeredAt, upheld, reply }) => ({
      ...{ ground, words, made: instant(madeAt)!, answered: instant(answeredAt), upheld, reply },
    })),
    may: {
      rate: open && !rating && (filed || confirmed !== null),
      complain: open && complaints.length < scanRules().complaint.most,
      until,
    },
  };
}

function shownOutcome({ kind, said, problems: found, number, dueOn, basis, gone }: Outcome): Line['outcomes'][number] {
  return {
    kind,
    said: said ?? null,
    problems: found,
    number,
    due: dueOn ?? null,
    basis: basis ?? null,
    withdrawn: gone,
  };
}

/** The last day on which a visit is rated and complained of: as long as a receipt lives. */
function lastDay(on: string): string {
  return iso(dayOf(on)! + scanRules().days);
}

const instant = (at: string | null) => at && new Date(at).toISOString();

/** What may be chosen, and what the visited may do. */
export function visitRules(): Answer['rules'] {
  const { basis, assumption, days, rating, complaint, rights } = scanRules();
  return {
    ...{ basis, assumption, days },
    reasons: rating.reasons.map(({ id, label, good }) => ({ id, ...label, good })),
    grounds: complaint.grounds.map(({ id, label }) => ({ id, ...label })),
    rights: rights.map(({ label, ...rest }) => ({ ...label, ...rest })),
  };
}

/** Rates a visit of one's own; refuses one that did not take place, was rated already, or lies too far back. */
export async function rateOwn(db: Db, reader: Db, at: Date, entity: number, id: string, rating: Rating): Promise<void> {
  const visit = await visitedAt(db, reader, at, entity, id);
  if (!visit.took) throw new Problem(problems['enterprise.visit-not-yet']);
  const done = await rate(db, at, visit, rating);
  if (done !== 'done') throw new Problem(problems[`enterprise.visit-${done}`]);
}

/** Complains of a visit of one's own, while it lies no further back than a receipt lives. */
export async function complainOwn(
  db: Db,
  reader: Db,
  at: Date,
  entity: number,
  id: string,
  said: Complaint,
): Promise<void> {
  const done = await complain(db, at, await visitedAt(db, reader, at, entity, id), said, 'own');
  if (done !== 'done') throw new Problem(problems[`enterprise.visit-${done}`]);
}

/** One that the reader sees, which nobody else writes to until the end; refuses others and those that lie too far back. */
async function visitedAt(
  db: Db,
  reader: Db,
  at: Date,
  entity: number,
  id: string,
): Promise<Visited & { took: boolean }> {
  const seen = await reader.query('select from supervision.visit where (entity_id, visit_id) = ($1, $2)', [entity, id]);
  if (seen.rows.length === 0) throw new Problem(problems['enterprise.no-such-visit']);
  const { rows } = await db.query<Visited & { on: string; took: boolean }>(
    `select entity_id as "entityId", visit_id as visit, officers, unit, on_day::text as "on",
       filed_at is not null or confirmed_at is not null as took
     from supervision.visit where (entity_id, visit_id) = ($1, $2) for update`,
    [entity, id],
  );
  const last = lastDay(rows[0].on);
  if (iso(shanghaiDay(at)) > last) throw new Problem(problems['enterprise.visit-over'], { last });
  return rows[0];
}
