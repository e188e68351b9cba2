import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import type { Attributes, Identifiers } from './entity.ts';
import type { EntityInput } from './entity-input.ts';
import { entityOn } from './entity-on.ts';
import { type SavedEntity, saveEntities } from './save-entities.ts';
import { searchRow } from './search-row.ts';
import { factsText } from './subject.ts';
import { isUscc, makeUscc } from './uscc.ts';

const db = await testDatabase();
const WHO = { id: 'test', name: '测试' };

let made = 0;
const newUscc = () => makeUscc('91', '210600', ++made);

function input(name: string, identifiers: Identifiers, attributes: Partial<Attributes> = {}): EntityInput {
  return { attributes: { name, kind: 'enterprise', status: 'open', ...attributes }, identifiers };
}

async function save(inputs: EntityInput[], at = '2024-03-01T08:00:00.000Z'): Promise<SavedEntity[]> {
  return db.transaction((tx) => saveEntities(tx, WHO, new Date(at), inputs));
}

async function saveOne(one: EntityInput, at?: string): Promise<{ state: string; entityId: number }> {
  return (await save([one], at))[0] as { state: string; entityId: number };
}

function refusal(result: SavedEntity): string | undefined {
  return result.state === 'refused' ? result.problem.code : undefined;
}

async function row(table: string, entityId: number): Promise<Record<string, unknown>[]> {
  return db.read(
    async (tx) => (await tx.query(`select * from registry.${table} where entity_id = $1`, [entityId])).rows,
  );
}

describe('recording entities', () => {
  test('a new entity gets a number, a version from the beginning and its projections', async () => {
    const uscc = newUscc();
    const { state, entityId } = await saveOne(
      input(
        '丹东金信贸易有限公司',
        { uscc, regno: '2106001100' },
        { tags: ['广告', '食品经营'], lon: 124.39, key_region: true },
      ),
    );
    expect(state).toBe('accepted');
    expect(await row('version', entityId)).toMatchObject([
      { version: 1, valid_from: null, recorded_at: '2024-03-01T08:00:00.000Z', who: 'test', attributes: { uscc } },
    ]);
    expect(await row('entity', entityId)).toMatchObject([
      { uscc, name: '丹东金信贸易有限公司', tags: ['食品经营', '广告'], lon: 124.39, key_region: true, version: 1 },
    ]);
    expect(await row('identifier', entityId)).toMatchObject([{ scheme: 'regno', value: '2106001100' }]);
  });

  test('the same again changes nothing, in whatever order and width it is written', async () => {
    const uscc = newUscc();
    const one = input('金信（丹东）粮油店', { uscc }, { tags: ['粮食', '食品经营'], industries: ['F5221'] });
    const { entityId } = await saveOne(one);
    const again = input('金信(丹东) 粮油店', { uscc: ` ${uscc.toLowerCase()}` }, { tags: ['食品经营', '粮食'] });
    expect(await saveOne(again)).toMatchObject({ state: 'unchanged', entityId });
    expect(await row('version', entityId)).toHaveLength(1);
  });

  test('what is left out stays, what is known to be empty ends', async () => {
    const uscc = newUscc();
    const { entityId } = await saveOne(input('留白商店', { uscc }, { address: '七经街1号', division: '210602' }));
    const later: EntityInput = { attributes: { name: '留白商店', address: null }, identifiers: { uscc } };
    expect(await saveOne(later, '2024-04-01T00:00:00.000Z')).toMatchObject({ state: 'accepted' });
    expect(await row('entity', entityId)).toMatchObject([{ address: null, division: '210602', status: 'open' }]);
    expect((await row('version', entityId))[1]).toMatchObject({
      valid_from: '2024-04-01',
      attributes: { address: null },
    });
  });

  test('a change holds from the recording day in China, or from the day given', async () => {
    const uscc = newUscc();
    const { entityId } = await saveOne(input('东港水产', { uscc }));
    await saveOne(input('东港水产', { uscc }, { status: '停业' }), '2024-03-31T17:00:00.000Z');
    await saveOne(
      { ...input('东港水产', { uscc }, { status: '歇业' }), effectiveOn: '2024-03-20' },
      '2024-04-05T00:00:00.000Z',
    );
    expect((await row('version', entityId)).map((v) => v.valid_from)).toEqual([null, '2024-04-01', '2024-03-20']);
    expect(await row('entity', entityId)).toMatchObject([{ status: 'suspended', facts_dated: true, version: 3 }]);
  });

  test('a change from a later day than today is refused', async () => {
    const uscc = newUscc();
    const [result] = await save([{ ...input('未来科技', { uscc }), effectiveOn: '2024-03-02' }]);
    expect(refusal(result)).toBe('registry.effective-day-ahead');
  });

  test('a clock set back does not put a version before the one it follows', async () => {
    const uscc = newUscc();
    const { entityId } = await saveOne(input('时钟店', { uscc }));
    await saveOne(input('时钟店', { uscc }, { status: 'revoked' }), '2024-02-29T00:00:00.000Z');
    expect((await row('version', entityId))[1]).toMatchObject({ recorded_at: '2024-03-01T08:00:00.000Z' });
  });

  test('a new name makes the old one a former name, and taking it up again takes it off', async () => {
    const uscc = newUscc();
    const { entityId } = await saveOne(input('甲公司', { uscc }, { former_names: ['老甲公司'] }));
    await saveOne(input('乙公司', { uscc }));
    expect(await row('entity', entityId)).toMatchObject([{ name: '乙公司', former_names: ['老甲公司', '甲公司'] }]);
    await saveOne(input('甲公司', { uscc }));
    expect(await row('entity', entityId)).toMatchObject([{ name: '甲公司', former_names: ['老甲公司', '乙公司'] }]);
    expect(await row('search', entityId)).toMatchObject([{ name: '甲公司', former: '\n老甲公司\n乙公司\n' }]);
  });
});

describe('which entity an input means', () => {
  test('a registration number with the same name is the same entity, with another name it is refused', async () => {
    const { entityId } = await saveOne(input('振兴区老李面馆', { regno: '210603600001' }));
    expect(await saveOne(input('振兴区老李面馆', { regno: '２１０６０３６００００１' }))).toMatchObject({
      state: 'unchanged',
      entityId,
    });
    const [result] = await save([input('振兴区老张面馆', { regno: '210603600001' })]);
    expect(result).toMatchObject({
      problem: { code: 'registry.identifier-name-mismatch', params: { known: '振兴区老李面馆', scheme: '注册号' } },
    });
  });

  test('a former name links an identifier to a new name', async () => {
    const { entityId } = await saveOne(input('旧名店', { regno: '210603600002' }));
    const renamed = input('新名店', { regno: '210603600002' }, { former_names: ['旧名店'] });
    expect(await saveOne(renamed)).toMatchObject({ state: 'accepted', entityId });
    expect(await saveOne(input('旧名店', { regno: '210603600002' }))).toMatchObject({ entityId });
  });

  test('an entity first known by its registration number gains its credit code', async () => {
    const { entityId } = await saveOne(input('鸭绿江货运站', { regno: '210603600003' }));
    const uscc = newUscc();
    expect(await saveOne(input('鸭绿江货运站', { uscc, regno: '210603600003' }))).toMatchObject({
      state: 'accepted',
      entityId,
    });
    expect((await row('version', entityId))[1]).toMatchObject({ attributes: { uscc } });
    expect(await saveOne(input('鸭绿江货运站', { uscc }))).toMatchObject({ state: 'unchanged', entityId });
  });

  test('the same name without a common identifier is another entity', async () => {
    const first = await saveOne(input('同名超市', { regno: '210603600004' }));
    const second = await saveOne(input('同名超市', { regno: '210603600005' }));
    expect(second.entityId).not.toBe(first.entityId);
  });

  test('the same number and name with another credit code is another entity, and the number alone no longer decides', async () => {
    const regno = '210603600006';
    const first = await saveOne(input('双码公司', { uscc: newUscc(), regno }));
    const second = await saveOne(input('双码公司', { uscc: newUscc(), regno }));
    expect(second.entityId).not.toBe(first.entityId);
    const [third] = await save([input('双码公司', { regno })]);
    expect(refusal(third)).toBe('registry.identifier-ambiguous');
  });

  test('numbers of different registers do not meet', async () => {
    const a = await saveOne(input('TIM HORTONS', { foreign: { scheme: 'toronto', value: '1' } }));
    const b = await saveOne(input('TIM HORTONS', { foreign: { scheme: 'norwich', value: '1' } }));
    expect(a.entityId).not.toBe(b.entityId);
    const again = await saveOne(input('Tim Hortons', { foreign: { scheme: 'toronto', value: ' 1' } }));
    expect(again).toEqual({ ...a, state: 'unchanged' });
  });

  test('rows of one batch see each other', async () => {
    const uscc = newUscc();
    const results = await save([
      input('批次公司', { regno: '210603600007' }),
      input('批次公司', { uscc, regno: '210603600007' }),
      input('批次公司', { uscc }, { status: 'revoked' }),
      input('批次公司', { uscc }, { status: 'revoked' }),
      input('别的公司', { regno: '210603600007' }),
    ]);
    expect(results.map((r) => r.state)).toEqual(['accepted', 'accepted', 'accepted', 'unchanged', 'refused']);
    expect(new Set(results.slice(0, 4).map((r) => r.state !== 'refused' && r.entityId)).size).toBe(1);
  });
});

describe('what is refused', () => {
  test.each([
    ['registry.name-required', input(' ', { regno: '1' })],
    ['registry.identifier-required', input('无号店', {})],
    ['registry.uscc-check-digit', input('坏码店', { uscc: '91110000600037341N' })],
    ['registry.kind-required', { attributes: { name: '无类型店' }, identifiers: { regno: '77' } }],
    ['registry.unknown-word', input('怪店', { regno: '78' }, { kind: '公社' })],
    ['registry.unknown-word', input('怪店', { regno: '78' }, { tags: ['食品经莹'] })],
    ['registry.attribute-invalid', input('怪店', { regno: '78' }, { established_on: '2024-02-30' })],
    ['registry.attribute-invalid', input('怪店', { regno: '78' }, { lat: 91 })],
    ['registry.attribute-invalid', input('怪店', { foreign: { scheme: 'a:b', value: '1' } })],
  ] as const)('%s', async (code, one) => {
    const [result, other] = await save([one, input('好店', { regno: '79' })]);
    expect(refusal(result)).toBe(code);
    expect(other.state).not.toBe('refused');
  });

  test('an inner check digit that does not fit is a warning', async () => {
    const odd = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((c) => `91210600999999990${c}`).find(isUscc);
    const [result] = await save([input('内码店', { uscc: odd })]);
    expect(result).toMatchObject({ state: 'accepted', warning: { code: 'registry.uscc-inner-digit' } });
  });

  test('the database refuses to change or remove a version', async () => {
    await saveOne(input('不可改店', { uscc: newUscc() }));
    const run = (sql: string) => db.transaction((tx) => tx.query(sql));
    await expect(run(`update registry.version set why = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(run('delete from registry.version')).rejects.toThrow(/permission denied/);
    await expect(run('truncate registry.version')).rejects.toThrow(/permission denied/);
    await expect(run(`update registry.relation set why = 'x'`)).rejects.toThrow(/permission denied/);
  });
});

test('two imports at the same time make one entity', async () => {
  const uscc = newUscc();
  const results = await Promise.all(Array.from({ length: 4 }, () => saveOne(input('并发公司', { uscc }))));
  expect(new Set(results.map((r) => r.entityId)).size).toBe(1);
  expect(results.filter((r) => r.state === 'accepted')).toHaveLength(1);
});

test('whatever is said in whatever order, the projections are what the versions amount to', async () => {
  const day = fc.constantFrom('2024-05-01', '2024-05-10', '2024-05-20', '2024-06-01');
  const said = fc.record(
    {
      status: fc.constantFrom('open', 'suspended', null),
      tags: fc.subarray(['广告', '食品经营', '粮食']),
      key_region: fc.boolean(),
      address: fc.constantFrom('甲街', '乙街', null),
      former_names: fc.subarray(['旧一', '旧二']),
    },
    { requiredKeys: [] },
  );
  const one = fc.tuple(fc.nat(2), fc.constantFrom('本名', '新名', '旧一'), said, fc.option(day, { nil: undefined }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(one, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (batches) => {
        const usccs = [newUscc(), newUscc(), newUscc()];
        const ids = new Set<number>();
        for (const [n, batch] of batches.entries()) {
          const inputs = batch.map(([entity, name, attributes, effectiveOn]) => ({
            attributes: { name, kind: 'enterprise', ...attributes },
            identifiers: { uscc: usccs[entity] },
            effectiveOn,
          }));
          for (const result of await save(inputs, `2024-06-0${n + 1}T08:00:00.000Z`)) {
            if (result.state !== 'refused') ids.add(result.entityId);
          }
        }
        for (const entityId of ids) await checkProjections(entityId);
      },
    ),
    { numRuns: 25 },
  );
});

async function checkProjections(entityId: number): Promise<void> {
  const entity = (await db.read((tx) => entityOn(tx, entityId)))!;
  const {
    name,
    kind,
    status = null,
    tags = null,
    key_region = null,
    address = null,
    former_names = null,
  } = entity.attributes;
  const [projected] = await row('entity', entityId);
  expect(projected).toMatchObject({ name, kind, status, tags, key_region, address, former_names });
  expect(projected).toMatchObject({
    uscc: entity.uscc,
    version: entity.versions.length,
    facts: factsText(entity.attributes),
  });
  const { grams, ...search } = searchRow(name!, former_names ?? []);
  expect(await row('search', entityId)).toMatchObject([{ ...search, grams: [...grams] }]);
}
