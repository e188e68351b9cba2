// Rights in the invented city: applications for repair and objections, taken and worked on by the same verbs as an office's.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { Who } from '../base/who.ts';
import type { Grading } from '../grading/grading.ts';
import { actOn } from '../objection/act.ts';
import { fileObjection } from '../objection/file-objection.ts';
import { actOnRepair } from '../repair/act.ts';
import { applyForRepair } from '../repair/apply.ts';
import { prospectsOf } from '../repair/prospects.ts';
import { type Application, applicationAt } from '../repair/read-applications.ts';
import { accountIn, readerOf } from './in-office.ts';

const COUNTIES = ['210603', '210681'];
/** Of each county. */
const APPLICATIONS = 12;
const TOO_EARLY = 2;
const OBJECTIONS = 8;

interface Scene {
  readonly db: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly grading: Grading;
}

interface Penalty {
  readonly entity: number;
  readonly record: number;
}

/** Takes them in unless there are some already; gives how many there are of each. */
export async function rightsInCity(
  database: Database,
  grading: Grading,
  by: Who,
  at: Date,
): Promise<{ readonly repairs: number; readonly objections: number }> {
  await database.transaction(async (db) => {
    const { rows } = await db.query<{ any: boolean }>(
      'select exists (select from repair.application union all select from objection.objection) as any',
    );
    if (rows[0].any) return;
    for (const county of COUNTIES) {
      const head = (await accountIn(db, county, ['station-head', 'bureau-chief'])) ?? by;
      const scene = { db, at, grading, who: readerOf(head, 'bureau-chief', { id: 'city', name: '' }) };
      await repairIn(scene, county);
      await objectIn(scene, county);
    }
  });
  return database.read(async (db) => {
    const { rows } = await db.query<{ repairs: number; objections: number }>(
      `select (select count(*)::int from repair.application) as repairs,
         (select count(*)::int from objection.objection) as objections`,
    );
    return rows[0];
  });
}

/** Penalties of a county's enterprises that were decided so many days ago, one of each entity. */
async function penaltiesIn({ db, at }: Scene, county: string, ago: readonly [number, number]): Promise<Penalty[]> {
  const today = shanghaiDay(at);
  const { rows } = await db.query<Penalty>(
    `select distinct on (r.entity_id) r.entity_id as entity, r.record_id as record
     from ledger.record r join registry.entity e on e.entity_id = r.entity_id
     where r.type = 'administrative-penalty' and e.division ^@ $1 and e.kind = 'enterprise'
       and r.source like '%市场监督管理局'
       and r.recognized_on between $2::date and $3::date
     order by r.entity_id, r.record_id limit 200`,
    [county, iso(today - ago[1]), iso(today - ago[0])],
  );
  return rows;
}

async function repairIn(scene: Scene, county: string): Promise<void> {
  const ripe = await repairable(scene, await penaltiesIn(scene, county, [100, 330]), APPLICATIONS - TOO_EARLY);
  const early = await repairable(scene, await penaltiesIn(scene, county, [5, 60]), TOO_EARLY);
  for (const [i, { entity, record }] of [...ripe, ...early].entries()) {
    const ago = (i * 5) % 13;
    const { id, state } = await applyForRepair(scene, {
      ...{ entityId: entity, records: [record], basis: 'ordinary', order: null, channel: 'desk' },
      statement: '罚款已经缴清，违法行为已经改正，申请停止公示。',
      materials: ['罚款缴纳凭证', '信用承诺书'],
      committedBy: '法定代表人',
      applied: iso(shanghaiDay(scene.at) - ago),
    });
    if (state === 'filed') await workOn(scene, await applicationAt(scene.db, id), i % 4, ago);
  }
}

/** The first ones that rules let be repaired at all, sooner or later. */
async function repairable({ db, grading, at }: Scene, penalties: readonly Penalty[], most: number): Promise<Penalty[]> {
  const found: Penalty[] = [];
  for (const penalty of penalties) {
    if (found.length === most) break;
    const prospects = await prospectsOf(db, grading, at, penalty.entity);
    const prospect = prospects.find(({ record }) => record.recordId === penalty.record);
    if (prospect?.regime && prospect.publicity.repair.possible) found.push(penalty);
  }
  return found;
}

/** Left as it came, asked for what is missing, accepted, or withdrawn. */
async function workOn(scene: Scene, { id, revision }: Application, course: number, ago: number): Promise<void> {
  const on = iso(shanghaiDay(scene.at) - Math.max(0, ago - 1));
  const acting = { ...scene, reader: scene.db };
  if (course === 1) await actOnRepair(acting, id, revision, { act: 'ask', on, why: '缺整改情况说明，请一次补齐' });
  if (course === 2) await actOnRepair(acting, id, revision, { act: 'accept', on, why: '材料齐全' });
  if (course === 3 && ago > 6) await actOnRepair(acting, id, revision, { act: 'withdraw', on, why: '申请人撤回' });
}

async function objectIn(scene: Scene, county: string): Promise<void> {
  const today = shanghaiDay(scene.at);
  const penalties = (await penaltiesIn(scene, county, [10, 200])).slice(-OBJECTIONS);
  for (const [i, { entity, record }] of penalties.entries()) {
    const ago = (i * 3) % 20;
    const objection = await fileObjection(scene, entity, {
      about: { kind: 'record', record },
      matter: i % 3 === 0 ? 'subject' : 'content',
      grounds: i % 3 === 0 ? '处罚的是同名的另一家企业，信用代码录错。' : '罚款金额与决定书不一致。',
      wanted: i % 3 === 0 ? '撤回这条记录' : '按决定书更正金额',
      files: ['行政处罚决定书.pdf'],
      on: iso(today - ago),
    });
    if (i % 4 === 0) continue;
    const on = iso(today - Math.max(0, ago - 1));
    const { id, revision } = objection;
    await actOn(scene, scene.db, id, revision, { act: 'accept', on, why: '属于本局记录' });
    if (i % 4 === 3)
      await actOn(scene, scene.db, id, revision + 1, { act: 'reject', on, why: '经核对，记录与决定书一致。' });
  }
}
