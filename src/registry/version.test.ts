import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Version, VersionAttributes } from './entity.ts';
import { factsOf } from './subject.ts';
import { attributesOn, orderedVersions, valuesOf } from './version.ts';

function versions(...list: [validFrom: string | null, recordedAt: string, attributes: VersionAttributes][]): Version[] {
  return list.map(([validFrom, day, attributes], i) => ({
    version: i + 1,
    validFrom,
    recordedAt: `${day}T00:00:00.000Z`,
    attributes,
    who: 'test',
    why: '',
  }));
}

describe('versions of an entity', () => {
  const moved = versions(
    [null, '2024-01-01', { name: '甲', kind: 'individual', tags: ['广告'], key_region: false }],
    ['2024-05-01', '2024-05-01', { kind: 'enterprise' }],
    ['2024-03-01', '2024-06-01', { tags: [], key_region: true }],
  );

  test('the first version holds from the beginning, a later one from its day', () => {
    expect(valuesOf(orderedVersions(moved), 'kind')).toEqual([
      { value: 'individual', from: null, until: '2024-05-01' },
      { value: 'enterprise', from: '2024-05-01', until: null },
    ]);
  });

  test('a change recorded late counts from its own day, but was not known before', () => {
    expect(attributesOn(orderedVersions(moved), '2024-04-01')).toEqual({
      name: '甲',
      kind: 'individual',
      tags: [],
      key_region: true,
    });
    expect(attributesOn(orderedVersions(moved, '2024-05-31T23:59:59.999Z'), '2024-04-01').tags).toEqual(['广告']);
  });

  test('of two statements for the same day the later version holds', () => {
    const twice = versions(
      [null, '2024-01-01', { status: 'open' }],
      ['2024-02-01', '2024-02-01', { status: 'suspended' }],
      ['2024-02-01', '2024-02-02', { status: 'open' }],
    );
    expect(valuesOf(orderedVersions(twice), 'status')).toEqual([{ value: 'open', from: null, until: null }]);
  });

  test('an attribute known to be empty ends, and is no fact', () => {
    const cleared = versions(
      [null, '2024-01-01', { division: '210600' }],
      ['2024-02-01', '2024-02-01', { division: null }],
    );
    expect(factsOf(cleared)).toEqual([{ attribute: 'division', value: '210600', from: null, until: '2024-02-01' }]);
    expect(attributesOn(orderedVersions(cleared), '2024-02-01')).toEqual({});
  });

  test('nothing is known before the first recording', () => {
    expect(factsOf(moved, '2023-12-31T00:00:00.000Z')).toEqual([]);
  });

  test('facts carry the names that rulebooks use', () => {
    expect(factsOf(moved).filter((f) => f.attribute === 'keyRegion')).toEqual([
      { attribute: 'keyRegion', value: false, from: null, until: '2024-03-01' },
      { attribute: 'keyRegion', value: true, from: '2024-03-01', until: null },
    ]);
  });

  test('on every day the intervals agree with asking for that day', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((d) => `2024-01-${String(d).padStart(2, '0')}`);
    const later = fc.array(fc.tuple(day, fc.constantFrom('open', 'suspended', 'revoked', null)), { maxLength: 8 });
    fc.assert(
      fc.property(later, day, (list, asked) => {
        const ordered = orderedVersions(
          versions(
            [null, '2024-01-01', { status: 'open' }],
            ...list
              .map((l) => [l[0], l[0], { status: l[1] }] as const)
              .map((l) => [...l] as [string, string, VersionAttributes]),
          ),
        );
        const holding = valuesOf(ordered, 'status').filter(
          (v) => (v.from === null || v.from <= asked) && (v.until === null || asked < v.until),
        );
        expect(holding.map((v) => v.value)).toEqual([attributesOn(ordered, asked).status].filter(Boolean));
      }),
    );
  });
});
