// What the rows of one file have said so far, so that two rows about the same thing cannot contradict each other by turns.

import { textKey } from '../base/text-key.ts';
import type { Fields } from '../ledger/record.ts';
import { normaliseIdentifier, normaliseName } from '../registry/name.ts';
import { normaliseUscc } from '../registry/uscc.ts';
import type { ReadRow } from './row.ts';

/** A row's place among those that were the first to speak of something. */
export interface Place {
  readonly index: number;
  readonly line: number;
}

/**
 * The first rows of a file, by what they are about. Of each only its line and a short key of every value are kept: a file may
 * hold a million of them. Values are compared by those keys.
 */
export class FirstRows {
  readonly #names: readonly string[];
  readonly #places = new Map<string, number>();
  #lines = new Uint32Array(1024);
  #keys: Uint32Array;
  #count = 0;

  /** `names` are the fields compared. */
  constructor(names: readonly string[]) {
    this.#names = names;
    this.#keys = new Uint32Array(1024 * names.length);
  }

  /** The row that was first known by one of these keys and may be the same by `same`; undefined when there is none. */
  find(keys: readonly string[], same: (place: Place) => boolean = () => true): Place | undefined {
    for (const key of keys) {
      const index = this.#places.get(key);
      if (index === undefined) continue;
      const place = { index, line: this.#lines[index] };
      if (same(place)) return place;
    }
    return undefined;
  }

  /** Keeps a row as the first about something. */
  keep(keys: readonly string[], line: number, fields: Fields): void {
    if (this.#count === this.#lines.length) this.#grow();
    const index = this.#count++;
    this.#lines[index] = line;
    for (const [i, name] of this.#names.entries()) this.#keys[index * this.#names.length + i] = keyOf(name, fields);
    for (const key of keys) if (!this.#places.has(key)) this.#places.set(key, index);
  }

  /** Forgets a row that could not be taken after all. */
  forget(keys: readonly string[], line: number): void {
    for (const key of keys) {
      const index = this.#places.get(key);
      if (index !== undefined && this.#lines[index] === line) this.#places.delete(key);
    }
  }

  /** The fields that fields state and a first row states otherwise or not at all. */
  differing({ index }: Place, fields: Fields): string[] {
    return this.#names.filter((name, i) => {
      const key = keyOf(name, fields);
      return key !== 0 && key !== this.#keys[index * this.#names.length + i];
    });
  }

  /** Whether a first row and these fields both state a field, and differently. */
  contradicts({ index }: Place, name: string, fields: Fields): boolean {
    const first = this.#keys[index * this.#names.length + this.#names.indexOf(name)];
    const key = keyOf(name, fields);
    return first !== 0 && key !== 0 && first !== key;
  }

  #grow(): void {
    const [lines, keys] = [new Uint32Array(this.#lines.length * 2), new Uint32Array(this.#keys.length * 2)];
    lines.set(this.#lines);
    keys.set(this.#keys);
    [this.#lines, this.#keys] = [lines, keys];
  }
}

/** A 32-bit key of a field's value, 0 when it is not stated. */
function keyOf(name: string, fields: Fields): number {
  const value = fields[name];
  if (value === undefined) return 0;
  const text = name === 'name' ? normaliseName(String(value)) : JSON.stringify(value);
  return (textKey(text) | 1) >>> 0;
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
  const same = (place: Place) => !first.contradicts(place, 'uscc', fields) && !first.contradicts(place, 'name', fields);
  const [code, others] = fields.uscc === undefined ? [[], keys] : [keys.slice(0, 1), keys.slice(1)];
  return first.find(code) ?? first.find(others, same);
}
