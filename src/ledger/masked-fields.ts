// Persons' names in the fields of a record: masked for those who look, left as they were when a form sends them back.

import { maskName } from '../registry/name.ts';
import type { Field } from './field.ts';
import type { Fields, Json } from './record.ts';

/** The fields with every natural person's name masked. */
export function maskedFields(declared: readonly Field[], fields: Fields): Fields {
  return eachPerson(declared, fields, undefined, maskName);
}

/** What a correction means: a name that is the mask of the one before it stays as it was. */
export function unmaskedFields(declared: readonly Field[], given: Fields, before: Fields): Fields {
  return eachPerson(declared, given, before, (name, was) =>
    typeof was === 'string' && name === maskName(was) ? was : name,
  );
}

type Change = (name: string, before: Json | undefined) => string;

function eachPerson(declared: readonly Field[], fields: Fields, before: Json | undefined, change: Change): Fields {
  const changed = { ...fields };
  for (const { name, person, items } of declared) {
    const value = fields[name];
    if (value === undefined || (!person && items.length === 0)) continue;
    const was = isFields(before) ? before[name] : undefined;
    changed[name] = person ? changedNames(value, was, change) : changedItems(items, value, was, change);
  }
  return changed;
}

function changedNames(value: Json, before: Json | undefined, change: Change): Json {
  if (typeof value === 'string') return change(value, before);
  if (!Array.isArray(value)) return value;
  const held = Array.isArray(before) ? before : [];
  return value.map((one, i) => changedNames(one, held[i], change));
}

function changedItems(items: readonly Field[], value: Json, before: Json | undefined, change: Change): Json {
  if (!Array.isArray(value)) return value;
  const held = Array.isArray(before) ? before : [];
  return value.map((item, i) => (isFields(item) ? eachPerson(items, item, held[i], change) : item));
}

function isFields(value: Json | undefined): value is Fields {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
}
