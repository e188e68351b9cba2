import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { saveEntities } from './save-entities.ts';
import { suspectedDuplicates } from './suspected-duplicates.ts';
import { makeUscc } from './uscc.ts';

const db = await testDatabase();
const entity = (name: string, address: string, identifiers: { uscc?: string; regno?: string }) => ({
  attributes: { name, kind: 'enterprise', address },
  identifiers,
});

test('pairs are listed with the strongest reason, and nothing is merged', async () => {
  const saved = await db.transaction((tx) =>
    saveEntities(tx, { id: 'test', name: '测试' }, new Date('2024-01-01T00:00:00Z'), [
      entity('金信（丹东）贸易', '七经街1号', { regno: '1' }),
      entity('金信(丹东) 贸易', '七经街2号', { regno: '2' }),
      entity('金信丹东贸易', '七经街1号', { regno: '3' }),
      entity('双码公司', '八经街', { uscc: makeUscc('91', '210600', 1), regno: '9' }),
      entity('双码公司', '八经街', { uscc: makeUscc('91', '210600', 2), regno: '9' }),
      entity('独一公司', '九经街', { regno: '10' }),
    ]),
  );
  const ids = saved.map((s) => (s.state === 'refused' ? 0 : s.entityId));
  const pairs = await db.read((tx) => suspectedDuplicates(tx));
  expect(pairs.map(({ first, second, why }) => [first.entityId, second.entityId, why])).toEqual([
    [ids[3], ids[4], 'same-identifier'],
    [ids[0], ids[2], 'same-name-and-address'],
    [ids[0], ids[1], 'same-name'],
  ]);
  expect(pairs[0]).toMatchObject({ detail: 'regno:9' });
  expect(await db.read((tx) => suspectedDuplicates(tx, { limit: 1 }))).toHaveLength(1);
});
