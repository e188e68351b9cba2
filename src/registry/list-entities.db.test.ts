import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { type EntityFilter, filterConditions } from './entity-filter.ts';
import { entityLineOf } from './entity-line.ts';
import { entityCount, entityPage, type PageQuestion } from './list-entities.ts';
import { saveEntities } from './save-entities.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T04:00:00Z');
const inputs = [
  { name: '山海粮油有限公司', kind: '企业', status: '开业', division: '210602', industries: ['5121'], tags: ['粮食'] },
  {
    name: '重庆火锅店',
    kind: '个体工商户',
    status: '存续',
    division: '210604',
    industries: ['H6210'],
    tags: ['餐饮服务'],
  },
  {
    name: '安东粮油商行',
    kind: '个体工商户',
    status: '注销',
    division: '210602',
    industries: ['F5221'],
    key_region: true,
  },
  { name: '火锅底料有限公司', kind: '企业', status: '开业', division: '500103' },
];

beforeAll(async () => {
  await database.transaction((db) =>
    saveEntities(
      db,
      { id: 'test', name: 'test' },
      at,
      inputs.map((attributes, i) => ({ attributes, identifiers: { regno: `R${i}` } })),
    ),
  );
});

const page = (filter: EntityFilter, more: Partial<PageQuestion> = {}) =>
  database.read((db) => entityPage(db, { sort: 'id', limit: 50, ...more }, { conditions: filterConditions(filter) }));
const names = async (filter: EntityFilter, more?: Partial<PageQuestion>) =>
  (await page(filter, more)).rows.map(({ name }) => name);

test('filters are met together, each list by any of its codes', async () => {
  expect(await names({ division: '2106' })).toEqual(['山海粮油有限公司', '重庆火锅店', '安东粮油商行']);
  expect(await names({ division: '210602', kinds: ['enterprise', 'branch'] })).toEqual(['山海粮油有限公司']);
  expect(await names({ statuses: ['open', 'deregistered'] })).toEqual([
    '山海粮油有限公司',
    '安东粮油商行',
    '火锅底料有限公司',
  ]);
  expect(await names({ tags: ['粮食', '餐饮服务'] })).toEqual(['山海粮油有限公司', '重庆火锅店']);
  expect(await names({ statuses: [] })).toEqual([]);
});

test('an industry is found by letter, by digits, and however it is kept', async () => {
  expect(await names({ industry: 'F' })).toEqual(['山海粮油有限公司', '安东粮油商行']);
  expect(await names({ industry: '52' })).toEqual(['安东粮油商行']);
  expect(await names({ industry: 'H62' })).toEqual(['重庆火锅店']);
  expect(await names({ industry: 'T' })).toEqual([]);
});

test('what fits a query best comes first, among those that meet the filters', async () => {
  expect(await names({}, { q: '火锅' })).toEqual(['火锅底料有限公司', '重庆火锅店']);
  expect(await names({ division: '2106' }, { q: 'huoguo' })).toEqual(['重庆火锅店']);
  expect(await names({ kinds: ['enterprise'] }, { q: '粮油' })).toEqual(['山海粮油有限公司']);
  expect(await names({ division: '5' }, { q: 'R0' })).toEqual([]);
});

test.each([{ sort: 'id' }, { sort: 'name' }, { q: '有限公司 ' }, { q: '火锅' }] as const)(
  'pages joined are the whole list: %j',
  async (question) => {
    const whole = await names({}, question);
    const turned: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const { rows, next } = await page({}, { ...question, limit: 1, after });
      turned.push(...rows.map(({ name }) => name));
      after = next;
    }
    expect(turned).toEqual(whole);
  },
);

test('a cursor that somebody made up is a beginning or an end, not an error', async () => {
  for (const after of ['x', '-1', '999999', '3.', "1.'"]) {
    expect((await page({}, { after })).next).toBeNull();
    expect((await page({}, { after, sort: 'name' })).next).toBeNull();
    expect((await page({}, { after, q: '火锅' })).next).toBeNull();
  }
});

test('a small register is counted', async () => {
  const count = (filter: EntityFilter) =>
    database.read((db) => entityCount(db, { conditions: filterConditions(filter) }));
  expect(await count({})).toEqual({ count: 4, exact: true });
  expect(await count({ division: '2106' })).toEqual({ count: 3, exact: true });
});

test('whoever lies far behind is found all the same: a page looks on until it is full or the end is reached', async () => {
  await database.asOwner((owner) => owner.query(`select setval('registry.entity_id', 50000)`));
  const far = { name: '远山茶场', kind: '企业', division: '330108' };
  await database.transaction((db) =>
    saveEntities(db, { id: 'test', name: 'test' }, at, [{ attributes: far, identifiers: { regno: 'R9' } }]),
  );
  for (const sort of ['id', 'name'] as const) expect(await names({ division: '33' }, { sort })).toEqual(['远山茶场']);
  const few = () => 'select entity_id from registry.search';
  const among = await database.read((db) => entityPage(db, { sort: 'id', limit: 50 }, { conditions: [], few }));
  expect(among.rows.map(({ name }) => name)).toContain('远山茶场');
  expect(among).toMatchObject({ next: null, rows: { length: 5 } });
  expect(await database.read((db) => entityCount(db, { conditions: [], few }))).toEqual({ count: 5, exact: true });
});

test('a line has codes with their names', async () => {
  const { rows } = await page({ division: '210604' });
  expect(entityLineOf(rows[0])).toEqual({
    id: 'JX0000000002',
    uscc: null,
    name: '重庆火锅店',
    kind: { code: 'individual', zh: '个体工商户', en: 'individual business' },
    status: { code: 'existing', zh: '存续', en: 'existing' },
    division: { code: '210604', name: '辽宁省丹东市振安区' },
    industry: { code: 'H6210', name: '正餐服务' },
    tags: ['餐饮服务'],
    keyRegion: false,
  });
});
