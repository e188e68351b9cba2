// An enterprise of the invented city that signs in: its account, and a file in which something stands in every section of its site.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { Seal } from '../base/seal.ts';
import { addAccount, type NewAccount } from '../base/who/account.ts';
import { addAudit } from '../base/who/audit.ts';
import { makePassword } from '../base/who/password.ts';
import { permissionsOf } from '../base/who/permissions.ts';
import { consentTo } from '../enterprise/own-consents.ts';
import { checkFiles, keepFiles } from '../evidence/case-files.ts';
import { fileAndGrade } from '../grading/file.ts';
import type { Grading } from '../grading/grading.ts';
import type { Fields } from '../ledger/record.ts';
import { openListing } from '../notice/lists/act.ts';
import { serve } from '../notice/serve.ts';
import { tell } from '../notice/tell.ts';
import { actOn } from '../objection/act.ts';
import { fileObjection } from '../objection/file-objection.ts';
import { addToObjection, filesOfObjection } from '../objection/objection-files.ts';
import { internalId } from '../registry/entity.ts';
import { accountIn, readerOf } from './in-office.ts';
import { visitToRate } from './scan-city.ts';

const NAME = 'enterprise';
const COUNTY = '210603';
const DAY = 86_400_000;
/** The unit of the invented office in which institutions are. */
const BANK = 'bank';

interface Scene {
  readonly db: Db;
  readonly grading: Grading;
  readonly seal: Seal;
  readonly at: Date;
  readonly entity: number;
  /** Of the office. */
  readonly head: Reader;
  readonly office: string;
  /** The enterprise itself. */
  readonly own: Reader;
  /** The day so many days ago. */
  readonly ago: (days: number) => string;
}

/** Makes the account and its file once; undefined where it is there already, or where nobody has an account. */
export async function ownInCity(
  database: Database,
  { grading, seal }: { readonly grading: Grading; readonly seal: Seal },
  at: Date,
): Promise<NewAccount | undefined> {
  return database.transaction(async (db) => {
    const head = await accountIn(db, COUNTY, ['station-head']);
    const entity = head && (await visited(db));
    const { rows } = await db.query('select from base.account where entity_id is not null limit 1');
    if (!head || entity === undefined || rows.length > 0) return undefined;
    const account = { name: NAME, shown: '企业经办人', role: 'enterprise', unit: null, reach: [], entity } as const;
    const password = makePassword();
    const id = await addAccount(db, at, { ...account, password });
    const unit = await unitOf(db, 'county-03');
    const scene: Scene = {
      ...{ db, grading, seal, at, entity, office: unit.name },
      head: { ...readerOf(head, 'bureau-chief', unit), source: unit.name },
      own: {
        ...{ id, name: account.shown, role: 'enterprise', permissions: permissionsOf('enterprise') },
        ...{ classes: [1, 2, 3, 4], reach: [], entity, unit: { id: '', name: '' }, source: null },
      },
      ago: (days) => iso(shanghaiDay(at) - days),
    };
    const { penalty, inspection } = await recordsOf(scene);
    await visitToRate(db, grading, { entityId: entity, record: inspection, at: new Date(+at - 3 * DAY) });
    await noticesFor(scene);
    await objectTo(scene, penalty);
    await honoursOf(scene);
    await looksAt(scene);
    return { ...account, password };
  });
}

/** The one whose visit of today is confirmed and not entered yet. */
async function visited(db: Db): Promise<number | undefined> {
  const { rows } = await db.query<{ entity: number }>(
    `select v.entity_id as entity from supervision.visit v join registry.entity e on e.entity_id = v.entity_id
     where e.division ^@ $1 and e.kind = 'enterprise' and e.uscc is not null and v.shown_at is not null
     order by v.filed_at is not null, v.on_day desc, v.entity_id limit 1`,
    [COUNTY],
  );
  return rows[0]?.entity;
}

async function unitOf(db: Db, id: string): Promise<{ id: string; name: string }> {
  return (await db.query<{ id: string; name: string }>('select id, name from base.unit where id = $1', [id])).rows[0];
}

/** A penalty that may be repaired soon, one that is, a listing, a licence that ends, records of classes 3 and 4. */
async function recordsOf({
  db,
  grading,
  head,
  at,
  entity,
  office,
  ago,
}: Scene): Promise<{ penalty: number; inspection: number }> {
  const year = ago(0).slice(0, 4);
  const fine = (violation: string, amount: number) => ({
    ...{ violation, authority: office, measures: [{ kind: 'fine', amount }] },
  });
  const repaired = `振市监罚〔${Number(year) - 1}〕87号`;
  const of = (type: string, source: string, fields: Fields) => ({ entityId: entity, type, source, fields });
  const filings = [
    of('administrative-penalty', office, {
      ...fine('使用超过检定周期的计量器具', 180_000),
      ...{ document_number: `振市监罚〔${year}〕213号`, decided_on: ago(75) },
    }),
    of('administrative-penalty', office, {
      ...fine('发布虚假广告', 240_000),
      ...{ document_number: repaired, decided_on: ago(400) },
    }),
    of('credit-repair', office, {
      ...{ document_number: `信修〔${year}〕18-1号`, decided_on: ago(40), kind: 'final', authority: office },
      ...{ record_type: 'administrative-penalty', record_number: repaired },
    }),
    of('abnormal-operation-listing', office, {
      ...{ document_number: `振市监列〔${year}〕56号`, listed_on: ago(20), ground: 'unreachable', authority: office },
    }),
    of('administrative-licence', office, {
      ...{
        document_number: '振行审〔2021〕0988号',
        decided_on: ago(1780),
        document_name: '户外招牌设置许可',
        authority: office,
      },
      ...{ content: '设置户外招牌一块', valid_from: ago(1780), valid_until: ago(-45) },
    }),
    of('inspection-result', office, {
      ...{ document_number: `振检〔${year}〕0931号`, inspected_on: ago(3), kind: 'routine', outcome: 'corrected' },
      ...{ authority: office, problems: '公示的联系电话已经变更，没有更正，当场改正' },
    }),
    of('bank-rating', '金信示例银行', { document_number: `评〔${year}〕5号`, rated_on: ago(200), grade: 'A' }),
  ];
  const filed = await fileAndGrade(db, head, at, filings, grading);
  const [penalty, inspection] = [filed[0].recordId!, filed.at(-2)!.recordId!];
  return { penalty, inspection };
}

/** A notice of an intended listing with its term running, and one that is to be signed for. */
async function noticesFor({ db, head, at, entity }: Scene): Promise<void> {
  const before = new Date(+at - 2 * DAY);
  const { id } = await tell(db, head, before, {
    ...{ entity, kind: 'listing-intended', about: null },
    facts: '你单位自查整改报告所附的检测报告经核实系伪造，拟列入严重违法失信名单。',
    reasons: '提供虚假材料，情节较重。',
  });
  const service = { way: 'in-person', on: iso(shanghaiDay(at) - 1), signer: '王建国', proof: '', consent: false };
  await serve(db, head, at, entity, id, { ...service, returned: false });
  await tell(db, head, before, {
    ...{ entity, kind: 'measure-intended', about: null },
    facts: '拟将你单位列为重点监管对象，提高检查频次。',
    reasons: '一年内受到两次行政处罚。',
  });
}

/** An objection that was accepted, with a paper of evidence. */
async function objectTo(scene: Scene, record: number): Promise<void> {
  const { db, at, grading, head, own, entity, seal, ago } = scene;
  const then = new Date(+at - 4 * DAY);
  const filed = await fileObjection({ db, who: own, at: then, grading }, entity, {
    about: { kind: 'record', record },
    ...{
      matter: 'content',
      grounds: '罚款金额与决定书不一致：决定书为十五万元。',
      wanted: '按决定书更正金额',
      files: [],
    },
    on: ago(4),
  });
  const bytes = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n',
  );
  const file = checkFiles('objection', [{ name: '行政处罚决定书.pdf', bytes }]);
  const giver = { part: 'evidence', by: 'party', account: own.id, at: then } as const;
  const one = { ...filesOfObjection(filed), number: filed.number };
  for (const kept of await keepFiles(db, seal, one, file, giver))
    await addToObjection(one, { db, who: own, at: then, file: kept, part: 'evidence' });
  const on = ago(3);
  await actOn({ db, who: head, at, grading }, db, filed.id, filed.revision + 1, {
    act: 'accept',
    on,
    why: '属于本局记录',
  });
}

async function honoursOf({ db, own, at, grading, entity, ago }: Scene): Promise<void> {
  await openListing({ db, who: own, at, grading }, entity, {
    ...{ list: 'honour', ground: '', title: '诚信经营示范单位', penaltyNumber: '', files: [], on: ago(6) },
    facts: '三年内合同全部履行，没有欠薪欠税。',
  });
}

/** A consent to a bank, what the bank and a department looked at. */
async function looksAt({ db, own, at, entity, ago }: Scene): Promise<void> {
  const { rows } = await db.query<{ id: string; name: string; shown: string; role: string }>(
    `select id::text, name, shown, role from base.account where role in ('bank', 'department-user') and not disabled`,
  );
  const bank = rows.find(({ role }) => role === 'bank');
  const department = rows.find(({ role }) => role === 'department-user');
  if (bank)
    await consentTo(db, own, new Date(+at - 3 * DAY), entity, {
      ...{ institution: BANK, purpose: '流动资金贷款审查', until: ago(-60) },
    });
  const look = (by: (typeof rows)[number], days: number, act: string, outcome: string, detail: string) =>
    addAudit(db, new Date(+at - days * DAY), {
      ...{ account: by.id, name: by.name, act, object: internalId(entity), outcome, detail },
    });
  if (department) await look(department, 9, 'answerRequest', 'class-3', '安全生产许可审查');
  if (bank) await look(bank, 2, 'readOpened', 'class-4', '流动资金贷款审查');
}
