// Reads what publicity follows from, for some entities at a time: records as they stand, and what repairs and objections say.

import { copyBatches, ids } from '../base/copy.ts';
import { dayOf, NEVER } from '../base/day.ts';
import type { Db } from '../base/db.ts';
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
  const { rows } = await db.query<{ entity: number; kind: string; division: string | null }>(
    'select entity_id as entity, kind, division from registry.entity where entity_id = any($1::int8[]) order by entity_id',
    [entityIds],
  );
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
  { layouts, texts }: PublicityReading,
  entityIds: readonly number[],
): Promise<Map<number, SourcedRecord[]>> {
  const known = [...layouts.keys()].map((type) => `'${type}'`).join(', ') || 'null';
  const sql = `select r.entity_id, r.record_id, r.type, r.recognized_on, r.source, r.number, r.packed, ${textsIn(texts)}
    from ledger.record r where r.entity_id = any(${ids(entityIds)}) and r.type in (${known})
    order by r.entity_id, r.record_id`;
  const records = new Map<number, SourcedRecord[]>();
  for await (const rows of copyBatches(db, sql))
    while (rows.next()) {
      const type = rows.text(2)!;
      const said = (rows.jsonb(7) ?? {}) as Record<string, unknown>;
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

/** The text fields as JSON, read from the entry that says what the record is; null for types of which none are read. */
function textsIn(texts: PublicityReading['texts']): string {
  const cases = [...texts].flatMap(([type, fields]) => {
    if (!fields.length) return [];
    const pairs = fields.map((name) => `'${name}', e.payload -> '${name}'`).join(', ');
    return [
      `when '${type}' then (select jsonb_build_object(${pairs}) from ledger.entry e
      where (e.entity_id, e.entry_id) = (r.entity_id, r.entry_id))`,
    ];
  });
  return cases.length ? `case r.type ${cases.join(' ')} end` : 'null::jsonb';
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
