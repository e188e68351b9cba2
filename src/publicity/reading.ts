// What must be read of records to judge their publicity: which types, and which of their text fields, which are not packed.

import type { Catalogue } from '../ledger/catalogue.ts';
import { type PackLayout, packLayout } from '../ledger/pack.ts';
import type { PublicitySheet } from './sheet.ts';

export const REPAIR = 'credit-repair';
export const OBJECTION = 'objection';

/** By type: the text fields that are read. */
type Texts = ReadonlyMap<string, readonly string[]>;

export interface PublicityReading {
  readonly layouts: ReadonlyMap<string, PackLayout>;
  readonly texts: Texts;
  /** Asks for entities, whose ids are given as SQL, and their records. */
  readonly sql: (entityIds: string) => string;
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
  const read: Texts = new Map(known.map((type) => [type, [...texts.get(type)!]]));
  return {
    layouts: new Map(known.map((type) => [type, packLayout(catalogue, type)!])),
    ...{ texts: read, sql: asking(read) },
  };
}

function asking(texts: Texts): PublicityReading['sql'] {
  return (
    entityIds,
  ) => `select i.entity_id, i.kind, i.division, r.record_id, r.type, r.recognized_on, r.source, r.number, r.packed,
      ${textsIn(texts)} as said
    from registry.entity i
    left join ledger.record r on r.entity_id = i.entity_id and r.type in (${quoted([...texts.keys()])})
    where i.entity_id = any(${entityIds}) order by i.entity_id, r.record_id`;
}

/**
 * The text fields as JSON, read from the entry that says what the record is: those of all types together, since a part of the
 * query for each type takes longer to make ready than to answer; null for types of which none are read.
 */
function textsIn(texts: Texts): string {
  const types = [...texts].filter(([, fields]) => fields.length > 0);
  const names = new Set(types.flatMap(([, fields]) => fields));
  const pairs = [...names].map((name) => `'${name}', e.payload -> '${name}'`).join(', ');
  return `case when r.type in (${quoted(types.map(([type]) => type))}) then (select jsonb_build_object(${pairs})
      from ledger.entry e where (e.entity_id, e.entry_id) = (r.entity_id, r.entry_id)) end`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ') || 'null';
}
