import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { entryHash, GENESIS } from './chain.ts';
import type { Entry, Json } from './record.ts';

const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }).filter(wellFormed) as fc.Arbitrary<Json>;

function wellFormed(value: unknown): boolean {
  return !/\\ud[89a-f]/i.test(JSON.stringify(value));
}

describe('canonical JSON', () => {
  test('equals npm canonicalize on any value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 5000 },
    );
  });

  test('equals npm canonicalize on every double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(canonicalJson([value, -value])).toBe(canonicalize([value, -value]));
      }),
      { numRuns: 5000 },
    );
  });

  test('orders members by UTF-16 code units, as RFC 8785 section 3.2.3 shows', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = [...canonicalJson(value).matchAll(/:"([^"]*)"/g)].map((m) => m[1].split(/[ :]/)[0]);
    expect(order).toEqual(['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew']);
  });

  test('keys that look like array places are ordered as text', () => {
    expect(canonicalJson({ b: 1, '10': 2, '9': 3 })).toBe('{"10":2,"9":3,"b":1}');
  });

  test('a text longer than the buffer is written whole', () => {
    const long = '处罚'.repeat(100_000);
    expect(canonicalJson([long, long])).toBe(JSON.stringify([long, long]));
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', '\udc00a', 'a\ud800b'])('%j is refused', (value) => {
    expect(() => canonicalJson({ value })).toThrow(RangeError);
  });
});

const entry: Entry = {
  entryId: 1,
  entityId: 7,
  act: 'file',
  recordId: 1,
  type: 'administrative-penalty',
  recognizedOn: '2024-03-01',
  recordedAt: '2024-03-04T01:02:03.456Z',
  source: 'cq-samr',
  number: '渝市监处〔2024〕5号',
  payload: { law: '某法 "第一版"', decided_on: '2024-03-01', measures: [{ kind: 'fine', amount: 30000.01 }] },
  who: 'wang',
  why: '',
};

/** The same bytes by the slow, obvious way: a sorted object through npm canonicalize. */
function plainHash(previous: Uint8Array, e: Entry): string {
  const columns = {
    entity_id: e.entityId,
    entry_id: e.entryId,
    act: e.act,
    record_id: e.recordId,
    type: e.type,
    recognized_on: e.recognizedOn,
    recorded_at: e.recordedAt,
    source: e.source,
    number: e.number,
    payload: e.payload,
    who: e.who,
    why: e.why,
  };
  return createHash('sha256').update(previous).update(canonicalize(columns)!, 'utf8').digest('hex');
}

const text = fc.string({ unit: 'grapheme' });
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  entryId: fc.integer({ min: 1 }),
  entityId: fc.maxSafeNat(),
  act: fc.constantFrom('file', 'correct', 'withdraw'),
  recordId: fc.integer({ min: 1 }),
  type: text,
  recognizedOn: fc.constantFrom('2024-02-29', '1999-12-31'),
  recordedAt: fc.constant('2024-03-04T01:02:03.456Z'),
  source: text,
  number: text,
  payload: fc.dictionary(text, json),
  who: text,
  why: text,
});

describe('an entry’s hash', () => {
  test('is SHA-256 over the previous hash and the canonical columns', () => {
    fc.assert(
      fc.property(anyEntry, fc.uint8Array({ minLength: 32, maxLength: 32 }), (any, previous) => {
        expect(entryHash(previous, any).toString('hex')).toBe(plainHash(previous, any));
      }),
      { numRuns: 3000 },
    );
  });

  test('does not depend on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(entry.payload).reverse());
    expect(entryHash(GENESIS, { ...entry, payload: turned })).toEqual(entryHash(GENESIS, entry));
  });

  test('is the one that sha256sum gives for the documented bytes', () => {
    const small: Entry = { ...entry, number: 'N1', payload: { a: 1 } };
    const documented =
      '{"act":"file","entity_id":7,"entry_id":1,"number":"N1","payload":{"a":1},"recognized_on":"2024-03-01","record_id":1,' +
      '"recorded_at":"2024-03-04T01:02:03.456Z","source":"cq-samr","type":"administrative-penalty","who":"wang","why":""}';
    const plain = createHash('sha256').update(Buffer.alloc(32)).update(documented, 'utf8').digest();
    expect(entryHash(GENESIS, small)).toEqual(plain);
  });

  test.each(Object.keys(entry) as (keyof Entry)[])('changes with %s', (column) => {
    const value = entry[column];
    const other = typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}x` : { ...value, x: 1 };
    expect(entryHash(GENESIS, { ...entry, [column]: other } as Entry)).not.toEqual(entryHash(GENESIS, entry));
  });

  test('changes with the hash before it', () => {
    expect(entryHash(entryHash(GENESIS, entry), entry)).not.toEqual(entryHash(GENESIS, entry));
  });
});
