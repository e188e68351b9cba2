// Between what stands in a form and the fields of a filing: empty is left out, numbers are numbers.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { readType } from '../../../src/ledger/api.ts';

export type Form = AnswerOf<typeof readType>;
export type FormField = Form['fields'][number]['items'][number] & { readonly items?: Form['fields'][number]['items'] };

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Filled = { [name: string]: Json };

/** What is sent: fields with something in them; lists without their empty items. */
export function fieldsOf(fields: readonly FormField[], written: Filled): Filled {
  const said = fields.flatMap((field) => {
    const value = saidIn(field, written[field.name] ?? null);
    return value === null ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(said);
}

function saidIn(field: FormField, written: Json): Json {
  if (written === null || written === '') return null;
  if (field.type === 'list') {
    const items = (written as Filled[]).map((item) => fieldsOf(field.items ?? [], item ?? {}));
    const some = items.filter((item) => Object.keys(item).length > 0);
    return some.length ? some : null;
  }
  if (Array.isArray(written)) return written.length ? written : null;
  if (typeof written === 'string') return written.trim() || null;
  return written;
}

/** Whether every field that must be filled in is. */
export function isComplete(fields: readonly FormField[], said: Filled): boolean {
  return fields.every((field) => {
    const value = said[field.name];
    if (value === undefined) return !field.required;
    if (field.type !== 'list') return true;
    return (value as Filled[]).every((item) => isComplete(field.items ?? [], item));
  });
}
