import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fields } from '../ledger/record.ts';
import { earlierOf, entityKeys, FirstRows } from './within-file.ts';

const row = (line: number, fields: Fields, references = {}) => ({
  row: { line, cells: [] },
  fields,
  references,
  faults: [],
});

function tell(first: FirstRows, read: ReturnType<typeof row>): string {
  const keys = entityKeys(read);
  const earlier = earlierOf(first, keys, read);
  if (!earlier) first.keep(keys, read.row.line, read.fields);
  return earlier ? `${earlier.line}: ${first.differing(earlier, read.fields).join()}` : 'first';
}

describe('rows of one file about one entity', () => {
  const names = ['uscc', 'regno', 'name', 'address'];

  test.each<[string, Fields, string]>([
    ['the same', { uscc: 'A1', regno: '7', name: '甲', address: '一路' }, '1: '],
    ['the same in another spelling', { uscc: 'ａ1 ', name: ' 甲 ' }, '1: '],
    ['less', { uscc: 'A1', name: '甲' }, '1: '],
    ['another address', { uscc: 'A1', name: '甲', address: '二路' }, '1: address'],
    ['another name under the same code', { uscc: 'A1', name: '乙' }, '1: name'],
    ['the other number and the name, without the code', { regno: '7', name: '甲' }, '1: '],
    ['the other number with another name: not the same', { regno: '7', name: '乙' }, 'first'],
    ['the other number with another code: not the same', { uscc: 'B2', regno: '7', name: '甲' }, 'first'],
    ['another day', { uscc: 'A1', name: '乙', effective_on: '2020-01-01' }, 'first'],
  ])('%s', (_, fields, expected) => {
    const first = new FirstRows(names);
    tell(first, row(1, { uscc: 'A1', regno: '7', name: '甲', address: '一路' }));
    expect(tell(first, row(2, fields))).toBe(expected);
  });

  test('more than the first row says counts as differing', () => {
    const first = new FirstRows(names);
    tell(first, row(1, { uscc: 'A1', name: '甲' }));
    expect(tell(first, row(2, { uscc: 'A1', name: '甲', address: '一路' }))).toBe('1: address');
  });

  test('a forgotten row leaves its place to the next', () => {
    const first = new FirstRows(names);
    const one = row(1, { uscc: 'A1', name: '甲' });
    tell(first, one);
    first.forget(entityKeys(one), 1);
    expect(tell(first, row(2, { uscc: 'A1', name: '乙' }))).toBe('first');
    expect(tell(first, row(3, { uscc: 'A1', name: '乙' }))).toBe('2: ');
  });

  test('as a plain map would, over many rows, some forgotten', () => {
    const numbers = fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.boolean()), {
      minLength: 1000,
      maxLength: 20_000,
    });
    fc.assert(
      fc.property(numbers, (steps) => {
        const first = new FirstRows(['name']);
        const plain = new Map<number, number>();
        for (const [i, [number, forgotten]] of steps.entries()) {
          const read = row(i + 1, { name: `${number}` }, { here: String(number) });
          const before = plain.get(number);
          expect(tell(first, read)).toBe(before === undefined ? 'first' : `${before}: `);
          if (before === undefined) plain.set(number, i + 1);
          if (forgotten && before === undefined) {
            first.forget(entityKeys(read), i + 1);
            plain.delete(number);
          }
        }
      }),
      { numRuns: 10 },
    );
  });
});
