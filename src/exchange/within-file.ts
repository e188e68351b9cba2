// What the rows of one file have said so far, so that two rows about the same thing cannot contradict each other by turns.

import { textKey } from '../base/text-key.ts';
import type { Fields, Json } from '../ledger/record.ts';
import { normaliseIdentifier, normaliseName } from '../registry/name.ts';
import { normaliseUscc } from '../registry/uscc.ts';
import type { ReadRow } from './row.ts';

/** A row's place among those that were the first to speak of something. */
export interface Place {
  readonly index: number;
  readonly line: number;
}

const SEGMENT = 1 << 14;
const GONE = -1;

/**
 * The first rows of a file, by what they are about. Of each only its line and a 32-bit key of every value are kept, outside the
 * heap: a file may hold millions of them.
 */
export class FirstRows {
  readonly #names: readonly string[];
  readonly #segments: Uint32Array[] = [];
  readonly #table = new KeyTable();
  #count = 0;

  /** `names` are the fields compared. */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** The row that was first known by one of these keys and is the same by `same`; undefined when there is none. */
  find(keys: readonly string[], same: (place: Place) => boolean): Place | undefined {
    for (const key of keys) {
      const index = this.#table.get(textKey(key));
      if (index === undefined) continue;
      const place = { index, line: this.#at(index, 0) };
      if (same(place)) return place;
    }
    return undefined;
  }

  /** Keeps a row as the first about something. */
  keep(keys: readonly string[], line: number, fields: Fields): void {
    const index = this.#count++;
    if (index % SEGMENT === 0) this.#segments.push(new Uint32Array(SEGMENT * (this.#names.length + 1)));
    const segment = this.#segments[this.#segments.length - 1];
    const at = (index % SEGMENT) * (this.#names.length + 1);
    segment[at] = line;
    for (const [i, name] of this.#names.entries()) segment[at + 1 + i] = valueKey(name, fields);
    for (const key of keys) this.#table.add(textKey(key), index);
  }

  /** Forgets a row that could not be taken after all. */
  forget(keys: readonly string[], line: number): void {
    for (const key of keys) {
      const index = this.#table.get(textKey(key));
      if (index !== undefined && this.#at(index, 0) === line) this.#table.remove(textKey(key));
    }
  }

  /** The fields that fields state and a first row states otherwise or not at all. */
  differing({ index }: Place, fields: Fields): string[] {
    return this.#names.filter((name, i) => {
      const key = valueKey(name, fields);
      return key !== 0 && key !== this.#at(index, i + 1);
    });
  }

  /** Whether a first row and these fields both state a field, and differently. */
  contradicts({ index }: Place, name: string, fields: Fields): boolean {
    const i = this.#names.indexOf(name);
    const [first, key] = [i < 0 ? 0 : this.#at(index, i + 1), valueKey(name, fields)];
    return first !== 0 && key !== 0 && first !== key;
  }

  #at(index: number, column: number): number {
    return this.#segments[Math.floor(index / SEGMENT)][(index % SEGMENT) * (this.#names.length + 1) + column];
  }
}

// Spellings that the register takes for the same.
const NORMAL: Readonly<Record<string, (value: Json) => string>> = {
  uscc: (value) => normaliseUscc(String(value)),
  regno: (value) => normaliseIdentifier(String(value)),
  name: (value) => normaliseName(String(value)),
};

/** A 32-bit key of a field's value, 0 when it is not stated. The name goes in so that it is no part of a row's own key. */
function valueKey(name: string, fields: Fields): number {
  const value = fields[name];
  if (value === undefined) return 0;
  const text = (NORMAL[name] ?? JSON.stringify)(value);
  return (textKey(`${name}=${text}`) | 1) >>> 0;
}

/** Places by 53-bit keys, in typed arrays with open addressing; a removed key leaves its slot marked. */
class KeyTable {
  #keys = new Float64Array(1 << 12);
  #places = new Int32Array(1 << 12);
  #used = 0;

  get(key: number): number | undefined {
    const slot = this.#slot(key);
    const place = this.#keys[slot] === key + 1 ? this.#places[slot] : GONE;
    return place === GONE ? undefined : place;
  }

  /** Adds a key that is not there yet; one that is there keeps its place. */
  add(key: number, place: number): void {
    if (this.#used * 2 > this.#keys.length) this.#grow();
    const slot = this.#slot(key);
    if (this.#keys[slot] === 0) {
      this.#keys[slot] = key + 1;
      this.#used++;
    } else if (this.#places[slot] !== GONE) return;
    this.#places[slot] = place;
  }

  remove(key: number): void {
    const slot = this.#slot(key);
    if (this.#keys[slot] === key + 1) this.#places[slot] = GONE;
  }

  /** Where the key stands, or would stand; 0 marks a free slot, so keys are kept plus one. */
  #slot(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (key ^ (key / 4_294_967_296)) & mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key + 1) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, places] = [this.#keys, this.#places];
    this.#keys = new Float64Array(keys.length * 2);
    this.#places = new Int32Array(keys.length * 2);
    this.#used = 0;
    for (const [slot, key] of keys.entries()) if (key !== 0 && places[slot] !== GONE) this.add(key - 1, places[slot]);
  }
}

/**
 * The keys by which a file's row of an entity is known: credit code, registration number, foreign number. A row with an
 * effective day speaks of that day only, so rows of different days do not contradict each other.
 */
export function entityKeys({ fields, references }: ReadRow): string[] {
  const day = fields.effective_on === undefined ? '' : `@${fields.effective_on}`;
  const { name: _, ...numbers } = references;
  const keys = Object.entries(numbers).map(([scheme, value]) => `${scheme}:${normaliseIdentifier(value)}${day}`);
  if (fields.regno !== undefined) keys.unshift(`regno:${normaliseIdentifier(String(fields.regno))}${day}`);
  if (fields.uscc !== undefined) keys.unshift(`uscc:${normaliseUscc(String(fields.uscc))}${day}`);
  return keys;
}

/** The earlier row of the file about a row's entity: of the same code, or of the same other number and name. */
export function earlierOf(first: FirstRows, keys: readonly string[], { fields }: ReadRow): Place | undefined {
  const sameCode = (place: Place) => !first.contradicts(place, 'uscc', fields);
  const sameName = (place: Place) => sameCode(place) && !first.contradicts(place, 'name', fields);
  const codes = fields.uscc === undefined ? 0 : 1;
  return first.find(keys.slice(0, codes), sameCode) ?? first.find(keys.slice(codes), sameName);
}
