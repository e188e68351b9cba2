import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, field, kinds, penaltyType, recordType } from '../../test/ledger.ts';
import { dayOf, iso } from '../base/day.ts';
import { Catalogue } from './catalogue.ts';
import { packer, packLayout, unpack } from './pack.ts';
import type { Fields } from './record.ts';

const pack = packer(catalogue);
const penalty = packLayout(catalogue, 'administrative-penalty')!;

const floats = (bytes: Uint8Array) => [...new Float64Array(bytes.slice().buffer)];

describe('the layout', () => {
  test('is the packable fields in declared order, a list’s items in its place', () => {
    expect(penalty.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'decided_on: date',
      'measures.kind: code',
      'measures.amount: money',
      'summary_procedure: boolean',
      'resumed_on: date',
    ]);
    expect(penalty.columns[1].codes).toEqual(['warning', 'fine', 'suspension', 'closure']);
  });

  test('is unknown for an unknown type, which packs to nothing', () => {
    expect(packLayout(catalogue, 'no-such-type')).toBeUndefined();
    expect(pack('no-such-type', { a: 1 })).toHaveLength(0);
  });

  test('refuses a type with two lists, whose rows could not be told apart', () => {
    const list = (name: string) => field(name, 'list', { items: [field('n', 'number', { unit: 'times' })] });
    const two = recordType('two', '二', [field('on', 'date'), list('a'), list('b')], {});
    const strange = new Catalogue({ ...catalogueParts, types: [two] });
    expect(() => packLayout(strange, 'two')).toThrow('more than one list');
  });
});

const catalogueParts = { types: [penaltyType], lists: [], entity: catalogue.entity, references: [], indicators: [] };

describe('packing', () => {
  test('gives a row for each measure, the decision’s own fields repeated', () => {
    const fields: Fields = {
      decided_on: '2024-03-01',
      measures: [{ kind: 'fine', amount: 30000.01 }, { kind: 'warning' }],
      summary_procedure: true,
      resumed_on: '2024-03-15',
    };
    const [day, resumed] = [dayOf('2024-03-01')!, dayOf('2024-03-15')!];
    expect(floats(pack('administrative-penalty', fields))).toEqual([
      ...[day, 1, 30000.01, 1, resumed],
      ...[day, 0, Number.NaN, 1, resumed],
    ]);
  });

  test('gives one row when the list is empty or missing', () => {
    for (const fields of [{ measures: [] }, {}] as Fields[])
      expect(floats(pack('administrative-penalty', fields))).toEqual(Array(5).fill(Number.NaN));
  });

  test('packs several codes that add to another as one number, and gives them back in the order of the list', () => {
    const of = recordType(
      'visit',
      '检查',
      [
        field('on', 'date'),
        field('kind', 'code', { list: kinds }),
        field('also', 'code', { list: kinds, several: true, addsTo: 'kind' }),
      ],
      {},
    );
    const known = new Catalogue({ types: [of], lists: [kinds], entity: of, references: [], indicators: [] });
    const bytes = packer(known)('visit', { kind: 'fine', also: ['closure', 'warning'] });
    expect(floats(bytes)).toEqual([Number.NaN, 1, 9]);
    expect(unpack(packLayout(known, 'visit')!, bytes)).toEqual([{ kind: 'fine', also: ['warning', 'closure'] }]);
    expect(floats(packer(known)('visit', { also: [] }))).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  test('packs a record without a list as one row', () => {
    expect(
      floats(
        pack('inspection-result', { inspected_on: '1970-01-02', critical: false, score: -1.5, inspection_number: 'x' }),
      ),
    ).toEqual([1, 0, -1.5]);
  });

  test('is little-endian wherever it runs', () => {
    expect([...pack('inspection-result', { score: 1 }).slice(16)]).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
  });

  test('keeps what it was given', () => {
    const date = fc.integer({ min: -20_000, max: 60_000 }).map(iso);
    const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
    const penaltyFields = fc.record({
      decided_on: date,
      measures: fc.array(
        fc.record({
          kind: fc.constantFrom('warning', 'fine', 'suspension', 'closure'),
          amount: maybe(fc.double({ min: 0, max: 1e12, noNaN: true })),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      summary_procedure: maybe(fc.boolean()),
      resumed_on: maybe(date),
    });
    fc.assert(
      fc.property(penaltyFields, (fields) => {
        const { measures, ...own } = fields;
        const rows = measures.map(({ kind, amount }) => ({ ...own, 'measures.kind': kind, 'measures.amount': amount }));
        expect(unpack(penalty, pack('administrative-penalty', fields as Fields))).toEqual(rows);
      }),
    );
  });
});
