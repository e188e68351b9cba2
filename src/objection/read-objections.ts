// Objections as they are kept: one, those of an entity, what was done, who else was told; by which regime the office works.

import { loadCalendar } from '../base/calendar-load.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { type Course, type Deadline, deadlinesOf } from './deadlines.ts';
import { problems } from './problems.ts';
import type { Regime } from './regimes.ts';

export const ABOUT = ['record', 'standing', 'warning', 'measure'] as const;
export const OUTCOMES = ['upheld', 'partly', 'rejected', 'refused', 'withdrawn'] as const;
export const ANSWERS = ['wrong', 'partly', 'right'] as const;

export interface Objection {
  readonly entityId: number;
  readonly id: string;
  /** As people write it: `YY-2026-000012`. */
  readonly number: string;
  readonly about: (typeof ABOUT)[number];
  readonly aboutType: string;
  readonly aboutNumber: string;
  readonly aboutRecord: number | null;
  readonly provider: string;
  readonly own: boolean;
  readonly class: number;
  readonly division: string;
  readonly unit: string;
  /** Of the ledger: the mark. */
  readonly recordId: number | null;
  readonly matter: string;
  readonly grounds: string;
  readonly wanted: string;
  readonly files: readonly string[];
  readonly filedBy: 'entity' | 'desk';
  readonly filed: string;
  readonly regime: Regime;
  readonly accepted: string | null;
  readonly forwarded: string | null;
  readonly answered: string | null;
  readonly answer: (typeof ANSWERS)[number] | null;
  readonly extended: boolean;
  readonly examined: readonly { readonly from: string; readonly until: string }[];
  readonly settled: string | null;
  readonly outcome: (typeof OUTCOMES)[number] | null;
  readonly ground: string | null;
  readonly reasons: string;
  readonly mended: 'withdrawn' | 'corrected' | 'none' | null;
  readonly due: string | null;
  readonly clarifyAsked: string | null;
  readonly clarified: string | null;
  readonly revision: number;
  readonly takenAt: string;
}

/** What an objection is read from; `o` is objection.objection. */
export const OBJECTION_COLUMNS = `o.entity_id as "entityId", o.objection_id as id,
  'YY-' || to_char(o.filed_on, 'YYYY-') || lpad(o.number::text, 6, '0') as number, o.about, o.about_type as "aboutType",
  o.about_number as "aboutNumber", o.about_record as "aboutRecord", o.provider, o.own, o.class, o.division, o.unit,
  o.record_id as "recordId", o.matter, o.grounds, o.wanted, o.files, o.filed_by as "filedBy", o.filed_on::text as filed,
  o.regime, o.accepted_on::text as accepted, o.forwarded_on::text as forwarded, o.answered_on::text as answered,
  o.answer, o.extended, o.examined, o.settled_on::text as settled, o.outcome, o.ground, o.reasons, o.mended,
  o.due_on::text as due, o.clarify_asked_on::text as "clarifyAsked", o.clarified_on::text as clarified, o.revision,
  o.taken_at as "takenAt"`;

/** One that the reader sees; refuses any other. */
export async function objectionAt(reader: Db, id: string): Promise<Objection> {
  const sql = `select ${OBJECTION_COLUMNS} from objection.objection o where o.objection_id = $1`;
  const { rows } = await reader.query<Objection>(sql, [id]);
  if (!rows[0]) throw new Problem(problems['objection.no-such-objection']);
  return rows[0];
}

/** Those of entities, the latest first. */
export async function objectionsOf(reader: Db, ...entityIds: readonly number[]): Promise<Objection[]> {
  const { rows } = await reader.query<Objection>(
    `select ${OBJECTION_COLUMNS} from objection.objection o where o.entity_id = any($1::bigint[])
     order by o.filed_on desc, o.number desc`,
    [entityIds],
  );
  return rows;
}

interface ObjectionAct {
  readonly act: string;
  readonly on: string;
  readonly detail: string;
  readonly why: string;
  readonly account: string;
  readonly who: string;
  readonly at: string;
}

/** What was done, in order. */
export async function actsOf(
  reader: Db,
  { entityId, id }: Pick<Objection, 'entityId' | 'id'>,
): Promise<ObjectionAct[]> {
  const { rows } = await reader.query<ObjectionAct>(
    `select act, on_day::text as "on", detail, why, account, who, at from objection.act
     where (entity_id, objection_id) = ($1, $2) order by number`,
    [entityId, id],
  );
  return rows;
}

/** The steps with their last days. */
export async function objectionDeadlines(reader: Db, objection: Objection): Promise<Deadline[]> {
  return deadlinesOf(objection.regime, objection satisfies Course, await loadCalendar(reader));
}

export interface Chosen {
  readonly regime: string;
  readonly at: string;
  readonly who: string;
  readonly why: string;
  readonly approved: string;
}

/** The last choice of a local regime; undefined: none was ever chosen, and the national one holds. */
export async function lastChoice(db: Db): Promise<Chosen | undefined> {
  const { rows } = await db.query<Chosen>(
    'select regime, at, who, why, approved_by as approved from objection.choice order by number desc limit 1',
  );
  return rows[0] && { ...rows[0], at: new Date(rows[0].at).toISOString() };
}
