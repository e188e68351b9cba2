// What keeping the ledger takes besides the database: the catalogue, and how its records are packed for grading.

import type { Catalogue } from './catalogue.ts';
import { type Pack, packer, packLayout } from './pack.ts';

export interface Keeping {
  readonly catalogue: Catalogue;
  readonly pack: Pack;
  /** What `pack` makes of a type, as text: when it changes, the packed rows are made anew (`renewPacked`). */
  readonly layout: (type: string) => string;
}

/** The ledger kept by a catalogue's own layouts. */
export function keeping(catalogue: Catalogue): Keeping {
  const layout = (type: string) =>
    (packLayout(catalogue, type)?.columns ?? [])
      .map(({ name, type: kind, codes }) => `${name} ${kind}${codes ? ` ${codes.join('|')}` : ''}`)
      .join(', ');
  return { catalogue, pack: packer(catalogue), layout };
}
