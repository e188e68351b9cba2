import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { entityOn, findEntities } from './entity-on.ts';
import { saveEntities } from './save-entities.ts';
import { FACT_NAMES, type Fact, type SubjectColumns } from './subject.ts';
import { subjectColumns, subjects } from './subjects.ts';
import { makeUscc } from './uscc.ts';

const db = await testDatabase();

async function save(
  day: string,
  n: number,
  attributes: Record<string, unknown>,
  effectiveOn?: string,
): Promise<number> {
  const input = {
    attributes: { name: `第${n}号商店`, kind: 'individual', ...attributes },
    identifiers: { uscc: makeUscc('92', '210600', n), regno: `21060${n}` },
    effectiveOn,
  };
  const [saved] = await db.transaction((tx) =>
    saveEntities(tx, { id: 'test', name: '测试' }, new Date(`${day}T04:00:00Z`), [input]),
  );
  return saved.state === 'refused' ? 0 : saved.entityId;
}

const still = await save('2024-01-01', 1, {
  tags: ['广告', '粮食'],
  key_region: false,
  industries: ['F5221', 'L7251'],
});
const moved = await save('2024-01-01', 2, { tags: ['广告'], key_region: true, division: '210602' });
await save('2024-03-01', 2, { tags: [], division: '210603' });
await save('2024-05-01', 2, { kind: 'enterprise' }, '2024-02-01');
const same = await save('2024-02-01', 3, { tags: ['粮食', '广告'], key_region: false, industries: ['F5221', 'L7251'] });
await save('2024-04-01', 3, { address: '三经街' });

function factsIn(columns: SubjectColumns, entityId: number): readonly Fact[] | undefined {
  const row = columns.entityId.indexOf(entityId);
  if (row < 0) return undefined;
  const dated = columns.dated.get(row);
  if (dated) return dated;
  return FACT_NAMES.flatMap((attribute) => {
    const { ids, values } = columns.columns[attribute];
    const value = values[ids[row]];
    return value === undefined ? [] : [{ attribute, value, from: null, until: null }];
  });
}

test('facts carry the days on which they changed', async () => {
  const [subject] = await db.read((tx) => subjects(tx, [moved]));
  expect(subject.facts).toEqual([
    { attribute: 'kind', value: 'individual', from: null, until: '2024-02-01' },
    { attribute: 'kind', value: 'enterprise', from: '2024-02-01', until: null },
    { attribute: 'tags', value: ['广告'], from: null, until: '2024-03-01' },
    { attribute: 'tags', value: [], from: '2024-03-01', until: null },
    { attribute: 'keyRegion', value: true, from: null, until: null },
    { attribute: 'division', value: '210602', from: null, until: '2024-03-01' },
    { attribute: 'division', value: '210603', from: '2024-03-01', until: null },
  ]);
});

test.each([
  undefined,
  '2024-05-01T03:59:59.999Z',
  '2024-03-15T00:00:00.000Z',
  '2024-01-15T00:00:00.000Z',
  '2023-12-31T00:00:00.000Z',
])('columns of the whole register say the same as the facts of each entity, as known at %s', async (asKnown) => {
  const { columns, each } = await db.read(async (tx) => ({
    columns: await subjectColumns(tx, asKnown),
    each: await subjects(tx, [still, moved, same], asKnown),
  }));
  for (const { entityId, facts } of each) expect(factsIn(columns, entityId) ?? []).toEqual(facts);
});

test('equal values have one id, and only entities whose facts changed are dated', async () => {
  const { count, entityId, columns, dated } = await db.read((tx) => subjectColumns(tx));
  expect(count).toBe(3);
  expect([...entityId]).toEqual([still, moved, same]);
  expect(columns.tags.ids[0]).toBe(columns.tags.ids[2]);
  expect([...dated.keys()]).toEqual([1]);
});

test('an entity on a past day, and as it was known then', async () => {
  const on = (day?: string, asKnown?: string) => db.read((tx) => entityOn(tx, moved, day, asKnown));
  expect((await on('2024-02-15'))?.attributes).toMatchObject({ kind: 'enterprise', division: '210602' });
  expect((await on('2024-02-15', '2024-04-01T00:00:00.000Z'))?.attributes).toMatchObject({ kind: 'individual' });
  expect(await on()).toMatchObject({ uscc: makeUscc('92', '210600', 2), identifiers: ['regno:210602'] });
  expect(await on(undefined, '2023-12-31T00:00:00.000Z')).toBeUndefined();
});

test('entities are found by any of their codes', async () => {
  const find = (code: string) => db.read((tx) => findEntities(tx, code));
  expect(await find(makeUscc('92', '210600', 2).toLowerCase())).toEqual([moved]);
  expect(await find('210602')).toEqual([moved]);
  expect(await find(`JX${String(moved).padStart(10, '0')}`)).toEqual([moved]);
  expect(await find('JX9999999999')).toEqual([]);
});
