// Reads what publicity follows from, for some entities at a time: records as they stand, and what repairs and objections say.

import { dayOf, NEVER } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { rowsAbout } from '../base/rows-about.ts';
import { unpack } from '../ledger/pack.ts';
import type { ObjectionFacts, PublicityFacts, RecordFacts, RepairFacts } from './facts.ts';
import { OBJECTION, type PublicityReading, REPAIR } from './reading.ts';

/** An entity's facts with what lists go by. */
export interface PlacedPublicityFacts extends PublicityFacts {
  readonly division: string;
  readonly sources: ReadonlyMap<number, string>;
}

const ENTITIES = prepared(
  'select entity_id as entity, kind, division from registry.entity where entity_id = any($1::int8[]) order by entity_id',
);

/** The facts of entities in ascending order; one that is not in the register has none. `db` must see records of every class and source. */
export async function readPublicityFacts(
  db: Db,
  reading: PublicityReading,
  entityIds: readonly number[],
): Promise<PlacedPublicityFacts[]> {
  const { rows } = await db.query<{ entity: number; kind: string; division: string | null }>(ENTITIES, [entityIds]);
  const records = await recordsOf(db, reading, entityIds);
  return rows.map(({ entity, kind, division }) => {
    const own = records.get(entity) ?? [];
    return {
      ...{ entityId: entity, subject: { kind }, division: division?.slice(0, 9) ?? '' },
      records: own.filter(({ type }) => type !== REPAIR && type !== OBJECTION),
      repairs: own.filter(({ type }) => type === REPAIR).map(repairOf),
      objections: own.filter(({ type }) => type === OBJECTION).map(objectionOf),
      sources: new Map(own.map(({ id, source }) => [id, source])),
    };
  });
}

interface SourcedRecord extends RecordFacts {
  readonly source: string;
}

async function recordsOf(
  db: Db,
  { sql, layouts, texts }: PublicityReading,
  entityIds: readonly number[],
): Promise<Map<number, SourcedRecord[]>> {
  const records = new Map<number, SourcedRecord[]>();
  for await (const rows of rowsAbout(db, sql, entityIds))
    while (rows.next()) {
      const type = rows.text(2)!;
      const all = (rows.jsonb(7) ?? {}) as Record<string, unknown>;
      const said = Object.fromEntries(texts.get(type)!.map((name) => [name, all[name] ?? null]));
      const record = {
        ...{ id: rows.int(1)!, type, on: rows.day(3)!, source: rows.text(4)!, number: rows.text(5)! },
        rows: rowsIn(layouts.get(type)!, rows.bytes(6)!).map((row) => ({ ...row, ...said })),
      };
      const own = records.get(rows.int(0)!);
      if (own) own.push(record);
      else records.set(rows.int(0)!, [record]);
    }
  return records;
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
