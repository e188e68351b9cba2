// Patrols of past weeks in the invented city: entered by its officers like anybody's, some with photos, one order served and checked again.

import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { iso, shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { loadSheets } from '../duties/load-sheets.ts';
import type { Grading } from '../grading/grading.ts';
import { addPhoto } from '../supervision/photos/add-photo.ts';
import { checklistFor } from '../supervision/today/checklists.ts';
import { type Entered, enterPatrol } from '../supervision/today/enter-patrol.ts';
import { visitRules } from '../supervision/today/read-dues.ts';
import { serveRectification } from '../supervision/today/serve-rectification.ts';
import { type Dice, dice } from './dice.ts';
import { officersIn } from './scan-city.ts';

const DIVISION = '210603';
const MANY = 36;
const PHOTOS = ['shelf.jpg', 'passage.jpg', 'licence.jpg'].map((name) => join(import.meta.dirname, 'photos', name));
const FOUND = ['进货查验记录缺两周', '营业执照没有挂出', '疏散通道堆放纸箱', '实际经营项目与登记不符'];

interface Scene {
  readonly db: Db;
  readonly at: Date;
  readonly grading: Grading;
  readonly rules: ReturnType<typeof visitRules>;
  readonly d: Dice;
}

/** Enters them unless there are some or nobody has an account; gives how many there are. */
export async function patrolCity(database: Database, grading: Grading, at: Date): Promise<number> {
  return database.transaction(async (db) => {
    const { rows } = await db.query<{ count: number }>('select count(*) as count from supervision.patrol');
    const officers = await officersIn(db);
    if (rows[0].count > 0 || officers.length === 0) return rows[0].count;
    const rules = visitRules(loadSheets().flatMap((sheet) => sheet.rules));
    const scene = { db, at, grading, rules, d: dice('patrols') };
    const chosen = await notVisited(db, at);
    for (const [i, one] of chosen.entries()) await patrolled(scene, officers[i % officers.length], one, i);
    return chosen.length;
  });
}

interface Chosen {
  readonly entityId: number;
  readonly industries: readonly string[] | null;
}

/** Of the station's county whom nobody has come to this year. */
async function notVisited(db: Db, at: Date): Promise<Chosen[]> {
  const { rows } = await db.query<Chosen>(
    `select e.entity_id as "entityId", e.industries from registry.entity e
     join supervision.membership m on m.entity_id = e.entity_id and m.state = 'claimed'
     where e.division like $1 and e.status in ('open', 'existing') and not exists (
       select from ledger.record r where r.entity_id = e.entity_id and r.type = 'inspection-result' and r.recognized_on >= $2::date)
     order by e.entity_id limit $3`,
    [`${DIVISION}%`, `${iso(shanghaiDay(at)).slice(0, 4)}-01-01`, MANY],
  );
  return rows;
}

/** One of four finds something; the first of these is ordered to correct it, served and checked again; every sixth has photos. */
async function patrolled(scene: Scene, who: Reader, { entityId, industries }: Chosen, i: number): Promise<void> {
  const ago = 28 - Math.floor((26 * i) / MANY);
  const breach = i % 4 === 0;
  const patrol = await entered(scene, who, entityId, {
    ...{ industries, ago, breach, also: i % 9 === 4 ? ['complaint'] : [] },
    correctIn: breach && i % 8 === 0 ? 14 : undefined,
  });
  if (i % 6 === 0)
    for (const path of PHOTOS.slice(0, 1 + (i % 3))) await photographed(scene, who, { entityId, patrol }, path);
  if (i > 0) return;
  const { db, at, grading } = scene;
  const service = {
    way: 'in-person',
    on: iso(shanghaiDay(at) - ago + 1),
    signer: '王建国',
    receipt: '',
    consent: false,
  };
  await serveRectification({ db, whole: db, who, at, grading }, entityId, patrol, service);
  const check = { industries, ago: 12, breach: false, also: [], kind: 'follow-up' as const, correctIn: undefined };
  const again = await entered(scene, who, entityId, check);
  await photographed(scene, who, { entityId, patrol: again }, PHOTOS[2]);
}

interface Told {
  readonly industries: readonly string[] | null;
  readonly ago: number;
  readonly breach: boolean;
  readonly kind?: Entered['kind'];
  readonly also: Entered['also'];
  readonly correctIn: number | undefined;
}

/** Gives the id of the patrol. */
async function entered(
  { db, at, grading, rules, d }: Scene,
  who: Reader,
  entityId: number,
  told: Told,
): Promise<string> {
  const { industries, ago, breach, kind = 'routine', also, correctIn } = told;
  const day = shanghaiDay(at) - ago;
  const { items } = checklistFor(industries ?? []);
  const broken = breach ? d.between(0, items.length - 1) : -1;
  const patrol = randomUUID();
  await enterPatrol({ db, whole: db, who, at, grading, rules }, entityId, {
    ...{ patrol, kind, also, on: iso(day), way: 'on-site', exception: null, why: '', seen: null, anyway: true },
    answers: items.map(({ id }, i) => ({ item: id, answer: i === broken ? 'breach' : 'met' })),
    problems: breach ? d.oneOf(FOUND) : '',
    critical: false,
    correctBy: correctIn === undefined ? null : iso(day + correctIn),
    rechecked: kind === 'follow-up',
  });
  return patrol;
}

async function photographed(
  { db, at }: Scene,
  who: Reader,
  place: { readonly entityId: number; readonly patrol: string },
  path: string,
): Promise<void> {
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await addPhoto({ db, who, at }, place, { path, name: 'photo.jpg', size: bytes.length, sha256 });
}
