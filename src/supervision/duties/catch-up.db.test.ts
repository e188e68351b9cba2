// Duties follow what is filed, corrected and withdrawn; what people did about them stays; counts are those of the table.

import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { iso } from '../../base/day.ts';
import { addUnit } from '../../base/who/account.ts';
import { chooseSheets } from '../../duties/chosen.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import { keptOf } from '../../duties/reconcile.ts';
import { correctAndGrade, fileAndGrade, saveAndGrade, withdrawAndGrade } from '../../grading/file.ts';
import { prepareRegister } from '../../grading/register.ts';
import { drawArea } from '../areas/draw-area.ts';
import { placeEntities } from '../areas/place-entities.ts';
import { catchUp } from './catch-up.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const who = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const sheets = loadSheets();
const catchUpNow = () => catchUp(database, grading, { sheets, cases: [] }, at);

const unit = { parent: null, source: null } as const;
await database.transaction(async (db) => {
  await addUnit(db, { ...unit, id: 'city', kind: 'city', name: '市局', division: '2106' });
  await addUnit(db, { ...unit, id: 'station', kind: 'station', name: '一所', division: '210603', parent: 'city' });
  await addUnit(db, { ...unit, id: 'safety', kind: 'department', name: '应急局', division: '2106', source: '应急局' });
  const entity = (name: string, division: string, tags: string[]) => ({
    attributes: { name, kind: 'enterprise', status: 'open', established_on: '2020-03-04', division, tags },
    identifiers: { regno: name },
  });
  await saveAndGrade(db, who, at, [entity('甲', '210603001', ['网吧']), entity('乙', '210604001', [])], grading);
});

const penalty = {
  entityId: 2,
  type: 'administrative-penalty',
  source: '应急局',
  fields: { document_number: '罚1号', decided_on: '2026-10-12', measures: [{ kind: 'fine', amount: 40_000 }] },
};

/** The duties of an entity as lines: rule, cause, unit, last day, day of fulfilment, whether cancelled. */
async function dutiesOf(entityId: number): Promise<string[]> {
  const kept = await database.read((db) => keptOf(db, [entityId]));
  const day = (one: number | null) => (one === null ? '-' : iso(one));
  return kept
    .map((one) =>
      [one.rule, one.cause, one.unit, day(one.clock), day(one.fulfilled), ...(one.cancelled ? ['cancelled'] : [])].join(
        ' ',
      ),
    )
    .sort();
}

/** That the counts are those of a plain count. */
async function expectCounted(): Promise<void> {
  const { rows } = await database.read((db) =>
    db.query(`with day as (
        select *, done_on is not null or waived_on is not null as over, make_date(extract(year from due_on)::int, 12, 31) as until
        from duties.duty where cancelled_on is null and due_on <> 'infinity'),
      plain as (
        select unit, rule, case when over then until else due_on end as due_on,
          case when over then until else opened_on end as opened_on, division, count(*) filter (where not over)::int as open,
          count(*) filter (where done_on <= due_on)::int as in_time, count(*) filter (where done_on > due_on)::int as late
        from day group by 1, 2, 3, 4, 5)
      select * from plain full join (select * from duties.tally where due_on <> 'infinity') t using (unit, rule, due_on, opened_on, division)
      where (coalesce(plain.open, 0), coalesce(plain.in_time, 0), coalesce(plain.late, 0))
        <> (coalesce(t.open, 0), coalesce(t.in_time, 0), coalesce(t.late, 0))`),
  );
  expect(rows).toEqual([]);
}

const OF_FIRST = [
  'annual-report 2026 station 2026-06-30 -',
  'patrol-class-b 2026-H1 station 2026-06-30 -',
  'patrol-class-b 2026-H2 station 2026-12-31 -',
  'patrol-tier-ii 2026 station 2026-12-31 -',
];

test('the whole register is worked out once, and then only what has changed', async () => {
  expect(await catchUpNow()).toMatchObject({ whole: true, entities: 2 });
  expect(await dutiesOf(1)).toEqual(OF_FIRST);
  expect(await dutiesOf(2)).toEqual(['annual-report 2026 city 2026-06-30 -']);
  expect(await catchUpNow()).toMatchObject({ whole: false, opened: 0, changed: 0, cancelled: 0 });
  await expectCounted();
});

test('work that is broken off is done again from the start, and nothing is counted twice', async () => {
  await database.asOwner((db) => db.query(`update duties.state set ground = 'other'`));
  const broken = catchUp(database, grading, { sheets, cases: [] }, at, () => Promise.reject(new Error('stopped')));
  await expect(broken).rejects.toThrow('stopped');
  await expectCounted();
  expect(await catchUpNow()).toMatchObject({ whole: true, opened: 0, changed: 0, cancelled: 0 });
  await expectCounted();
});

test('what a sheet called for that is left out is cancelled, and is back when it is taken up again', async () => {
  const choose = (sheets: string[]) =>
    database.transaction((db) => chooseSheets(db, sheets, { who, at, why: '局务会' }));
  const patrols = async () => (await dutiesOf(1)).filter((line) => line.startsWith('patrol-class-b'));
  const before = await patrols();
  await choose(['chongqing']);
  expect(await catchUpNow()).toMatchObject({ whole: true, cancelled: 2 });
  expect(await patrols()).toEqual(before.map((line) => `${line} cancelled`));
  await expectCounted();
  await choose(['chongqing', 'jianghai']);
  await catchUpNow();
  expect(await patrols()).toEqual(before);
});

test('a penalty opens duties of its source and of the place; a correction moves them, a withdrawal cancels them', async () => {
  const [filed] = await database.transaction((db) => fileAndGrade(db, who, at, [penalty], grading));
  await catchUpNow();
  const cause = `r${(filed as { recordId: number }).recordId}`;
  expect(await dutiesOf(2)).toEqual(
    [
      'annual-report 2026 city 2026-06-30 -',
      `dual-publicity-penalty ${cause} safety 2026-10-21 -`,
      `visit-after-case ${cause} city 2027-01-12 -`,
    ].map((line) => line.replace('2027-01-12', '-')),
  );
  const recordId = Number(cause.slice(1));
  const fields = { ...penalty.fields, decided_on: '2026-08-10' };
  await database.transaction((db) =>
    correctAndGrade(db, who, at, { entityId: 2, recordId, fields, why: '日期写错' }, grading),
  );
  await catchUpNow();
  expect(await dutiesOf(2)).toContain(`visit-after-case ${cause} city 2026-11-10 -`);
  await expectCounted();
  await database.transaction((db) => withdrawAndGrade(db, who, at, { entityId: 2, recordId, why: '撤销' }, grading));
  await catchUpNow();
  expect(await dutiesOf(2)).toContain(`visit-after-case ${cause} city 2026-11-10 - cancelled`);
  const { rows } = await database.read((db) =>
    db.query(`select act, why from duties.act where rule = 'visit-after-case' order by number`),
  );
  expect(rows).toEqual([
    { act: 'moved', why: 'cause-changed' },
    { act: 'cancelled', why: 'cause-gone' },
  ]);
  await expectCounted();
});

test('an inspection fulfils the patrol of its time, late ones too, also as one of several reasons; withdrawn, the duty is open again', async () => {
  const inspection = (number: string, on: string, more: object = {}) => ({
    entityId: 1,
    type: 'inspection-result',
    source: '市局',
    fields: { document_number: number, inspected_on: on, kind: 'routine', ...more },
  });
  const filed = await database.transaction((db) =>
    fileAndGrade(
      db,
      who,
      at,
      [
        inspection('检1', '2026-07-08'),
        inspection('检2', '2026-09-08', { kind: 'complaint', also: ['follow-up', 'routine'] }),
      ],
      grading,
    ),
  );
  await catchUpNow();
  expect((await dutiesOf(1)).filter((line) => line.startsWith('patrol-class-b'))).toEqual([
    'patrol-class-b 2026-H1 station 2026-06-30 2026-09-08',
    'patrol-class-b 2026-H2 station 2026-12-31 2026-07-08',
  ]);
  await expectCounted();
  const [, { recordId }] = filed as { recordId: number }[];
  await database.transaction((db) => withdrawAndGrade(db, who, at, { entityId: 1, recordId, why: '重复' }, grading));
  await catchUpNow();
  expect(await dutiesOf(1)).toContain('patrol-class-b 2026-H1 station 2026-06-30 -');
  await expectCounted();
});

test('duties of a place belong to the unit of the area into which the entity is claimed', async () => {
  const head = { id: 'head', unit: { id: 'city', name: '市局' }, reach: ['2106'] };
  const drawn = { name: '网格', unit: 'city', parent: null, boundary: null, divisions: ['210603'], words: [] };
  await database.transaction((db) => drawArea(db, head, at, drawn, '划定'));
  await placeEntities(database, at);
  const unitNow = async () => {
    await catchUpNow();
    return (await database.read((db) => keptOf(db, [1]))).find(({ rule }) => rule === 'annual-report')!.unit;
  };
  expect(await unitNow()).toBe('station');
  const claimed = `update supervision.membership set state = 'claimed', claimed_at = $1, since = $1 where entity_id = 1`;
  await database.asOwner((db) => db.query(claimed, [at]));
  expect(await unitNow()).toBe('city');
});
