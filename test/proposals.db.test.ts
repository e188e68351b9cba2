// Four eyes: what one proposes another decides, within his reach, once, and never the proposer himself.

import { afterAll, expect, test } from 'vitest';
import { FOUR_EYES, PROPOSAL_KINDS } from '../src/base/who/four-eyes.ts';
import { mayRole, PERMISSIONS, ROLES } from '../src/base/who/permissions.ts';
import { saveAndGrade, withdrawAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { COUNTY, PASSWORD, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-11-22T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
const { nobody, signedIn, operations } = service;
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
    expect(own.body.params.others.join()).toContain('administrator');
    expect(own.body.params.others.join()).not.toContain('bureau-chief');
  }
  const { deciders } = (await again.call('GET', `/proposals/${body.proposal}`)).body;
  expect(deciders.join()).toContain('administrator');
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
  const id = await lock('registrar');
  const { proposal } = (await propose(admin, id)).body;
  const [head, officer] = [await signedIn('station-head'), await signedIn('area-officer')];
  expect((await head.call('GET', `/proposals/${proposal}`)).status).toBe(404);
  expect((await head.call('POST', `/proposals/${proposal}/approval`, { reason: '可以' })).status).toBe(404);
  expect((await officer.call('POST', `/proposals/${proposal}/approval`, { reason: '可以' })).status).toBe(403);
  expect((await propose(chief, '00000000-0000-4000-8000-000000000000')).status).toBe(409);
});

const [NEAR, CITY] = ['JX0000000001', 'JX0000000002'];
await database.transaction((db) =>
  saveAndGrade(
    db,
    { id: 'clerk', name: 'clerk' },
    now,
    [COUNTY, '210602'].map((division, i) => ({
      attributes: { name: `第${i + 1}公司`, kind: 'enterprise', division },
      identifiers: { regno: `R${i}` },
    })),
    grading,
  ),
);
const raise = (number: string, more = {}) => ({
  type: 'adjustment',
  why: '专项整治期间',
  fields: {
    document_number: number,
    decided_on: '2026-11-01',
    rulebook: 'chongqing',
    dimension: 'tier',
    level: 'III',
    reason: '欧阳明多次被投诉',
    basis: '会议纪要第二项',
    until: '2027-03-01',
    decided_by: '东港市局',
  },
  ...more,
});
const tier = async (id: string) => {
  const { items } = (await chief.call('GET', `/entities?q=${id}`)).body;
  return items[0].standing.tier;
};

test('a level is adjusted by two, in whose reach the entity lies; nobody files an adjustment alone', async () => {
  const credit = await signedIn('credit-office');
  for (const path of ['/records', '/records/preview']) {
    const alone = await chief.call('POST', `/entities/${NEAR}${path}`, { ...raise('1号'), why: undefined });
    expect(alone.body.code ?? 'previewed').toBe(path === '/records' ? 'ledger.second-person-needed' : 'previewed');
  }
  const file = { type: 'adjustment', mapping: null, keep: false };
  const begun = await credit.call('POST', '/imports/00000000-0000-4000-8000-000000000000/begin', file);
  expect(begun.body.code).toBe('ledger.second-person-needed');
  const head = await signedIn('station-head');
  const { status, body } = await head.call('POST', `/entities/${NEAR}/adjustments`, raise('1号'));
  expect(status).toBe(202);
  expect(await tier('R0')).toBe('I');
  const { items } = (await head.call('GET', `/entities/${NEAR}/proposals`)).body;
  expect(items).toMatchObject([{ id: body.proposal, record: null, may: { decide: false, takeBack: true } }]);
  // An adjustment is of class 3, which an administrator does not see.
  expect((await admin.call('GET', `/proposals/${body.proposal}`)).status).toBe(404);
  expect(
    (await admin.call('GET', '/proposals?which=open')).body.items.map(({ kind }: { kind: string }) => kind),
  ).not.toContain('record.adjust');
  const read = await credit.call('GET', `/proposals/${body.proposal}`);
  const lines = JSON.stringify(read.body.lines);
  for (const told of ['会议纪要第二项', '重庆分类', 'Ⅲ类监管等级']) expect(lines).toContain(told);
  const follows = (await credit.call('GET', `/proposals/${body.proposal}/consequences`)).body.consequences;
  const under = follows.find(({ rulebook }: { rulebook: string }) => rulebook === 'chongqing');
  expect([under.now.tier, under.after.tier]).toEqual(['I', 'III']);
  expect((await credit.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' })).status).toBe(200);
  expect(await tier('R0')).toBe('III');
  const record = (await chief.call('GET', `/entities/${NEAR}/records`)).body.items[0].record;
  const lower = { ...raise('1号').fields, level: 'II' };
  const corrected = await chief.call('POST', `/entities/${NEAR}/records/${record}/corrections`, {
    fields: lower,
    why: '误',
  });
  expect(corrected.body.code).toBe('ledger.second-person-needed');
  const correction = await chief.call('POST', `/entities/${NEAR}/adjustments`, raise('1号', { fields: lower, record }));
  await credit.call('POST', `/proposals/${correction.body.proposal}/approval`, { reason: '同意' });
  expect(await tier('R0')).toBe('II');
});

test('what could not be filed is not proposed, nor what needs no second person, nor beyond one’s reach', async () => {
  const faulty = await chief.call('POST', `/entities/${NEAR}/adjustments`, raise('2号', { fields: { level: 'IV' } }));
  expect(faulty.body.code).toBe('ledger.field-refused');
  const fine = raise('2号', { type: 'administrative-penalty', source: '市局' });
  const needless = await chief.call('POST', `/entities/${NEAR}/adjustments`, fine);
  expect(needless.body.code).toBe('ledger.no-second-person-needed');
  const head = await signedIn('station-head');
  expect((await head.call('POST', `/entities/${CITY}/adjustments`, raise('2号'))).status).toBe(404);
  const { proposal } = (await chief.call('POST', `/entities/${CITY}/adjustments`, raise('2号'))).body;
  expect((await head.call('GET', `/proposals/${proposal}`)).status).toBe(404);
  expect((await head.call('GET', '/proposals?which=open')).body.items).toEqual([]);
  expect((await head.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).status).toBe(404);
});

test('a department proposes to withdraw its own record, sees its own proposal only, and decides nothing', async () => {
  const department = await signedIn('department-user');
  const filed = await department.call('POST', `/entities/${CITY}/records`, {
    type: 'administrative-penalty',
    fields: { document_number: '罚1号', decided_on: '2026-10-01', measures: [{ kind: 'fine', amount: 60_000 }] },
  });
  const path = `/entities/${CITY}/records/${filed.body.record}/withdrawal`;
  expect((await department.call('GET', path)).body.consequences).toEqual([]);
  const seen = (await chief.call('GET', path)).body.consequences;
  expect(seen.some(({ changes }: { changes: boolean }) => changes)).toBe(true);
  const { proposal } = (await department.call('POST', path, { why: '重复报送' })).body;
  expect((await department.call('GET', '/proposals?which=open')).body.items).toHaveLength(1);
  expect((await department.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).status).toBe(403);
  expect((await chief.call('POST', `/proposals/${proposal}/approval`, { reason: '属实' })).status).toBe(200);
  const { items } = (await department.call('GET', `/entities/${CITY}/records`)).body;
  expect(items[0].state).toBe('withdrawn');
});

test('a record that is gone meanwhile leaves its proposal open, with the reason', async () => {
  const filed = await chief.call('POST', `/entities/${CITY}/records`, {
    type: 'administrative-penalty',
    source: '市局',
    fields: { document_number: '罚2号', decided_on: '2026-10-01', measures: [{ kind: 'fine', amount: 60_000 }] },
  });
  const { record } = filed.body;
  const { proposal } = (await chief.call('POST', `/entities/${CITY}/records/${record}/withdrawal`, { why: '误' })).body;
  await database.transaction((db) =>
    withdrawAndGrade(db, { id: 'op', name: 'op' }, now, { entityId: 2, recordId: record, why: '命令行撤回' }, grading),
  );
  const credit = await signedIn('credit-office');
  const late = await credit.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' });
  expect(late.body.code).toBe('ledger.record-withdrawn');
  const seen = (await credit.call('GET', `/proposals/${proposal}`)).body;
  expect([seen.state, seen.hindrance.zh]).toEqual(['open', expect.stringContaining('命令行撤回')]);
});

test('no operation withdraws, adjusts or unlocks without a second person', () => {
  // Elsewhere the sheet says whether a second person is needed, or whoever may propose also drafts.
  const kinds = [
    'record.withdraw',
    'record.adjust',
    'record.consent',
    'complaint.mark',
    'account.unlock',
    'rulebook.issue',
  ] as const;
  const acts = operations.filter(({ permit }) => kinds.some((kind) => permit === FOUR_EYES[kind].propose));
  expect(acts.length).toBeGreaterThanOrEqual(kinds.length);
  for (const { id, method, status } of acts) if (method !== 'GET') expect([id, status]).toEqual([id, 202]);
  expect(operations.map(({ id }) => id)).not.toContain('withdrawRecord');
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

test('what is to be looked after is counted within reach, and listed; what one filed last is told', async () => {
  const boss = await signedIn('bureau-chief');
  const { body: filed } = await boss.call('POST', `/entities/${NEAR}/records`, {
    type: 'administrative-penalty',
    source: '市局',
    fields: { document_number: '罚3号', decided_on: '2026-11-20', measures: [{ kind: 'fine', amount: 60_000 }] },
  });
  const nothing = { count: 0, exact: true };
  const one = { count: 1, exact: true };
  const counts = async (role: Parameters<typeof signedIn>[0]) =>
    (await (await signedIn(role)).call('GET', '/attention')).body;
  expect(await counts('station-head')).toEqual({ undetermined: nothing, ending: nothing, worse: one });
  expect((await counts('bureau-chief')).worse).toEqual(one);
  const { items } = (await boss.call('GET', '/entities?attention=worse')).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual([NEAR]);
  now = new Date('2026-11-28T01:00:00Z');
  expect((await counts('bureau-chief')).worse).toEqual(nothing);
  now = new Date('2027-11-10T01:00:00Z');
  expect((await counts('bureau-chief')).ending).toEqual(one);
  const own = (await (await signedIn('bureau-chief')).call('GET', '/me/filings')).body.items;
  expect(own[0]).toMatchObject({
    act: 'file',
    type: 'administrative-penalty',
    record: filed.record,
    entity: { id: NEAR },
  });
});
