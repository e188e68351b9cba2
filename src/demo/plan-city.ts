// Random inspections of the invented city: inspectors of five departments, plans in every step with their results, and a joint plan.

import { createHash } from 'node:crypto';
import { iso, shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { decide } from '../base/who/decide-proposal.ts';
import { permissionsOf, type Role } from '../base/who/permissions.ts';
import { proposalAt } from '../base/who/proposals.ts';
import type { Grading } from '../grading/grading.ts';
import { addJoint, jointAt } from '../inspection/cycle/joint-plans.ts';
import { proposeJoint } from '../inspection/cycle/propose-joint.ts';
import { keepInspector } from '../inspection/own-items.ts';
import { changeVisit, drawPlan } from '../inspection/plan/draw-plan.ts';
import { enterResult } from '../inspection/plan/enter-result.ts';
import { addPlan, drawOf, planAt } from '../inspection/plan/plans.ts';
import type { Scope } from '../inspection/plan/prepare.ts';
import { approving, prepared, proposePlan } from '../inspection/plan/propose-plan.ts';
import { publishResults } from '../inspection/plan/publicity.ts';
import { publishFile } from '../inspection/plan/published.ts';
import { type ShownVisit, visitsOf } from '../inspection/plan/visits.ts';
import { cardCity } from './card-city.ts';
import { type Dice, dice } from './dice.ts';

const DIVISION = '210681';
const CITY = { id: 'city', name: '金信市市场监督管理局' };
const DAY = 86_400_000;

interface Scene {
  readonly db: Db;
  readonly reader: Db;
  readonly at: Date;
  readonly grading: Grading;
  readonly d: Dice;
  readonly office: Reader;
  readonly chief: Reader;
}

/** Makes them unless there are some; gives how many plans there are. */
export async function planCity(database: Database, grading: Grading, at: Date): Promise<number> {
  return database.transaction(async (db) => {
    const { rows } = await db.query<{ count: number }>('select count(*) as count from inspection.plan');
    if (rows[0].count > 0) return rows[0].count;
    const [office, chief] = [
      await readerIn(db, 'credit', 'credit-office'),
      await readerIn(db, 'chief', 'bureau-chief'),
    ];
    const scene: Scene = { db, reader: db, at, grading, d: dice('plans'), office, chief };
    await inspectorsIn(scene);
    const head = await readerIn(db, 'citychief', 'bureau-chief');
    const card = await cardCity({ ...scene, head });
    await finished(scene);
    const drawn: string[] = [];
    for (const told of [LABOUR, LIFTS, FIRE]) {
      const id = await drawnPlan(scene, told);
      if (id !== undefined) drawn.push(id);
    }
    if (card?.bands) await drawnPlan(scene, { ...BY_CARD, bands: card.bands.map(({ id }) => id) });
    await laidPlan(scene);
    if (drawn.length > 1) await joinPlans(scene, drawn);
    const { rows: all } = await db.query<{ count: number }>('select count(*) as count from inspection.plan');
    return all[0].count;
  });
}

/** An account of the demo, or somebody in its place where there are no accounts. */
async function readerIn(db: Db, name: string, role: Role): Promise<Reader> {
  const sql = 'select id::text, shown as name from base.account where name = $1';
  const { rows } = await db.query<{ id: string; name: string }>(sql, [name]);
  const [{ id, name: shown } = { id: uuidOf(name), name }] = rows;
  const permissions = permissionsOf(role);
  return { id, name: shown, role, permissions, classes: [1, 2, 3, 4], reach: [''], unit: CITY, source: null };
}

/** An id that is the same for the same name. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕';
const DEPARTMENTS: readonly (readonly [department: string, count: number, knows: readonly string[]])[] = [
  ['market', 9, ['食品']],
  ['fire', 4, []],
  ['emergency', 2, []],
  ['environment', 3, []],
  ['labour', 4, []],
];

/** The first has the account of the demo's inspector; the last of the market's has a certificate that has run out. */
async function inspectorsIn({ db, at, office }: Scene): Promise<void> {
  const { rows } = await db.query<{ id: string }>(`select id::text from base.account where name = 'inspector'`);
  let number = 0;
  for (const [department, count, knows] of DEPARTMENTS)
    for (let i = 0; i < count; i++) {
      const certificate = `LN2106${String(81_001 + number)}`;
      const account = number === 0 && rows[0] ? rows[0].id : uuidOf(certificate);
      const expires = department === 'market' && i === count - 1 ? '2026-08-31' : '2029-06-30';
      const name = `${SURNAMES[number]}${['建国', '丽', '志强', '敏', '文'][number % 5]}`;
      await keepInspector(db, office, at, {
        ...{ certificate, name, account, department, knows: i % 2 ? [] : [...knows], avoids: [], expires },
      });
      number++;
    }
}

type Told = Pick<Scope, 'title' | 'items' | 'control' | 'daysEach'> & {
  /** Days from today on which its pool is taken, and on which its visits begin and end. */
  readonly days: readonly [on: number, from: number, until: number];
  readonly shares: readonly number[];
  readonly seed: Scope['seed'];
  /** Of the scorecard, the lowest first: by which it is drawn, instead of grades. */
  readonly bands?: readonly string[];
};

const lottery = (draw: string, known: string): Scope['seed'] => ({
  kind: 'public',
  source: `体彩排列三第${draw}期`,
  known,
});
const FOOD: Told = {
  ...{ title: '食品经营和消防安全联合抽查', items: ['food', 'fire-safety'], control: 10, daysEach: 0.5 },
  ...{ days: [-63, -60, 30], shares: [4, 8, 40, 100], seed: lottery('26253', '2026-09-21') },
};
const LABOUR: Told = {
  ...{ title: '劳动用工和价格行为抽查', items: ['labour', 'pricing'], control: 5, daysEach: 0.5 },
  ...{ days: [-8, -4, 35], shares: [2, 3, 5, 5], seed: lottery('26307', '2026-11-16') },
};
const LIFTS: Told = {
  ...{ title: '特种设备使用检查', items: ['special-equipment'], control: 0, daysEach: 0.5 },
  ...{ days: [-7, -3, 35], shares: [40, 60, 80, 100], seed: lottery('26308', '2026-11-17') },
};
const FIRE: Told = {
  ...{ title: '年末消防安全检查', items: ['fire-safety'], control: 0, daysEach: 0.5 },
  ...{ days: [-6, -2, 30], shares: [30, 40, 60, 100], seed: lottery('26309', '2026-11-18') },
};

const BY_CARD: Told = {
  ...{ title: '按评分卡抽取的登记事项检查', items: ['registered-items'], control: 10, daysEach: 0.3 },
  ...{ days: [-9, -5, 40], shares: [1, 3, 8, 20], seed: lottery('26306', '2026-11-15') },
};

function scopeOf({ at }: Scene, { days, shares, bands, ...told }: Told): Scope {
  const [on, from, until] = days.map((day) => iso(shanghaiDay(at) + day));
  const strata = (bands ?? ['A', 'B', 'C', 'D']).map((id, i) => ({
    ...{ id, share: shares[i], weight: 1, atLeast: null, atMost: null },
  }));
  return {
    ...{
      ...told,
      on,
      from,
      until,
      division: DIVISION,
      rulebook: 'chongqing',
      by: 'level',
      way: bands ? 'bands' : 'ratio',
      share: 5,
    },
    ...{ strata, exclude: { visitedSince: null, visits: 2, dormant: true } },
    ...{ officersEach: 2, most: null, budget: null },
  };
}

/** Proposed and approved; undefined where its dry run says that it cannot be. */
async function approved(scene: Scene, told: Told): Promise<string | undefined> {
  const { db, reader, grading, office, chief, at } = scene;
  const scope = scopeOf(scene, told);
  const { dry } = await prepared({ reader, whole: reader, who: office }, grading, scope);
  if (dry.hindrances.length > 0) return undefined;
  const begun = new Date(+at + told.days[0] * DAY);
  const id = await addPlan(db, office, begun, scope);
  const asking = { db, reader, whole: reader, who: office, at: begun };
  const proposal = await proposePlan(asking, grading, id, { revision: 1, reason: '年度抽查计划' });
  const deciding = { db, reader, who: chief, at: begun, proposal: await proposalAt(reader, begun, proposal) };
  await decide(deciding, { verdict: 'approved', reason: '范围和比例符合年度计划' }, approving);
  return id;
}

async function drawnPlan(scene: Scene, told: Told): Promise<string | undefined> {
  const { db, reader, office, at, d } = scene;
  const id = await approved(scene, told);
  if (id === undefined) return undefined;
  const drawn = new Date(+at + told.days[1] * DAY);
  const value = [0, 1, 2].map(() => d.between(0, 9)).join(' ');
  await drawPlan({ db, reader, who: office, at: drawn }, id, [value]);
  return id;
}

/** One of which most visits are made: with results of every kind, most of them published, one entity and one inspector replaced. */
async function finished(scene: Scene): Promise<string | undefined> {
  const id = await drawnPlan(scene, FOOD);
  if (id === undefined) return undefined;
  const { db, reader, office, grading, at } = scene;
  const acting = { db, reader, who: office, at: new Date(+at - 50 * DAY) };
  const visits = await visitsOf(reader, office.id, id);
  if (visits.length > 3) {
    const [closed, kin] = visits.slice(-2);
    await changeVisit(acting, id, { kind: 'entity', out: closed.entity, why: '已停业搬离，现场无人' });
    const [{ certificate }] = kin.officers;
    await changeVisit(acting, id, { kind: 'officer', out: certificate, entity: kin.entity, why: '与负责人是近亲属' });
  }
  const standing = (await visitsOf(reader, office.id, id)).filter(
    ({ state, lacking }) => state === 'assigned' && !lacking,
  );
  const [early, late] = [Math.floor(standing.length * 0.6), Math.floor(standing.length * 0.8)];
  for (const [i, visit] of standing.slice(0, early).entries())
    await visited(scene, visit, 55 - Math.floor((25 * i) / early));
  await publishResults({ db, reader, who: office, at }, grading, id);
  await publishFile(db, at, await planAt(reader, at, id), await drawOf(reader, id));
  for (const visit of standing.slice(early, late)) await visited(scene, visit, 33);
  return id;
}

/** The worse the grade, the more is found. */
const FINDS: Readonly<Record<string, number>> = { A: 0.05, B: 0.12, C: 0.35, D: 0.6, control: 0.09 };

async function visited(scene: Scene, visit: ShownVisit, ago: number): Promise<void> {
  const { db, reader, grading, d, at } = scene;
  const [{ certificate }] = visit.officers;
  const sql = 'select account::text as id, name from inspection.inspector where certificate = $1';
  const { rows } = await db.query<{ id: string; name: string }>(sql, [certificate]);
  const who: Reader = { ...scene.office, ...rows[0], role: 'inspector' };
  const on = iso(shanghaiDay(at) - ago);
  const results = visit.items.map((item) => {
    const found = d.chance(FINDS[visit.stratum] ?? 0.1);
    const outcome = found
      ? d.oneOf(['corrected', 'corrected', 'pending'])
      : d.chance(0.03)
        ? 'not-trading'
        : 'no-problem';
    const problems = found ? d.oneOf(['进货查验记录不全', '疏散通道堆放杂物', '有过期食品', '灭火器失效']) : '';
    return { item, outcome, critical: found && d.chance(0.25), problems };
  });
  await enterResult(
    { db, reader, who, at },
    grading,
    { id: visit.plan, entity: visit.entity },
    { on, way: 'on-site', results },
  );
}

/** Approved, with a seed of three parties who have not revealed it yet. */
async function laidPlan(scene: Scene): Promise<void> {
  await approved(scene, {
    ...{ title: '公示信息抽查', items: ['published-information'], control: 0, daysEach: 0.2 },
    ...{ days: [-1, 0, 38], shares: [3, 5, 10, 10], seed: lottery('26330', '2026-12-09') },
  });
}

async function joinPlans({ db, reader, grading, office, at }: Scene, plans: readonly string[]): Promise<void> {
  const today = shanghaiDay(at);
  const until = (await planAt(reader, at, plans[0])).scope.until;
  const id = await addJoint({ db, reader, who: office, at }, grading, {
    ...{ title: '第四季度跨部门联合检查', from: iso(today), until, division: DIVISION, plans: [...plans] },
    ...{ rulebook: 'chongqing', trusted: ['A'], days: 2 },
  });
  const { revision } = await jointAt(reader, at, id);
  await proposeJoint({ db, reader, who: office, at }, id, { revision, reason: '年底前各部门一次上门' });
}
