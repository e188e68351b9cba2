// What keeping the ledger takes besides the database: the catalogue, and how its records are packed for grading.

import type { Catalogue } from './catalogue.ts';
import { type Column, type Derive, type Pack, packer, packLayout } from './pack.ts';

export interface Keeping {
  readonly catalogue: Catalogue;
  readonly pack: Pack;
  /** How many numbers a packed row of a type has. */
  readonly width: (type: string) => number;
  /** What the columns of a type mean, one text each: when it changes, rows packed before are made anew (`adoptLayouts`). */
  readonly layout: (type: string) => readonly string[];
}

/** The ledger kept by a catalogue's own layouts; `derive` works out the derived fields of records. */
export function keeping(catalogue: Catalogue, derive?: Derive): Keeping {
  const columns = (type: string) => packLayout(catalogue, type)?.columns ?? [];
  const column = ({ name, type, codes }: Column) => `${name} ${type}${codes ? ` ${codes.join('|')}` : ''}`;
  return {
    catalogue,
    pack: packer(catalogue, derive),
    width: (type) => columns(type).length,
    layout: (type) => columns(type).map(column),
  };
}
