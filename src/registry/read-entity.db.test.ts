import { expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { readEntity } from './api.ts';
import { entityAt } from './entity-id-of.ts';
import { entityAnswer } from './read-entity.ts';
import { saveRelations } from './relations.ts';
import { saveEntities } from './save-entities.ts';
import { makeUscc } from './uscc.ts';

const database = await testDatabase();
const who = { id: 'clerk', name: 'clerk' };
const uscc = makeUscc('91', '210602', 7);

test('an entity as registered: on a day, as known, with relations, persons masked', async () => {
  const save = (day: string, attributes: object, identifiers: object) =>
    database.transaction((db) =>
      saveEntities(db, who, new Date(`${day}T04:00:00Z`), [{ attributes, identifiers } as never]),
    );
  const [first] = await save(
    '2020-01-01',
    { name: '山海公司', kind: '企业', legal_person: '欧阳明', industries: ['5221'] },
    { uscc },
  );
  const [other] = await save('2020-01-02', { name: '投资公司', kind: '企业' }, { regno: '77' });
  await save(
    '2021-01-01',
    { name: '新山海公司', status: '歇业', legal_person: '王五' },
    { uscc, effectiveOn: '2021-01-01' },
  );
  if (first.state === 'refused' || other.state === 'refused') throw new Error('not saved');
  await database.transaction((db) =>
    saveRelations(db, who, new Date('2021-01-02T00:00:00Z'), [
      { entityId: first.entityId, kind: '股东', party: { entityId: other.entityId }, share: 0.6 },
      { entityId: first.entityId, kind: '经理', party: { person: '张三丰' } },
    ]),
  );
  await database.read(async (db) => {
    const id = await entityAt(db, uscc);
    expect(await entityAt(db, 'JX0000000001')).toBe(id);
    await expect(entityAt(db, '78')).rejects.toThrow('登记库中没有 78');
    const now = await entityAnswer(db, id, null);
    expect(readEntity.answer.safeParse(now).error).toBeUndefined();
    expect(now).toMatchObject({
      name: '新山海公司',
      status: { code: 'dormant', zh: '歇业' },
      legalPerson: '王*',
      formerNames: ['山海公司'],
      industries: [{ code: '5221', path: ['批发和零售业', '零售业', '食品、饮料及烟草制品专门零售', '粮油零售'] }],
    });
    expect(now.relations.map(({ kind, name, entity, share }) => [kind.zh, name, entity, share])).toEqual([
      ['投资人', '投资公司', 'JX0000000002', 0.6],
      ['经理', '张**', null, null],
    ]);
    expect((await entityAnswer(db, other.entityId, null)).holdings).toMatchObject([
      { name: '新山海公司', entity: 'JX0000000001' },
    ]);
    expect(JSON.stringify(now)).not.toMatch(/欧阳明|王五|三丰/);
    expect((await entityAnswer(db, id, '2020-06-01')).name).toBe('山海公司');
    const known = await entityAnswer(db, id, null, '2020-06-01T00:00:00.000Z');
    expect(known).toMatchObject({ name: '山海公司', status: null, relations: [] });
    expect(known.changes).toHaveLength(1);
    await expect(entityAnswer(db, id, null, '2019-01-01T00:00:00.000Z')).rejects.toThrow();
  });
});
