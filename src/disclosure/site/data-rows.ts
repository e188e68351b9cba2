// Lists as rows for programs: a record as JSON, a line of a table, an entry of a feed.

import { CSV_MARK, csvLine } from '../../base/csv.ts';
import { dayOf, iso, startOf } from '../../base/day.ts';
import { html } from '../../base/http/html.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { groupOf, type List, siteLists } from './declared.ts';
import { type ListedRecord, listedRecords } from './listed-records.ts';
import type { Sight } from './site.ts';

/** So many records of each list stand in the feed. */
const NEWEST = 30;
const BATCH = 1000;

/** A record as open data. */
export function dataOf({ publicId, entity, recordId: _, group: __, repair: ___, ...record }: ListedRecord) {
  const { entityId: ____, ...who } = entity;
  return { id: publicId, ...record, entity: who };
}

/** The heading of a list's table; its columns follow the fields that the site declares. */
export function csvHead(list: List, catalogue: Catalogue): string {
  return CSV_MARK + csvLine([...HEADINGS, ...columnsOf(list, catalogue).map(({ label }) => label)]);
}

const HEADINGS = [
  ...['公示编号', '统一社会信用代码', '名称', '主体类型', '行政区划', '信息类型', '文号', '认定日期'],
  ...['公示起', '公示止（不含）', '有异议', '依据文件', '条款'],
];

export function csvRow(list: List, catalogue: Catalogue, record: ListedRecord): string {
  const { publicId, entity, label, number, on, from, until, disputed, document, article, fields } = record;
  const value = (name: string) => fields.find((field) => field.name === name)?.value.zh;
  return csvLine([
    ...[publicId, entity.uscc ?? entity.code, entity.name, entity.kind, entity.division, label.zh, number, on],
    ...[from, until, disputed ? '是' : '否', document, article],
    ...columnsOf(list, catalogue).map(({ name }) => value(name)),
  ]);
}

function columnsOf({ type }: List, catalogue: Catalogue): { name: string; label: string }[] {
  const known = catalogue.type(type)!.fieldsByName;
  return groupOf(type)!.types[type].map((name) => ({ name, label: known.get(name)!.label.zh }));
}

/** All records of a list, batch by batch. */
export async function* allRecords(
  sight: Sight,
  catalogue: Catalogue,
  list: List,
): AsyncGenerator<readonly ListedRecord[]> {
  let after: string | undefined;
  do {
    const { items, next } = await listedRecords(sight, catalogue, list, { after, limit: BATCH });
    yield items;
    after = next ?? undefined;
  } while (after !== undefined);
}

/** What has come to be shown lately, in all lists, as an Atom feed. */
export async function changesFeed(
  sight: Sight,
  catalogue: Catalogue,
  origin: string,
): Promise<{ text: string; entities: number[] }> {
  const all: ListedRecord[] = [];
  for (const list of siteLists()) all.push(...(await listedRecords(sight, catalogue, list, { limit: NEWEST })).items);
  const newest = [...new Map(all.map((one) => [one.publicId, one])).values()].sort((a, b) =>
    a.from < b.from ? 1 : -1,
  );
  const when = (day: string) => startOf(dayOf(day)!).toISOString();
  const self = `${origin}/public/data/changes.atom`;
  const text = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><title>金信公示：新公示的信息</title><id>${self}</id><link rel="self" href="${self}"/>
<updated>${when(newest[0]?.from ?? iso(sight.today))}</updated><author><name>${sight.office}</name></author>
${newest.map(
  ({
    publicId,
    entity,
    label,
    number,
    from,
    fields,
  }) => html`<entry><id>urn:jinxin:public:${publicId}</id><title>${label.zh}：${entity.name} ${number}</title>
<link href="${origin}/public/entity/${entity.code}"/><updated>${when(from)}</updated><summary>${fields.map((field) => `${field.label.zh} ${field.value.zh}`).join('；')}</summary></entry>`,
)}</feed>`.text;
  return { text, entities: [...new Set(newest.map(({ entity }) => entity.entityId))] };
}
