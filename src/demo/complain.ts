// Complaints of the invented city: taken in and worked on by the same verbs as an office's, some waiting, some late, some closed.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { Seal } from '../base/seal.ts';
import type { Who } from '../base/who.ts';
import type { Grading } from '../grading/grading.ts';
import { actOn, type Doing } from '../supervision/complaints/act.ts';
import { proposeMark } from '../supervision/complaints/marks.ts';
import { complaintAt } from '../supervision/complaints/read-complaints.ts';
import { type Taken, takeComplaint } from '../supervision/complaints/take-complaint.ts';
import { type Dice, dice } from './dice.ts';
import { accountIn, readerOf } from './in-office.ts';

/** Of each of the counties in which somebody has an account. */
const EACH = 24;
const COUNTIES = ['210603', '210681'];
/** The longest ago that one of them was received. */
const DAYS = 150;

const STORIES: readonly (readonly [matter: string, summary: string, request: string])[] = [
  ['quality', '购买的电饭锅使用三天后不通电，商家称是人为损坏，拒绝退换。', '退货退款'],
  ['quality', '网购的羽绒服清洗一次即跑绒，要求退货被拒。', '退货退款并承担运费'],
  ['food-safety', '在店内购买的熟食有异味，食用后腹泻，留有小票和照片。', '退款并赔偿'],
  ['food-safety', '店内销售的酸奶已过保质期两天，现场拍照。', '依法查处'],
  ['price', '货架标价十二元，结账收了十五元，店员说标签没换。', '退还差价'],
  ['price', '停车场公示每小时五元，实际按八元收取。', '退还多收的费用'],
  ['advertising', '宣传单写明“治愈率百分之百”，购买保健品后没有效果。', '退款并查处虚假宣传'],
  ['contract', '装修合同约定六十天完工，逾期一个月仍未完工，也不退订金。', '退还订金'],
  ['after-sales', '空调保修期内不制冷，报修五次无人上门。', '上门维修'],
  ['prepaid-card', '健身房停业搬走，卡内余额一千二百元无法退。', '退还余额'],
  ['prepaid-card', '理发店换了老板，不认原来的储值卡。', '继续履行或者退还余额'],
];

interface Scene {
  readonly db: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly grading: Grading;
  readonly seal: Seal;
  readonly d: Dice;
}

/** Takes them in unless there are some already; gives how many there are. */
export async function complainInCity(
  database: Database,
  grading: Grading,
  seal: Seal,
  by: Who,
  at: Date,
): Promise<number> {
  return database.transaction(async (db) => {
    const { rows } = await db.query<{ count: number }>('select count(*) from supervision.complaint');
    if (rows[0].count > 0) return rows[0].count;
    const scene = { db, at, grading, seal, d: dice('complaints') };
    for (const county of COUNTIES) {
      const head = (await accountIn(db, county, ['station-head', 'bureau-chief'])) ?? by;
      const unit = { id: 'city', name: '' };
      await complainIn({ ...scene, who: readerOf(head, 'bureau-chief', unit) }, county);
    }
    return COUNTIES.length * EACH;
  });
}

async function complainIn(scene: Scene, county: string): Promise<void> {
  const { db, d, at } = scene;
  const { rows } = await db.query<{ id: number; name: string }>(
    `select entity_id as id, name from registry.entity
     where division like $1 and status in ('open', 'existing') order by entity_id limit 400`,
    [`${county}%`],
  );
  if (rows.length === 0) return;
  let former: string | undefined;
  for (let i = 0; i < EACH; i++) {
    const entity = d.oneOf(rows);
    const ago = d.between(0, DAYS);
    const unmatched = i % 12 === 5;
    const story = d.oneOf(STORIES);
    const taken = said(scene, story, iso(shanghaiDay(at) - ago), unmatched ? `${entity.name.slice(2, 5)}小摊` : '');
    const { id } = await takeComplaint(scene, { ...taken, unit: null }, unmatched ? null : entity.id);
    if (i % 8 === 7 && !unmatched) former = await again(scene, taken, entity.id);
    await workOn(scene, id, taken, ago);
  }
  if (former) await askForMark(scene, former, county);
}

function said(
  { d }: Scene,
  [matter, summary, request]: (typeof STORIES)[number],
  received: string,
  respondent: string,
): Taken {
  const kind = d.chance(0.3) ? 'report' : 'complaint';
  const nobody = kind === 'report' && d.chance(0.4);
  const surname = d.oneOf(['赵', '钱', '孙', '李', '周', '吴', '郑', '王']);
  const complainant = nobody ? null : { name: `${surname}某某`, contact: `1380000${d.between(1000, 9999)}` };
  const channel = d.weighted([
    ['platform-12315', 5],
    ['hotline-12345', 3],
    ['visit', 2],
  ]);
  const reference = channel === 'visit' ? '' : `${received.replaceAll('-', '')}${d.between(100_000, 999_999)}`;
  return {
    kind,
    channel,
    reference,
    received,
    matter,
    respondent,
    summary,
    request,
    complainant,
    replyDue: null,
    unit: null,
  };
}

/** The same person writes the same once more by another channel. */
async function again(scene: Scene, taken: Taken, entityId: number): Promise<string> {
  const { id } = await takeComplaint(scene, { ...taken, channel: 'letter', reference: '' }, entityId);
  return id;
}

/** An officer asks for it; the head of the unit decides. */
async function askForMark({ db, at }: Scene, id: string, county: string): Promise<void> {
  const { complainant, unit } = await complaintAt(db, id);
  const officer = await accountIn(db, county, ['area-officer']);
  if (complainant === '' || officer?.unit !== unit) return;
  const who = readerOf(officer, 'area-officer', { id: unit, name: '' });
  const until = iso(shanghaiDay(at) + 150);
  const why = '同一人半年内以同样内容投诉多家，现场核对均无购买记录';
  await proposeMark({ db, reader: db, who, at }, id, { kind: 'professional-claim', until, why });
}

/** The older the further on, but for some that were forgotten. */
async function workOn(scene: Scene, id: string, { kind, received }: Taken, ago: number): Promise<void> {
  const { d, at } = scene;
  const today = shanghaiDay(at);
  const day = (after: number) => iso(Math.min(today, today - ago + after));
  if (ago < 6 || d.chance(0.08)) return;
  const decided = day(d.between(1, 8));
  if (d.chance(0.18)) return refuse(scene, id, kind, decided);
  await act(scene, id, { act: 'accept', on: decided, why: '' });
  if (ago > 12) await act(scene, id, { act: 'step', on: day(10), why: '电话联系双方，约定到所调解。' });
  if (ago < 35 || d.chance(0.12)) return;
  const outcome =
    kind === 'report' ? d.oneOf(['case-closed', 'no-breach']) : d.oneOf(['mediated', 'mediated', 'settled', 'ended']);
  const upheld = outcome !== 'no-breach' && d.chance(0.7);
  const closed = day(d.between(20, 34));
  await act(scene, id, {
    ...{ act: 'close', on: closed, outcome, ground: outcome === 'ended' ? 'no-agreement' : null, upheld, why: '' },
    ...{ loss: upheld && kind === 'complaint' ? d.between(3, 200) * 10 : null },
    reply: upheld ? '经核实属实，商家已按规定处理。' : '经核实未发现所反映的情况。',
  });
  if (received < closed && d.chance(0.9)) await act(scene, id, { act: 'tell', on: closed, why: '电话告知' });
}

async function refuse(scene: Scene, id: string, kind: Taken['kind'], on: string): Promise<void> {
  const ground = kind === 'complaint' ? scene.d.oneOf(['not-consumer', 'handled-elsewhere', 'incomplete']) : null;
  await act(scene, id, { act: 'refuse', on, ground, why: '核对材料后决定' });
  await act(scene, id, { act: 'tell', on, why: '短信告知' });
}

async function act({ db, who, at, grading }: Scene, id: string, doing: Doing): Promise<void> {
  const { revision } = await complaintAt(db, id);
  await actOn({ db, reader: db, who, at, grading }, id, revision, doing);
}
