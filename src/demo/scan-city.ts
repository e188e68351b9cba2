// Visits of the invented city with codes: shown, confirmed, rated, complained of, and some without; of inspections already recorded.

import { type Day, dayOf, iso, shanghaiDay, startOf } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { permissionsOf } from '../base/who/permissions.ts';
import { loadSheets } from '../duties/load-sheets.ts';
import type { Grading } from '../grading/grading.ts';
import { certificatesOf } from '../inspection/certificates.ts';
import { keepInspector } from '../inspection/own-items.ts';
import { complainOfVisit, confirmVisit, rateVisit } from '../supervision/scans/by-the-visited.ts';
import { excuseVisit } from '../supervision/scans/excuse-visit.ts';
import { fileVisit } from '../supervision/scans/file-visit.ts';
import { showCode } from '../supervision/scans/show-code.ts';
import { sayingOf } from '../supervision/today/begin-visit.ts';
import { type Dice, dice } from './dice.ts';
import { OFFICERS_OF } from './first-accounts.ts';

const DIVISION = '210603';
const MOST = 60;
/** Certificates of the two officers of the station. */
const CERTIFICATES = ['LN2106030011', 'LN2106030012'];

interface Scene {
  readonly db: Db;
  readonly grading: Grading;
  readonly officers: readonly Reader[];
  readonly sheets: ReturnType<typeof loadSheets>;
  readonly d: Dice;
}

/** Adds them unless there are some or nobody has an account; gives the address of a receipt that is still good. */
export async function scanInCity(database: Database, grading: Grading, at: Date): Promise<string | undefined> {
  return database.transaction(async (db) => {
    const { rows } = await db.query(`select from supervision.visit where unit = 'station-03' limit 1`);
    const officers = await officersIn(db);
    if (rows.length > 0 || officers.length === 0) return undefined;
    for (const [i, { id, name }] of officers.entries())
      await keepInspector(db, officers[i], at, {
        ...{ certificate: CERTIFICATES[i], name, account: id, department: 'market', knows: [], avoids: [] },
        expires: '2029-06-30',
      });
    const scene = {
      db,
      grading,
      officers,
      sheets: loadSheets(),
      d: dice('scans'),
    };
    const past = await inspectedBefore(db, shanghaiDay(at));
    let receipt: string | undefined;
    for (const [i, one] of past.entries()) receipt = (await visitIn(scene, one, i)) ?? receipt;
    const last = past.at(-1);
    return last ? lateVisit(scene, last.entityId, at) : receipt;
  });
}

/** The officers of the demo's station; none where nobody has an account. */
export async function officersIn(db: Db): Promise<Reader[]> {
  const { rows } = await db.query<{ id: string; name: string; unitName: string }>(
    `select a.id::text, a.shown as name, u.name as "unitName" from base.account a join base.unit u on u.id = a.unit
     where a.name = any($1::text[]) order by a.name`,
    [OFFICERS_OF],
  );
  return rows.map(({ id, name, unitName }) => ({
    ...{ id, name, role: 'area-officer', permissions: permissionsOf('area-officer'), classes: [1, 2, 3], reach: [''] },
    ...{ unit: { id: 'station-03', name: unitName }, source: null },
  }));
}

interface Inspected {
  readonly entityId: number;
  readonly record: number;
  readonly on: Day;
}

/** The latest inspections of the station's county, the earliest of them first. */
async function inspectedBefore(db: Db, today: Day): Promise<Inspected[]> {
  const { rows } = await db.query<{ entityId: number; record: number; day: string }>(
    `select distinct on (r.entity_id) r.entity_id as "entityId", r.record_id as record, r.recognized_on::text as day
     from ledger.record r join registry.entity e on e.entity_id = r.entity_id
     where r.type = 'inspection-result' and e.division like $1 order by r.entity_id, r.recognized_on desc`,
    [`${DIVISION}%`],
  );
  const all = rows.map(({ day, ...row }) => ({ ...row, on: dayOf(day)! })).filter(({ on }) => on < today);
  return all
    .sort((a, b) => b.on - a.on || a.entityId - b.entityId)
    .slice(0, MOST)
    .reverse();
}

/** Nine of ten with a code, most of them confirmed, two of three of those rated. */
async function visitIn(scene: Scene, { entityId, record, on }: Inspected, i: number): Promise<string | undefined> {
  const { db, d, officers } = scene;
  const who = officers[i % officers.length];
  const at = new Date(+startOf(on) + d.between(9 * 60, 16 * 60) * 60_000);
  const coded = d.chance(0.88);
  const receipt = coded ? await shownTo(scene, who, entityId, at, d.chance(0.92)) : undefined;
  await fileVisit(db, who, new Date(+at + 2 * 3_600_000), {
    ...{ entityId, plan: null, on: iso(on), way: 'on-site', officers: [who.id], records: [record] },
  });
  if (!coded && d.chance(0.5)) await excused(db, who, entityId, d.oneOf(['no-signal', 'nobody', 'emergency']));
  if (receipt && d.chance(0.7)) await rated(scene, receipt, new Date(+at + 4 * 3_600_000));
  if (receipt && i === MOST - 20) await complained(db, receipt, new Date(+at + 5 * 3_600_000));
  return receipt;
}

/** A visit that was confirmed and entered, and is still to be rated. */
export async function visitToRate(
  db: Db,
  grading: Grading,
  { entityId, record, at }: { readonly entityId: number; readonly record: number; readonly at: Date },
): Promise<void> {
  const [who, ...others] = await officersIn(db);
  const scene = { db, grading, officers: [who, ...others], sheets: loadSheets(), d: dice('own visit') };
  await shownTo(scene, who, entityId, at, true);
  await fileVisit(db, who, new Date(+at + 2 * 3_600_000), {
    ...{ entityId, plan: null, on: iso(shanghaiDay(at)), way: 'on-site', officers: [who.id], records: [record] },
  });
}

/** The receipt of whoever confirmed; undefined where nobody did. */
async function shownTo(
  { db, grading, sheets }: Scene,
  who: Reader,
  entityId: number,
  at: Date,
  confirms: boolean,
): Promise<string | undefined> {
  const beginning = {
    reader: db,
    whole: db,
    who,
    grading,
    sheets,
    certificates: certificatesOf,
    today: shanghaiDay(at),
  };
  const said = await sayingOf(beginning, entityId, { kind: 'routine', way: 'on-site', exception: null });
  const { code } = await showCode(db, who, at, { entityId, plan: null, officers: [who.id], said });
  if (!confirms) return undefined;
  const done = await confirmVisit(db, new Date(+at + 3 * 60_000), code);
  return typeof done === 'object' ? done.receipt : undefined;
}

async function excused(db: Db, who: Reader, entityId: number, excuse: string): Promise<void> {
  const { rows } = await db.query<{ visit: string }>(
    'select visit_id as visit from supervision.visit where entity_id = $1 and excuse is null and shown_at is null',
    [entityId],
  );
  if (rows[0]) await excuseVisit(db, who, entityId, { visit: rows[0].visit, excuse, why: '补充说明：当时情况如上' });
}

async function rated({ db, d }: Scene, receipt: string, at: Date): Promise<void> {
  const stars = d.weighted([
    [5, 50],
    [4, 30],
    [3, 12],
    [2, 5],
    [1, 3],
  ] as const);
  const good = ['polite', 'lawful', 'helpful', 'quick'];
  const reasons = stars > 3 ? [d.oneOf(good)] : [d.oneOf(['long', 'repeated', 'rude'])];
  const words = d.chance(0.25) ? (stars > 3 ? '讲得清楚，指出的问题有用。' : '正忙的时候来，等了很久。') : '';
  await rateVisit(db, at, receipt, { stars, reasons, words });
}

async function complained(db: Db, receipt: string, at: Date): Promise<void> {
  const words = '码上写的是亮照和场所，来了以后又查了消防器材，说要到指定的店买。';
  await complainOfVisit(db, at, receipt, { ground: 'demands', words });
}

/** One of today, confirmed and not filed yet, so that its receipt can be looked at. */
async function lateVisit(scene: Scene, entityId: number, at: Date): Promise<string | undefined> {
  const receipt = await shownTo(scene, scene.officers[0], entityId, at, true);
  return receipt && `/v/${receipt}`;
}
