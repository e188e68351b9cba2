import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { entityParty } from './relation.ts';
import { investmentsOf, type RelationInput, relationsOf, relationsOfParty, saveRelations } from './relations.ts';

const db = await testDatabase();
const ID_NUMBER = '210602197001010011';

async function save(inputs: RelationInput[], day = '2024-01-01'): Promise<string[]> {
  return db.transaction((tx) => saveRelations(tx, { id: 'test', name: '测试' }, new Date(`${day}T00:00:00Z`), inputs));
}

test('investors and investments are two views of one relation', async () => {
  await save([
    { entityId: 1, kind: '投资人', party: { entityId: 2 }, share: 0.51, amount: 510_000.5, from: '2020-01-01' },
  ]);
  const expected = [
    {
      entityId: 1,
      kind: 'investor',
      party: entityParty(2),
      otherEntityId: 2,
      name: null,
      share: 0.51,
      amount: 510_000.5,
      from: '2020-01-01',
      until: null,
    },
  ];
  expect(await db.read((tx) => relationsOf(tx, 1, '2024-01-01'))).toEqual(expected);
  expect(await db.read((tx) => investmentsOf(tx, 2, '2024-01-01'))).toEqual(expected);
  expect(await db.read((tx) => relationsOf(tx, 1, '2019-12-31'))).toEqual([]);
});

test('the same again changes nothing, a later statement replaces the earlier one, the past stays known', async () => {
  const director: RelationInput = {
    entityId: 3,
    kind: 'director',
    party: { person: '张三丰', idNumber: ID_NUMBER },
    from: '2020-01-01',
  };
  expect(await save([director])).toEqual(['accepted']);
  expect(await save([director])).toEqual(['unchanged']);
  expect(await save([{ ...director, until: '2024-03-01' }], '2024-03-05')).toEqual(['accepted']);
  const on = (day: string, asKnown?: string) => db.read((tx) => relationsOf(tx, 3, day, asKnown));
  expect(await on('2024-02-29')).toHaveLength(1);
  expect(await on('2024-03-01')).toHaveLength(0);
  expect(await on('2024-03-01', '2024-03-01T00:00:00.000Z')).toHaveLength(1);
});

test('a person is kept as a masked name and a hash that follows the id number, never as the number', async () => {
  const person = { person: '李四光', idNumber: ID_NUMBER };
  await save([
    { entityId: 4, kind: 'manager', party: person },
    { entityId: 5, kind: 'investor', party: person },
    { entityId: 4, kind: 'supervisor', party: { person: '王五' } },
    { entityId: 5, kind: 'supervisor', party: { person: '王五' } },
  ]);
  const [manager, supervisor] = await db.read((tx) => relationsOf(tx, 4));
  expect(manager).toMatchObject({ name: '李**', otherEntityId: null });
  expect(await db.read((tx) => relationsOfParty(tx, manager.party))).toHaveLength(3);
  expect(await db.read((tx) => relationsOfParty(tx, supervisor.party))).toHaveLength(1);
  const { rows } = await db.read((tx) => tx.query('select r::text as line from registry.relation r'));
  expect(rows.filter(({ line }) => line.includes(ID_NUMBER) || line.includes('李四光'))).toEqual([]);
});

test.each<[string, Partial<RelationInput>]>([
  ['an unknown kind', { kind: '朋友' }],
  ['a share above one', { share: 51 }],
  ['a negative amount', { amount: -1 }],
  ['a day that is none', { from: '2024-02-30' }],
  ['an end before the beginning', { from: '2024-02-01', until: '2024-02-01' }],
])('refused: %s', async (_, part) => {
  const input: RelationInput = { entityId: 6, kind: 'investor', party: { organisation: '某基金' }, ...part };
  await expect(save([input])).rejects.toMatchObject({ code: 'registry.relation-invalid' });
});
