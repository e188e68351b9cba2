// A plan's story over HTTP: tried, proposed, approved by another, drawn by a published seed, changed, inspected, graded, published.

import { afterAll, expect, test } from 'vitest';
import { CASES } from '../src/cases.ts';
import { loadSheets } from '../src/duties/load-sheets.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { noticeLetter } from '../src/inspection/archive/notice-letter.ts';
import { pledge } from '../src/inspection/draw/seed.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { catchUp } from '../src/supervision/duties/catch-up.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';
import { chainOf, workOut } from './draw/independent.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

const AUTHORITY = '金信市市场监督管理局';
const codeOf = (i: number) => makeUscc('91', '210602', i);
await database.transaction(async (db) => {
  const entity = (i: number, more: object) => ({
    attributes: { name: `金信食品${i}号`, kind: 'enterprise', division: COUNTY, tags: ['食品经营'], ...more },
    identifiers: { uscc: codeOf(i) },
  });
  const inputs = [
    ...Array.from({ length: 20 }, (_, i) => entity(i, {})),
    entity(20, { status: 'deregistered' }),
    entity(21, { status: 'dormant' }),
    entity(22, { tags: [] }),
  ];
  await saveAndGrade(db, clerk, at, inputs, grading);
  const inspected = (i: number, kind: string, day: string) => ({
    entityId: i + 1,
    type: 'inspection-result',
    source: AUTHORITY,
    fields: { document_number: `检${i}${day}`, inspected_on: day, kind, outcome: 'no-problem' },
  });
  const earlier = [
    inspected(0, 'routine', '2026-03-01'),
    inspected(0, 'special', '2026-05-01'),
    // On complaint it was not the authority's own choice.
    inspected(1, 'complaint', '2026-03-01'),
    inspected(1, 'complaint', '2026-06-01'),
    inspected(2, 'routine', '2026-10-20'),
  ];
  await fileAndGrade(db, clerk, at, earlier, grading);
});

const SCOPE = {
  ...{ title: '食品经营抽查', on: '2026-11-20', from: '2026-11-21', until: '2026-12-20', division: '2106' },
  ...{ items: ['food'], rulebook: 'chongqing', by: 'level', way: 'ratio', share: 10 },
  strata: ['A', 'B', 'C', 'D'].map((id) => ({ id, share: 20, weight: 1, atLeast: null, atMost: null })),
  ...{ control: 0, exclude: { visitedSince: '2026-10-01', visits: 2, dormant: true } },
  ...{ officersEach: 2, most: null, daysEach: 0.5, budget: 10 },
  seed: { kind: 'public', source: '体彩排列三第26311期', known: '2026-11-22' },
};
const inspector = (certificate: string, more = {}) => ({
  ...{ certificate, name: `检查员${certificate}`, account: null, department: 'market', knows: ['食品'] },
  ...{ avoids: [], expires: '2028-01-01', ...more },
});

const office = await service.signedIn('credit-office');
const [chief, officer] = [await service.signedIn('bureau-chief'), await service.signedIn('inspector')];
const { body: me } = await officer.call('GET', '/me');
for (const one of [
  inspector('Z1', { account: me.id }),
  inspector('Z2'),
  inspector('Z3', { knows: [] }),
  inspector('Z9', { expires: '2026-12-01' }),
])
  expect((await office.call('POST', '/inspectors', one)).status).toBe(200);

const begin = async (more: object = {}) =>
  (await office.call('POST', '/plans', { ...SCOPE, ...more })).body.id as string;

test('the dry run tells how many of each grade, who is left out and why, and the days', async () => {
  const { body } = await office.call('POST', '/plans/dry-run', SCOPE);
  expect(body).toMatchObject({ pool: 18, take: 4, days: 4, officers: 3, hindrances: [], warnings: [] });
  expect(body.strata[0]).toEqual({ id: 'A', pool: 18, take: 4 });
  expect(
    Object.fromEntries(body.excluded.map(({ why, count }: { why: string; count: number }) => [why, count])),
  ).toEqual({
    ...{ ended: 1, dormant: 1, cap: 1, visited: 1 },
  });
  expect(body.officersOut).toEqual([{ certificate: 'Z9', name: '检****', expires: '2026-12-01' }]);
});

test('nothing off the list is inspected, no general item beyond its share, nothing beyond the budget', async () => {
  const tried = (more: object) => office.call('POST', '/plans/dry-run', { ...SCOPE, ...more });
  expect(await tried({ items: ['weather'] })).toMatchObject({
    status: 422,
    body: { code: 'inspection.not-on-the-list' },
  });
  expect((await tried({ items: ['pricing'] })).body.hindrances[0].en).toContain('cap of 5 %');
  expect((await tried({ budget: 3 })).body.hindrances[0].en).toContain('more than 3');
  const id = await begin({ budget: 3 });
  const proposed = await office.call('POST', `/plans/${id}/proposal`, { revision: 1, reason: '年度计划' });
  expect(proposed).toMatchObject({ status: 422, body: { code: 'inspection.plan-hindered' } });
});

test('a plan from draft to publicity', async () => {
  const id = await begin();
  const plan = () => office.call('GET', `/plans/${id}`).then(({ body }) => body);
  expect((await office.call('PUT', `/plans/${id}`, { revision: 7, scope: SCOPE })).status).toBe(409);
  const { body } = await office.call('POST', `/plans/${id}/proposal`, { revision: 1, reason: '年度计划' });
  expect((await office.call('POST', `/plans/${id}/draw`, { values: ['317'] })).body.code).toBe(
    'inspection.plan-is-proposed',
  );
  expect((await office.call('GET', `/plans/${id}/draw`)).status).toBe(409);
  expect((await office.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' })).status).toBe(403);
  expect((await chief.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' })).status).toBe(200);
  const { commitment } = await plan();
  expect(commitment).toMatch(/^[0-9a-f]{64}$/);

  expect((await office.call('POST', `/plans/${id}/draw`, { values: ['3 1 7'] })).body).toEqual({ visits: 4 });
  expect((await office.call('POST', `/plans/${id}/draw`, { values: ['3 1 8'] })).status).toBe(409);
  const visits = async () => (await office.call('GET', `/plans/${id}/visits`)).body.items;
  const [first] = await visits();
  const change = { entity: first.entity, officer: null, why: '歇业' };
  const changed = await office.call('POST', `/plans/${id}/changes`, change);
  expect(changed.status).toBe(200);
  expect((await visits()).map(({ state }: { state: string }) => state).sort()).toEqual([
    ...['assigned', 'assigned', 'assigned', 'assigned', 'replaced'],
  ]);

  const published = (await office.call('GET', `/plans/${id}/draw`)).body;
  const other = workOut(
    published.terms,
    published.seed,
    published.changes.map((one: { change: never }) => one.change),
  );
  expect([other.hash, other.first]).toEqual([commitment, published.visits]);
  expect(published.changes).toEqual(chainOf(published, other.led));

  const [mine] = (await officer.call('GET', '/me/visits')).body.items.filter((one: { mine: boolean }) => one.mine);
  const entered = (outcome: string, more = {}) =>
    officer.call('POST', `/plans/${id}/visits/${mine.entity}/result`, {
      ...{
        on: '2026-11-22',
        way: 'on-site',
        results: [{ item: 'food', outcome, critical: false, problems: '过期' }],
        ...more,
      },
    });
  const coded = await officer.call('POST', `/plans/${id}/visits/${mine.entity}/code`, { way: 'on-site' });
  expect(coded.body.said).toMatchObject({ office: AUTHORITY, kind: { zh: '双随机抽查' }, cap: { counts: false } });
  expect([coded.body.said.officers.length, coded.body.said.items.length]).toEqual([2, 1]);
  expect((await entered('corrected', { way: 'online' })).body.code).toBe('inspection.result-way');
  expect((await entered('corrected', { on: '2026-11-23' })).body.code).toBe('inspection.result-day');
  expect((await entered('corrected', { results: [] })).status).toBe(400);
  expect((await entered('fine')).status).toBe(422);
  const done = await entered('corrected');
  expect(done.body).toEqual({ records: [expect.any(Number)], publishBy: '2026-12-18' });
  expect((await entered('corrected')).body.code).toBe('inspection.visit-done');
  const { body: records } = await officer.call('GET', `/entities/${mine.entity}/records`);
  expect(records.items[0]).toMatchObject({ type: 'inspection-result', source: AUTHORITY, on: '2026-11-22' });
  const own = (await visits()).find((one: { entity: string }) => one.entity === mine.entity);
  expect(own).toMatchObject({ state: 'done', publishBy: '2026-12-18', publishedAt: null });
  const replaceDone = await office.call('POST', `/plans/${id}/changes`, { ...change, entity: mine.entity });
  expect(replaceDone.body.code).toBe('inspection.visit-done');

  expect((await office.call('POST', `/plans/${id}/publicity`, {})).body).toEqual({ published: 1 });
  const { figures, acts, state } = await plan();
  expect(state).toBe('drawn');
  // The act of publishing is written into the record, which does the duty of its sheet.
  const { body: shown } = await officer.call('GET', `/entities/${mine.entity}/records`);
  expect(JSON.stringify(shown.items[0])).toContain('"published_on":"2026-11-22"');
  await catchUp(database, grading, { sheets: loadSheets(), cases: CASES }, at);
  const duty = `${Number(mine.internal.slice(2))}.result-publicity.r${done.body.records[0]}`;
  expect((await office.call('GET', `/duties/${duty}`)).body).toMatchObject({ due: '2026-12-18', state: 'in-time' });
  expect(figures.unpublished).toEqual({ count: 0, late: 0, next: null });
  expect(figures).toMatchObject({ visits: 4, done: 1, found: 1, strata: [{ id: 'A', done: 1, found: 1 }] });
  expect(acts.map(({ act }: { act: string }) => act)).toEqual([
    ...['begun', 'proposed', 'approved', 'drawn', 'replaced', 'entered', 'published'],
  ]);
  const { body: sheet } = await office.call('GET', `/plans/${id}/visits/${mine.entity}/archive`);
  expect(sheet).toMatchObject({
    ...{ plan: { authority: AUTHORITY }, visit: { doneOn: '2026-11-22' }, draw: { commitment, seed: ['3 1 7'] } },
    ...{ items: [{ id: 'food' }], results: [{ type: 'inspection-result', state: 'standing' }], orders: [] },
    publicity: { due: '2026-12-18', publishedAt: at.toISOString(), duty },
  });
  const letter = await office.call('GET', `/plans/${id}/visits/${mine.entity}/notice/file`);
  expect([letter.status, letter.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(letter.body).toContain(`检查通知书 JC-${sheet.plan.number}-${sheet.visit.number}`);
  const { to, items, before, after } = await database.read((db) => noticeLetter(db, at, sheet));
  expect([to, items.length, before[1]]).toEqual([
    `${mine.name}（${mine.entity}）：`,
    1,
    expect.stringContaining('2026年'),
  ]);
  for (const { certificate } of sheet.visit.officers) expect(after[0]).toContain(certificate);
  expect(sheet.inspectors.every(({ valid }: { valid: boolean }) => valid)).toBe(true);
  // Anybody sees the hash at once, and the file when the office publishes it.
  const listed = async () =>
    (await service.nobody.call('GET', '/draws')).body.items.find((one: { id: string }) => one.id === id);
  expect(await listed()).toMatchObject({
    commitment,
    visits: 4,
    fileAt: null,
    changes: 1,
    head: published.changes[0].hash,
  });
  expect((await service.nobody.call('GET', `/draws/${id}/file`)).body.code).toBe('inspection.draw-not-public');
  const laid = '2026-11-20T01:00:00.000Z';
  await database.transaction((db) =>
    db.query('update inspection.published set laid_at = $2 where plan_id = $1', [id, laid]),
  );
  expect((await office.call('POST', `/plans/${id}/draw/publicity`, {})).status).toBe(200);
  expect(await listed()).toMatchObject({ laidAt: laid, fileAt: at.toISOString() });
  expect((await service.nobody.call('GET', `/draws/${id}/file`)).body).toEqual(published);
  expect((await service.nobody.call('GET', `/plans/${id}/draw`)).status).toBe(401);
  const { body: archive } = await office.call('GET', `/plans/${id}/archive`);
  expect([archive.visits.length, archive.acts.length, archive.draw.commitment]).toEqual([5, 8, commitment]);
});

test('plans of one cycle are made one: a week for each visit, the trusted once, approved by another', async () => {
  const drawn = async (more: object) => {
    const id = await begin(more);
    const { body } = await office.call('POST', `/plans/${id}/proposal`, { revision: 1, reason: '年度计划' });
    await chief.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' });
    await office.call('POST', `/plans/${id}/draw`, { values: ['1'] });
    return id;
  };
  const all = SCOPE.strata.map((one) => ({ ...one, share: 100 }));
  const open = { strata: all, exclude: { visitedSince: null, visits: null, dormant: true }, budget: null };
  const [first, second] = [
    await drawn({ ...open, title: '甲' }),
    await drawn({ ...open, title: '乙', from: '2026-12-01', until: '2026-12-31', daysEach: 0.2 }),
  ];
  const scope = {
    ...{ title: '联合', from: '2026-11-21', until: '2026-12-31', division: '2106', plans: [first, second] },
    ...{ rulebook: 'chongqing', trusted: [], days: 5 },
  };
  const { body: joinable } = await office.call('GET', '/joinable-plans');
  expect(joinable.items.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([first, second]));
  const added = await office.call('POST', '/joint-plans', scope);
  const { id } = added.body;
  const { body: made } = await office.call('GET', `/joint-plans/${id}`);
  expect(made.figures).toMatchObject({
    ...{ separate: 40, joint: 20, saved: 20, entities: 20, fewest: 20, together: 20, leastLeft: 0 },
    most: { separate: 2, joint: 1 },
  });
  const { body: visits } = await office.call('GET', `/joint-plans/${id}/visits`);
  expect(visits.items).toHaveLength(20);
  expect(visits.items[0].week >= '2026-11-30' && visits.items[0].week <= '2026-12-14').toBe(true);
  expect(visits.items[0].parts.map(({ title }: { title: string }) => title)).toEqual(['甲', '乙']);

  // Half a day a week: what three inspectors cannot do is left, and it is said that nobody could.
  const tight = { revision: 1, scope: { ...scope, days: 0.7 } };
  expect((await office.call('PUT', `/joint-plans/${id}`, tight)).body).toEqual({ revision: 2 });
  const { figures } = (await office.call('GET', `/joint-plans/${id}`)).body;
  expect(figures.left.capacity).toBeGreaterThanOrEqual(figures.leastLeft);
  expect(figures.leastLeft).toBeGreaterThan(5);
  for (const { used, room } of figures.weeks) expect(used).toBeLessThanOrEqual(room);

  const again = await office.call('PUT', `/joint-plans/${id}`, { revision: 2, scope: { ...scope, trusted: ['A'] } });
  expect(again.body).toEqual({ revision: 3 });
  const old = await office.call('POST', `/joint-plans/${id}/proposal`, { revision: 2, reason: '合并' });
  expect(old.status).toBe(409);
  const { proposal } = (await office.call('POST', `/joint-plans/${id}/proposal`, { revision: 3, reason: '合并' })).body;
  expect((await office.call('PUT', `/joint-plans/${id}`, { revision: 3, scope })).body.code).toBe(
    'inspection.joint-is-proposed',
  );
  expect((await chief.call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).status).toBe(200);
  const { body: weeks } = await office.call('GET', `/plans/${second}/visits`);
  // One of them was inspected in the story above: nobody comes again.
  const [spared, ...others] = weeks.items
    .filter(({ joint }: { joint: string }) => joint === id)
    .sort(
      (a: { week: string | null }, b: { week: string | null }) => Number(b.week === null) - Number(a.week === null),
    );
  expect([spared.state, others.length, others[0].state]).toEqual(['spared', 19, 'assigned']);
  // It says since when and why, and which visit stands instead.
  expect(spared.spared).toEqual({
    ...{ on: '2026-11-22', why: 'trusted' },
    instead: { plan: expect.any(String), title: expect.any(String), on: '2026-11-22', week: null },
  });
  expect(others.map(({ spared: one }: { spared: object | null }) => one)).toEqual(Array(19).fill(null));
  const spare = (await office.call('GET', `/plans/${second}/visits/${spared.entity}/archive`)).body;
  expect(spare.visit.spared).toEqual(spared.spared);
  const file = await office.call('GET', `/joint-plans/${id}/file`);
  expect(file.body.trim().split('\r\n')).toHaveLength(21);
  expect((await office.call('POST', '/joint-plans', scope)).body.code).toBe('inspection.joint-empty');
});

test('several parties give the seed: as pledged, all of them or none; an inspector stands aside by himself', async () => {
  const parties = ['甲', '乙'].map((party) => ({ party, hash: pledge(party, `${party}的秘密`) }));
  const all = SCOPE.strata.map((one) => ({ ...one, share: 100 }));
  const more = { strata: all, exclude: { visitedSince: null, visits: null, dormant: true }, budget: null };
  const id = await begin({ ...more, title: '丙', seed: { kind: 'parties', parties } });
  const laid = async (revision: number) => {
    const { body } = await office.call('POST', `/plans/${id}/proposal`, { revision, reason: '年度计划' });
    await chief.call('POST', `/proposals/${body.proposal}/approval`, { reason: '同意' });
  };
  await laid(1);
  const draw = (...values: string[]) => office.call('POST', `/plans/${id}/draw`, { values });
  expect((await draw('甲的秘密', '另一个')).body.code).toBe('inspection.seed-not-as-pledged');
  const stranger = { missing: ['丁'], why: '未到场' };
  expect((await office.call('POST', `/plans/${id}/return`, stranger)).body.code).toBe('inspection.return-parties');
  const back = await office.call('POST', `/plans/${id}/return`, { missing: ['乙'], why: '未到场' });
  expect(back.body).toEqual({ revision: 2 });
  await laid(2);
  expect((await draw('甲的秘密', '乙的秘密')).status).toBe(200);
  const { body: plan } = await office.call('GET', `/plans/${id}`);
  expect(
    plan.acts.some(({ act, detail }: Record<string, string>) => act === 'returned' && detail.includes('乙：未到场')),
  ).toBe(true);

  const mine = (await officer.call('GET', '/me/visits')).body.items.find(
    (one: { plan: string; mine: boolean }) => one.plan === id && one.mine,
  );
  const aside = await officer.call('POST', `/plans/${id}/visits/${mine.entity}/recusal`, { why: '近亲属' });
  expect(aside.body.officers).toHaveLength(2);
  expect(aside.body.officers).not.toContain('Z1');
  const again = await officer.call('POST', `/plans/${id}/visits/${mine.entity}/recusal`, { why: '近亲属' });
  expect(again.body.code).toBe('inspection.visit-not-yours');
  const { body: file } = await office.call('GET', `/plans/${id}/draw`);
  expect(file.changes[0].change).toMatchObject({ kind: 'officer', out: 'Z1', why: '近亲属' });
});

test('who may do what', async () => {
  const id = await begin();
  const reason = { revision: 1, reason: '年度计划' };
  for (const role of ['inspector', 'bureau-chief', 'auditor'] as const) {
    const caller = await service.signedIn(role);
    expect((await caller.call('GET', `/plans/${id}`)).status, role).toBe(200);
    expect((await caller.call('POST', `/plans/${id}/proposal`, reason)).status, role).toBe(403);
  }
  const county = await service.signedIn('station-head');
  expect((await county.call('GET', `/plans/${id}`)).status).toBe(404);
  expect((await county.call('GET', '/plans')).body.items).toEqual([]);
  const far = await office.call('POST', '/plans', { ...SCOPE, division: '50' });
  expect(far.body.code).toBe('inspection.plan-beyond-reach');
});
