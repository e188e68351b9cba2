// One duty in full: what opened it, how its day was counted, what was done about it, and what the reader may do now.

import type { Calendar } from '../../base/calendar.ts';
import { type Day, dayOf, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { namer } from '../../base/who/names.ts';
import type { CaseRoom } from '../../duties/case.ts';
import { clockSteps } from '../../duties/clock-steps.ts';
import { actsOf, type OneDuty } from '../../duties/one.ts';
import type { DutyRule, Label, Sheet } from '../../duties/sheet.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import type { readDuty } from './api.ts';
import { dutyLine, unitNames } from './list-duties.ts';
import { stepOfDuty } from './read-cases.ts';

type Answer = AnswerOf<typeof readDuty>;

interface Shelf {
  readonly sheets: readonly Sheet[];
  readonly cases: readonly CaseRoom[];
  readonly catalogue: Catalogue;
  readonly calendar: Calendar;
}

/** `db` is the reader's. */
export async function dutyAnswer(db: Db, shelf: Shelf, duty: OneDuty, who: Reader, today: Day): Promise<Answer> {
  const sheet = shelf.sheets.find(({ rules }) => rules.some(({ id }) => id === duty.rule))!;
  const rule = sheet.rules.find(({ id }) => id === duty.rule)!;
  const { rows } = await db.query('select name, division as place from registry.entity where entity_id = $1', [
    duty.entityId,
  ]);
  const names = await unitNames(db);
  const cause = await filed(db, duty.entityId, duty.cause.startsWith('r') ? Number(duty.cause.slice(1)) : null);
  const told = await stepOfDuty(db, shelf.cases, rule, duty, shelf.calendar);
  const basis = told?.step.basis ?? { document: sheet.document, article: rule.article, sense: rule.sense };
  const acts = await actsOf(db, duty);
  const nameOf = await namer(
    db,
    who,
    acts.map((one) => one.who),
  );
  return {
    ...dutyLine(duty, rows[0], rule, names, today),
    ...{ document: basis.document, article: basis.article, sense: basis.sense },
    assumption: (told ? told.step.basis.assumption : rule.assumption) ?? null,
    cause: told ? caseText(told) : causeText(shelf, duty, cause),
    fulfilment: await fulfilmentText(db, shelf, rule, duty),
    clock: clockSteps(rule, duty, (field) => dayIn(cause?.payload[field]), shelf.calendar),
    acts: acts.map((one) => ({
      ...{ act: one.act, at: one.at, why: one.why, on: one.on, approvedBy: one.approvedBy },
      who: one.who === '' ? '' : nameOf(one.who),
      to: one.toUnit === null ? null : (names.get(one.toUnit) ?? one.toUnit),
    })),
    may: mayNow(rule, duty, who, today, names.size > 0),
  };
}

interface FiledRecord {
  readonly type: string;
  readonly number: string;
  readonly on: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A record as it was last written; it may be withdrawn since. */
async function filed(db: Db, entityId: number, recordId: number | null): Promise<FiledRecord | undefined> {
  if (recordId === null) return undefined;
  const { rows } = await db.query<FiledRecord>(
    `select type, number, recognized_on::text as on, payload from ledger.entry
     where entity_id = $1 and record_id = $2 and act <> 'withdraw' order by entry_id desc limit 1`,
    [entityId, recordId],
  );
  return rows[0];
}

function dayIn(value: unknown): Day | undefined {
  return typeof value === 'string' ? dayOf(value) : undefined;
}

function causeText({ catalogue }: Shelf, { cause }: OneDuty, record: FiledRecord | undefined): Label {
  if (record) return recordText(catalogue, record);
  if (cause === 'established') return { zh: '登记成立', en: 'its registration' };
  const [, year, half, quarter] = /^(\d{4})(?:-H(\d))?(?:-Q(\d))?/.exec(cause) ?? [];
  if (half) return { zh: `${year} 年${half === '1' ? '上' : '下'}半年`, en: `half ${half} of ${year}` };
  if (quarter) return { zh: `${year} 年第 ${quarter} 季度`, en: `quarter ${quarter} of ${year}` };
  return year ? { zh: `${cause} 年度`, en: `the year ${cause}` } : { zh: '***', en: '***' };
}

function recordText(catalogue: Catalogue, { type, number, on }: FiledRecord): Label {
  const { zh, en } = catalogue.type(type)?.label ?? { zh: type, en: type };
  return { zh: `${zh} ${number}（${on}）`, en: `${en} ${number} (${on})` };
}

function caseText({ room: { label }, step: { number } }: NonNullable<Awaited<ReturnType<typeof stepOfDuty>>>): Label {
  return { zh: `${label.zh} ${number}`, en: `${label.en} ${number}` };
}

async function fulfilmentText(
  db: Db,
  { catalogue }: Shelf,
  { opened }: DutyRule,
  duty: OneDuty,
): Promise<Label | null> {
  if (opened.by === 'case') return duty.done === null ? null : { zh: '案件里已经办理', en: 'done in the case' };
  if (duty.fulfilledBy !== null) {
    const record = await filed(db, duty.entityId, duty.fulfilledBy);
    return record ? recordText(catalogue, record) : { zh: '***', en: '***' };
  }
  if (duty.said !== null && duty.done === duty.said) return { zh: '由办理人报告', en: 'reported by whoever did it' };
  if (duty.done !== null && duty.rule.startsWith('claim-')) return { zh: '已认领到片区', en: 'claimed into an area' };
  return duty.done === null ? null : { zh: '记录本身写明', en: 'as the record itself says' };
}

function mayNow(rule: DutyRule, duty: OneDuty, { permissions }: Reader, today: Day, units: boolean): Answer['may'] {
  const over = duty.done !== null || duty.waived || duty.cancelled !== null;
  const has = (permission: Reader['permissions'][number]) => !over && permissions.includes(permission);
  const word = rule.fulfilled.some(({ by }) => by === 'word');
  const last = duty.clock !== null && rule.extension ? duty.clock + rule.extension.days : undefined;
  const first = (duty.due ?? today) + 1;
  return {
    done: has('duty.done') && word && duty.opened <= today ? { first: iso(duty.opened), last: iso(today) } : null,
    extend: has('duty.put-off') && last !== undefined && first <= last ? { first: iso(first), last: iso(last) } : null,
    waive: has('duty.put-off') && rule.waiver !== undefined,
    urge: has('duty.urge'),
    pass: has('duty.urge') && units && duty.unit !== '',
  };
}
