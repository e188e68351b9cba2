// The content of a report: what is recorded about an entity, by its kind and scope, each record with the marks that it bears.

import { type Day, dayOf, iso, lastDay, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import type { Grading } from '../../grading/grading.ts';
import { describeRecord } from '../../ledger/describe-record.ts';
import { recordsOf } from '../../ledger/read-entries.ts';
import type { LedgerRecord } from '../../ledger/record.ts';
import type { RecordPublicity } from '../../publicity/publicity.ts';
import { publicityOf } from '../../publicity/publicity-of.ts';
import { divisionName } from '../../registry/divisions.ts';
import { internalId, KINDS, STATUSES } from '../../registry/entity.ts';
import { wordOf } from '../../registry/entity-line.ts';
import { entityOn } from '../../registry/entity-on.ts';
import { groupOf } from '../site/declared.ts';
import { shownEntity } from '../site/shown-entity.ts';
import { problems } from './problems.ts';
import { type ReportKind, type ReportSection, reportRules } from './report-rules.ts';

type Label = { readonly zh: string; readonly en: string };

/** What is asked for. */
export interface Scope {
  readonly kind: ReportKind['id'];
  /** Both days are within it; null: everything. */
  readonly from: string | null;
  readonly until: string | null;
  /** Sections besides those that a kind must have; of kinds that have no sections it is empty. */
  readonly sections: readonly string[];
}

export interface ReportItem {
  readonly type: Label;
  readonly number: string;
  readonly on: string;
  readonly authority: string;
  readonly what: Label;
  readonly marks: readonly Label[];
}

export interface ReportContent {
  readonly format: 'jinxin-report/1';
  readonly number: string;
  readonly kind: ReportKind['id'];
  readonly title: Label;
  readonly issued: string;
  readonly issuer: string;
  readonly entity: {
    readonly id: string;
    readonly uscc: string | null;
    readonly name: string;
    readonly facts: readonly { readonly label: Label; readonly value: Label }[];
  };
  readonly scope: { readonly from: string | null; readonly until: string | null; readonly said: Label };
  readonly purpose: string;
  readonly basis: string;
  readonly sections: readonly {
    readonly id: string;
    readonly label: Label;
    readonly said: Label;
    readonly items: readonly ReportItem[];
  }[];
  readonly notes: readonly Label[];
  /** Where its state is told; '' where the office has no address yet. */
  readonly verify: string;
}

/** A kind by its id. */
function reportKind(id: ReportKind['id']): ReportKind {
  return reportRules().kinds.find((one) => one.id === id)!;
}

/** Refuses periods that a kind does not allow and sections that it does not have; gives the sections that it will have. */
export function checkedScope(scope: Scope, today: Day): readonly ReportSection[] | 'all' {
  const { takes, years, sections } = reportKind(scope.kind);
  if (takes === 'period') checkPeriod(scope, years, today);
  if (sections === 'all') {
    if (scope.sections[0] !== undefined) throw noSection(scope.sections[0]);
    return 'all';
  }
  const stranger = scope.sections.find((asked) => !sections.some(({ id }) => id === asked));
  if (stranger !== undefined) throw noSection(stranger);
  return sections.filter(({ id, required }) => required || scope.sections.includes(id));
}

function noSection(section: string): Problem {
  return new Problem(problems['disclosure.section-wrong'], { section });
}

function checkPeriod({ from, until }: Scope, years: number, today: Day): void {
  const [first, last] = [dayOf(from ?? ''), dayOf(until ?? '')];
  const wrong = first === undefined || last === undefined || first > last || last > today;
  if (wrong || last > lastDay(first, { unit: 'years', amount: years }))
    throw new Problem(problems['disclosure.period-wrong'], { years });
}

/** What making a report needs; `db` sees what the report is made from, of every class. */
export interface Maker {
  readonly db: Db;
  /** What its records say is read through it. */
  readonly reader: Db;
  readonly grading: Grading;
  readonly at: Date;
  readonly issuer: string;
  /** The beginning of our public addresses; '' where none is set. */
  readonly address: string;
}

export interface Asked extends Scope {
  readonly entityId: number;
  readonly number: string;
  readonly purpose: string;
  readonly basis: string;
  /** Leaves records out that whoever asks is not shown; none unless given. */
  readonly leaves?: (record: LedgerRecord) => boolean;
}

/** A report's content, ready to be signed. */
export async function reportContent(maker: Maker, asked: Asked): Promise<ReportContent> {
  const { db, reader, grading, at, issuer, address } = maker;
  const today = shanghaiDay(at);
  const kind = reportKind(asked.kind);
  const sections = checkedScope(asked, today);
  const records = await recordsOf(reader, grading.catalogue, [asked.entityId]);
  const publicity = new Map(
    (await publicityOf(db, grading.catalogue, at, asked.entityId)).map((one) => [one.recordId, one]),
  );
  const told = records.filter((record) => !asked.leaves?.(record));
  const repairs = new Set([...publicity.values()].map(({ repaired }) => repaired?.number));
  const holds = { publicity, repairs, today };
  const within = told.filter((record) => taken(kind, record, holds, asked));
  const itemOf = (record: LedgerRecord) =>
    reportItem(kind.takes === 'shown' ? asShown(record) : record, publicity.get(record.recordId), grading, today);
  return {
    ...{ format: 'jinxin-report/1', number: asked.number, kind: kind.id, title: kind.label },
    ...{ issued: at.toISOString(), issuer, entity: await entityFacts(db, asked, today) },
    scope: { from: asked.from, until: asked.until, said: scopeSaid(kind, asked, today) },
    ...{ purpose: asked.purpose, basis: asked.basis },
    sections: (sections === 'all' ? allSections(within, grading) : sections).map((section) =>
      sectionOf(section, within, itemOf),
    ),
    notes: [kind.sense, ...(kind.assumption ? [assumed(kind.assumption)] : []), reportRules().issuer_note],
    verify: address && `${address}/public/reports/${asked.number}`,
  };
}

const assumed = ({ zh, en }: Label) => ({ zh: `假定：${zh}`, en: `Assumed: ${en}` });

interface Holds {
  readonly publicity: ReadonlyMap<number, RecordPublicity>;
  /** Numbers of the decisions by which something stands repaired. */
  readonly repairs: ReadonlySet<string | undefined>;
  readonly today: Day;
}

function taken(
  { takes }: ReportKind,
  { recordId, recognizedOn, type, number }: LedgerRecord,
  { publicity, repairs, today }: Holds,
  { from, until }: Scope,
): boolean {
  const { shown = [], repaired } = publicity.get(recordId) ?? {};
  const shows = (one: (typeof shown)[number]) => one.channel === 'market' && one.from <= today && today < one.until;
  if (takes === 'shown') return groupOf(type) !== undefined && shown.some(shows);
  if (takes === 'whole') return true;
  if (takes === 'repaired') return repaired !== undefined || (type === 'credit-repair' && repairs.has(number));
  return type !== 'credit-repair' && recognizedOn >= from! && recognizedOn <= until!;
}

/** Of reports without sections of their own: one for each type that has records. */
function allSections(records: readonly LedgerRecord[], { catalogue }: Grading): ReportSection[] {
  return [...new Set(records.map(({ type }) => type))].sort().map((type) => ({
    ...{ id: type, label: catalogue.type(type)?.label ?? { zh: type, en: type }, types: [type], required: true },
  }));
}

function sectionOf(
  { id, label, types, where = {}, lacking }: ReportSection,
  records: readonly LedgerRecord[],
  itemOf: (record: LedgerRecord) => ReportItem,
): ReportContent['sections'][number] {
  const items = records
    .filter(({ type }) => types.includes(type))
    .filter(({ fields }) => Object.entries(where).every(([name, values]) => values.includes(String(fields[name]))))
    .sort((a, b) => (a.recognizedOn < b.recognizedOn ? 1 : -1))
    .map(itemOf);
  const none = { zh: '所查范围内没有记录。', en: 'No records within the scope.' };
  const some = { zh: `共 ${items.length} 条。`, en: `${items.length} in all.` };
  return { id, label, items, said: lacking ?? (items.length === 0 ? none : some) };
}

/** With the fields that the public site shows, and no other. */
function asShown(record: LedgerRecord): LedgerRecord {
  const open = groupOf(record.type)?.types[record.type] ?? [];
  return {
    ...record,
    fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => open.includes(name))),
  };
}

function reportItem(
  record: LedgerRecord,
  publicity: RecordPublicity | undefined,
  { catalogue }: Grading,
  today: Day,
): ReportItem {
  const { authority, violation } = record.fields;
  const what = describeRecord(record, catalogue);
  const because = typeof violation === 'string' && violation ? `；${violation}` : '';
  return {
    type: catalogue.type(record.type)?.label ?? { zh: record.type, en: record.type },
    ...{ number: record.number, on: record.recognizedOn },
    authority: typeof authority === 'string' && authority ? authority : record.source,
    what: { zh: `${what.zh}${because}`, en: `${what.en}${because}` },
    marks: marksOf(record, publicity, today),
  };
}

function marksOf({ fields }: LedgerRecord, publicity: RecordPublicity | undefined, today: Day): Label[] {
  const marks: Label[] = [];
  const repaired = publicity?.repaired;
  if (repaired?.kind === 'final') marks.push({ zh: '已修复', en: 'repaired' });
  if (repaired?.kind === 'temporary') marks.push({ zh: '重整期间临时修复', en: 'repaired for the time being' });
  if (typeof fields.removed_on === 'string')
    marks.push({ zh: `已移出（${fields.removed_on}）`, en: `removed (${fields.removed_on})` });
  if (publicity?.disputed) marks.push({ zh: '有异议', en: 'disputed' });
  const ended = publicity && publicity.shown.length > 0 && publicity.shown.every(({ until }) => until <= today);
  if (ended && !repaired) marks.push({ zh: '公示期已满', en: 'publicity is over' });
  return marks;
}

function scopeSaid({ takes }: ReportKind, { from, until }: Scope, today: Day): Label {
  if (takes === 'period') return { zh: `认定日期自 ${from} 至 ${until}`, en: `recognised from ${from} to ${until}` };
  if (takes === 'shown') return { zh: `${iso(today)} 正在公示的`, en: `shown to the public on ${iso(today)}` };
  if (takes === 'repaired')
    return {
      zh: `截至 ${iso(today)} 的修复决定和已经修复的记录`,
      en: `repairs decided up to ${iso(today)}, and what they repaired`,
    };
  return { zh: `截至 ${iso(today)} 的全部记录`, en: `everything recorded up to ${iso(today)}` };
}

/** Of a public report what everybody may see, the operator's name masked; of others as registered. */
async function entityFacts(db: Db, { entityId, kind }: Asked, today: Day): Promise<ReportContent['entity']> {
  const found = (await entityOn(db, entityId, iso(today)))!;
  const shown = kind === 'public' ? await shownEntity(db, entityId) : undefined;
  if (kind === 'public' && !shown) throw new Problem(problems['disclosure.not-shown']);
  const { attributes } = found;
  const plain = (text: string) => ({ zh: text, en: text });
  const facts: [Label, Label | undefined][] = [
    [{ zh: '主体类型', en: 'Kind' }, attributes.kind && wordOf(KINDS, attributes.kind)],
    [{ zh: '登记状态', en: 'Status' }, attributes.status && wordOf(STATUSES, attributes.status)],
    [{ zh: '成立日期', en: 'Established' }, attributes.established_on ? plain(attributes.established_on) : undefined],
    [
      { zh: '行政区划', en: 'Division' },
      attributes.division ? plain(divisionName(attributes.division) ?? '') : undefined,
    ],
    [
      { zh: '登记机关', en: 'Registered by' },
      attributes.registration_authority ? plain(attributes.registration_authority) : undefined,
    ],
  ].filter(([, value]) => value) as [Label, Label][];
  return {
    ...{ id: internalId(entityId), uscc: found.uscc ?? null, name: shown?.name ?? attributes.name ?? '' },
    facts: facts.map(([label, value]) => ({ label, value: { zh: value!.zh, en: value!.en } })),
  };
}
