// Cuts a batch into neighbouring entities, so that what is made of it need not fit into memory as a whole.

import type { Attribute, Batch, Rows } from './batch.ts';

/** The rows of one table by slice: places of rows, and where each slice begins among them. */
interface Cut {
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

export class Slices {
  readonly #batch: Batch;
  readonly #size: number;
  readonly #cuts: readonly Cut[];

  /** Slices of `size` entities; the last may have fewer. */
  constructor(batch: Batch, size: number) {
    this.#batch = batch;
    this.#size = size;
    this.#cuts = batch.rows.map((rows) => cut(rows, size, Math.ceil(batch.entities / size)));
  }

  /** The batch of the entities from place `number × size` on, counted from 0 in it. */
  slice(number: number): Batch {
    const { entities, attributes, rows } = this.#batch;
    const first = number * this.#size;
    const last = Math.min(first + this.#size, entities);
    return {
      entities: last - first,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([name, attribute]) => [name, part(attribute, first, last)]),
      ),
      rows: rows.map((table, t) => {
        const { order, starts } = this.#cuts[t];
        return gathered(table, order.subarray(starts[number], starts[number + 1]), first);
      }),
    };
  }
}

function cut({ entity, count }: Rows, size: number, slices: number): Cut {
  const starts = new Int32Array(slices + 1);
  for (let r = 0; r < count; r++) starts[Math.floor(entity[r] / size) + 1]++;
  for (let s = 1; s <= slices; s++) starts[s] += starts[s - 1];
  const next = starts.slice();
  const order = new Int32Array(count);
  for (let r = 0; r < count; r++) order[next[Math.floor(entity[r] / size)]++] = r;
  return { order, starts };
}

function part({ values, constant, varied }: Attribute, first: number, last: number): Attribute {
  const own = [...varied].filter(([place]) => place >= first && place < last);
  return {
    values,
    constant: constant.subarray(first, last),
    varied: new Map(own.map(([place, intervals]) => [place - first, intervals])),
  };
}

/** The rows at these places, their entities counted from `first`. */
function gathered({ layout, entity, day, record, cells }: Rows, order: Int32Array, first: number): Rows {
  const count = order.length;
  const width = layout.fields.length;
  const own = {
    layout,
    count,
    entity: new Int32Array(count),
    day: new Int32Array(count),
    record: new Float64Array(count),
    cells: new Float64Array(count * width),
  };
  for (let i = 0; i < count; i++) {
    const r = order[i];
    own.entity[i] = entity[r] - first;
    own.day[i] = day[r];
    own.record[i] = record[r];
    for (let c = 0; c < width; c++) own.cells[i * width + c] = cells[r * width + c];
  }
  return own;
}
