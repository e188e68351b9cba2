import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { type EntityReference, type ResolvedEntity, resolveEntities } from './resolve-entities.ts';
import { saveEntities } from './save-entities.ts';
import { makeUscc } from './uscc.ts';

const db = await testDatabase();
const USCC = makeUscc('91', '210600', 1);
const OTHER = makeUscc('91', '210600', 2);
const entity = (name: string, identifiers: EntityReference, former_names?: string[]) => ({
  attributes: { name, kind: 'enterprise', former_names },
  identifiers,
});

const saved = await db.transaction((tx) =>
  saveEntities(tx, { id: 'test', name: '测试' }, new Date('2024-01-01T00:00:00Z'), [
    entity('金信（丹东）贸易', { uscc: USCC, regno: '2106001' }, ['老金信']),
    entity('无码小店', { regno: '2106002' }),
    entity('TIM HORTONS', { foreign: { scheme: 'toronto', value: '10185207' } }),
    entity('双店', { uscc: makeUscc('92', '210600', 3), regno: '2106003' }),
    entity('双店', { uscc: makeUscc('92', '210600', 4), regno: '2106003' }),
  ]),
);
const [withCode, withoutCode, foreign] = saved.map((s) => (s.state === 'refused' ? 0 : s.entityId));

async function resolve(reference: EntityReference): Promise<ResolvedEntity> {
  return (await db.read((tx) => resolveEntities(tx, [reference])))[0];
}

test.each<[string, EntityReference, number]>([
  ['credit code', { uscc: ` ${USCC.toLowerCase()}` }, withCode],
  ['credit code and name', { uscc: USCC, name: '金信(丹东)贸易' }, withCode],
  ['credit code and former name', { uscc: USCC, name: '老金信' }, withCode],
  ['registration number and name', { regno: '2106002', name: '无码小店' }, withoutCode],
  ['registration number alone', { regno: '2106002' }, withoutCode],
  ['foreign number', { foreign: { scheme: 'toronto', value: '10185207' }, name: 'Tim Hortons' }, foreign],
  ['internal id in place of the code', { uscc: `JX${String(withoutCode).padStart(10, '0')}` }, withoutCode],
  [
    'a new code with the number and name of an entity without one',
    { uscc: OTHER, regno: '2106002', name: '无码小店' },
    withoutCode,
  ],
])('resolved by %s', async (_, reference, entityId) => {
  expect(await resolve(reference)).toEqual({ entityId });
});

test('a known code with another name is resolved with a warning', async () => {
  expect(await resolve({ uscc: USCC, name: '别的公司' })).toMatchObject({
    entityId: withCode,
    warning: { code: 'registry.uscc-name-differs', params: { known: '金信（丹东）贸易', name: '别的公司' } },
  });
});

test.each<[string, EntityReference]>([
  ['registry.unknown-entity', { uscc: OTHER, name: '没有登记' }],
  ['registry.unknown-entity', { regno: '999', name: '没有登记' }],
  ['registry.unknown-entity', { uscc: 'JX0000009999' }],
  ['registry.uscc-check-digit', { uscc: '91110000600037341N' }],
  ['registry.identifier-required', { name: '只有名称' }],
  ['registry.identifier-name-mismatch', { regno: '2106002', name: '另一小店' }],
  ['registry.identifier-ambiguous', { regno: '2106003', name: '双店' }],
  ['registry.uscc-mismatch', { uscc: OTHER, regno: '2106001', name: '老金信' }],
])('refused: %s', async (code, reference) => {
  expect((await resolve(reference)).problem).toMatchObject({ code });
});

test('a batch gives one result for each reference, in order', async () => {
  const results = await db.read((tx) =>
    resolveEntities(tx, [{ regno: '2106002' }, { uscc: OTHER }, { uscc: USCC }, { uscc: USCC }]),
  );
  expect(results.map((r) => r.entityId)).toEqual([withoutCode, undefined, withCode, withCode]);
  expect(await db.read((tx) => resolveEntities(tx, []))).toEqual([]);
});
