// From subjects and records as objects to the columns that the kernel reads.

import { dayOf, EVER, NEVER } from '../base/day.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { packer, packLayout } from '../ledger/pack.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { Subject } from '../registry/subject.ts';
import { FACT_NAMES, type FactName } from '../registry/subject.ts';
import type { Attribute, Batch, Interval, Layout, Rows } from './kernel/batch.ts';

/** The layouts of a catalogue's record types, as the kernel reads them. */
export function layoutsOf(catalogue: Catalogue): (type: string) => Layout | undefined {
  const layouts = new Map<string, Layout>();
  for (const type of catalogue.types.keys()) {
    const columns = packLayout(catalogue, type)!.columns;
    layouts.set(type, {
      type,
      fields: columns.map((c) => ({ name: c.name, type: c.type === 'money' ? 'number' : c.type, codes: c.codes })),
    });
  }
  return (type) => layouts.get(type);
}

/** A batch of these subjects and records; records of other entities are left out. */
export function batchOf(catalogue: Catalogue, subjects: readonly Subject[], records: readonly LedgerRecord[]): Batch {
  const place = new Map(subjects.map((subject, i) => [subject.entityId, i]));
  const layouts = layoutsOf(catalogue);
  const pack = packer(catalogue);
  const byType = Map.groupBy(
    records.filter((record) => place.has(record.entityId)),
    (record) => record.type,
  );
  return {
    entities: subjects.length,
    attributes: Object.fromEntries(FACT_NAMES.map((name) => [name, attributeOf(name, subjects)])),
    rows: [...byType].map(([type, list]) => rowsOf(layouts(type)!, list, place, pack)),
  };
}

function rowsOf(
  layout: Layout,
  records: readonly LedgerRecord[],
  place: ReadonlyMap<number, number>,
  pack: ReturnType<typeof packer>,
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

function attributeOf(name: FactName, subjects: readonly Subject[]): Attribute {
  const codes = new Map<string, number>();
  const values: string[][] = [];
  const code = (value: Subject['facts'][number]['value']): number => {
    const words = typeof value === 'object' ? [...value] : [String(value)];
    const key = words.join('\u0000');
    const known = codes.get(key);
    if (known !== undefined) return known;
    codes.set(key, values.push(words) - 1);
    return values.length - 1;
  };
  const constant = new Int32Array(subjects.length).fill(-1);
  const varied = new Map<number, Interval[]>();
  for (const [i, subject] of subjects.entries()) {
    const intervals = subject.facts
      .filter((fact) => fact.attribute === name)
      .map((fact) => ({
        from: fact.from === null ? EVER : dayOf(fact.from)!,
        until: fact.until === null ? NEVER : dayOf(fact.until)!,
        value: code(fact.value),
      }));
    if (intervals.length === 1 && intervals[0].from === EVER && intervals[0].until === NEVER)
      constant[i] = intervals[0].value;
    else if (intervals.length) {
      constant[i] = -2;
      varied.set(i, intervals);
    }
  }
  return { values, constant, varied };
}
