// From what the database gives as columns to the batch that the kernel reads.

import { dayOf, EVER, NEVER } from '../base/day.ts';
import type { RecordColumns } from '../ledger/columns.ts';
import {
  FACT_NAMES,
  type Fact,
  type FactColumn,
  type FactName,
  type FactValue,
  type Subject,
  type SubjectColumns,
} from '../registry/subject.ts';
import type { Attribute, Batch, Interval, Layout, Rows } from './kernel/batch.ts';

/** A batch of these subjects, in ascending order of entity id, and their records. */
export function batchOfSubjects(
  subjects: readonly Subject[],
  records: Iterable<RecordColumns>,
  layouts: (type: string) => Layout | undefined,
): Batch {
  const entityId = Float64Array.from(subjects, (subject) => subject.entityId);
  return {
    entities: subjects.length,
    attributes: attributesOf(subjects),
    rows: tablesOf(records, layouts, placesOf(entityId)),
  };
}

/** A batch of the whole register; records of entities that are not among the subjects are left out. */
export function batchOfRegister(
  subjects: SubjectColumns,
  records: Iterable<RecordColumns>,
  layouts: (type: string) => Layout | undefined,
): Batch {
  return {
    entities: subjects.count,
    attributes: Object.fromEntries(
      FACT_NAMES.map((name) => [name, attributeOfColumn(subjects.columns[name], name, subjects.dated)]),
    ),
    rows: tablesOf(records, layouts, placesOf(subjects.entityId)),
  };
}

function tablesOf(
  records: Iterable<RecordColumns>,
  layouts: (type: string) => Layout | undefined,
  place: (id: number) => number,
): Rows[] {
  return [...records].flatMap((columns) => {
    const layout = layouts(columns.type);
    return layout ? [rowsOf(columns, layout, place)] : [];
  });
}

/** Finds an entity's place by its id: by table while ids are dense, else by bisection (ids ascend). */
export function placesOf(entityId: Float64Array): (id: number) => number {
  const largest = entityId.length ? entityId[entityId.length - 1] : 0;
  if (largest < 8 * entityId.length + 1024) {
    const table = new Int32Array(largest + 1).fill(-1);
    for (let i = 0; i < entityId.length; i++) table[entityId[i]] = i;
    return (id) => (id <= largest ? table[id] : -1);
  }
  return (id) => {
    let low = 0;
    let high = entityId.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (entityId[middle] === id) return middle;
      if (entityId[middle] < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
}

function rowsOf(columns: RecordColumns, layout: Layout, place: (id: number) => number): Rows {
  const { count, entityId, recordId, day, cells } = columns;
  const entity = new Int32Array(count);
  let strangers = 0;
  for (let i = 0; i < count; i++) {
    entity[i] = place(entityId[i]);
    if (entity[i] < 0) strangers++;
  }
  const rows = { layout, count, entity, day, record: recordId, cells };
  return strangers ? withoutStrangers(rows) : rows;
}

function withoutStrangers({ layout, count, entity, day, record, cells }: Rows): Rows {
  const width = layout.fields.length;
  const kept = Array.from({ length: count }, (_, i) => i).filter((i) => entity[i] >= 0);
  const keptCells = new Float64Array(kept.length * width);
  kept.forEach((i, k) => {
    keptCells.set(cells.subarray(i * width, (i + 1) * width), k * width);
  });
  return {
    layout,
    count: kept.length,
    entity: Int32Array.from(kept, (i) => entity[i]),
    day: Int32Array.from(kept, (i) => day[i]),
    record: Float64Array.from(kept, (i) => record[i]),
    cells: keptCells,
  };
}

function attributeOfColumn(column: FactColumn, name: string, dated: ReadonlyMap<number, readonly Fact[]>): Attribute {
  const values: string[][] = column.values.slice(1).map((value) => wordsOf(value!));
  const codes = new Map(values.map((words, code) => [words.join('\u0000'), code]));
  const codeOf = (value: FactValue): number => {
    const words = wordsOf(value);
    const key = words.join('\u0000');
    const known = codes.get(key) ?? values.push(words) - 1;
    codes.set(key, known);
    return known;
  };
  const constant = Int32Array.from(column.ids, (id) => id - 1);
  const varied = new Map<number, Interval[]>();
  for (const [place, facts] of dated) {
    const intervals = facts.filter((fact) => fact.attribute === name).map((fact) => intervalOf(fact, codeOf));
    if (intervals.length === 1 && intervals[0].from === EVER && intervals[0].until === NEVER) continue;
    constant[place] = intervals.length ? -2 : -1;
    if (intervals.length) varied.set(place, intervals);
  }
  return { values, constant, varied };
}

/** The dated attributes of subjects as columns. */
export function attributesOf(subjects: readonly Subject[]): Record<string, Attribute> {
  return Object.fromEntries(FACT_NAMES.map((name) => [name, attributeOf(name, subjects)]));
}

function attributeOf(name: FactName, subjects: readonly Subject[]): Attribute {
  const codes = new Map<string, number>();
  const values: string[][] = [];
  const codeOf = (value: FactValue): number => {
    const words = wordsOf(value);
    const key = words.join('\u0000');
    const known = codes.get(key) ?? values.push(words) - 1;
    codes.set(key, known);
    return known;
  };
  const constant = new Int32Array(subjects.length).fill(-1);
  const varied = new Map<number, Interval[]>();
  // Entities with the same facts share one list of them.
  const known = new Map<readonly Fact[], Interval[]>();
  for (let i = 0; i < subjects.length; i++) {
    const { facts } = subjects[i];
    let intervals = known.get(facts);
    if (!intervals) {
      intervals = facts.filter((fact) => fact.attribute === name).map((fact) => intervalOf(fact, codeOf));
      known.set(facts, intervals);
    }
    if (intervals.length === 1 && intervals[0].from === EVER && intervals[0].until === NEVER)
      constant[i] = intervals[0].value;
    else if (intervals.length) {
      constant[i] = -2;
      varied.set(i, intervals);
    }
  }
  return { values, constant, varied };
}

/** A fact's value as words. */
function wordsOf(value: FactValue): string[] {
  return typeof value === 'object' ? [...value] : [String(value)];
}

/** A fact's interval with its value coded. */
function intervalOf(fact: Fact, codeOf: (value: FactValue) => number): Interval {
  return {
    from: fact.from === null ? EVER : dayOf(fact.from)!,
    until: fact.until === null ? NEVER : dayOf(fact.until)!,
    value: codeOf(fact.value),
  };
}
