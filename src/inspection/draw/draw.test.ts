// Draws: equal to an independent implementation, exact chances, order of the file without effect, nothing that can be slipped in.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, chainOf, workOut } from '../../../test/draw/independent.ts';
import { Chance } from './chance.ts';
import { type Change, Draw } from './draw.ts';
import { type DrawFile, readDrawFile, readTerms } from './draw-file.ts';
import { changeNow, drawNow, layDown } from './proceed.ts';
import { byChance, byWeight } from './sample.ts';
import { commitmentOf, keyOf, pledge } from './seed.ts';
import { type Candidate, FORMATS, type Officer, type Stratum, type Terms, takeOf } from './terms.ts';
import { verify } from './verify.ts';

const FIELDS = ['food', 'fire', 'lifts'];
const some = (most: number) => fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: most });
const strata: fc.Arbitrary<Stratum[]> = fc.uniqueArray(
  fc.record(
    {
      id: fc.constantFrom('A', 'B', 'C'),
      by: fc.constantFrom('chance', 'weight'),
      share: fc.nat({ max: 10_000 }),
      atLeast: fc.nat({ max: 5 }),
      atMost: fc.integer({ min: 0, max: 12 }),
    },
    { requiredKeys: ['id', 'by', 'share'] },
  ),
  { minLength: 1, selector: ({ id }) => id },
);
const anyTerms: fc.Arbitrary<Terms> = strata.chain((of) =>
  fc.record({
    format: fc.constantFrom(...FORMATS),
    title: fc.string({ minLength: 1, unit: 'grapheme' }),
    day: fc.constant('2026-11-22'),
    strata: fc.constant(of),
    entities: some(40).chain((ids) =>
      fc.tuple(
        ...ids.map(
          (id): fc.Arbitrary<Candidate> =>
            fc.record({
              id: fc.constant(`E${id}`),
              stratum: fc.constantFrom(...of.map((one) => one.id)),
              weight: fc.integer({ min: 1, max: 9 }).map((w) => w ** 3),
              needs: fc.uniqueArray(fc.constantFrom(...FIELDS), { maxLength: 2 }),
            }),
        ),
      ),
    ),
    officers: some(9).chain((ids) =>
      fc.tuple(
        ...ids.map(
          (id): fc.Arbitrary<Officer> =>
            fc.record(
              {
                id: fc.constant(`o${id}`),
                knows: fc.subarray(FIELDS),
                avoids: some(9).map((those) => those.map((one) => `E${one}`)),
                most: fc.nat({ max: 12 }),
              },
              { requiredKeys: ['id', 'knows'] },
            ),
        ),
      ),
    ),
    officersEach: fc.integer({ min: 2, max: 3 }),
    seed: fc.constant({ kind: 'public', source: '体彩', known: '2026-11-23' } as const),
  }),
);

/** A change that fits the visits as they stand; undefined when none does. */
function changeFor({ visits }: Draw, [kind, which]: readonly [string, number]): Change | undefined {
  const manned = visits.filter(({ officers }) => officers.length > 0);
  if (kind === 'entity') {
    const visit = visits[which % visits.length];
    return visit && { kind, out: visit.entity, why: '已注销' };
  }
  const visit = manned[which % manned.length];
  return (
    visit && { kind: 'officer', out: visit.officers[which % visit.officers.length], entity: visit.entity, why: '亲属' }
  );
}

test('an implementation written from docs/draws.md alone, on another library, says the same', () => {
  const wishes = fc.array(fc.tuple(fc.constantFrom('entity', 'officer'), fc.nat({ max: 99 })), { maxLength: 6 });
  fc.assert(
    fc.property(anyTerms, fc.string({ minLength: 1 }), wishes, (terms, value, wished) => {
      const draw = new Draw(terms, [value]);
      const first = draw.visits;
      const led = wished.flatMap((wish) => {
        const change = changeFor(draw, wish);
        return change ? [draw.make(change)] : [];
      });
      const other = workOut(terms, [value], led.map(({ change }) => change) as never);
      expect(commitmentOf(terms)).toBe(other.hash);
      expect([first, draw.visits, led]).toEqual([other.first, other.visits, other.led]);
    }),
    { numRuns: 400, seed: 7 },
  );
});

describe('chances', () => {
  const DRAWS = 100_000;
  const pool = [1, 1, 2, 3, 5, 8, 13, 21].map((weight, i): Candidate => ({ id: `E${i}`, stratum: 'A', weight }));
  const times = (way: typeof byChance, take: number) => {
    const met = new Map(pool.map(({ id }) => [id, 0]));
    for (let i = 0; i < DRAWS; i++) {
      const key = Buffer.alloc(32);
      key.writeUInt32LE(i);
      const { drawn } = way(pool, take, new Chance(key, 'entities', 0));
      for (const { id } of drawn) met.set(id, met.get(id)! + 1);
    }
    const counts = [...met.values()];
    expect(counts.reduce((sum, n) => sum + n)).toBe(DRAWS * take);
    return counts;
  };

  test('everybody alike: chi-square of 100,000 draws of 3 in 8', () => {
    const expected = (DRAWS * 3) / 8;
    // Without putting back, the counts vary less than free ones: by (8 - 3) / (8 - 1).
    const square = times(byChance, 3).reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0) / (5 / 7);
    // The 99.9 % point of chi-square with seven degrees of freedom.
    expect(square).toBeLessThan(24.3);
  });

  test('in proportion to weight: in 100,000 draws everybody comes as often as his exact chance says', () => {
    // 54 in all, 3 taken: 21 is over a third and certain; then 13 of 33 for two is not, 13 × 2 < 33.
    const chances = [1, 1, 2, 3, 5, 8, 13].map((weight) => (2 * weight) / 33);
    const counts = times(byWeight, 3);
    expect(counts[7]).toBe(DRAWS);
    for (const [i, p] of chances.entries())
      expect(Math.abs(counts[i] - DRAWS * p) / Math.sqrt(DRAWS * p * (1 - p))).toBeLessThan(3.5);
  });
});

const terms: Terms = {
  format: 'jinxin-draw-2',
  title: '2026 年第四季度食品经营检查',
  day: '2026-11-22',
  strata: [
    { id: 'A', by: 'chance', share: 1000 },
    { id: 'D', by: 'weight', share: 0, atLeast: 2 },
  ],
  entities: [
    ...Array.from({ length: 21 }, (_, i) => ({ id: `A${i}`, stratum: 'A', needs: ['food'] })),
    ...Array.from({ length: 4 }, (_, i) => ({ id: `D${i}`, stratum: 'D', weight: i + 1 })),
  ],
  officers: ['赵', '钱', '孙', '李'].map((name, i) => ({ id: `o${i}`, name, knows: i % 2 ? ['food'] : [] })),
  officersEach: 2,
  seed: {
    kind: 'parties',
    parties: ['市场局', '公证处'].map((party) => ({ party, hash: pledge(party, `${party}的秘密`) })),
  },
};
const values = ['市场局的秘密', '公证处的秘密'];

test('the share is rounded up, within its bounds', () => {
  const of = (stratum: Partial<Stratum>, n: number) => takeOf({ id: 'A', by: 'chance', share: 300, ...stratum }, n);
  expect([of({}, 100), of({}, 101), of({ atLeast: 5 }, 100), of({ atMost: 1 }, 100), of({ atLeast: 5 }, 2)]).toEqual([
    3, 4, 5, 1, 2,
  ]);
});

test('the order in which a file lists its pools decides nothing but its hash', () => {
  const turned = { ...terms, entities: terms.entities.toReversed(), officers: terms.officers.toReversed() };
  expect(commitmentOf(turned)).not.toBe(commitmentOf(terms));
  const chance = () => new Chance(keyOf(terms, commitmentOf(terms), values), 'entities', 0);
  expect(byChance(turned.entities, 5, chance())).toEqual(byChance(terms.entities, 5, chance()));
});

describe('a draw as it goes', () => {
  const laid = layDown(terms);
  const drawn = drawNow('x', laid, values);

  test('two officers for everybody, one of whom knows the field; the work is shared', () => {
    expect(drawn.visits!.map(({ entity }) => entity[0])).toEqual(['A', 'A', 'A', 'D', 'D']);
    for (const { entity, officers } of drawn.visits!) {
      expect(new Set(officers).size).toBe(2);
      if (entity.startsWith('A')) expect(officers.some((id) => id === 'o1' || id === 'o3')).toBe(true);
    }
    const counts = terms.officers.map(({ id }) => drawn.visits!.filter(({ officers }) => officers.includes(id)).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test('an entity that is gone and an officer who stands aside are replaced, and everything can be worked out', () => {
    const [first, second] = drawn.visits!;
    const one = changeNow('x', drawn, { kind: 'entity', out: first.entity, why: '已注销' });
    const out = second.officers[0];
    const two = changeNow('x', one, { kind: 'officer', out, entity: second.entity, why: '亲属' });
    const [stepped, aside] = two.changes!;
    expect(drawn.visits!.map(({ entity }) => entity)).not.toContain(stepped.visit!.entity);
    expect(stepped.visit!.entity).toMatch(/^A/);
    expect(aside.visit!.officers).not.toContain(out);
    const file = readDrawFile('x', JSON.stringify(two));
    expect(verify(file).map(({ what, holds }) => [what, holds])).toEqual([
      ['commitment', true],
      ['seed', true],
      ['visits', true],
      ['changes', true],
      ['chain', true],
    ]);
    expect(two.changes).toEqual(chainOf(two as never, two.changes!));
    // A reason rewritten, a hash left out, another put first: from there on nothing holds.
    const altered = (make: (links: Record<string, unknown>[]) => unknown[]): DrawFile => ({
      ...file,
      changes: make(JSON.parse(JSON.stringify(two.changes))) as never,
    });
    const found = (made: DrawFile) => verify(made).find(({ holds }) => !holds);
    const reason = (why: string) => (links: Record<string, unknown>[]) =>
      links.map((link, i) => (i === 0 ? { ...link, change: { ...(link.change as object), why } } : link));
    expect(found(altered(reason('忙')))).toEqual({ what: 'chain', holds: false, count: 1 });
    expect(found(altered((links) => links.map(({ hash: _, ...link }) => link)))?.what).toBe('chain');
    const relinked = altered(([first, second]) => [first, { ...second, before: first.before }]);
    expect(found(relinked)).toEqual({ what: 'chain', holds: false, count: 2 });
    expect(() => changeNow('x', altered(reason('忙')), { kind: 'entity', out: second.entity, why: '忙' })).toThrow(
      expect.objectContaining({ code: 'inspection.draw-does-not-hold' }),
    );
  });

  test('a file of the first format still holds, and is changed without a chain', () => {
    const old = drawNow('x', layDown({ ...terms, format: 'jinxin-draw-1' }), values);
    const changed = changeNow('x', old, { kind: 'entity', out: old.visits![0].entity, why: '已注销' });
    expect(Object.keys(changed.changes![0])).toEqual(['change', 'visit']);
    expect(verify(changed).map(({ what, holds }) => [what, holds])).toEqual(
      ['commitment', 'seed', 'visits', 'changes'].map((what) => [what, true]),
    );
  });

  test('an officer who is not there, or an entity that was not drawn, is not changed', () => {
    const undrawn = terms.entities.find(({ id }) => !drawn.visits!.some(({ entity }) => entity === id))!.id;
    const refused = (change: Change, code: string) =>
      expect(() => changeNow('x', drawn, change)).toThrow(expect.objectContaining({ code }));
    refused({ kind: 'entity', out: undrawn, why: '' }, 'inspection.not-drawn');
    refused({ kind: 'officer', out: 'o9', entity: drawn.visits![0].entity, why: '' }, 'inspection.not-of-this-visit');
  });

  test.each<[string, string, () => unknown]>([
    ['a second draw', 'inspection.draw-drawn-already', () => drawNow('x', drawn, values)],
    [
      'terms altered after their hash',
      'inspection.draw-terms-altered',
      () => drawNow('x', { ...laid, terms: { ...terms, day: '2026-11-21' } }, values),
    ],
    [
      'a secret that was not pledged',
      'inspection.seed-not-as-pledged',
      () => drawNow('x', laid, ['市场局的秘密', '另一个']),
    ],
    ['a value too few', 'inspection.seed-values', () => drawNow('x', laid, ['市场局的秘密'])],
    [
      'a change before the draw',
      'inspection.draw-not-drawn',
      () => changeNow('x', laid, { kind: 'entity', out: 'A1', why: '' }),
    ],
  ])('%s is refused', (_, code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });

  test.each<[string, (file: DrawFile) => DrawFile]>([
    ['commitment', (file) => ({ ...file, terms: { ...terms, title: '别的' } })],
    ['seed', (file) => ({ ...file, seed: ['市场局的秘密', '另一个'] })],
    ['visits', (file) => ({ ...file, visits: file.visits!.toReversed() })],
    ['visits', (file) => ({ ...file, visits: file.visits!.slice(1) })],
    [
      'changes',
      (file) => ({
        ...file,
        changes: [{ change: { kind: 'entity', out: file.visits![0].entity, why: '忙' }, visit: null }],
      }),
    ],
    ['changes', (file) => ({ ...file, changes: [{ change: { kind: 'entity', out: 'Z', why: '忙' }, visit: null }] })],
  ])('a file whose %s were tampered with is found out', (what, tamper) => {
    expect(verify(tamper(drawn)).find(({ holds }) => !holds)?.what).toBe(what);
  });
});

test('an officer short: the visit says what is lacking, and nobody is counted for it', () => {
  const short = {
    ...terms,
    officers: [
      { id: 'o1', knows: ['food'] },
      { id: 'o2', most: 1 },
    ],
  };
  const { visits } = new Draw(short, values);
  expect(visits.filter(({ lacking }) => lacking === 'officers')).toHaveLength(4);
  expect(visits[0].officers).toEqual(['o1', 'o2']);
});

test('the canonical JSON of the independent implementation is canonical', () => {
  expect(canonical({ b: [1, '赵'], a: { d: undefined, c: 2 } })).toBe('{"a":{"c":2},"b":[1,"赵"]}');
});

describe('terms that are none', () => {
  const said = (change: object) => {
    try {
      readTerms('t.json', JSON.stringify({ ...terms, ...change }));
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };

  test.each([
    ['an unknown field', { extra: 1 }, 'extra'],
    ['one officer each', { officersEach: 1 }, 'officersEach'],
    ['an entity twice', { entities: [terms.entities[0], terms.entities[0]] }, 'entities.1.id “A0”重复'],
    ['a stratum that is not there', { entities: [{ id: 'x', stratum: 'Z' }] }, '没有“Z”这一层'],
    ['no weight where weight decides', { entities: [{ id: 'x', stratum: 'D' }] }, 'entities.0.weight'],
    ['an id with a blank', { officers: [{ id: '赵' }] }, 'officers.0.id'],
    [
      'weights that cannot be counted',
      { entities: [1, 2].map((i) => ({ id: `x${i}`, stratum: 'D', weight: 2 ** 52 })) },
      '权重之和太大',
    ],
    ['a secret over two lines', { seed: { kind: 'parties', parties: [{ party: 'a\nb', hash: '' }] } }, 'seed.parties'],
  ])('%s', (_, change, message) => {
    expect(said(change)).toContain(message);
  });

  test('no JSON', () => {
    expect(() => readTerms('t.json', '{')).toThrow('t.json');
  });
});
