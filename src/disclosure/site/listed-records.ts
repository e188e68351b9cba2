// Lists of records that are shown today: found by publicity's kept rows, each judged live before it is given out.

import { type Day, dayOf, endOf, iso, startOf } from '../../base/day.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { standingEntries } from '../../ledger/filed.ts';
import { publicityOfMany } from '../../publicity/publicity-of.ts';
import { internalId } from '../../registry/entity.ts';
import { type List, siteRules } from './declared.ts';
import { judgedToday, type PublicRecord, publicRecord } from './public-records.ts';
import type { FoundLine } from './search-page.ts';
import { shownName } from './shown-entity.ts';
import type { Sight } from './site.ts';

/** A record with whose it is, and the name under which removals tell of it. */
export interface ListedRecord extends PublicRecord {
  readonly publicId: string;
  readonly entity: FoundLine;
}

export interface ListAsked {
  /** The beginning of a division's code. */
  readonly place?: string;
  /** The month in which it began to be shown, `2026-11`. */
  readonly month?: string;
  /** Where the page before ended. */
  readonly after?: string;
  readonly limit: number;
}

export interface ListedPage {
  readonly items: readonly ListedRecord[];
  readonly next: string | null;
}

interface Row {
  readonly entity: number;
  readonly record: number;
  readonly from: string;
  readonly id: string;
}

/** A page of a list, the latest first; shorter where what was kept is no longer shown. */
export async function listedRecords(
  sight: Sight,
  catalogue: Catalogue,
  list: List,
  asked: ListAsked,
): Promise<ListedPage> {
  const rows = await keptRows(sight, list, asked);
  const page = rows.slice(0, asked.limit);
  const end = page.at(-1);
  const next = rows.length > asked.limit && end ? `${end.from}~${end.entity}~${end.record}` : null;
  return { items: await judged(sight, catalogue, page), next };
}

async function keptRows({ db, today }: Sight, { type, list, where }: List, asked: ListAsked): Promise<Row[]> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const day = put(iso(today));
  const conditions = [
    `s.channel = 'market' and s.type = ${put(type)} and s.from_day <= ${day}::date and s.until_day > ${day}::date`,
    `exists (select from registry.entity n where n.entity_id = s.entity_id and n.kind = any(${put(siteRules().kinds.shown)}::text[]))`,
  ];
  if (list) conditions.push(`s.list = ${put(list)}`);
  if (asked.place) conditions.push(`s.division ^@ ${put(asked.place)}`);
  if (asked.month) {
    const first = dayOf(`${asked.month}-01`) ?? 0;
    conditions.push(`s.from_day >= ${put(iso(first))}::date and s.from_day < ${put(iso(nextMonth(first)))}::date`);
  }
  if (where)
    conditions.push(`exists (select from ledger.record r join ledger.entry e on e.entity_id = r.entity_id and e.entry_id = r.entry_id
      where r.entity_id = s.entity_id and r.record_id = s.record_id and e.payload ->> ${put(where.field)} = any(${put(where.values)}::text[]))`);
  if (asked.after) conditions.push(behind(asked.after, put));
  const { rows } = await db.query<Row>(
    `select s.entity_id as entity, s.record_id as record, s.from_day::text as from, s.public_id as id from publicity.shown s
     where ${conditions.join(' and ')} order by s.from_day desc, s.entity_id, s.record_id limit ${put(asked.limit + 1)}`,
    values,
  );
  return rows;
}

function nextMonth(first: Day): Day {
  return endOf(first, { unit: 'months', amount: 1 }) - 1;
}

function behind(after: string, put: (value: unknown) => string): string {
  const [from = '', entity, record] = after.split('~');
  const number = (text: string | undefined) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);
  const day = put(dayOf(from) === undefined ? '9999-12-31' : from);
  return `(s.from_day < ${day}::date or (s.from_day = ${day}::date
    and (s.entity_id, s.record_id) > (${put(number(entity))}::int8, ${put(number(record))}::int8)))`;
}

/** Those of the rows that are shown today, with what they say. */
async function judged(
  { db, whole, today }: Sight,
  catalogue: Catalogue,
  rows: readonly Row[],
): Promise<ListedRecord[]> {
  const entityIds = [...new Set(rows.map(({ entity }) => entity))].sort((a, b) => a - b);
  if (entityIds.length === 0) return [];
  const all = await publicityOfMany(whole, catalogue, startOf(today), entityIds);
  const shown = new Map(
    [...all.values()]
      .flat()
      .flatMap((record) => judgedToday(record, today).map((one) => [record.recordId, one] as const)),
  );
  const entries = await standingEntries(
    db,
    rows.map(({ entity, record }) => [entity, record]),
  );
  const lines = await linesOf(db, entityIds);
  return rows.flatMap(({ entity, record, id }) => {
    const [one, entry, line] = [shown.get(record), entries.get(record), lines.get(entity)];
    return one && entry && line ? [{ ...publicRecord(one, entry, catalogue), publicId: id, entity: line }] : [];
  });
}

interface LineRow extends Omit<FoundLine, 'code' | 'entityId'> {
  readonly entity_id: number;
  readonly legal_person: string | null;
}

async function linesOf(db: Sight['db'], entityIds: readonly number[]): Promise<Map<number, FoundLine>> {
  const { rows } = await db.query<LineRow>(
    `select entity_id, uscc, name, kind, status, division, legal_person from registry.entity where entity_id = any($1::int8[])`,
    [entityIds],
  );
  return new Map(
    rows.map((row) => {
      const { entity_id: entityId, uscc, kind, status, division } = row;
      return [
        entityId,
        { entityId, uscc, kind, status, division, name: shownName(row), code: uscc ?? internalId(entityId) },
      ];
    }),
  );
}
