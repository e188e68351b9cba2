// Warnings follow what is filed and who is registered where; people raise them and lift them; a person warns at all his posts.

import { afterAll, expect, test } from 'vitest';
import { COUNTY, testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from '../../grading/file.ts';
import { prepareRegister } from '../../grading/register.ts';
import { saveRelations } from '../../registry/relations.ts';
import { catchUpWarnings } from './catch-up.ts';
import { loadDeclared } from './work.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());
const declared = loadDeclared(grading.catalogue);
const catchUp = () => catchUpWarnings(database, grading, declared, at);

const NAMES = ['近', '远', ...Array.from({ length: 10 }, (_, i) => `挤${i}`)];
const fee = { document_number: '费1号', charged_on: '2026-07-01', amount: 500, due_on: '2026-07-31' };
await database.transaction(async (db) => {
  const entity = (name: string) => ({
    attributes: {
      ...{ name, kind: 'individual', status: 'open', established_on: '2026-03-04' },
      division: name === '远' ? '210602' : COUNTY,
      address: name.startsWith('挤') ? '锦江大街1号' : `${name}街1号`,
    },
    identifiers: { regno: name },
  });
  await saveAndGrade(db, clerk, at, NAMES.map(entity), grading);
  const filing = (entityId: number) => ({ entityId, source: '市局', type: 'fee', fields: fee as never });
  await fileAndGrade(db, clerk, at, [filing(1)], grading);
  const person = { person: '王小明', idNumber: '210602197001011234' };
  await saveRelations(
    db,
    clerk,
    at,
    [1, 2].map((entityId) => ({ entityId, kind: 'legal-representative', party: person })),
  );
});
await catchUp();

const FIRST = 'JX0000000001';
type Item = {
  rule: string;
  colour: string;
  state: string;
  ending: string;
  mayLift: boolean;
  raised: { number: number };
};
const open = ({ items }: { items: Item[] }) =>
  items.filter(({ state }) => state === 'open').map(({ rule, colour }) => `${rule} ${colour}`);

test('what is owed warns by its age; paid, it goes by itself with the reason, and comes back when that was wrong', async () => {
  const officer = await service.signedIn('area-officer');
  const read = async () => (await officer.call('GET', `/entities/${FIRST}/warnings`)).body;
  expect(open(await read())).toEqual(['fee-owed red']);
  const correct = (fields: object) =>
    database.transaction((db) =>
      correctAndGrade(db, clerk, at, { entityId: 1, recordId: 1, fields: fields as never, why: '更正' }, grading),
    );
  await correct({ ...fee, paid_on: '2026-11-20' });
  expect(await catchUp()).toMatchObject({ whole: false, changed: 1 });
  expect(await catchUp()).toMatchObject({ changed: 0 });
  const paid = await read();
  expect(paid.items).toMatchObject([{ rule: 'fee-owed', state: 'ended', ending: 'cured', until: '2026-11-20' }]);
  await correct(fee);
  await catchUp();
  const again = await read();
  expect(open(again)).toEqual(['fee-owed red']);
  expect(again.items[0].acts).toMatchObject([{ act: 'ended', why: 'cured' }, { act: 'again' }]);
});

test('ten at one address warn at each of them, and no more when one has left', async () => {
  const officer = await service.signedIn('area-officer');
  const crowded = async () => (await officer.call('GET', '/warnings?rule=address-crowded')).body.items.length;
  expect(await crowded()).toBe(10);
  await database.transaction((db) =>
    saveAndGrade(
      db,
      clerk,
      new Date(+at + 60_000),
      [
        {
          attributes: { name: '挤9', status: 'deregistered' },
          identifiers: { regno: '挤9' },
          from: '2026-11-21',
        } as never,
      ],
      grading,
    ),
  );
  await catchUp();
  expect(await crowded()).toBe(0);
});

/** What grading sees of what was raised. */
const entered = async () => {
  const sql = `select entity_id || ' ' || act || ' ' || number as line from ledger.entry where type = 'warning-entry'
    order by entity_id, entry_id`;
  return (await database.read((db) => db.query<{ line: string }>(sql))).rows.map(({ line }) => line);
};

test('a person who is barred warns wherever he holds a post, masked; the unit that raised it lifts it', async () => {
  const officer = await service.signedIn('area-officer');
  const chief = await service.signedIn('bureau-chief');
  const clerkOf = await service.signedIn('registrar');
  const raise = (body: object) => clerkOf.call('POST', `/entities/${FIRST}/warnings`, body);
  const crime = { rule: 'person-economic-crime', why: '生效判决', post: 0 };
  expect((await raise(crime)).body.code).toBe('warnings.day-needed');
  expect((await raise({ ...crime, from: '2020-01-01' })).body.code).toBe('warnings.over-already');
  expect((await raise({ ...crime, post: 3, from: '2024-01-01' })).body.code).toBe('warnings.person-needed');
  const { body } = await raise({ ...crime, from: '2024-01-01' });
  expect((await raise({ ...crime, from: '2024-01-01' })).body.code).toBe('warnings.raised-already');
  const far = (await clerkOf.call('GET', '/entities/JX0000000002/warnings')).body;
  expect(open(far)).toEqual(['person-economic-crime red']);
  expect(far.items[0]).toMatchObject({ person: '王**', until: '2029-01-02', mayLift: true });
  expect(await entered()).toEqual(['1 file 警示-1', '2 file 警示-1']);
  const near = (await officer.call('GET', `/entities/${FIRST}/warnings`)).body;
  expect(open(near)).toContain('person-economic-crime red');
  const lift = `/entities/${FIRST}/warnings/${body.number}/lifting`;
  expect((await officer.call('POST', lift, { why: '弄错了' })).body.code).toBe('warnings.not-own');
  expect((await chief.call('POST', lift, { why: '判决撤销' })).status).toBe(200);
  expect((await chief.call('POST', lift, { why: '判决撤销' })).body.code).toBe('warnings.lifted-already');
  const after = (await clerkOf.call('GET', '/entities/JX0000000002/warnings')).body;
  expect(open(after)).toEqual([]);
  expect(await entered()).toEqual(['1 file 警示-1', '1 correct 警示-1', '2 file 警示-1', '2 correct 警示-1']);
  expect(after.items[0].acts.map(({ act, why }: { act: string; why: string }) => `${act} ${why}`)).toEqual([
    'raise 生效判决',
    'lift 判决撤销',
  ]);
});

test('lists, counts and lights stay within reach; registration asks how to review', async () => {
  const officer = await service.signedIn('area-officer');
  expect((await officer.call('POST', `/entities/${FIRST}/warnings`, { rule: 'fee-owed', why: '欠费' })).body.code).toBe(
    'warnings.not-by-hand',
  );
  const asked = { rule: 'papers-incomplete', why: '缺住所证明' };
  expect((await officer.call('POST', `/entities/${FIRST}/warnings`, asked)).status).toBe(200);
  expect((await officer.call('POST', '/entities/JX0000000002/warnings', asked)).status).toBe(404);
  const first = (await officer.call('GET', '/warnings?limit=1')).body;
  const second = (await officer.call('GET', `/warnings?limit=1&after=${encodeURIComponent(first.next)}`)).body;
  expect([...first.items, ...second.items].map(({ rule }) => rule)).toEqual(['fee-owed', 'papers-incomplete']);
  expect((await officer.call('GET', '/warning-counts')).body).toMatchObject({ total: 2 });
  const lights = (await officer.call('GET', `/warning-lights?entities=${FIRST},JX0000000002`)).body;
  expect(lights.items).toMatchObject([{ entity: FIRST, colour: 'red', count: 2 }]);
  const review = (await officer.call('GET', `/entities/${FIRST}/review`)).body;
  expect(review).toMatchObject({ warnings: [{ rule: 'fee-owed' }, { rule: 'papers-incomplete' }] });
});

test('the head of an entity that gets a black card warns at his other posts, and no more when that was wrong', async () => {
  const clerkOf = await service.signedIn('registrar');
  const heads = async () => open((await clerkOf.call('GET', `/entities/${FIRST}/warnings`)).body);
  const fields = { document_number: '罚1号', decided_on: '2026-11-20', measures: [{ kind: 'licence-revoked' }] };
  const penalty = { entityId: 2, source: '市局', type: 'administrative-penalty', fields: fields as never };
  const [filed] = await database.transaction((db) => fileAndGrade(db, clerk, at, [penalty], grading));
  await catchUp();
  expect(await heads()).toContain('black-card-head red');
  const wrong = { entityId: 2, recordId: filed.recordId!, why: '罚错了' };
  await database.transaction((db) => withdrawAndGrade(db, clerk, at, wrong, grading));
  await catchUp();
  expect(await heads()).not.toContain('black-card-head red');
});
