// The register for those who work with it: kept lists, tables taken away, places by name; each within reach, and noted.

import { afterAll, expect, test } from 'vitest';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { saveRelations } from '../src/registry/relations.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const who = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

const entities = [
  { name: '=1+1公司', division: COUNTY },
  { name: '江河公司', division: '210602' },
  { name: '远方公司', division: '500103' },
].map((attributes, i) => ({
  attributes: { ...attributes, kind: 'enterprise', status: '存续', industries: ['F5211'] },
  identifiers: { regno: `R${i}` },
}));

await database.transaction(async (db) => {
  await saveAndGrade(db, who, at, entities, grading);
  const fields = { document_number: '一号', decided_on: '2026-10-01', measures: [{ kind: 'fine', amount: 40_000 }] };
  const filing = { entityId: 1, type: 'administrative-penalty', source: '市局', fields };
  await fileAndGrade(db, who, at, [filing], grading);
});

test('a kept list is its owner’s, and another’s only when it is shared', async () => {
  const [own, other] = [await service.signedIn('registrar'), await service.signedIn('inspector')];
  const kept = (await own.call('POST', '/me/views', { name: '重点', search: 'level=C' })).body;
  expect((await other.call('GET', `/views/${kept.id}`)).body.code).toBe('registry.no-such-view');
  expect((await other.call('DELETE', `/me/views/${kept.id}`)).body.code).toBe('registry.no-such-view');
  expect((await other.call('GET', '/me/views')).body.items).toEqual([]);
  const again = { name: ' 重点 ', search: 'level=C,D', shared: true };
  expect((await own.call('POST', '/me/views', again)).body).toMatchObject({ id: kept.id, search: 'level=C,D' });
  expect((await other.call('GET', `/views/${kept.id}`)).body).toMatchObject({ name: '重点', shared: true });
  expect((await other.call('GET', '/me/views')).body.items).toEqual([]);
  expect((await other.call('DELETE', `/me/views/${kept.id}`)).status).toBe(404);
  expect((await own.call('DELETE', `/me/views/${kept.id}`)).body).toEqual({ removed: true });
  expect((await own.call('GET', `/views/${kept.id}`)).status).toBe(404);
});

test('a table has what the list shows, within reach, harmless for spreadsheets; who took it is noted', async () => {
  const { status, headers, body } = await (await service.signedIn('inspector')).call('GET', '/exports/entities');
  expect(status).toBe(200);
  expect(String(headers['content-disposition'])).toContain('attachment');
  const lines = String(body).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('名称,统一社会信用代码,重庆分类 等级');
  expect(lines[1]).toContain(`'=1+1公司,JX0000000001,C 一般失信,2027-10-01`);
  const few = await (await service.signedIn('area-officer')).call(
    'GET',
    '/exports/entities?columns=code,level,nothing&lang=en&level=C',
  );
  expect(String(few.body).replace('\uFEFF', '')).toMatch(/^Credit code,.* Grade\r\nJX0000000001,C .*\r\n$/);
  const department = await (await service.signedIn('department-user')).call(
    'GET',
    '/exports/entities?columns=name,level',
  );
  expect(String(department.body)).toContain('江河公司,\r\n');
  const { rows } = await database.read((db) =>
    db.query(`select name, detail from base.audit where act = 'exportEntities' order by number`),
  );
  expect(rows.map(({ name }) => name)).toEqual(['inspector', 'area-officer', 'department-user']);
  expect(rows[0].detail).toMatch(/^2 \{/);
});

test('whoever stands around an entity is told two steps out, persons masked, nobody beyond reach', async () => {
  const person = { person: '欧阳明', idNumber: '210602198001010011' };
  await database.transaction((db) =>
    saveRelations(db, who, at, [
      { entityId: 1, kind: 'legal-representative', party: person },
      { entityId: 2, kind: 'director', party: person },
      { entityId: 1, kind: 'investor', party: { entityId: 3 }, share: 0.6 },
      { entityId: 2, kind: 'investor', party: { organisation: '某基金' } },
      { entityId: 1, kind: 'supervisor', party: { person: '单仁' }, until: '2026-01-01' },
    ]),
  );
  const related = async (role: Parameters<typeof service.signedIn>[0], id = 'JX0000000001') =>
    (await service.signedIn(role)).call('GET', `/entities/${id}/related`);
  const { body } = await related('inspector');
  expect(body.items).toEqual([
    { kind: 'entity', name: '=1+1公司', entity: 'JX0000000001', step: 0 },
    { kind: 'person', name: '欧**', entity: null, step: 1 },
    { kind: 'entity', name: '江河公司', entity: 'JX0000000002', step: 2 },
  ]);
  expect(body.hidden).toBe(1);
  expect(body.relations.map((one: { from: number; to: number }) => [one.from, one.to])).toEqual([
    [1, 0],
    [1, 2],
  ]);
  expect(JSON.stringify(body)).not.toMatch(/明|远方|person:/);
  expect((await related('area-officer')).body.items.map(({ name }: { name: string }) => name)).toEqual([
    '=1+1公司',
    '欧**',
  ]);
  expect((await related('area-officer', 'JX0000000002')).status).toBe(404);
});

test('who wrote is told by name and unit to the office, by unit alone to a department; explanations are of one language', async () => {
  const { body: me } = await (await service.signedIn('registrar')).call('GET', '/me');
  const input = {
    attributes: { name: '重点公司', kind: 'enterprise', division: COUNTY, key_region: true },
    identifiers: { regno: 'R8' },
  };
  await database.transaction((db) => saveAndGrade(db, { id: me.id, name: me.name }, at, [input], grading));
  const authors = async (role: Parameters<typeof service.signedIn>[0]) =>
    (await (await service.signedIn(role)).call('GET', '/entities/R8')).body.changes.map(
      (change: { who: string }) => change.who,
    );
  expect(await authors('area-officer')).toEqual(['registrar（金信市市场监督管理局）']);
  expect(await authors('department-user')).toEqual(['金信市市场监督管理局']);
  const { body } = await (await service.signedIn('area-officer')).call('GET', '/entities/R8/standings/chongqing');
  expect(JSON.stringify(body)).toContain('key region: yes');
});

test('places are those within reach; industries are all', async () => {
  const codes = async (role: Parameters<typeof service.signedIn>[0]) =>
    (await (await service.signedIn(role)).call('GET', '/divisions')).body.items;
  expect(await codes('area-officer')).toEqual([{ code: COUNTY, name: '东港市', parent: null }]);
  const city = await codes('inspector');
  expect(city[0]).toEqual({ code: '2106', name: '丹东市', parent: null });
  expect(city).toContainEqual({ code: '210602', name: '元宝区', parent: '2106' });
  const { body } = await (await service.signedIn('inspector')).call('GET', '/industries');
  expect(body.items).toContainEqual({ code: '5211', name: '百货零售', parent: '521' });
});
