// From subjects and records as objects to the columns that the kernel reads.

import { dayOf } from '../base/day.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { Keeping } from '../ledger/keeping.ts';
import { type Pack, packLayout } from '../ledger/pack.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { Subject } from '../registry/subject.ts';
import { attributesOf } from './batch-of.ts';
import type { Batch, Layout, Rows } from './kernel/batch.ts';

const prepared = new WeakMap<Catalogue, ReadonlyMap<string, Layout>>();

function makeLayouts(catalogue: Catalogue): Map<string, Layout> {
  return new Map(
    [...catalogue.types.keys()].map((type) => {
      const fields = packLayout(catalogue, type)!.columns.map((column) => ({
        name: column.name,
        // No rule reads several codes: the check of rulebooks refuses it.
        type: column.type === 'money' || column.type === 'codes' ? ('number' as const) : column.type,
        codes: column.codes,
      }));
      return [type, { type, fields }];
    }),
  );
}

/** The layouts of a catalogue's record types, as the kernel reads them; made once a catalogue. */
export function layoutsOf(catalogue: Catalogue): (type: string) => Layout | undefined {
  const layouts = prepared.get(catalogue) ?? makeLayouts(catalogue);
  prepared.set(catalogue, layouts);
  return (type) => layouts.get(type);
}

/** A batch of these subjects and records; records of other entities are left out. */
export function batchOf(
  { catalogue, pack }: Keeping,
  subjects: readonly Subject[],
  records: readonly LedgerRecord[],
): Batch {
  const place = new Map(subjects.map((subject, i) => [subject.entityId, i]));
  const layouts = layoutsOf(catalogue);
  const byType = Map.groupBy(
    records.filter((record) => place.has(record.entityId)),
    (record) => record.type,
  );
  return {
    entities: subjects.length,
    attributes: attributesOf(subjects),
    rows: [...byType].map(([type, list]) => rowsOf(layouts(type)!, list, place, pack)),
  };
}

function rowsOf(
  layout: Layout,
  records: readonly LedgerRecord[],
  place: ReadonlyMap<number, number>,
  pack: Pack,
): Rows {
  const width = layout.fields.length;
  const packed = records.map((record) => pack(record.type, record.fields));
  const rowsIn = (bytes: Uint8Array) => (width ? bytes.byteLength / 8 / width : 1);
  const count = packed.reduce((sum, bytes) => sum + rowsIn(bytes), 0);
  const entity = new Int32Array(count);
  const day = new Int32Array(count);
  const record = new Float64Array(count);
  const cells = new Float64Array(count * width);
  let row = 0;
  for (const [i, r] of records.entries()) {
    cells.set(new Float64Array(packed[i].buffer, packed[i].byteOffset, packed[i].byteLength / 8), row * width);
    for (let n = rowsIn(packed[i]); n > 0; n--, row++) {
      entity[row] = place.get(r.entityId)!;
      day[row] = dayOf(r.recognizedOn)!;
      record[row] = r.recordId;
    }
  }
  return { layout, count, entity, day, record, cells };
}
