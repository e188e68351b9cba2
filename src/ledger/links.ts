// Linked fields: a field of one record that is filled from another record of the same entity, as the catalogue declares.

import type { Catalogue } from './catalogue.ts';
import type { Link } from './field.ts';

/** One linked field of a record type: `name` is filled from what `link` points at. */
export interface LinkedField {
  readonly name: string;
  readonly link: Link;
}

/** Which types have linked fields, and which types those fields are filled from. */
export interface Links {
  /** Type with linked fields → those fields. */
  readonly into: ReadonlyMap<string, readonly LinkedField[]>;
  /** Type that linked fields are filled from → the types that have them. */
  readonly from: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Catalogue, Links>();

/** The linked fields of a catalogue. */
export function linksOf(catalogue: Catalogue): Links {
  let links = known.get(catalogue);
  if (!links) {
    links = readLinks(catalogue);
    known.set(catalogue, links);
  }
  return links;
}

function readLinks(catalogue: Catalogue): Links {
  const into = new Map<string, LinkedField[]>();
  const from = new Map<string, string[]>();
  for (const type of catalogue.types.values()) {
    const fields = type.fields.flatMap(({ name, linked }) => (linked ? [{ name, link: linked }] : []));
    if (fields.length > 0) into.set(type.id, fields);
    for (const { link } of fields) from.set(link.type, [...new Set([...(from.get(link.type) ?? []), type.id])]);
  }
  return { into, from };
}
