// Reads what warnings follow from, for some entities at a time: besides what duties follow from, what was raised and is shared.

import { ids } from '../../base/copy.ts';
import { type Day, dayOf, NEVER } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { type PlacedFacts, readFacts } from '../duties/read-facts.ts';
import { associatesAt, soleAt } from './associates.ts';
import type { DutyDone, Raised, SharedBy, WarningFacts } from './facts.ts';
import { type RaisedRow, raisedAt } from './raised.ts';
import type { WarningReading } from './reading.ts';
import { sharedAt } from './shared.ts';
import type { HandRule } from './sheet.ts';

export interface PlacedWarningFacts extends WarningFacts, PlacedFacts {
  /** What was raised, as it was said. */
  readonly said: readonly RaisedRow[];
}

/** The facts of these entities, which ascend. */
export async function readWarningFacts(
  db: Db,
  reading: WarningReading,
  hand: ReadonlyMap<string, HandRule>,
  entityIds: readonly number[],
): Promise<PlacedWarningFacts[]> {
  const facts = await readFacts(db, reading, entityIds);
  const raised = await raisedAt(db, hand, entityIds);
  const duties = await dutiesDone(db, reading, entityIds);
  const shared = await sharedAt(db, reading.least, entityIds);
  const associates = await associatesAt(db, reading, entityIds);
  const sole = await soleAt(db, reading, entityIds);
  return facts.map((one) => {
    const said = raised.get(one.entityId) ?? [];
    return {
      ...one,
      said,
      raised: said.map(raisedOf),
      duties: duties.get(one.entityId) ?? NONE,
      shared: shared.get(one.entityId) ?? NOBODY,
      associates: associates.get(one.entityId) ?? [],
      sole: sole.get(one.entityId) ?? [],
    };
  });
}

const NONE: readonly DutyDone[] = [];
const NOBODY: readonly SharedBy[] = [];

function raisedOf({ number, rule, from, until, lifted }: RaisedRow): Raised {
  const ends = until === null ? NEVER : dayOf(until)!;
  return { number, rule, from: dayOf(from)!, until: ends, lifted: lifted === null ? undefined : dayOf(lifted)! };
}

/** What people did about duties that warnings follow. */
async function dutiesDone(
  db: Db,
  { duties }: WarningReading,
  entityIds: readonly number[],
): Promise<Map<number, DutyDone[]>> {
  const rules = duties.flatMap((sheet) => sheet.rules.map(({ id }) => id));
  const done = new Map<number, DutyDone[]>();
  const { rows } = await db.query(
    `select entity_id as entity, rule, cause, extended_to::text as extended, said_on::text as said, waived_on::text as waived
     from duties.duty where entity_id = any(${ids(entityIds)}) and rule = any($1::text[])
       and (extended_to is not null or said_on is not null or waived_on is not null)`,
    [rules],
  );
  const day = (text: string | null): Day | undefined => (text === null ? undefined : dayOf(text));
  for (const { entity, rule, cause, extended, said, waived } of rows) {
    const list = done.get(entity) ?? [];
    list.push({ rule, cause, extended: day(extended), said: day(said), waived: day(waived) });
    done.set(entity, list);
  }
  return done;
}
