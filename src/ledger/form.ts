// A record type as a form: the fields that people fill in, with their units, lists and limits.

import type { AnswerOf } from '../base/http/operation.ts';
import type { listTypes, readType } from './api.ts';
import { type RecordType, writtenByItself } from './catalogue.ts';
import type { Field } from './field.ts';
import { units } from './unit.ts';

type Form = AnswerOf<typeof readType>;
type FormField = Form['fields'][number]['items'][number];

/** A type as lists name it. */
export function typeLine(type: RecordType): AnswerOf<typeof listTypes>['items'][number] {
  const { id, label, about, disclosure, sourceKinds } = type;
  return { id, label, about, disclosure, sourceKinds: [...sourceKinds], byItself: writtenByItself(type) };
}

/** The form of a type: fields that are filled by links or worked out are left out. */
export function formOf(type: RecordType): Form {
  const fields = given(type.fields).map((field) => ({ ...formField(field), items: given(field.items).map(formField) }));
  return {
    ...typeLine(type),
    secondPerson: type.secondPerson,
    legalDay: type.legalDay,
    number: [...type.number],
    source: type.source ?? null,
    fields,
  };
}

function given(fields: readonly Field[]): Field[] {
  return fields.filter(({ linked, derived }) => !linked && !derived);
}

function formField(field: Field): FormField {
  const { name, type, label, required, several, past, person, min, max, note, example } = field;
  const unit = type === 'money' ? 'yuan' : field.unit;
  return {
    name,
    type,
    label,
    required,
    several,
    past,
    person,
    unit: unit === undefined ? null : { code: unit, ...units[unit] },
    min: min ?? (type === 'money' ? 0 : null),
    max: max ?? null,
    codes: field.list?.codes.map(({ code, label, retired }) => ({ code, ...label, retired })) ?? null,
    note: note ?? null,
    example: example ?? null,
  };
}
