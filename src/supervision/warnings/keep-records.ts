// What people warn of as records of the ledger, at each entity concerned, so that grading sees it: filed, corrected, withdrawn.

import { iso, NEVER } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Who } from '../../base/who.ts';
import { correctAllAndGrade, fileAndGrade, withdrawAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { asProblem } from '../../ledger/filing.ts';
import type { Fields } from '../../ledger/record.ts';
import type { WantedWarning } from './wanted.ts';

const TYPE = 'warning-entry';

/** A warning that people raised, as it stands at one entity. */
export interface RaisedWarning {
  readonly wanted: WantedWarning;
  readonly sheet: string;
  /** Who raised it, and why. */
  readonly unitName: string;
  readonly why: string;
  /** Whether it is otherwise than when it was last worked out. */
  readonly changed: boolean;
}

interface Stored {
  readonly entity: number;
  readonly record: number;
  readonly number: string;
}

/**
 * Makes the records of these entities those of what is raised about them. Done twice it changes nothing the second time.
 * @basis Chongqing measures articles 25–27
 */
export async function keepRecords(
  db: Db,
  who: Who,
  at: Date,
  grading: Grading,
  entityIds: readonly number[],
  raised: readonly RaisedWarning[],
): Promise<void> {
  const stored = await storedOf(db, entityIds);
  const known = new Map(stored.map((one) => [`${one.entity} ${one.number}`, one]));
  const missing = raised.filter((one) => !known.has(keyOf(one)));
  const filings = missing.map((one) => ({
    ...{ entityId: one.wanted.entityId, type: TYPE, fields: fieldsOf(one), why: one.why, again: true },
  }));
  const corrections = raised.flatMap((one) => {
    const record = known.get(keyOf(one));
    if (!record || !one.changed) return [];
    return [{ entityId: record.entity, recordId: record.record, fields: fieldsOf(one), why: CHANGED }];
  });
  const outcomes = [
    ...(filings.length ? await fileAndGrade(db, who, at, filings, grading) : []),
    ...(corrections.length ? await correctAllAndGrade(db, who, at, corrections, grading) : []),
  ];
  for (const { state, problems } of outcomes) if (state === 'refused') throw asProblem(problems);
  const called = new Set(raised.map(keyOf));
  for (const { entity, record, number } of stored)
    if (!called.has(`${entity} ${number}`))
      await withdrawAndGrade(db, who, at, { entityId: entity, recordId: record, why: GONE }, grading);
}

const CHANGED = '警示的期间或者内容有变';
const GONE = '不再与本户有关';

async function storedOf(db: Db, entityIds: readonly number[]): Promise<Stored[]> {
  const { rows } = await db.query<Stored>(
    `select entity_id as entity, record_id as record, number from ledger.record
     where entity_id = any($1::int8[]) and type = '${TYPE}' order by entity_id, record_id`,
    [entityIds],
  );
  return rows;
}

function keyOf({ wanted }: RaisedWarning): string {
  return `${wanted.entityId} ${numberOf(wanted)}`;
}

function numberOf({ cause }: WantedWarning): string {
  return `警示-${cause.slice(1)}`;
}

function fieldsOf({ wanted, sheet, unitName }: RaisedWarning): Fields {
  const { rule, since, until } = wanted;
  return {
    ...{ document_number: numberOf(wanted), began_on: iso(since) },
    ...(until === NEVER ? {} : { ended_on: iso(until) }),
    ...{ sheet, rule: rule.id, matter: rule.label.zh, raised_by: unitName },
  };
}
