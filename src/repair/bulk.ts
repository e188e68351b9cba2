// Repair in bulk: what has been cured is listed and looked at, a second person approves, and all is repaired in one act.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { propose } from '../base/who/proposals.ts';
import type { Who } from '../base/who.ts';
import type { Grading } from '../grading/grading.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import { namesOf } from '../registry/names.ts';
import { applyForRepair } from './apply.ts';
import { carryOut } from './decide.ts';
import { problems } from './problems.ts';
import { prospectsOf } from './prospects.ts';
import { applicationAt } from './read-applications.ts';
import { type BulkRule, repairRules } from './rules.ts';
import { writeApplication } from './write-application.ts';

export interface Cured {
  readonly entityId: number;
  readonly entity: string;
  readonly record: number;
  readonly number: string;
  readonly source: string;
  readonly on: string;
  /** What cured it, and when. */
  readonly cure: { readonly number: string; readonly on: string };
}

/** A rule of bulk repair by its id. */
export function bulkRule(id: string): BulkRule {
  const found = repairRules().bulk.find((one) => one.id === id);
  if (!found) throw new Problem(problems['repair.ground-wrong'], { ground: id });
  return found;
}

/** Entities looked through at a time. */
const SLICE = 1000;

/** What a rule finds cured within the asker's sight, at most so many; `db` is the reader's. Of some entities only where named. */
export async function curedBy(db: Db, grading: Grading, rule: BulkRule, only?: readonly number[]): Promise<Cured[]> {
  const found: Cured[] = [];
  for (let after = 0; found.length < rule.most; ) {
    const { rows } = await db.query<{ entity_id: number }>(
      `select distinct l.entity_id from ledger.record l
       where l.type = $1 and l.entity_id > $3 and ($4::bigint[] is null or l.entity_id = any($4))
         and exists (select from ledger.record r where r.entity_id = l.entity_id and r.type = $2
           and r.recognized_on >= l.recognized_on)
       order by 1 limit $5`,
      [rule.type, rule.cured_by, after, only ?? null, SLICE],
    );
    const entities = rows.map((row) => row.entity_id);
    found.push(...(await curedAmong(db, grading, rule, entities)));
    if (rows.length < SLICE) break;
    after = entities[entities.length - 1];
  }
  return found.slice(0, rule.most);
}

async function curedAmong(db: Db, grading: Grading, rule: BulkRule, entities: readonly number[]): Promise<Cured[]> {
  const records = await recordsOf(db, grading.catalogue, entities);
  const repaired = new Set(
    records
      .filter(({ type, fields }) => type === 'credit-repair' && fields.kind !== 'reversed')
      .map(({ entityId, fields }) => `${entityId} ${fields.record_number}`),
  );
  const names = await namesOf(db, entities);
  return records
    .filter((record) => record.type === rule.type && fits(record, rule))
    .filter(({ entityId, number }) => !repaired.has(`${entityId} ${number}`))
    .flatMap((record) => {
      const cure = records.find(
        (one) =>
          one.entityId === record.entityId && one.type === rule.cured_by && one.recognizedOn >= record.recognizedOn,
      );
      if (!cure) return [];
      return [
        {
          ...{ entityId: record.entityId, entity: names.get(record.entityId) ?? '', record: record.recordId },
          ...{ number: record.number, source: record.source, on: record.recognizedOn },
          cure: { number: cure.number, on: cure.recognizedOn },
        },
      ];
    });
}

function fits({ fields }: LedgerRecord, { where }: BulkRule): boolean {
  if (fields.removed_on !== undefined && fields.removed_on !== null) return false;
  return Object.entries(where).every(([name, values]) => values.includes(String(fields[name])));
}

/** Puts a list before a second person; what is not cured is left out. */
export async function proposeBulk(
  asking: { readonly db: Db; readonly reader: Db; readonly who: Reader; readonly at: Date; readonly grading: Grading },
  id: string,
  records: readonly number[],
  why: string,
): Promise<number> {
  const { db, reader, who, at, grading } = asking;
  const asked = new Set(records);
  const cured = (await curedBy(reader, grading, bulkRule(id))).filter(({ record }) => asked.has(record));
  if (cured.length === 0) throw new Problem(problems['repair.nothing-in-bulk']);
  const list = cured.map(({ entityId, record }) => [entityId, record]);
  const division = commonReach(who.reach);
  return propose(db, who, at, {
    ...{
      kind: 'repair.bulk',
      about: `repair-bulk/${id}/${+at}`,
      subject: `${bulkRule(id).label.zh}（${list.length}）`,
    },
    ...{ division, class: 3, content: { rule: id, list }, reason: why },
  });
}

/** The longest prefix that all of somebody's reach begins with. */
function commonReach(reach: readonly string[]): string {
  let [common = ''] = reach;
  for (const one of reach) while (!one.startsWith(common)) common = common.slice(0, -1);
  return common;
}

interface Content {
  readonly rule: string;
  readonly list: readonly (readonly [number, number])[];
}

/** What approving a list does: each record that is still cured is repaired, by an application of its own. */
export function bulkDeciding(grading: Grading): Approval {
  return {
    describe: async (reader, { content }) => {
      const { rule, list } = content as Content;
      const { label, sense } = bulkRule(rule);
      const names = await namesOf(
        reader,
        list.slice(0, 20).map(([entityId]) => entityId),
      );
      const some = [...names.values()].join('、') + (list.length > 20 ? '……' : '');
      return [
        { label: { zh: '批量修复', en: 'Repair in bulk' }, value: label },
        { label: { zh: '依据', en: 'Basis' }, value: sense },
        { label: { zh: '件数', en: 'How many' }, value: { zh: String(list.length), en: String(list.length) } },
        { label: { zh: '主体', en: 'Entities' }, value: { zh: some, en: some } },
      ];
    },
    act: async ({ db, at, proposal: { content, proposedBy, reason } }) => {
      const { rule, list } = content as Content;
      await repairCured(db, proposedBy, at, grading, bulkRule(rule), list, reason);
    },
  };
}

/** Repairs what of a list is cured now; gives how many. `db` is the program's, in the caller's transaction. */
export async function repairCured(
  db: Db,
  who: Who,
  at: Date,
  grading: Grading,
  rule: BulkRule,
  list: readonly (readonly [entityId: number, record: number])[],
  why: string,
): Promise<number> {
  const asked = new Set(list.map(([, record]) => record));
  const on = iso(shanghaiDay(at));
  const entities = [...new Set(list.map(([entityId]) => entityId))];
  const cured = (await curedBy(db, grading, rule, entities)).filter(({ record }) => asked.has(record));
  for (const { entityId, entity, record, cure } of cured) {
    const applied = {
      ...{ entityId, records: [record], basis: 'ordinary' as const, order: null, statement: why },
      ...{ materials: [cure.number], committedBy: entity, applied: on, channel: 'bulk' as const },
    };
    const { id, state } = await applyForRepair({ db, who, at, grading }, applied);
    if (state !== 'filed') continue;
    const application = await applicationAt(db, id);
    const checks = await allMet(db, grading, at, application.entityId, record, cure.number);
    const verified = { ...application, state: 'accepted' as const, accepted: on, verified: on, checks };
    await writeApplication(db, who, at, verified, { act: 'verify', on, detail: cure.number, why });
    await carryOut({ db, who, at, grading }, await applicationAt(db, id), { act: 'grant', until: null, why });
  }
  return cured.length;
}

/** What a person would verify is verified by the record that cured it. */
async function allMet(db: Db, grading: Grading, at: Date, entityId: number, record: number, how: string) {
  const prospect = (await prospectsOf(db, grading, at, entityId)).find((one) => one.record.recordId === record);
  return (prospect?.publicity.repair.conditions ?? [])
    .filter(({ met }) => met === 'unknown')
    .map(({ id }) => ({ id, met: true, how }));
}
