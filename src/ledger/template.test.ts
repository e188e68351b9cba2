import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../base/day.ts';
import type { ColumnMeaning } from './catalogue.ts';
import { loadCatalogue } from './catalogue-load.ts';
import { readCodes } from './code-list.ts';
import type { Field, FieldSet } from './field.ts';
import type { Fields, Json } from './record.ts';
import { template } from './template.ts';
import { writtenUnits } from './unit.ts';

const catalogue = loadCatalogue(join(import.meta.dirname, '../../catalogue'));
const sets = [catalogue.entity, ...catalogue.types.values()].map((set) => [set.id, set] as const);

describe('the template of', () => {
  test.each(sets)('%s has headings that are known, each once', (_, set) => {
    const headings = template(catalogue, set).map(({ heading }) => heading);
    expect(headings.filter((heading) => !catalogue.column(set, heading))).toEqual([]);
    expect(new Set(headings).size).toBe(headings.length);
  });

  test.each(sets)('%s has an example row without a fault', (_, set) => {
    expect(catalogue.validateFields(set, exampleFields(set), dayOf('2026-11-22')!)).toEqual([]);
  });
});

/** The example row as the fields of a record, read in the plainest way. */
function exampleFields(set: FieldSet): Fields {
  const fields: Fields = {};
  for (const { heading, example } of template(catalogue, set))
    if (example) place(fields, catalogue.column(set, heading)!, example);
  return fields;
}

function place(fields: Fields, meaning: ColumnMeaning, text: string): void {
  if (meaning.role === 'field') fields[meaning.field.name] = kept(meaning.field, text, meaning.unit);
  if (meaning.role === 'each') {
    const { into } = meaning.field.columns!.each;
    const kind = meaning.field.items.find(({ name }) => name === into)!;
    fields[meaning.field.name] = codesOf(kind, text).map((code) => ({ [into]: code }));
  }
  if (meaning.role === 'with') {
    const { part, field, unit } = meaning;
    const items = fields[field.name] as Fields[];
    const item = items.find((one) => part.when.codes.includes(one[part.when.field] as string))!;
    item[part.into] = kept(field.items.find(({ name }) => name === part.into)!, text, unit);
  }
}

function codesOf(field: Field, text: string): readonly string[] {
  const reading = readCodes(field.list!, text);
  if (!('codes' in reading)) throw new Error(`${field.name}: ${reading.text}`);
  return reading.codes;
}

function kept(field: Field, text: string, unit?: string): Json {
  if (field.several) return field.list ? [...codesOf(field, text)] : text.split(';');
  if (field.type === 'code') return codesOf(field, text)[0];
  if (field.type === 'boolean') return text === '是';
  if (field.type !== 'money' && field.type !== 'number') return text;
  const { over, under } = unit ? writtenUnits[unit] : { over: 1, under: 1 };
  return (Number(text) * over) / under;
}
