// Records as columns of numbers: the form in which whole registers go to grading.

/**
 * The rows of all records of one type (see `packer`: one for each record, or for each item of its list), in no particular
 * order but with the rows of a record next to each other. `cells` is row-major, `width` numbers a row.
 */
export interface RecordColumns {
  readonly type: string;
  readonly count: number;
  readonly width: number;
  readonly entityId: Float64Array;
  readonly recordId: Float64Array;
  /** The day on which each row's record took effect in law. */
  readonly day: Int32Array;
  readonly cells: Float64Array;
}

/** Gathers rows into columns that grow as needed. */
export class ColumnsBuilder {
  readonly type: string;
  readonly width: number;
  #count = 0;
  #entityId = new Float64Array(64);
  #recordId = new Float64Array(64);
  #day = new Int32Array(64);
  #cells: Float64Array;
  #bytes: Uint8Array;

  constructor(type: string, width: number) {
    this.type = type;
    this.width = width;
    this.#cells = new Float64Array(64 * width);
    this.#bytes = new Uint8Array(this.#cells.buffer);
  }

  /** Adds a record with its packed rows; one row where the type has no columns. */
  add(entityId: number, recordId: number, day: number, packed: Uint8Array): void {
    const rows = this.width === 0 ? 1 : packed.length / (8 * this.width);
    while (this.#count + rows > this.#day.length) this.#grow();
    // Packed rows are little-endian, as is every machine that Node runs on here.
    this.#bytes.set(packed, this.#count * this.width * 8);
    for (let i = 0; i < rows; i++) {
      this.#entityId[this.#count] = entityId;
      this.#recordId[this.#count] = recordId;
      this.#day[this.#count++] = day;
    }
  }

  columns(): RecordColumns {
    return {
      type: this.type,
      count: this.#count,
      width: this.width,
      entityId: this.#entityId.subarray(0, this.#count),
      recordId: this.#recordId.subarray(0, this.#count),
      day: this.#day.subarray(0, this.#count),
      cells: this.#cells.subarray(0, this.#count * this.width),
    };
  }

  #grow(): void {
    const length = this.#day.length * 2;
    const grown = <T extends Float64Array | Int32Array>(larger: T, smaller: T): T => {
      larger.set(smaller);
      return larger;
    };
    this.#entityId = grown(new Float64Array(length), this.#entityId);
    this.#recordId = grown(new Float64Array(length), this.#recordId);
    this.#day = grown(new Int32Array(length), this.#day);
    this.#cells = grown(new Float64Array(length * this.width), this.#cells);
    this.#bytes = new Uint8Array(this.#cells.buffer);
  }
}
