// Notices over HTTP: told, served with proof, answered in time, considered; nothing is decided unheard; seen by whom they concern.

import { afterAll, expect, test } from 'vitest';
import { COUNTY, testService } from '../../test/callers.ts';
import { testDatabase } from '../../test/database.ts';
import { saveAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { noteRead, refuseUnheard } from './hear.ts';
import { tell } from './tell.ts';

const database = await testDatabase();
let now = new Date('2026-11-05T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk', unit: { id: 'city', name: '市局' }, source: '市局' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());
const made = [COUNTY, '500101'].map((division, i) => ({
  attributes: { kind: 'enterprise', name: `第${i + 1}公司`, division },
  identifiers: { regno: `R${i}` },
}));
await database.transaction((db) => saveAndGrade(db, clerk, now, made, grading));
const signIn = (on: string) => {
  now = new Date(`${on}T01:00:00Z`);
  return Promise.all((['station-head', 'inspector', 'department-user'] as const).map((role) => service.signedIn(role)));
};
let [head, inspector, department] = await signIn('2026-11-05');

const INTENDED = { kind: 'listing-intended', about: null, facts: '拟列入严重违法失信名单' };
const told = (entity: number, more: object = {}) =>
  database.transaction((db) => tell(db, clerk, now, { entity, ...INTENDED, ...more }));
const first = await told(1);
const at = `/entities/JX0000000001/notices/${first.id}`;
const SERVED = { way: 'post', on: '2026-11-05', signer: null, proof: 'EMS 1', consent: false, returned: false };
const serve = async (more: object) => (await head.call('POST', `${at}/service`, { ...SERVED, ...more })).body;
const unheard = () =>
  database
    .transaction((db) => refuseUnheard(db, now, 1, first.id))
    .then(
      () => 'heard',
      (error) => error.code,
    );

test('the same is told once, another thing anew; a letter keeps its number', async () => {
  const cause = { cause: 'r7' };
  const [once, twice] = [await told(1, cause), await told(1, cause)];
  expect(twice).toEqual(once);
  expect(once.number).toBe('GZ-2026-000002');
  const { body } = await head.call('GET', '/entities/JX0000000001/notices');
  expect(body.items).toHaveLength(2);
  expect(body.items[0].read).toBeNull();
  const read = (at: Date) => database.transaction((db) => noteRead(db, at, 1, once.id));
  await read(now);
  await read(new Date('2026-11-06T01:00:00Z'));
  const again = await head.call('GET', `/entities/JX0000000001/notices/${once.id}`);
  expect(again.body.read).toBe(now.toISOString());
});

test('service needs its proof and a day that can be; then terms run, of five working days as that law counts', async () => {
  expect(await unheard()).toBe('notice.defence-unserved');
  const codes = [
    (await serve({ way: 'pigeon' })).code,
    (await serve({ on: '2026-11-04' })).code,
    (await serve({ on: '2026-11-06' })).code,
    (await serve({ proof: ' ' })).code,
    (await serve({ way: 'in-person' })).code,
    (await serve({ way: 'e-mail' })).code,
  ];
  const days = ['notice.day', 'notice.day'];
  expect(codes).toEqual(['notice.way', ...days, 'notice.receipt', 'notice.signer', 'notice.consent']);
  expect((await serve({ returned: true, proof: 'EMS 0 退回' })).answerBy).toBeNull();
  expect((await serve({})).answerBy).toBe('2026-11-12');
  expect((await serve({})).code).toBe('notice.served-already');
  const { body } = await head.call('GET', at);
  expect(body).toMatchObject({ served: '2026-11-05', effective: '2026-11-05', answerBy: '2026-11-12', way: 'post' });
  expect(body.acts.map((act: { act: string }) => act.act)).toEqual(['returned', 'served']);
  expect(body.letter.defence).toMatchObject({ days: 5 });
});

test('nothing is decided before the last day is over or what was stated is considered; later statements are refused', async () => {
  [head] = await signIn('2026-11-12');
  expect(await unheard()).toBe('notice.defence-open');
  const state = async (on: string) =>
    (await head.call('POST', `${at}/statements`, { on, said: '处罚已撤销', files: ['判决书.pdf'] })).body;
  expect((await head.call('POST', `${at}/consideration`, { outcome: 'not', reasons: '无据' })).body.code).toBe(
    'notice.not-stated',
  );
  expect(await state('2026-11-12')).toEqual({ done: true });
  [head, inspector, department] = await signIn('2026-11-13');
  expect((await state('2026-11-13')).code).toBe('notice.answer-over');
  expect(await unheard()).toBe('notice.defence-unconsidered');
  expect((await head.call('GET', '/notices?state=to-consider')).body.items).toHaveLength(1);
  expect((await head.call('GET', '/notices/counts')).body).toEqual({ 'to-serve': 1, 'to-answer': 0, 'to-consider': 1 });
  await head.call('POST', `${at}/consideration`, { outcome: 'adopted', reasons: '判决属实' });
  expect(await unheard()).toBe('heard');
  const silent = await told(1, { cause: 'r8' });
  await database.transaction((db) =>
    db.query(
      `update notice.notice set served_on = '2026-11-05', effective_on = '2026-11-05', answer_by = '2026-11-12' where notice_id = $1`,
      [silent.id],
    ),
  );
  expect((await database.transaction((db) => refuseUnheard(db, now, 1, silent.id))).id).toBe(silent.id);
});

test('a notice is seen within reach only, by a department its own only, and acted on by who may', async () => {
  const far = await told(2);
  const path = `/entities/JX0000000002/notices/${far.id}`;
  expect((await head.call('GET', path)).status).toBe(404);
  expect((await head.call('GET', `/entities/JX0000000001/notices/${far.id}`)).status).toBe(404);
  expect((await department.call('GET', path)).status).toBe(404);
  expect((await inspector.call('POST', `${at}/statements`, { on: '2026-11-12', said: '某', files: [] })).status).toBe(
    403,
  );
});
