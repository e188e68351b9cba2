// Four eyes: what one proposes another decides, within his reach, once, and never the proposer himself.

import { afterAll, expect, test } from 'vitest';
import { FOUR_EYES, PROPOSAL_KINDS } from '../src/base/who/four-eyes.ts';
import { mayRole, PERMISSIONS, ROLES } from '../src/base/who/permissions.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { PASSWORD, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-11-22T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
const { nobody, signedIn } = service;
afterAll(() => service.http.close());

const [admin, chief] = [await signedIn('administrator'), await signedIn('bureau-chief')];

/** Locks the account of a role; gives its id. */
async function lock(name: string): Promise<string> {
  const until = new Date(+now + 900_000);
  await database.transaction((db) =>
    db.query('update base.account set locked_until = $2 where name = $1', [name, until]),
  );
  const { items } = (await admin.call('GET', '/accounts/locked')).body;
  return items.find((account: { name: string }) => account.name === name).id;
}

const propose = (caller: typeof admin, id: string) =>
  caller.call('POST', `/accounts/${id}/unlocking`, { reason: '本人到场，已核对证件' });
const isLocked = async (name: string) =>
  (await nobody.call('POST', '/session', { name, password: PASSWORD })).body.code === 'base.account-locked';

test('every act that needs a second person says why, who proposes and who decides, and never only one role of one account', () => {
  for (const kind of PROPOSAL_KINDS) {
    const { propose, decide } = FOUR_EYES[kind];
    const deciding = ROLES.filter((role) => mayRole(role, decide));
    expect(deciding.length, kind).toBeGreaterThan(0);
    for (const role of deciding) expect(mayRole(role, 'proposal.decide'), `${kind} ${role}`).toBe(true);
    for (const role of PERMISSIONS[propose])
      for (const needed of ['proposal.read', 'proposal.take-back'] as const)
        expect(mayRole(role, needed), `${kind} ${role}`).toBe(true);
  }
});

test('an account is unlocked when another person approves', async () => {
  const id = await lock('registrar');
  const { status, body } = await propose(chief, id);
  expect(status).toBe(202);
  expect(await isLocked('registrar')).toBe(true);
  expect((await admin.call('GET', '/proposals/waiting')).body).toEqual({ waiting: 1 });
  expect((await chief.call('GET', '/proposals/waiting')).body).toEqual({ waiting: 0 });
  const [waiting] = (await admin.call('GET', '/proposals')).body.items;
  expect(waiting).toMatchObject({
    id: body.proposal,
    kind: 'account.unlock',
    about: id,
    reason: '本人到场，已核对证件',
    proposedBy: { name: 'bureau-chief' },
    state: 'open',
    may: { decide: true, takeBack: false },
  });
  const approve = () => admin.call('POST', `/proposals/${body.proposal}/approval`, { reason: '属实' });
  expect((await approve()).status).toBe(200);
  expect(await isLocked('registrar')).toBe(false);
  expect((await approve()).body.code).toBe('base.proposal-closed');
  const { items } = (await chief.call('GET', '/proposals?which=closed')).body;
  expect(items[0]).toMatchObject({ state: 'approved', decidedBy: { name: 'administrator' }, decision: '属实' });
  const { items: acts } = (await admin.call('GET', '/audit?limit=4')).body;
  expect(acts.map(({ act, outcome }: Record<string, string>) => `${act} ${outcome}`)).toContain(
    'approveProposal base.proposal-closed',
  );
});

test('nobody decides his own, not through a second session either; the attempt is noted', async () => {
  const id = await lock('inspector');
  const { body } = await propose(chief, id);
  const again = await signedIn('bureau-chief');
  for (const verdict of ['approval', 'refusal']) {
    const own = await again.call('POST', `/proposals/${body.proposal}/${verdict}`, { reason: '可以' });
    expect([own.status, own.body.code]).toEqual([403, 'base.proposal-own']);
  }
  expect(await isLocked('inspector')).toBe(true);
  const { items } = (await admin.call('GET', '/audit?limit=10&act=approveProposal')).body;
  expect(items[0]).toMatchObject({ name: 'bureau-chief', outcome: 'base.proposal-own', object: String(body.proposal) });
  await expect(
    database.transaction((db) =>
      db.query(`update base.proposal set state = 'approved', decided_by = proposed_by where id = $1`, [body.proposal]),
    ),
  ).rejects.toThrow(/check constraint/);
  const twice = await propose(admin, id);
  expect(twice.body).toMatchObject({ code: 'base.proposal-open-already', params: { proposal: body.proposal } });
  expect((await admin.call('DELETE', `/proposals/${body.proposal}`)).body.code).toBe('base.proposal-not-own');
  expect((await chief.call('DELETE', `/proposals/${body.proposal}`)).status).toBe(200);
  const late = await admin.call('POST', `/proposals/${body.proposal}/approval`, { reason: '可以' });
  expect(late.body.code).toBe('base.proposal-closed');
});

test('what is refused, with a reason, is not done', async () => {
  const id = await lock('auditor');
  const first = (await propose(chief, id)).body.proposal;
  expect((await admin.call('POST', `/proposals/${first}/refusal`, {})).status).toBe(400);
  expect((await admin.call('POST', `/proposals/${first}/refusal`, { reason: ' ' })).status).toBe(400);
  expect((await admin.call('POST', `/proposals/${first}/refusal`, { reason: '未见本人' })).status).toBe(200);
  expect(await isLocked('auditor')).toBe(true);
});

test('an act that cannot be done leaves its proposal open, and the proposal says why', async () => {
  const id = await lock('legal-officer');
  const { proposal } = (await propose(admin, id)).body;
  await database.transaction((db) => db.query('update base.account set locked_until = null where id = $1', [id]));
  const refused = await chief.call('POST', `/proposals/${proposal}/approval`, { reason: '可以' });
  expect(refused.body.code).toBe('base.account-not-locked');
  const seen = (await chief.call('GET', `/proposals/${proposal}?lang=en`)).body;
  expect(seen).toMatchObject({ state: 'open', hindrance: { en: 'This account is not locked, or no longer so.' } });
});

test('two who decide at once: one does, the other is told', async () => {
  const id = await lock('credit-office');
  const { proposal } = (await propose(chief, id)).body;
  const other = await signedIn('administrator');
  const verdicts = await Promise.all([
    admin.call('POST', `/proposals/${proposal}/approval`, { reason: '可以' }),
    other.call('POST', `/proposals/${proposal}/refusal`, { reason: '不可以' }),
  ]);
  expect(verdicts.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('who has not the permission of a kind, or whose reach does not cover it, decides nothing', async () => {
  const id = await lock('department-user');
  const { proposal } = (await propose(admin, id)).body;
  const [head, officer] = [await signedIn('station-head'), await signedIn('area-officer')];
  expect((await head.call('GET', `/proposals/${proposal}`)).status).toBe(404);
  expect((await head.call('POST', `/proposals/${proposal}/approval`, { reason: '可以' })).status).toBe(404);
  expect((await officer.call('POST', `/proposals/${proposal}/approval`, { reason: '可以' })).status).toBe(403);
  expect((await propose(chief, '00000000-0000-4000-8000-000000000000')).status).toBe(409);
});

test('what has run out is not done, and may be proposed anew', async () => {
  const id = await lock('auditor');
  const { proposal } = (await propose(chief, id)).body;
  now = new Date(+now + 25 * 3_600_000);
  const later = await signedIn('administrator');
  const seen = (await later.call('GET', `/proposals/${proposal}`)).body;
  expect(seen).toMatchObject({ state: 'expired', may: { decide: false } });
  const late = await later.call('POST', `/proposals/${proposal}/approval`, { reason: '可以' });
  expect([late.status, late.body.code]).toEqual([409, 'base.proposal-expired']);
  await database.transaction((db) =>
    db.query(`update base.account set locked_until = $1 where id = $2`, [new Date(+now + 900_000), id]),
  );
  const anew = await later.call('POST', `/accounts/${id}/unlocking`, { reason: '再次提请' });
  expect(anew.status).toBe(202);
});
