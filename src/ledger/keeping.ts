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

/** How derived fields are worked out, and a key of what they are worked out from. */
export interface Derivation {
  readonly derive: Derive;
  readonly key: string;
}

/** The ledger kept by a catalogue's own layouts, derived fields worked out when records are packed. */
export function keeping(catalogue: Catalogue, derivation?: Derivation): Keeping {
  const columns = (type: string) => packLayout(catalogue, type)?.columns ?? [];
  const derived = (type: string, field: string) =>
    catalogue.type(type)?.fields.some((f) => f.name === field && f.derived);
  const column = (of: string, { name, type, codes, field }: Column) =>
    `${name} ${type}${codes ? ` ${codes.join('|')}` : ''}${derivation && derived(of, field) ? ` ${derivation.key}` : ''}`;
  return {
    catalogue,
    pack: packer(catalogue, derivation?.derive),
    width: (type) => columns(type).length,
    layout: (type) => columns(type).map((one) => column(type, one)),
  };
}
