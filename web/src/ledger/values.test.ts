import { expect, test } from 'vitest';
import { type Filled, type FormField, fieldsOf, isComplete } from './values.ts';

const none = {
  several: false,
  past: false,
  person: false,
  unit: null,
  min: null,
  max: null,
  codes: null,
  note: null,
  example: null,
};
const field = (name: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  ...none,
  name,
  type,
  label: { zh: name, en: name },
  required: false,
  ...more,
});

const fields = [
  field('number', 'text', { required: true }),
  field('amount', 'money'),
  field('laws', 'text', { several: true }),
  field('measures', 'list', {
    required: true,
    items: [field('kind', 'code', { required: true }), field('amount', 'money')],
  }),
];

test('what is empty is not sent', () => {
  const written: Filled = {
    number: ' 渝1号 ',
    amount: null,
    laws: [],
    measures: [{ kind: 'fine', amount: 0 }, {}, { kind: '' }],
  };
  expect(fieldsOf(fields, written)).toEqual({ number: '渝1号', measures: [{ kind: 'fine', amount: 0 }] });
});

test('a form is complete when every required field is, in its items too', () => {
  expect(isComplete(fields, { number: '1', measures: [{ kind: 'fine' }] })).toBe(true);
  expect(isComplete(fields, { number: '1' })).toBe(false);
  expect(isComplete(fields, { number: '1', measures: [{ amount: 1 }] })).toBe(false);
});
