// Areas over HTTP and by themselves: drawn, appointed in, entities proposed, claimed, moved, disputed and decided, with the rates.

import { afterAll, expect, test } from 'vitest';
import { saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { claimFacts } from '../src/supervision/areas/claim-facts.ts';
import { placeEntities } from '../src/supervision/areas/place-entities.ts';
import { routeOrder } from '../src/supervision/areas/routes-on.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date('2026-11-23T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());

/** By coordinates, by a word of the address, by a place in two areas, nowhere; one that is deregistered. */
const MADE = [
  { name: '甲店', lon: 124.1, lat: 39.8, industries: ['6210'] },
  { name: '乙店', lon: 124.15, lat: 39.85, industries: ['6513'] },
  { name: '丙店', address: '东港市新城大街3号', industries: ['5221'], tags: ['粮食'] },
  { name: '丁店', lon: 125.5, lat: 41 },
  { name: '戊店', lon: 124.25, lat: 39.8 },
  { name: '己店', lon: 124.1, lat: 39.8, status: 'deregistered' },
].map((said) => ({ attributes: { kind: 'individual', division: COUNTY, ...said }, identifiers: { regno: said.name } }));
await database.transaction((db) => saveAndGrade(db, clerk, now, MADE, grading));
const [A, B, C, D, E, F] = [1, 2, 3, 4, 5, 6].map((id) => `JX000000000${id}`);

let [officer, head, chief, auditor] = await everybody();
/** Sessions end with the day. */
async function everybody() {
  const roles = ['area-officer', 'station-head', 'bureau-chief', 'auditor'] as const;
  return Promise.all(roles.map((role) => service.signedIn(role)));
}
const accountOf = async (name: string) =>
  (await database.read((db) => db.query('select id from base.account where name = $1', [name]))).rows[0].id as string;
const square = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const place = () => placeEntities(database, now);
const draw = async (name: string, more: object) => {
  const said = {
    name,
    unit: 'county',
    parent: null,
    boundary: null,
    divisions: [],
    words: [],
    why: '划定网格',
    ...more,
  };
  return head.call('POST', '/areas', said);
};
const stands = async (entity: string) => {
  const { body } = await auditor.call('GET', `/entities/${entity}/area`);
  return [body.state, body.area?.name ?? null, body.basis, body.said];
};

let east = 0;
let west = 0;

test('an area is drawn by the station, refused where it is unsound, and told where it overlaps', async () => {
  const bow = {
    type: 'Polygon',
    coordinates: [
      [
        [124, 39],
        [125, 40],
        [125, 39],
        [124, 40],
        [124, 39],
      ],
    ],
  };
  expect((await draw('东网格', { boundary: bow })).body).toMatchObject({
    code: 'areas.boundary-crosses',
    params: { where: '124.50000, 39.50000' },
  });
  const open = { ...bow, coordinates: [bow.coordinates[0].slice(0, 4)] };
  expect((await draw('东网格', { boundary: open })).body.code).toBe('areas.boundary-open');
  expect((await draw('东网格', {})).body.code).toBe('areas.no-extent');
  expect((await draw('东网格', { unit: 'city', words: ['新城'] })).body.code).toBe('areas.not-own-unit');
  west = (await draw('西网格', { boundary: square(124, 39.7, 124.2, 39.9) })).body.id;
  east = (await draw('东网格', { boundary: square(124.2, 39.7, 124.3, 39.9), words: ['新城大街'] })).body.id;
  expect((await draw('东网格', { words: ['某某路'] })).body.code).toBe('areas.name-taken');
  const { body } = await head.call('POST', '/areas/check', {
    boundary: square(124.19, 39.7, 124.21, 39.9),
    parent: null,
    own: east,
  });
  expect(body.overlaps).toMatchObject([{ name: '西网格' }]);
  expect(body.overlaps[0].part).toBeCloseTo(0.5);
  expect(body.overlaps[0].at[0]).toBeCloseTo(124.195);
  expect((await officer.call('POST', '/areas', {})).status).toBe(403);
});

test('entities are proposed by coordinates, else by address; nobody’s and those gone are told apart', async () => {
  expect(await place()).toBe(5);
  expect(await place()).toBe(0);
  expect(await stands(A)).toEqual(['proposed', '西网格', 'inside', '']);
  expect(await stands(C)).toEqual(['proposed', '东网格', 'address', '新城大街']);
  expect(await stands(D)).toEqual(['unplaced', null, 'outside', '']);
  expect(await stands(F)).toEqual([null, null, '', '']);
  const { body } = await chief.call('GET', '/claims/disputes');
  expect(body.items.map((one: { entity: { name: string } }) => one.entity.name)).toEqual(['丁店']);
});

test('the register is filtered by area, with its sub-areas, and by open warnings; both at once, by whoever may see them', async () => {
  const listed = async (query: string, caller = auditor) => {
    const { body } = await caller.call('GET', `/entities?${query}`);
    return body.items?.map(({ name }: { name: string }) => name) ?? body.code;
  };
  expect(await listed(`area=${west}`)).toEqual(['甲店', '乙店']);
  expect(await listed(`area=${west}&q=乙店`)).toEqual(['乙店']);
  expect(await listed(`area=${east}&level=A&sort=name`)).toEqual(['丙店', '戊店']);
  expect(await listed('area=999999')).toEqual([]);
  await database.transaction((db) =>
    db.query(
      `insert into supervision.warning (entity_id, rule, cause, division, unit, source, class, since_day, stages, until_day, detail)
       select id, rule, 'h1', $1, '', '', 1, '2026-11-01', array['2026-11-01']::date[], until, '{}'
       from (values (2, 'fee-owed', date 'infinity'), (2, 'surge', 'infinity'), (3, 'fee-owed', 'infinity'),
         (5, 'surge', '2026-11-20')) as made (id, rule, until)`,
      [COUNTY],
    ),
  );
  expect(await listed('warning=any')).toEqual(['乙店', '丙店']);
  expect(await listed('warning=surge,other')).toEqual(['乙店']);
  expect(await listed(`warning=any&area=${west}`)).toEqual(['乙店']);
  expect(await listed('warning=any', await service.signedIn('administrator'))).toBe('base.not-permitted');
  expect(await listed('area=1', await service.signedIn('department-user'))).toBe('base.not-permitted');
  await database.transaction((db) => db.query('delete from supervision.warning'));
});

test('only who works in the area claims, many at once; the rates follow', async () => {
  expect((await officer.call('POST', '/claims', { entities: [A] })).body).toMatchObject({
    claimed: 0,
    refused: [{ code: 'areas.not-officer' }],
  });
  const post = { account: await accountOf('area-officer'), part: 'officer', from: '2026-11-23', until: null };
  expect(
    (await head.call('POST', `/areas/${west}/officers`, { ...post, account: await accountOf('auditor') })).body.code,
  ).toBe('areas.no-such-officer');
  expect((await head.call('POST', `/areas/${west}/officers`, post)).status).toBe(200);
  const mine = (await officer.call('GET', '/claims')).body;
  expect([mine.total, mine.items[0].missing]).toEqual([2, ['餐饮服务']]);
  const { body } = await officer.call('POST', '/claims', { entities: [A, B, C, A] });
  expect([body.claimed, body.refused.map((one: { entity: string }) => one.entity)]).toEqual([2, [C]]);
  const { items, units } = (await chief.call('GET', '/areas')).body;
  const rates = { partition: { done: 2, all: 2 }, claim: { done: 2, all: 2 }, tagging: { done: 0, all: 1 } };
  expect(items.find((one: { id: number }) => one.id === west)).toMatchObject({
    rates,
    claimed: 2,
    officers: [{ part: 'officer' }],
  });
  expect(units.find((one: { id: string }) => one.id === 'county').rates).toEqual({
    partition: { done: 4, all: 5 },
    claim: { done: 2, all: 4 },
    tagging: { done: 1, all: 2 },
    patrol: { done: 0, all: 0 },
  });
  const missing = (await chief.call('GET', '/area-members?unit=county&lacks=tagging')).body.items;
  expect(missing.map((one: { entity: { name: string } }) => one.entity.name)).toEqual(['甲店']);
  const facts = await database.read((db) => claimFacts(db, [1, 3]));
  expect(facts).toMatchObject([
    { entityId: 1, kind: 'individual', claimedAt: now.toISOString(), unit: 'county' },
    { entityId: 3, claimedAt: null, area: east },
  ]);
});

test('one is moved with a reason and taken over by the other, or refused and decided by the superior', async () => {
  now = new Date('2026-11-24T01:00:00Z');
  [officer, head, chief, auditor] = await everybody();
  expect((await officer.call('POST', `/entities/${A}/area/move`, { to: west, why: '搬走' })).body.code).toBe(
    'areas.same-area',
  );
  expect((await officer.call('POST', `/entities/${A}/area/move`, { to: east, why: '搬到新城大街' })).status).toBe(200);
  expect((await officer.call('POST', `/entities/${B}/area/move`, { to: east, why: '搬到新城大街' })).status).toBe(200);
  const post = { account: await accountOf('station-head'), part: 'stand-in', from: '2026-11-24', until: '2026-11-26' };
  expect((await head.call('POST', `/areas/${east}/officers`, post)).status).toBe(200);
  expect((await officer.call('POST', '/claims', { entities: [A] })).body.claimed).toBe(0);
  expect((await head.call('POST', '/claims', { entities: [A] })).body.claimed).toBe(1);
  expect(await stands(A)).toEqual(['claimed', '东网格', 'moved', '']);
  expect((await head.call('POST', `/entities/${B}/area/refusal`, { why: '门牌不在新城大街' })).status).toBe(200);
  expect(await stands(B)).toEqual(['disputed', '西网格', 'contested', '西网格、东网格']);
  // What people dispute is not placed by the machine.
  expect(await place()).toBe(0);
  expect((await head.call('POST', `/entities/${A}/area/decision`, { to: west, why: '现场核实' })).body.code).toBe(
    'areas.nothing-to-decide',
  );
  expect((await head.call('POST', `/entities/${B}/area/decision`, { to: west, why: '现场核实' })).status).toBe(200);
  expect((await officer.call('POST', '/claims', { entities: [B] })).body.claimed).toBe(1);
  const { acts } = (await officer.call('GET', `/entities/${B}/area`)).body;
  expect(acts.map(({ act }: { act: string }) => act)).toEqual([
    'claim',
    'decide',
    'refuse',
    'move',
    'claim',
    'propose',
  ]);
  expect((await officer.call('POST', `/entities/${B}/area/release`, { why: '已停业搬空' })).status).toBe(200);
  expect(await stands(B)).toEqual(['released', null, 'released', '西网格']);
});

test('a border that is drawn anew proposes anew what nobody has claimed; any past day shows the old one', async () => {
  const wide = {
    name: '东网格',
    boundary: square(124.2, 39.7, 126, 42),
    divisions: [],
    words: ['新城大街'],
    why: '扩大',
  };
  expect((await head.call('PUT', `/areas/${east}`, wide)).status).toBe(200);
  expect(await place()).toBe(1);
  expect(await stands(D)).toEqual(['proposed', '东网格', 'inside', '']);
  expect(await stands(E)).toEqual(['proposed', '东网格', 'inside', '']);
  const corner = async (on: string) =>
    (await chief.call('GET', `/areas/${east}?on=${on}`)).body.boundary.coordinates[0][2];
  expect([await corner('2026-11-23'), await corner('2026-11-24')]).toEqual([
    [124.3, 39.9],
    [126, 42],
  ]);
  expect((await chief.call('GET', `/areas/${east}?on=2026-11-22`)).body.code).toBe('areas.no-such-area');
  // The stand-in's days are over; a sub-area counts before the area that it is a part of.
  now = new Date('2026-11-27T01:00:00Z');
  [officer, head, chief, auditor] = await everybody();
  expect((await head.call('POST', '/claims', { entities: [D] })).body.refused[0].code).toBe('areas.not-officer');
  const part = {
    name: '东一片区',
    unit: 'county',
    parent: east,
    boundary: square(125, 40, 126, 42),
    divisions: [],
    words: [],
    why: '细分',
  };
  expect((await head.call('POST', '/areas', part)).status).toBe(200);
  await place();
  expect(await stands(D)).toEqual(['proposed', '东一片区', 'inside', '']);
  expect((await chief.call('GET', `/area-members?area=${east}&state=proposed`)).body.items).toHaveLength(3);
  expect((await chief.call('GET', `/entities?area=${east}&q=丁店`)).body.items).toHaveLength(1);
  expect((await head.call('POST', `/areas/${east}/closing`, { why: '撤' })).body.code).toBe('areas.has-parts');
});

test('a route is drawn by who works in the area; entities stand along it, or where they are put by hand', async () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [126, 41],
      [124.2, 39.8],
    ],
  };
  const said = { name: '国道沿线', line, stops: [], why: '按路走访' };
  expect((await officer.call('POST', `/areas/${east}/routes`, said)).body.code).toBe('areas.not-officer');
  const { route } = (await head.call('POST', `/areas/${east}/routes`, said)).body;
  expect((await head.call('POST', `/areas/${east}/routes`, said)).body.code).toBe('areas.route-taken');
  const empty = { ...said, name: '空线', line: null };
  expect((await head.call('POST', `/areas/${east}/routes`, empty)).body.code).toBe('areas.route-empty');
  const outside = { ...empty, stops: [A, B] };
  expect((await head.call('POST', `/areas/${east}/routes`, outside)).body.code).toBe('areas.stop-not-inside');
  const stops = async () =>
    (await officer.call('GET', `/areas/${east}/routes/${route}/entities`)).body.items.map(
      (one: { entity: { name: string }; byHand: boolean }) => `${one.entity.name}${one.byHand ? '*' : ''}`,
    );
  expect(await stops()).toEqual(['丁店', '戊店', '甲店']);
  expect((await head.call('POST', `/areas/${east}/routes/${route}/stops`, { entity: C, place: 2 })).status).toBe(200);
  expect(await stops()).toEqual(['丁店*', '丙店*', '戊店*', '甲店*']);
  const order = await database.read((db) => routeOrder(db, '2026-11-27', [1, 2, 3, 5]));
  expect(order.map(({ entityId, route: on }) => [entityId, on?.name ?? null])).toEqual([
    [3, '国道沿线'],
    [5, '国道沿线'],
    [1, '国道沿线'],
    [2, null],
  ]);
  const back = {
    name: '国道回程',
    line: { ...line, coordinates: line.coordinates.toReversed() },
    stops: [],
    why: '反走',
  };
  expect((await head.call('PUT', `/areas/${east}/routes/${route}`, back)).status).toBe(200);
  expect(await stops()).toEqual(['甲店', '戊店', '丁店']);
  const { items, onNone } = (await officer.call('GET', `/areas/${east}/routes`)).body;
  expect([items[0].entities, items[0].byHand, onNone]).toEqual([3, 0, 1]);
  expect((await head.call('POST', `/areas/${east}/routes/${route}/closing`, { why: '撤' })).status).toBe(200);
  expect((await officer.call('GET', `/areas/${east}/routes/${route}/entities`)).body.code).toBe('areas.no-such-route');
});

test('the entities of an area are points to choose stops from; the way through the stops is the route, in the order given', async () => {
  const { points, more } = (await head.call('GET', `/areas/${east}/points`)).body;
  expect([points.length > 0, more, points[0].at?.length]).toEqual([true, false, 2]);
  const codes: string[] = points.map(({ code }: { code: string }) => code);
  const stops = codes.toReversed();
  const said = { name: '逐户点选', line: null, stops, why: '点选' };
  const { route } = (await head.call('POST', `/areas/${east}/routes`, said)).body;
  expect((await head.call('GET', `/areas/${east}/points?route=${route}`)).body.stops).toEqual(stops);
  const { items } = (await head.call('GET', `/areas/${east}/routes/${route}/entities`)).body;
  const along = items.map(({ entity }: { entity: { uscc: string | null; id: string } }) => entity.uscc ?? entity.id);
  expect(along).toEqual(stops);
  expect((await head.call('GET', `/areas/${east}/points?route=99`)).status).toBe(404);
  await head.call('POST', `/areas/${east}/routes/${route}/closing`, { why: '撤销' });
});

test('tags are set and taken off by whom articles 42 and 43 name, from a day, and the rate follows at once', async () => {
  const [registrar, station] = [await service.signedIn('registrar'), head];
  const said = { add: [], remove: [], asTrade: false, keyRegion: null, why: '现场核实' };
  const tag = (by: typeof head, entities: string[], more: object) =>
    by.call('POST', '/tagging', { ...said, entities, ...more });
  const rate = async () =>
    (await chief.call('GET', '/areas')).body.units.find((one: { id: string }) => one.id === 'county').rates.tagging;
  // 甲店 is a restaurant by its code and not tagged; 丙店 is tagged.
  expect(await rate()).toEqual({ done: 1, all: 2 });
  expect((await tag(station, [A], {})).body.code).toBe('areas.nothing-to-tag');
  expect((await tag(chief, [A], { asTrade: true })).body).toMatchObject({ code: 'areas.may-not-tag' });
  expect((await tag(registrar, [A], { keyRegion: true })).body.code).toBe('areas.may-not-tag');
  expect((await tag(auditor, [A], { asTrade: true })).status).toBe(403);
  expect((await tag(officer, [A, B], { asTrade: true, on: '2026-11-20' })).body).toEqual({ changed: 1 });
  expect(await rate()).toEqual({ done: 2, all: 2 });
  expect(await place()).toBe(0);
  expect((await tag(chief, [A, B], { keyRegion: true })).body).toEqual({ changed: 2 });
  const entity = async (on: string) => {
    const { body } = await auditor.call('GET', `/entities/${A}?on=${on}`);
    return [body.tags, body.keyRegion, body.name];
  };
  expect(await entity('2026-11-19')).toEqual([[], false, '甲店']);
  expect(await entity('2026-11-20')).toEqual([['餐饮服务'], false, '甲店']);
  expect(await entity('2026-11-27')).toEqual([['餐饮服务'], true, '甲店']);
  // 丙店 is no grain shop after all: nobody need tag it again.
  expect((await tag(registrar, [C], { remove: ['粮食'] })).body).toEqual({ changed: 1 });
  expect(await rate()).toEqual({ done: 1, all: 1 });
  expect((await tag(station, [A], { add: ['粮食'], on: '2026-11-28' })).body.code).toBe('registry.effective-day-ahead');
  expect((await station.call('GET', '/tagging')).body.may.map((one: { article: string }) => one.article)).toEqual([
    '42(2)',
    '43',
  ]);
});

test('an area is split along a line: who is claimed stays so under the same officer; joined again all come back', async () => {
  const { items } = (await head.call('GET', '/areas')).body;
  const part = items.find((one: { name: string }) => one.name === '东一片区').id;
  const split = {
    line: {
      type: 'LineString',
      coordinates: [
        [124.5, 39],
        [124.5, 43],
      ],
    },
    side: 'right',
    words: [],
  };
  const at = (lon: number) => ({ ...split, line: { ...split.line, coordinates: [39, 43].map((lat) => [lon, lat]) } });
  const look = async (lon: number) => (await head.call('POST', `/areas/${east}/split/preview`, at(lon))).body;
  expect((await look(124.5)).parts).toEqual(['东一片区']);
  expect((await look(125.5)).code).toBe('areas.cut-part');
  expect((await head.call('POST', `/areas/${part}/closing`, { why: '撤' })).status).toBe(200);
  await place();
  const post = { account: await accountOf('area-officer'), part: 'officer', from: '2026-11-27', until: null };
  expect((await head.call('POST', `/areas/${east}/officers`, post)).status).toBe(200);
  expect((await officer.call('POST', '/claims', { entities: [D] })).body.claimed).toBe(1);
  const preview = (await head.call('POST', `/areas/${east}/split/preview`, split)).body;
  expect(preview).toMatchObject({ going: 1, claimed: 1, staying: 3, first: [{ name: '丁店', state: 'claimed' }] });
  const inside = {
    ...split,
    line: {
      ...split.line,
      coordinates: [
        [124.5, 39],
        [124.5, 41],
      ],
    },
  };
  expect((await head.call('POST', `/areas/${east}/split/preview`, inside)).body.code).toBe('areas.cut-wrong');
  const taken = { ...split, name: '西网格', why: '拆分' };
  expect((await head.call('POST', `/areas/${east}/split`, taken)).body.code).toBe('areas.name-taken');
  const { body } = await head.call('POST', `/areas/${east}/split`, { ...split, name: '远东网格', why: '户数太多' });
  expect(body.going).toBe(1);
  expect(await stands(D)).toEqual(['claimed', '远东网格', 'inside', '']);
  expect(await place()).toBe(0);
  const made = (await head.call('GET', `/areas/${body.id}`)).body;
  expect([made.officers.map((one: { part: string }) => one.part), made.claimed]).toEqual([['officer'], 1]);
  expect((await head.call('POST', `/areas/${east}/join`, { other: west, why: '合并' })).status).toBe(200);
  expect((await head.call('POST', `/areas/${east}/join`, { other: east, why: '合并' })).body.code).toBe(
    'areas.join-wrong',
  );
  expect((await head.call('POST', `/areas/${east}/join`, { other: body.id, why: '合并' })).status).toBe(200);
  expect(await stands(D)).toEqual(['claimed', '东网格', 'inside', '']);
  expect((await head.call('GET', `/areas/${body.id}`)).body.code).toBe('areas.no-such-area');
  const { acts } = (await officer.call('GET', `/entities/${D}/area`)).body;
  expect(acts.slice(0, 3).map(({ act, from, area }: Record<string, string>) => [act, from, area])).toEqual([
    ['join', '远东网格', '东网格'],
    ['split', '东网格', '远东网格'],
    ['claim', null, '东网格'],
  ]);
});

test('sub-areas go with the side on which they lie', async () => {
  const part = { name: '东二片区', parent: east, boundary: square(125, 40, 126, 42) };
  expect((await draw(part.name, part)).status).toBe(200);
  const line = { type: 'LineString', coordinates: [39, 43].map((lat) => [124.5, lat]) };
  const split = { line, side: 'right', words: [], name: '又一网格', why: '户数太多' };
  const { body } = await head.call('POST', `/areas/${east}/split`, split);
  const { items } = (await head.call('GET', '/areas')).body;
  expect(items.find(({ name }: { name: string }) => name === part.name).parent).toBe(body.id);
});
