import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import {
  catalogue,
  inspectionType,
  kinds,
  penalty,
  penaltyType,
  registerEntities,
  resumption,
  resumptionType,
} from '../../test/ledger.ts';
import { asOwner } from '../base/db.ts';
import { adoptLayouts } from './adopt-layouts.ts';
import { Catalogue } from './catalogue.ts';
import { codeList } from './code-list.ts';
import type { RecordColumns } from './columns.ts';
import { correctRecords, withdrawRecord } from './correct.ts';
import { fileEntries } from './file.ts';
import { type Keeping, keeping } from './keeping.ts';
import { recordsOf } from './read-entries.ts';
import { readRecords } from './read-records.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyRecords } from './verify-records.ts';

const database = await testDatabase();
const kept = keeping(catalogue);
const li = { id: 'li', name: '李某' };
const ENTITIES = [1, 2, 3, 4, 5, 6];

beforeAll(() => registerEntities(database, 7));

const owner = (sql: string) => asOwner(database.address, (client) => client.query(sql));
const verify = (every?: number) => database.read((db) => verifyRecords(db, kept, every));

/** What a columns reading says, sorted, as text. */
function lines(columns: ReadonlyMap<string, RecordColumns>): string[] {
  return [...columns.values()]
    .flatMap(({ type, count, width, entityId, recordId, day, cells }) =>
      Array.from({ length: count }, (_, i) => {
        const row = [...cells.subarray(i * width, (i + 1) * width)];
        return `${type} ${entityId[i]} ${recordId[i]} ${day[i]} ${row.join(' ')}`;
      }),
    )
    .sort();
}

/** What it should say, by way of entries and JSON. */
async function expectedLines(entities: readonly number[]): Promise<string[]> {
  const records = await database.read((db) => recordsOf(db, catalogue, entities));
  return records
    .flatMap(({ type, entityId, recordId, recognizedOn, fields }) => {
      const packed = new Float64Array(kept.pack(type, fields).slice().buffer);
      const width = kept.width(type);
      const day = Date.parse(recognizedOn) / 86_400_000;
      return Array.from({ length: packed.length / width }, (_, i) =>
        [type, entityId, recordId, day, ...packed.subarray(i * width, (i + 1) * width)].join(' '),
      );
    })
    .sort();
}

const number = fc.constantFrom('N1', 'N 1', 'n1', 'N2', 'N3');
const day = fc.integer({ min: 10, max: 28 }).map((d) => `2024-01-${d}`);
const entityId = fc.constantFrom(...ENTITIES);
const filing = fc.oneof(
  fc.tuple(entityId, number, day, fc.constantFrom('fine', 'warning', 'suspension')).map((a) => penalty(...a)),
  fc.tuple(entityId, number, day).map((a) => resumption(...a)),
);
const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('file' as const), filings: fc.array(filing, { maxLength: 12 }) }),
  },
  fc.record({ act: fc.constant('correct' as const), about: fc.array(fc.nat(40), { maxLength: 4 }), day }),
  fc.record({ act: fc.constant('withdraw' as const), about: fc.nat(40) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform(a: Act): Promise<void> {
  const at = new Date('2024-06-01T00:00:00Z');
  const standing = await database.read((db) => recordsOf(db, catalogue, ENTITIES));
  await database.transaction(async (db) => {
    if (a.act === 'file') await fileEntries(db, li, at, a.filings, kept);
    else if (standing.length === 0) return;
    else if (a.act === 'correct') {
      const about = a.about.map((n) => standing[n % standing.length]);
      const corrections = about.map(({ entityId: entity, recordId, type, fields: { resumed_on: _, ...fields } }) => ({
        entityId: entity,
        recordId,
        fields: { ...fields, [type === 'business-resumption' ? 'resumed_on' : 'decided_on']: a.day },
        why: '更正',
      }));
      await correctRecords(db, li, at, corrections, kept);
    } else {
      const { entityId: entity, recordId } = standing[a.about % standing.length];
      await withdrawRecord(db, li, at, { entityId: entity, recordId, why: '撤销' }, kept);
    }
  });
}

describe('the records as they stand', () => {
  test('are what the entries amount to, whatever is filed, corrected and withdrawn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        for (const a of acts) await perform(a);
        expect(await verify()).toMatchObject({ ok: true, wrong: [] });
        expect(lines(await database.read((db) => readRecords(db, kept)))).toEqual(await expectedLines(ENTITIES));
      }),
      { numRuns: 40 },
    );
    expect(await database.read((db) => verifyChain(db))).toMatchObject({ ok: true });
  });

  test('can be read for some entities, and in shares that together are all', async () => {
    const of = (which: Parameters<typeof readRecords>[2]) => database.read((db) => readRecords(db, kept, which));
    expect(lines(await of([2, 5]))).toEqual(await expectedLines([2, 5]));
    const shares = await Promise.all([0, 1, 2].map((index) => of({ of: 3, index })));
    expect(shares.flatMap(lines).sort()).toEqual(await expectedLines(ENTITIES));
    await expect(of({ of: 2.5, index: 0 })).rejects.toThrow(RangeError);
  });
});

describe('verification of the records', () => {
  test.each([
    ['a changed packed row', `update ledger.record set packed = '\\x00' where entity_id = 7`],
    ['a moved day', `update ledger.record set recognized_on = recognized_on - 1 where entity_id = 7`],
    ['a record taken out', 'delete from ledger.record where entity_id = 7'],
    [
      'a record put in',
      `insert into ledger.record select 7, 999999, entry_id, recognized_on, type, source, 'Q', packed from ledger.record where entity_id = 7`,
    ],
    ['a filed number taken out', 'delete from ledger.key where entity_id = 7'],
    ['a filed number put in', `insert into ledger.key values (7, 1, 'administrative-penalty', 'cq', 'Z')`],
  ])('finds %s', async (_what, sql) => {
    const again = { ...penalty(7, 'V', '2024-01-01', 'warning'), again: true };
    await database.transaction((db) => fileEntries(db, li, new Date('2024-06-01'), [again], kept));
    expect((await verify()).ok).toBe(true);
    await owner(`create table ledger.r as table ledger.record; create table ledger.k as table ledger.key`);
    await owner(sql);
    expect(await verify()).toMatchObject({ ok: false, wrong: [7] });
    expect(await verify(2)).toMatchObject({ ok: true });
    await owner(`truncate ledger.record, ledger.key; insert into ledger.record table ledger.r;
      insert into ledger.key table ledger.k; drop table ledger.r, ledger.k`);
    expect((await verify()).ok).toBe(true);
  });
});

describe('a changed catalogue', () => {
  const adopt = (k: Keeping) => database.transaction((db) => adoptLayouts(db, k));
  const withKinds = (codes: readonly string[]) => {
    const made = codes.map((code) => ({ code, label: { zh: code, en: code }, aliases: [], retired: false }));
    const list = codeList({ ...kinds, codes: made });
    const fields = penaltyType.fields.map((f) =>
      f.name === 'measures' ? { ...f, items: f.items.map((i) => (i.name === 'kind' ? { ...i, list } : i)) } : f,
    );
    const type = { ...penaltyType, fields, fieldsByName: new Map(fields.map((f) => [f.name, f])) };
    const { entity, references, indicators } = catalogue;
    return keeping(
      new Catalogue({ types: [type, resumptionType, inspectionType], lists: [list], entity, references, indicators }),
    );
  };
  const readBy = async (k: Keeping) => lines(await database.read((db) => readRecords(db, k)));

  test('packs anew what would be misread, and only that', async () => {
    await adopt(kept);
    expect(await adopt(kept)).toEqual([]);
    const before = await readBy(kept);
    expect(await adopt(withKinds(['warning', 'fine', 'suspension', 'closure', 'other']))).toEqual([]);
    expect(await readBy(kept)).toEqual(before);
    const turned = withKinds(['closure', 'fine', 'suspension', 'warning']);
    expect(await adopt(turned)).toEqual(['administrative-penalty']);
    expect((await database.read((db) => verifyRecords(db, turned))).ok).toBe(true);
    expect(await readBy(turned)).not.toEqual(before);
    expect(await adopt(kept)).toEqual(['administrative-penalty']);
    expect(await readBy(kept)).toEqual(before);
  });
});
