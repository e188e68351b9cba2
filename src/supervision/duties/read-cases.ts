// Cases that rooms above handle, joined to the facts from which duties follow; those rooms are handed down by the roof.

import type { Calendar } from '../../base/calendar.ts';
import type { Db } from '../../base/db.ts';
import { type CaseRoom, type CaseStep, causeOf } from '../../duties/case.ts';
import type { Facts } from '../../duties/facts.ts';
import type { DutyRule, Sheet } from '../../duties/sheet.ts';

/** What deadlines are worked out from besides what is registered and recorded: the sheets, and the rooms that have cases. */
export interface Declared {
  readonly sheets: readonly Sheet[];
  readonly cases: readonly CaseRoom[];
}

const NONE: readonly CaseStep[] = [];

/** The facts with the steps of the entities' cases. */
export async function withCases<T extends Facts>(
  db: Db,
  rooms: readonly CaseRoom[],
  facts: readonly T[],
  calendar: Calendar,
): Promise<T[]> {
  const entityIds = facts.map(({ entityId }) => entityId);
  const steps = new Map<string, CaseStep[]>();
  for (const { kind, stepsOf } of rooms)
    for (const one of await stepsOf(db, entityIds, calendar)) {
      const key = keyOf(one.entityId, kind, one.step);
      const known = steps.get(key);
      if (known) known.push(one);
      else steps.set(key, [one]);
    }
  return facts.map((one) => ({
    ...one,
    cases: (kind, step) => steps.get(keyOf(one.entityId, kind, step)) ?? NONE,
  }));
}

function keyOf(entityId: number, kind: string, step: string): string {
  return `${entityId} ${kind} ${step}`;
}

/** Entities whose cases moved since an instant; as many at most. */
export async function movedCases(db: Db, rooms: readonly CaseRoom[], since: Date, most: number): Promise<number[]> {
  const moved = new Set<number>();
  for (const { movedSince } of rooms) for (const id of await movedSince(db, since, most)) moved.add(id);
  return [...moved];
}

/** The step that a kept duty is about, with the room it belongs to; undefined where the reader does not see the case. */
export async function stepOfDuty(
  db: Db,
  rooms: readonly CaseRoom[],
  { opened }: DutyRule,
  { entityId, cause }: { readonly entityId: number; readonly cause: string },
  calendar: Calendar,
): Promise<{ readonly room: CaseRoom; readonly step: CaseStep } | undefined> {
  const room = opened.by === 'case' ? rooms.find(({ kind }) => kind === opened.of) : undefined;
  if (!room || opened.by !== 'case') return undefined;
  const steps = await room.stepsOf(db, [entityId], calendar);
  const step = steps.find((one) => one.step === opened.step && causeOf(one) === cause);
  return step && { room, step };
}
