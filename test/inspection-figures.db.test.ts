// Inspections in figures: rates by grade and points, comings and what was saved, days a firm was visited; fast over 10,000 results.

import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { COUNTY, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());
const office = await service.signedIn('credit-office');

const ids = await database.transaction(async (db) => {
  const inputs = Array.from({ length: 12 }, (_, i) => ({
    attributes: { name: `金信食品${i}号`, kind: 'enterprise', division: COUNTY },
    identifiers: { uscc: makeUscc('91', '210602', i) },
  }));
  const saved = await saveAndGrade(db, clerk, at, inputs, grading);
  return saved.map((one) => (one as { entityId: number }).entityId);
});

async function planOf(authority: string): Promise<string> {
  const id = randomUUID();
  await database.transaction((db) =>
    db.query(
      `insert into inspection.plan (id, title, division, authority, scope, state, account, author, created_at, changed_at)
       values ($1, '抽查', '2106', $2, '{"on": "2026-10-01", "from": "2026-10-01", "until": "2026-12-31"}', 'drawn', $1, 'x', $3, $3)`,
      [id, authority, at],
    ),
  );
  return id;
}

interface Made {
  readonly entity: number;
  readonly plan: string;
  readonly items?: readonly string[];
  readonly on?: string;
  readonly outcome?: string;
  readonly critical?: boolean;
  readonly band?: string;
  readonly state?: string;
}

const made = (visits: readonly Made[]) =>
  database.transaction((db) =>
    db.query(
      `insert into inspection.visit (entity_id, plan_id, number, candidate, stratum, items, officers, state, way, done_on, spared_on, results, score)
       select v.entity, v.plan, 1, 'x', 'A', array(select jsonb_array_elements_text(v.items)), '{}', v.state, 'on-site', v.on_day,
         case when v.state = 'spared' then v.on_day end,
         jsonb_build_array(jsonb_build_object('item', 'food', 'outcome', v.outcome, 'critical', v.critical)),
         case when v.band is not null then jsonb_build_object('band', v.band) end
       from jsonb_to_recordset($1::jsonb) as v(entity int8, plan uuid, items jsonb, state text, on_day date, outcome text, critical boolean, band text)`,
      [
        JSON.stringify(
          visits.map(
            ({
              on = '2026-10-10',
              items = ['food'],
              outcome = 'no-problem',
              critical = false,
              state = 'done',
              ...rest
            }) => ({
              ...{ ...rest, items, outcome, critical, state, on_day: on },
            }),
          ),
        ),
      ],
    ),
  );
const figures = async (query = '') => (await office.call('GET', `/inspection-figures${query}`)).body;

test('nothing was done: no rates, every month there', async () => {
  const { total, months, grades, burden } = await figures('?from=2026-10&until=2026-11');
  expect(total).toMatchObject({ done: 0, foundRate: null, comings: 0, saved: 0, spared: 0 });
  expect([months.map(({ month }: { month: string }) => month), grades]).toEqual([['2026-10', '2026-11'], []]);
  expect(burden).toMatchObject({ year: 2026, firms: 0, distribution: [], above: 0 });
});

test('rates by grade and band, comings of several departments, what separate plans would have taken', async () => {
  const [market, fire] = [await planOf('市场监管局'), await planOf('消防救援支队')];
  await made([
    // Two departments by one plan; one of them again by another plan on the same day; and somebody else on another day.
    { entity: ids[0], plan: market, items: ['food', 'fire-safety'], outcome: 'corrected', critical: true, band: 'S3' },
    { entity: ids[0], plan: fire, items: ['fire-safety'] },
    { entity: ids[1], plan: market, on: '2026-11-02', band: 'S1' },
    { entity: ids[2], plan: fire, items: ['fire-safety'], on: '2026-11-02', outcome: 'pending' },
    { entity: ids[3], plan: fire, state: 'spared' },
    { entity: ids[3], plan: market, state: 'spared', on: '2026-09-30' },
    // Before the period, and after it.
    { entity: ids[4], plan: market, on: '2026-09-30', outcome: 'corrected' },
    { entity: ids[5], plan: market, on: '2026-12-01' },
  ]);
  const all = await figures('?from=2026-10&until=2026-11');
  expect(all.total).toMatchObject({
    done: 4,
    found: 2,
    critical: 1,
    comings: 3,
    joint: 1,
    separate: 5,
    saved: 2,
    spared: 1,
  });
  expect(all.total.foundRate.value).toBe(0.5);
  expect(all.total.foundRate.low).toBeCloseTo(0.15, 2);
  expect(all.total.foundRate.high).toBeCloseTo(0.85, 2);
  expect(all.grades.map(({ code, done, found }: Record<string, unknown>) => [code, done, found])).toEqual([
    ['A', 4, 2],
  ]);
  expect(all.bands.map(({ band, done, critical }: Record<string, unknown>) => [band, done, critical])).toEqual([
    ['S1', 1, 0],
    ['S3', 1, 1],
  ]);
  expect(all.months.map(({ done, comings, saved }: Record<string, unknown>) => [done, comings, saved])).toEqual([
    [2, 1, 2],
    [2, 2, 0],
  ]);
  expect(all.units.map(({ unit, done, joint, saved }: Record<string, unknown>) => [unit, done, joint, saved])).toEqual([
    ['市场监管局', 2, 1, 1],
    ['消防救援支队', 2, 0, 0],
  ]);
  const one = await figures(`?from=2026-10&until=2026-11&unit=${encodeURIComponent('消防救援支队')}`);
  expect([one.total.done, one.total.spared, one.choices]).toEqual([2, 1, ['市场监管局', '消防救援支队']]);
  const far = await service.signedIn('station-head');
  expect((await far.call('GET', '/inspection-figures?from=2026-10&until=2026-11')).body.total.spared).toBe(0);
  expect((await office.call('GET', '/inspection-figures?until=2026-13')).status).toBe(400);
});

test('how often firms are visited: days, not records; who is above his cap and for what', async () => {
  const result = (i: number, on: string, kind: string, number = on) => ({
    entityId: ids[i],
    type: 'inspection-result',
    source: '金信市应急管理局',
    fields: { document_number: `检${i}${number}`, inspected_on: on, kind, outcome: 'no-problem' },
  });
  await database.transaction((db) =>
    fileAndGrade(
      ...([
        db,
        clerk,
        at,
        [
          result(0, '2026-02-01', 'routine'),
          result(0, '2026-02-01', 'special', '二'),
          result(0, '2026-03-01', 'complaint'),
          result(0, '2026-04-01', 'follow-up'),
          result(0, '2025-12-31', 'routine'),
          result(1, '2026-05-01', 'routine'),
          result(1, '2026-10-31', 'routine'),
          result(1, '2026-11-01', 'routine'),
        ],
        grading,
      ] as const),
    ),
  );
  const { burden } = await figures('?until=2026-10');
  expect(burden.distribution).toEqual([
    { days: 2, firms: 1 },
    { days: 3, firms: 1 },
  ]);
  expect([burden.firms, burden.days]).toEqual([2, 5]);
  const [worst] = burden.items;
  expect(burden.above).toBe(burden.items.length);
  expect(worst).toMatchObject({ name: '金信食品0号', days: 3, most: burden.cap.most[worst.tier ?? 'other'] });
  expect(worst.why.map(({ why, days, beyond }: Record<string, unknown>) => [why, days, beyond])).toEqual([
    ['complaint', 1, true],
    ['follow-up', 1, true],
    ['special', 1, true],
  ]);
  expect((await figures('?until=2026-11')).burden.distribution).toEqual([{ days: 3, firms: 2 }]);
});

test('10,000 results within a second', async () => {
  await database.transaction(async (db) => {
    await db.query(
      `insert into inspection.plan (id, title, division, authority, scope, state, account, author, created_at, changed_at)
       select ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, '抽查', '2106', '市场监管局',
         '{"on": "2024-01-01", "from": "2024-01-01", "until": "2024-12-31"}', 'closed', gen_random_uuid(), 'x', $1, $1
       from generate_series(1, 850) i`,
      [at],
    );
    await db.query(
      `insert into inspection.visit (entity_id, plan_id, number, candidate, stratum, items, officers, state, way, done_on, results, score)
       select e.id, p.id, 1, 'x', 'A', array['food', 'fire-safety'], '{}', 'done', 'on-site', '2024-01-01'::date + p.number % 360,
         '[{"item": "food", "outcome": "corrected", "critical": false}]', '{"band": "S1"}'
       from inspection.plan p, unnest($1::int8[]) e(id) where p.state = 'closed'`,
      [ids],
    );
  });
  const begun = performance.now();
  const { total } = await figures('?from=2024-01&until=2024-12');
  expect(total).toMatchObject({ done: 10_200, found: 10_200, separate: 20_400 });
  expect(performance.now() - begun).toBeLessThan(1_000);
});
