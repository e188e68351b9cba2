import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from './catalogue-load.ts';
import { jsonSchema } from './json-schema.ts';

const catalogue = loadCatalogue(join(import.meta.dirname, '../../catalogue'));
const ajv = new Ajv2020({ allErrors: true, formats: { date: true } });

describe('the JSON Schema', () => {
  test.each([catalogue.entity, ...catalogue.types.values()].map((set) => [set.id, set] as const))(
    'of %s is a valid schema of 2020-12',
    (_, set) => {
      expect(ajv.validateSchema(jsonSchema(set))).toBe(true);
    },
  );

  const valid = ajv.compile(jsonSchema(catalogue.type('administrative-penalty')!));
  const penalty = { document_number: '12号', decided_on: '2026-03-02', measures: [{ kind: 'fine', amount: 5000 }] };

  test.each([
    ['a penalty in order', penalty, true],
    ['no measure', { ...penalty, measures: [] }, false],
    ['an unknown kind', { ...penalty, measures: [{ kind: 'fined' }] }, false],
    ['a negative amount', { ...penalty, measures: [{ kind: 'fine', amount: -1 }] }, false],
    ['an unknown field', { ...penalty, colour: 'red' }, false],
    ['a linked field', { ...penalty, resumed_on: '2026-05-01' }, false],
    ['a date of another form', { ...penalty, decided_on: '2026/3/2' }, false],
    ['no number', { decided_on: '2026-03-02', measures: penalty.measures }, false],
    ['a blank number', { ...penalty, document_number: ' ' }, false],
  ])('takes or refuses %s', (_, fields, taken) => {
    expect(valid(fields)).toBe(taken);
  });
});
