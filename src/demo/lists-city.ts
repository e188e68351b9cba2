// Lists in the invented city: cases in every state, taken and worked on by the same verbs as an office's; and a list for a bank.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { decide } from '../base/who/decide-proposal.ts';
import { proposalAt } from '../base/who/proposals.ts';
import { consentToList } from '../disclosure/finance/consents.ts';
import { granting, proposeGrant } from '../disclosure/finance/grants.ts';
import type { Grading } from '../grading/grading.ts';
import { consider, state } from '../notice/hear.ts';
import { actOn, type Doing, type Opening, openListing } from '../notice/lists/act.ts';
import { beginFromRecord } from '../notice/lists/begin.ts';
import { entering, proposeEntry, proposeRemoval, removing } from '../notice/lists/decide.ts';
import { listingAt } from '../notice/lists/read-listings.ts';
import { serve } from '../notice/serve.ts';
import { accountIn, readerOf } from './in-office.ts';

const DAY = 86_400_000;
const COUNTY = '210603';
const CONSENTING = 40;
const YEAR = 365;
const CITY = { id: 'city', name: '金信市市场监督管理局' };

interface Scene {
  readonly db: Db;
  readonly at: Date;
  readonly grading: Grading;
  readonly officer: Reader;
  readonly credit: Reader;
  readonly chief: Reader;
}

/** Adds them unless there are some, or nobody has an account; gives how many cases there are. */
export async function listsInCity(database: Database, grading: Grading, at: Date): Promise<number> {
  return database.transaction(async (db) => {
    const count = async () =>
      (await db.query<{ count: number }>('select count(*)::int as count from notice.listing')).rows[0].count;
    const officer = await accountIn(db, COUNTY, ['area-officer', 'station-head']);
    const credit = await accountIn(db, '2106', ['credit-office']);
    const chief = await accountIn(db, '2106', ['bureau-chief']);
    if ((await count()) > 0 || !officer || !credit || !chief) return count();
    const scene = {
      ...{ db, at, grading },
      officer: readerOf(officer, 'area-officer', { id: 'station-03', name: '振兴区第一监管所' }),
      credit: readerOf(credit, 'credit-office', CITY),
      chief: readerOf(chief, 'bureau-chief', CITY),
    };
    await opened(scene);
    await fromRecords(scene);
    await honours(scene);
    await forTheBank(scene);
    return count();
  });
}

/** Cases that the office found itself, from opening to removal, each by another one. */
async function opened(scene: Scene): Promise<void> {
  const entities = await unlisted(scene, 9);
  const next = () => entities.pop()!;
  const unreachable = {
    list: 'abnormal',
    ground: 'unreachable',
    facts: '两次到登记住所均未找到，电话无人接听。',
  } as const;
  const serious: Found = {
    ...{ list: 'serious' as const, ground: 'food', facts: '经营超过保质期的食品，货值较大，主观故意明显。' },
    penaltyNumber: '金市监处罚〔2026〕901号',
  };
  await begun(scene, next(), 3, unreachable);
  const letter = await begun(scene, next(), 12, unreachable);
  await doing(scene, letter, 12, { act: 'letter', why: '寄住所核查函' });
  await served(scene, letter.entityId, 'address-letter', 8, true);
  await begun(scene, next(), 6, { ...serious, ground: 'quality' });
  const running = await begun(scene, next(), 9, serious);
  await doing(scene, running, 7, { act: 'verify', why: '处罚决定已经生效' });
  await doing(scene, running, 5, { act: 'intend', why: '主观故意、货值较大' });
  await served(scene, running.entityId, 'listing-intended', 4);
  const heard = await begun(scene, next(), 26, serious);
  await doing(scene, heard, 24, { act: 'verify', why: '处罚决定已经生效' });
  await doing(scene, heard, 22, { act: 'intend', why: '主观故意、货值较大' });
  const told = await served(scene, heard.entityId, 'listing-intended', 21);
  await answered(scene, heard.entityId, told);
  await entered(scene, heard.id, '金市监列严〔2026〕11号');
  const dropped = await begun(scene, next(), 20, {
    ...unreachable,
    ground: 'falsehood',
    facts: '年报数据与账目不一致。',
  });
  await doing(scene, dropped, 15, { act: 'drop', why: '经核对账目，年报数据属实' });
  const report = { list: 'abnormal', ground: 'no-annual-report', facts: '没有在期限内公示年度报告。' } as const;
  await entered(scene, (await begun(scene, next(), 8, report)).id, '金市监列异〔2026〕201号');
  const removed = await begun(scene, next(), 8, report);
  await entered(scene, removed.id, '金市监列异〔2026〕202号');
  await doing(scene, removed, 0, { act: 'apply', conditions: [], why: '已经补报年度报告并公示' });
  await taken(scene, removed.id, '金市监移异〔2026〕88号');
  const ordered = await begun(scene, next(), 20, {
    ...{ list: 'abnormal' as const, ground: 'no-instant-information', facts: '股权变更以后没有公示。' },
  });
  await doing(scene, ordered, 19, { act: 'order', why: '十日内公示股权变更信息' });
  await served(scene, ordered.entityId, 'perform-order', 18);
}

/** Cases begun from what the files of departments tell: applied for removal, refused, just begun. */
async function fromRecords(scene: Scene): Promise<void> {
  const [applied, refused, begunOnly] = await standing(scene, 'abnormal-operation-listing', 60, 3);
  const why = '当事人来窗口办理';
  const begin = async (one: Standing | undefined, ago: number) =>
    one && beginFromRecord({ ...scene, at: before(scene, ago), who: scene.officer }, one.entity, one.record, why);
  const one = await begin(applied, 4);
  if (one) await doing(scene, one, 2, { act: 'apply', conditions: [], why: '已经补报年度报告' });
  const other = await begin(refused, 9);
  if (other) {
    await doing(scene, other, 8, { act: 'apply', conditions: [], why: '称已经变更住所' });
    await doing(scene, other, 3, { act: 'refuse-removal', why: '登记住所没有变更，仍然无法联系' });
  }
  await begin(begunOnly, 1);
}

/** Honours: applied for, recommended by one level and by both, publicised, awarded, withdrawn; a yearly review that is due. */
async function honours(scene: Scene): Promise<void> {
  const entities = await unlisted(scene, 16);
  const next = () => entities.pop()!;
  const asked = (ago: number) =>
    begun(scene, next(), ago, { list: 'honour', title: '守合同重信用单位', facts: '申请认定守合同重信用单位。' });
  const recommend = (one: Begun, level: string, ago: number) =>
    doing(scene, one, ago, { act: 'recommend', level, why: '合同履约情况良好' });
  await asked(2);
  await recommend(await asked(6), 'district', 4);
  const both = await asked(9);
  await recommend(both, 'district', 7);
  await recommend(both, 'municipal', 5);
  for (const [ago, document] of [
    [6, ''],
    [30, '金示〔2026〕31号'],
    [32, '金示〔2026〕30号'],
  ] as const) {
    const one = await asked(ago + 6);
    await recommend(one, 'district', ago + 5);
    await recommend(one, 'municipal', ago + 4);
    await doing(scene, one, ago - 3, { act: 'publicise', why: '公示七个工作日' });
    if (document) await entered(scene, one.id, document);
    if (document.endsWith('30号')) await taken(scene, one.id, '金撤示〔2026〕2号');
  }
  const [review] = await standing(scene, 'honour', YEAR - 15, 1);
  if (!review) return;
  await beginFromRecord({ ...scene, who: scene.officer }, review.entity, review.record, '每年复核');
}

/** The bank has the list of recommended ones and that of public risk; some of the register have consented. */
async function forTheBank(scene: Scene): Promise<void> {
  const { db, at, officer, credit } = scene;
  const { rows } = await db.query(`select from base.unit where id = 'bank' and kind = 'institution'`);
  if (rows.length === 0) return;
  const until = iso(shanghaiDay(at) + 300);
  for (const list of ['credit-loan', 'public-risk']) {
    const purpose = list === 'public-risk' ? '贷前、贷后核对' : '办理信用贷款';
    const asked = { list, institution: 'bank', purpose, basis: '政银合作协议（2026）1号', until };
    await approved(scene, await proposeGrant(db, credit, at, asked), granting);
  }
  for (const entity of (await unlisted(scene, 16 + CONSENTING)).slice(0, CONSENTING))
    await consentToList(db, { ...officer, name: '法定代表人' }, at, entity, {
      list: 'credit-loan',
      institution: 'bank',
      until,
    });
}

type Begun = { readonly id: string; readonly entityId: number };
type Found = Pick<Opening, 'list' | 'facts'> & Partial<Opening>;

const before = ({ at }: Scene, ago: number) => new Date(+at - ago * DAY);

async function begun(scene: Scene, entity: number, ago: number, found: Found): Promise<Begun> {
  const at = before(scene, ago);
  const rest = { ground: '', title: '', penaltyNumber: '', files: [], on: iso(shanghaiDay(at)) };
  return openListing({ ...scene, at, who: scene.officer }, entity, { ...rest, ...found });
}

async function doing(scene: Scene, { id }: Begun, ago: number, act: Doing): Promise<void> {
  const { revision } = await listingAt(scene.db, id);
  await actOn({ ...scene, at: before(scene, ago), who: scene.officer }, scene.db, id, revision, act);
}

/** The last notice of a kind is served, or came back; gives its id. */
async function served(scene: Scene, entity: number, kind: string, ago: number, returned = false): Promise<string> {
  const { rows } = await scene.db.query<{ id: string }>(
    `select notice_id as id from notice.notice where entity_id = $1 and kind = $2 order by number desc limit 1`,
    [entity, kind],
  );
  const at = before(scene, ago);
  const service = { way: 'post', on: iso(shanghaiDay(at)), signer: null, proof: 'EMS 1083', consent: false, returned };
  await serve(scene.db, scene.officer, at, entity, rows[0].id, service);
  return rows[0].id;
}

async function answered(scene: Scene, entity: number, notice: string): Promise<void> {
  const on = before(scene, 19);
  const said = { on: iso(shanghaiDay(on)), said: '进货时没有看清生产日期，没有主观故意。', files: ['进货单.pdf'] };
  await state(scene.db, scene.officer, on, entity, notice, said);
  const reasons = '进货单与供货商留存的不一致，陈述不予采纳';
  await consider(scene.db, scene.officer, before(scene, 16), entity, notice, { outcome: 'not', reasons });
}

async function entered(scene: Scene, id: string, document: string): Promise<void> {
  const asking = { ...scene, reader: scene.db, who: scene.officer };
  await approved(scene, await proposeEntry(asking, id, document, '事实清楚'), entering(scene.grading));
}

async function taken(scene: Scene, id: string, document: string): Promise<void> {
  const asking = { ...scene, reader: scene.db, who: scene.officer };
  await approved(scene, await proposeRemoval(asking, id, document, '经核实应当移出'), removing(scene.grading));
}

async function approved({ db, at, chief }: Scene, number: number, approval: Approval): Promise<void> {
  const proposal = await proposalAt(db, at, number);
  const deciding = { db, reader: db, who: chief, at, proposal };
  const refused = await decide(deciding, { verdict: 'approved', reason: '同意' }, approval);
  if (refused) throw refused;
}

/** Enterprises of the county that stand on no list and hold no honour; the same ones each time. */
async function unlisted({ db }: Scene, most: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select e.entity_id as id from registry.entity e
     where e.division ^@ $1 and e.kind = 'enterprise' and e.status in ('open', 'existing') and not exists (
       select from ledger.record r where r.entity_id = e.entity_id
         and r.type in ('abnormal-operation-listing', 'serious-violation-listing', 'honour', 'administrative-penalty')
     ) and not exists (select from notice.listing l where l.entity_id = e.entity_id)
     order by e.entity_id limit $2`,
    [COUNTY, most],
  );
  return rows.map(({ id }) => id);
}

interface Standing {
  readonly entity: number;
  readonly record: number;
}

/** Records by which entities of the county stand on a list, those of about so many days ago first. */
async function standing({ db, at }: Scene, type: string, ago: number, most: number): Promise<Standing[]> {
  const { rows } = await db.query<Standing>(
    `select r.entity_id as entity, r.record_id as record from ledger.record r
     join registry.entity e using (entity_id) join ledger.entry t using (entity_id, entry_id)
     where r.type = $1 and e.division ^@ $2 and e.kind = 'enterprise' and t.payload ->> 'removed_on' is null
       and coalesce(t.payload ->> 'valid_until', '9999') > $3 and r.recognized_on < $3::date - 20
     order by abs(r.recognized_on - ($3::date - $4::int)), r.entity_id limit $5`,
    [type, COUNTY, iso(shanghaiDay(at)), ago, most],
  );
  return rows;
}
