// Binary COPY: what goes in comes out again, of every type, and failures leave nothing behind.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { copyBatches, copyIn, copyOut } from './copy.ts';
import type { CopyRows } from './copy-rows.ts';
import type { CopyType } from './copy-writer.ts';
import { iso } from './day.ts';
import { asOwner, type Db } from './db.ts';

const db = await testDatabase();

interface Kind {
  readonly type: CopyType;
  readonly value: fc.Arbitrary<unknown>;
  readonly read: (rows: CopyRows, column: number) => unknown;
}

// U+0000 cannot be stored in a text of PostgreSQL; half surrogates are no characters.
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string()).map((value) => value.replaceAll('\0', ''));
const day = fc.integer({ min: -700_000, max: 2_900_000 }).map(iso);
const instant = fc
  .date({ min: new Date('1800-01-01T00:00:00.000Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const int = (bits: number) => fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
const items = <T>(item: fc.Arbitrary<T>) => fc.array(fc.option(item, { freq: 5 }), { maxLength: 8 });

const KINDS: Kind[] = [
  { type: 'int2', value: int(16), read: (rows, i) => rows.int(i) },
  { type: 'int4', value: int(32), read: (rows, i) => rows.int(i) },
  { type: 'int8', value: fc.maxSafeInteger(), read: (rows, i) => rows.int(i) },
  { type: 'float8', value: fc.double(), read: (rows, i) => rows.float8(i) },
  { type: 'bool', value: fc.boolean(), read: (rows, i) => rows.bool(i) },
  { type: 'text', value: text, read: (rows, i) => rows.text(i) },
  { type: 'date', value: day, read: (rows, i) => rows.date(i) },
  { type: 'timestamptz', value: instant, read: (rows, i) => rows.instant(i) },
  { type: 'jsonb', value: fc.jsonValue({ maxDepth: 2 }).map(storable), read: (rows, i) => rows.jsonb(i) },
  { type: 'bytea', value: fc.uint8Array({ maxLength: 300 }), read: (rows, i) => plain(rows.bytes(i)) },
  { type: 'int2[]', value: items(int(16)), read: (rows, i) => rows.array(i, (r, j) => r.int(j)) },
  { type: 'int4[]', value: items(int(32)), read: (rows, i) => rows.array(i, (r, j) => r.int(j)) },
  { type: 'int8[]', value: items(fc.maxSafeInteger()), read: (rows, i) => rows.array(i, (r, j) => r.int(j)) },
  { type: 'float8[]', value: items(fc.double()), read: (rows, i) => rows.array(i, (r, j) => r.float8(j)) },
  { type: 'text[]', value: items(text), read: (rows, i) => rows.array(i, (r, j) => r.text(j)) },
  { type: 'date[]', value: items(day), read: (rows, i) => rows.array(i, (r, j) => r.date(j)) },
  { type: 'timestamptz[]', value: items(instant), read: (rows, i) => rows.array(i, (r, j) => r.instant(j)) },
];
const TYPES = KINDS.map((kind) => kind.type);

test('rows of every type, with nulls, come back as they were', async () => {
  const row = fc.tuple(...KINDS.map((kind) => fc.option(kind.value, { freq: 6 })));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
      await withTable(async (tx, target) => {
        expect(await copyIn(tx, target, TYPES, rows)).toBe(rows.length);
        expect(await readAll(tx)).toEqual(rows.map((values) => values.map(plain)));
      });
    }),
    { numRuns: 60 },
  );
});

test('the server understands the values as we do', async () => {
  const value = ['2024-02-29', '2026-11-22T01:02:03.456Z', { 金额: [1, null] }, [1, null, 3], ['甲', ''], 2 ** 40];
  const types: CopyType[] = ['date', 'timestamptz', 'jsonb', 'int8[]', 'text[]', 'int8'];
  const names = types.map((type) => `v${TYPES.indexOf(type)}`);
  await withTable(async (tx) => {
    await copyIn(tx, `pg_temp.copied (${names})`, types, [value]);
    const { rows } = await tx.query(`select ${names} from pg_temp.copied`);
    expect(names.map((name) => rows[0][name])).toEqual(value);
  });
});

test('what is finer than a millisecond is cut off', async () => {
  const sql = `select '1999-12-31 23:59:59.9999Z'::timestamptz, '2026-01-01 00:00:00.0019Z'::timestamptz`;
  const [row] = await db.read(async (tx) => {
    for await (const rows of copyBatches(tx, sql)) if (rows.next()) return [[rows.instant(0), rows.instant(1)]];
    return [];
  });
  expect(row).toEqual(['1999-12-31T23:59:59.999Z', '2026-01-01T00:00:00.001Z']);
});

test('a date may be given as a civil day, and an instant as a Date', async () => {
  await withTable(async (tx) => {
    const rows = [[19_782, new Date(1_708_000_000_123)]];
    await copyIn(tx, 'pg_temp.copied (v6, v7)', ['date', 'timestamptz'], rows);
    const read = await tx.query('select v6, v7 from pg_temp.copied');
    expect(read.rows).toEqual([{ v6: '2024-02-29', v7: '2024-02-15T12:26:40.123Z' }]);
  });
});

test('rows larger than a chunk and more rows than a chunk holds arrive whole', async () => {
  const large = '大'.repeat(400_000);
  async function* rows() {
    for (let i = 0; i < 20_000; i++) yield [i, i === 10_000 ? large : `第${i}行`];
  }
  await withTable(async (tx) => {
    expect(await copyIn(tx, 'pg_temp.copied (v2, v5)', ['int8', 'text'], rows())).toBe(20_000);
    let next = 0;
    for await (const batch of copyBatches(tx, 'select v2, v5 from pg_temp.copied')) {
      while (batch.next()) {
        const expected = next === 10_000 ? large : `第${next}行`;
        if (batch.int(0) !== next || batch.text(1) !== expected) throw new Error(`row ${next} came back otherwise`);
        next++;
      }
    }
    expect(next).toBe(20_000);
  });
});

test('copyOut gives tuples of buffers', async () => {
  const tuples = await db.read((tx) => collect(copyOut(tx, `select 258::int4, null, 'ab'::text`)));
  expect(tuples).toEqual([[Buffer.from([0, 0, 1, 2]), null, Buffer.from('ab')]]);
});

test.each([
  ['int8', 2 ** 53],
  ['int8', 1.5],
  ['int4', 2 ** 31],
  ['int2', -(2 ** 15) - 1],
  ['date', '2023-02-29'],
  ['date', '2023-13-01'],
  ['date', '2023-1-1'],
  ['date', '20230101'],
  ['timestamptz', 'soon'],
] as [CopyType, unknown][])(
  'a bad %s (%s) is refused, nothing is written and the connection goes on',
  async (type, bad) => {
    await withTable(async (tx) => {
      const column = `v${TYPES.indexOf(type)}`;
      await tx.query('savepoint before');
      await expect(copyIn(tx, `pg_temp.copied (${column})`, [type], [[null], [bad]])).rejects.toThrow(/not a/);
      await tx.query('rollback to before');
      expect(await readAll(tx)).toEqual([]);
    });
  },
);

test("a row of the wrong length and an iterator's own error are passed on", async () => {
  const broken = function* () {
    yield [1];
    throw new Error('file ended');
  };
  const short = db.transaction((tx) => copyIn(tx, 'base.setting (key, value)', ['text', 'jsonb'], [['a']]));
  await expect(short).rejects.toThrow('1 values for 2 columns');
  const cut = db.transaction((tx) => copyIn(tx, 'base.setting (key)', ['int8'], broken()));
  await expect(cut).rejects.toThrow('file ended');
});

test("the server's refusal in the middle of a long copy is passed on, and nothing stays", async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => [`k${i % 50_000}`, { filler: 'x'.repeat(50) }]);
  const work = db.transaction((tx) => copyIn(tx, 'base.setting (key, value)', ['text', 'jsonb'], rows));
  await expect(work).rejects.toMatchObject({ code: '23505' });
  const left = await db.read((tx) => tx.query('select count(*) as n from base.setting'));
  expect(left.rows).toEqual([{ n: 0 }]);
});

test('rows that wait to be sent when the server refuses one do no harm', async () => {
  const rows = function* () {
    yield ['twice', 1];
    for (let i = 0; i < 200_000; i++) yield [i === 10 ? 'twice' : `key ${i}`, 'x'.repeat(100)];
  };
  const work = db.transaction((tx) => copyIn(tx, 'base.setting (key, value)', ['text', 'jsonb'], rows()));
  await expect(work).rejects.toMatchObject({ code: '23505' });
});

test('a table that is not there is refused before rows are read', async () => {
  const work = db.transaction((tx) => copyIn(tx, 'base.nothing (a)', ['int8'], [[1]]));
  await expect(work).rejects.toMatchObject({ code: '42P01' });
  await expect(db.read((tx) => collect(copyOut(tx, 'select 1/0')))).rejects.toMatchObject({ code: '22012' });
});

test('a reader that stops early may go on in its transaction', async () => {
  const { rows } = await db.read(async (tx) => {
    for await (const _ of copyBatches(tx, 'select generate_series(1, 200000)')) break;
    return tx.query('select 1 as one');
  });
  expect(rows).toEqual([{ one: 1 }]);
});

test('an error of the reader is passed on', async () => {
  const work = db.read(async (tx) => {
    for await (const _ of copyBatches(tx, 'select generate_series(1, 200000)')) throw new Error('enough');
  });
  await expect(work).rejects.toThrow('enough');
});

test('the role of the program copies no more than it may write', async () => {
  await asOwner(db.address, (owner) => owner.query('create table public.foreign_table (a int8)'));
  const work = db.transaction((tx) => copyIn(tx, 'public.foreign_table (a)', ['int8'], [[1]]));
  await expect(work).rejects.toThrow('permission denied');
});

async function withTable(work: (tx: Db, target: string) => Promise<void>): Promise<void> {
  await db.transaction(async (tx) => {
    const columns = TYPES.map((type, i) => `v${i} ${type}`);
    await tx.query(`create temp table copied (place int8 generated always as identity, ${columns}) on commit drop`);
    await work(tx, `pg_temp.copied (${TYPES.map((_, i) => `v${i}`)})`);
  });
}

async function readAll(tx: Db): Promise<unknown[][]> {
  const read: unknown[][] = [];
  const sql = `select ${TYPES.map((_, i) => `v${i}`)} from pg_temp.copied order by place`;
  for await (const rows of copyBatches(tx, sql)) {
    while (rows.next()) read.push(KINDS.map((kind, i) => kind.read(rows, i)));
  }
  return read;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? [...value] : value;
}

// jsonb knows neither U+0000 nor half surrogates, keeps no order of keys and turns -0 into 0.
function storable(value: unknown): unknown {
  const kept = JSON.stringify(value, (_, item) => (typeof item === 'string' ? item.replaceAll('\0', '') : item));
  return JSON.parse(kept.replaceAll('\\u0000', '').replaceAll('"__proto__"', '"proto"'));
}

test('a long text makes room for what stands behind it', async () => {
  const text = '信'.repeat(200_000);
  await db.asOwner((owner) =>
    owner.query('create table public.long_text (a text, b int8, c date, d timestamptz, e float8)'),
  );
  await db.asOwner((owner) =>
    copyIn(
      owner,
      'public.long_text (a, b, c, d, e)',
      ['text', 'int8', 'date', 'timestamptz', 'float8'],
      [[text, 7, '2024-02-29', '2024-02-29T00:00:00.000Z', 1.5]],
    ),
  );
  const { rows } = await db.asOwner((owner) => owner.query('select length(a) as a, b, c, e from public.long_text'));
  expect(rows).toEqual([{ a: 200_000, b: 7, c: '2024-02-29', e: 1.5 }]);
});
