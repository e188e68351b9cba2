// JSON Schema (2020-12) of a record type's fields, for those who send records as JSON and for forms.

import type { Code, Label } from './code-list.ts';
import type { Field, FieldSet } from './field.ts';
import type { Json } from './record.ts';
import { units } from './unit.ts';

type Schema = { [key: string]: Json };

/** The schema of what `validateFields` accepts, but for dates that may not lie ahead and for the coarseness of money. */
export function jsonSchema(set: FieldSet): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:jinxin:record:${set.id}`,
    title: both(set.label),
    description: `${set.about.zh} ${set.about.en}`,
    ...fieldsSchema(set.fields),
  };
}

function fieldsSchema(fields: readonly Field[]): Schema {
  const given = fields.filter((field) => !field.linked && !field.derived);
  return {
    type: 'object',
    properties: Object.fromEntries(given.map((field) => [field.name, fieldSchema(field)])),
    required: given.filter((field) => field.required).map(({ name }) => name),
    additionalProperties: false,
  };
}

function fieldSchema(field: Field): Schema {
  const value = field.type === 'list' ? fieldsSchema(field.items) : scalarSchema(field);
  const whole: Schema =
    field.type === 'list' || field.several
      ? { type: 'array', ...(field.required ? { minItems: 1 } : {}), items: value }
      : value;
  const description = remarks(field);
  return { title: both(field.label), ...(description ? { description } : {}), ...whole };
}

function scalarSchema({ type, list, min, max }: Field): Schema {
  switch (type) {
    case 'date':
      return { type: 'string', format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
    case 'code':
      return { type: 'string', oneOf: list!.codes.map(codeSchema) };
    case 'boolean':
      return { type: 'boolean' };
    case 'money':
      return { type: 'number', minimum: 0 };
    case 'number':
      return {
        type: 'number',
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
      };
    default:
      return { type: 'string', pattern: '\\S' };
  }
}

function codeSchema({ code, label, retired }: Code): Schema {
  return { const: code, title: both(label), ...(retired ? { deprecated: true } : {}) };
}

function remarks({ type, unit, past, person, note }: Field): string {
  const unitLabel = type === 'money' || type === 'number' ? units[unit!] : undefined;
  return [
    unitLabel && `单位：${unitLabel.zh} · unit: ${unitLabel.en}`,
    type === 'money' && '最多两位小数 · at most two decimals',
    past && '不晚于今天 · not later than today',
    person && '可能含个人信息，显示时遮蔽 · may hold personal data, masked when shown',
    note && both(note),
  ]
    .filter(Boolean)
    .join('; ');
}

function both({ zh, en }: Label): string {
  return `${zh} · ${en}`;
}
