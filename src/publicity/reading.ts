// What must be read of records to judge their publicity: which types, and which of their text fields, which are not packed.

import type { Catalogue } from '../ledger/catalogue.ts';
import { type PackLayout, packLayout } from '../ledger/pack.ts';
import type { PublicitySheet } from './sheet.ts';

export const REPAIR = 'credit-repair';
export const OBJECTION = 'objection';

export interface PublicityReading {
  readonly layouts: ReadonlyMap<string, PackLayout>;
  /** By type: the text fields that are read. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** What sheets ask of records, and what repairs and objections say. */
export function publicityReading(sheets: readonly PublicitySheet[], catalogue: Catalogue): PublicityReading {
  const texts = new Map<string, Set<string>>([
    [REPAIR, new Set(['record_number', 'reverses'])],
    [OBJECTION, new Set(['record_number'])],
  ]);
  const add = (type: string, field?: string) => {
    const own = texts.get(type) ?? new Set();
    texts.set(type, field === undefined ? own : own.add(field));
  };
  for (const { record, when, repair } of sheets.flatMap(({ rules }) => rules)) {
    add(record);
    for (const one of when) if (one.form === 'has') add(record, one.field);
    for (const { test } of repair?.form === 'after' ? repair.conditions : [])
      if (test?.form === 'no-later' && test.same) for (const type of [record, test.type]) add(type, test.same);
  }
  const known = [...texts.keys()].filter((type) => catalogue.type(type));
  return {
    layouts: new Map(known.map((type) => [type, packLayout(catalogue, type)!])),
    texts: new Map(known.map((type) => [type, [...texts.get(type)!]])),
  };
}
