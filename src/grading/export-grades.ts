// Every entity's grade and tier under one rulebook on a day: from the stored spans, or as known at an earlier moment.

import { copyBatches } from '../base/copy.ts';
import type { CopyRows } from '../base/copy-rows.ts';
import { type Day, dayOf, dayText, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { internalId } from '../registry/entity.ts';
import { subjects } from '../registry/subjects.ts';
import { batchOf } from './columns.ts';
import { bookOf, type Grading } from './grading.ts';
import { problems } from './problems.ts';
import { registeredBooks } from './rulebook-register.ts';
import { gradeColumns, type SpanColumns } from './span-columns.ts';

/** One entity's standing on the asked day. Days are `YYYY-MM-DD`. */
export interface GradeLine {
  /** Credit code, or the internal id of an entity without one. */
  readonly code: string;
  readonly name: string;
  /** Null when the rulebook does not cover the entity on that day. */
  readonly level: string | null;
  readonly tier: string | null;
  readonly edition: string | null;
  /** First day of the run with this level and these causes; null without a known beginning. */
  readonly since: string | null;
  /** First day after that run; null while it is open. */
  readonly until: string | null;
  /** Document numbers of the determining records. */
  readonly causes: readonly string[];
}

export interface GradeQuestion {
  readonly rulebook: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** ISO instant: only what was recorded at or before it counts. Without it, all that is known now. */
  readonly asKnown?: string;
}

const ENTITIES_AT_ONCE = 20_000;

/** The standing of every entity, in the order of their ids. Refuses an unknown rulebook and what is not a day. */
export async function* exportGrades(db: Db, grading: Grading, question: GradeQuestion): AsyncGenerator<GradeLine> {
  bookOf(grading, question.rulebook);
  const { number } = (await registeredBooks(db, grading)).get(question.rulebook)!;
  const day = dayOf(question.on);
  if (day === undefined) throw new Problem(problems['grading.not-a-day'], { day: question.on });
  if (question.asKnown === undefined) yield* storedGrades(db, number, day);
  else yield* gradesAsKnown(db, grading, question.rulebook, day, question.asKnown);
}

async function* storedGrades(db: Db, book: number, day: Day): AsyncGenerator<GradeLine> {
  const on = iso(day);
  const sql = `
    select e.entity_id, e.uscc, e.name, e.established_on, s.level, s.tier, s.edition, s.since, s.ends,
      case when cardinality(s.causes) > 0 then
        array(select r.number from ledger.record r where r.entity_id = s.entity_id and r.record_id = any(s.causes) order by r.record_id)
      end
    from registry.entity e
    left join grading.span s on s.entity_id = e.entity_id and s.rulebook = ${book} and s.from_day <= '${on}' and s.until_day > '${on}'
    order by e.entity_id`;
  for await (const rows of copyBatches(db, sql)) while (rows.next()) yield storedLine(rows);
}

function storedLine(rows: CopyRows): GradeLine {
  const level = rows.text(4);
  return {
    code: rows.text(1) ?? internalId(rows.int(0)!),
    name: rows.text(2)!,
    level,
    tier: rows.text(5),
    edition: rows.text(6),
    since: level === null ? null : begun(rows.day(7)!, rows.day(3), rows.isNull(9)),
    until: level === null ? null : dayText(rows.day(8)!),
    causes: rows.array(9, (items, item) => items.text(item)!) ?? [],
  };
}

/** Nobody has a standing without cause before he exists. */
function begun(since: Day, established: Day | null, withoutCause: boolean): string | null {
  const day = withoutCause && established !== null ? Math.max(since, established) : since;
  return dayText(day);
}

interface KnownEntity {
  readonly entity_id: number;
  readonly uscc: string | null;
  readonly name: string;
  readonly established_on: string | null;
}

/** Grades the register as it was known, some thousand entities at a time. */
async function* gradesAsKnown(
  db: Db,
  grading: Grading,
  rulebook: string,
  day: Day,
  asKnown: string,
): AsyncGenerator<GradeLine> {
  for (let last = 0; ; ) {
    const { rows } = await db.query<KnownEntity>(
      `select entity_id, uscc, name, established_on from registry.entity
       where entity_id > $1 and known_since <= $2 order by entity_id limit ${ENTITIES_AT_ONCE}`,
      [last, asKnown],
    );
    if (!rows.length) return;
    const ids = rows.map((row) => row.entity_id);
    last = ids[ids.length - 1];
    const records = await recordsOf(db, grading.catalogue, ids, asKnown);
    const columns = gradeColumns(
      grading,
      rulebook,
      batchOf(grading.keeping, await subjects(db, ids, asKnown), records),
    );
    const spanOf = spansOn(columns, rows.length, day);
    const numbers = new Map(records.map((record) => [record.recordId, record.number]));
    for (const [i, row] of rows.entries()) yield knownLine(row, columns, spanOf[i], numbers);
  }
}

/** By entity: the span that holds on the day, -1 for none. */
function spansOn({ count, entity, from, until }: SpanColumns, entities: number, day: Day): Int32Array {
  const spanOf = new Int32Array(entities).fill(-1);
  for (let i = 0; i < count; i++) if (from[i] <= day && day < until[i]) spanOf[entity[i]] = i;
  return spanOf;
}

function knownLine(
  row: KnownEntity,
  columns: SpanColumns,
  span: number,
  numbers: ReadonlyMap<number, string>,
): GradeLine {
  const head = { code: row.uscc ?? internalId(row.entity_id), name: row.name };
  if (span < 0) return { ...head, level: null, tier: null, edition: null, since: null, until: null, causes: [] };
  const run = columns.runs.get(span) ?? [columns.from[span], columns.until[span]];
  const causes = [...columns.causes.subarray(columns.causeStart[span], columns.causeStart[span + 1])];
  const established = row.established_on === null ? null : dayOf(row.established_on)!;
  return {
    ...head,
    level: columns.levels[columns.level[span]],
    tier: columns.tiers[columns.tier[span]] ?? null,
    edition: columns.editions[columns.edition[span]],
    since: begun(run[0], established, causes.length === 0),
    until: dayText(run[1]),
    causes: causes.map((id) => numbers.get(id)!),
  };
}
