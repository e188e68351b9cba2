// Reads what publicity follows from, for some entities at a time: records as they stand, and what repairs and objections say.

import { dayOf, NEVER } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { rowsAbout } from '../base/rows-about.ts';
import { unpack } from '../ledger/pack.ts';
import type { ObjectionFacts, PublicityFacts, RecordFacts, RepairFacts } from './facts.ts';
import { OBJECTION, type PublicityReading, REPAIR } from './reading.ts';

/** An entity's facts with what lists go by. */
export interface PlacedPublicityFacts extends PublicityFacts {
  readonly division: string;
  readonly sources: ReadonlyMap<number, string>;
}

/** The facts of entities in ascending order; one that is not in the register has none. `db` must see records of every class and source. */
export async function readPublicityFacts(
  db: Db,
  reading: PublicityReading,
  entityIds: readonly number[],
): Promise<PlacedPublicityFacts[]> {
  return (await placedRecords(db, reading, entityIds)).map(({ entityId, kind, division, records }) => ({
    ...{ entityId, subject: { kind }, division: division?.slice(0, 9) ?? '' },
    records: records.filter(({ type }) => type !== REPAIR && type !== OBJECTION),
    repairs: records.filter(({ type }) => type === REPAIR).map(repairOf),
    objections: records.filter(({ type }) => type === OBJECTION).map(objectionOf),
    sources: new Map(records.map(({ id, source }) => [id, source])),
  }));
}

interface SourcedRecord extends RecordFacts {
  readonly source: string;
}

interface PlacedRecords {
  readonly entityId: number;
  readonly kind: string;
  readonly division: string | null;
  readonly records: SourcedRecord[];
}

async function placedRecords(
  db: Db,
  { sql, layouts, texts }: PublicityReading,
  entityIds: readonly number[],
): Promise<PlacedRecords[]> {
  const all: PlacedRecords[] = [];
  for await (const rows of rowsAbout(db, sql, entityIds))
    while (rows.next()) {
      const entityId = rows.int(0)!;
      if (all.at(-1)?.entityId !== entityId)
        all.push({ entityId, kind: rows.text(1)!, division: rows.text(2), records: [] });
      const type = rows.text(4);
      if (type === null) continue;
      const said = (rows.jsonb(9) ?? {}) as Record<string, unknown>;
      const own = Object.fromEntries(texts.get(type)!.map((name) => [name, said[name] ?? null]));
      all.at(-1)!.records.push({
        ...{ id: rows.int(3)!, type, on: rows.day(5)!, source: rows.text(6)!, number: rows.text(7)! },
        rows: rowsIn(layouts.get(type)!, rows.bytes(8)!).map((row) => ({ ...row, ...own })),
      });
    }
  return all;
}

function rowsIn(layout: Parameters<typeof unpack>[0], packed: Buffer): readonly Record<string, unknown>[] {
  return layout.columns.length ? unpack(layout, packed) : [{}];
}

function repairOf({ number, on, rows: [row] }: RecordFacts): RepairFacts {
  return {
    ...{ number, on, kind: row.kind as RepairFacts['kind'] },
    ...{ type: String(row.record_type), record: String(row.record_number) },
    until: typeof row.until === 'string' ? dayOf(row.until) : undefined,
    reverses: typeof row.reverses === 'string' ? row.reverses : undefined,
  };
}

function objectionOf({ on, rows: [row] }: RecordFacts): ObjectionFacts {
  return {
    ...{ type: String(row.record_type), record: String(row.record_number), from: on },
    until: typeof row.settled_on === 'string' ? dayOf(row.settled_on)! : NEVER,
  };
}
