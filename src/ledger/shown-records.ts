// An entity's records as people see them: what each says, whether it stands, and every entry about it.

import type { AnswerOf } from '../base/http/operation.ts';
import type { listRecords } from './api.ts';
import { recordsAsKnown } from './as-known.ts';
import type { Catalogue, RecordType } from './catalogue.ts';
import type { Label } from './code-list.ts';
import { describeRecord } from './describe-record.ts';
import { maskedFields } from './masked-fields.ts';
import type { Entry, Fields, Json } from './record.ts';
import { inOrder, valueText } from './show-entries.ts';

export type ShownRecord = AnswerOf<typeof listRecords>['items'][number];
type Act = ShownRecord['history'][number];

/** All records that entries (of one entity, in chain order) tell of, withdrawn ones too; the latest legal day first. */
function shownRecords(entries: readonly Entry[], catalogue: Catalogue): ShownRecord[] {
  const histories = [...Map.groupBy(entries, ({ recordId }) => recordId).values()];
  const said = histories.map((history) => history.findLast(({ act }) => act !== 'withdraw')!);
  const standing = new Map(recordsAsKnown(entries, catalogue).map((record) => [record.recordId, record.fields]));
  return histories
    .map((history, i) => shownRecord(history, said[i], standing.get(said[i].recordId) ?? said[i].payload, catalogue))
    .sort((a, b) => (a.on === b.on ? b.record - a.record : a.on < b.on ? 1 : -1));
}

/** One page of an entity's records, of one type or of all. */
export function recordPage(
  entries: readonly Entry[],
  catalogue: Catalogue,
  { type, after, limit }: { type?: string; after?: string; limit: number },
): AnswerOf<typeof listRecords> {
  const all = shownRecords(entries, catalogue).filter((record) => type === undefined || record.type === type);
  const first = after === undefined ? 0 : all.findIndex(({ record }) => String(record) === after) + 1;
  const items = all.slice(first, first + limit);
  return { items, next: first + limit < all.length ? String(items[items.length - 1].record) : null };
}

function shownRecord(history: readonly Entry[], said: Entry, filled: Fields, catalogue: Catalogue): ShownRecord {
  const type = catalogue.type(said.type);
  return {
    record: said.recordId,
    type: said.type,
    label: type?.label ?? plain(said.type),
    number: said.number,
    source: said.source,
    on: said.recognizedOn,
    state: history[history.length - 1].act === 'withdraw' ? 'withdrawn' : 'standing',
    corrected: history.some(({ act }) => act === 'correct'),
    disclosure: type?.disclosure.class ?? 4,
    what: describeRecord({ ...said, fields: filled }, catalogue),
    shown: shownFields(filled, type),
    fields: maskedFields(type?.fields ?? [], said.payload),
    history: history.map((entry, i) => actOf(entry, history[i - 1], type)),
  };
}

function actOf(entry: Entry, before: Entry | undefined, type: RecordType | undefined): Act {
  const { entryId, act, recordedAt, who, why } = entry;
  return { entry: entryId, act, recordedAt, who, why, changes: changesOf(entry, before?.payload, type) };
}

function changesOf({ act, payload }: Entry, before: Fields | undefined, type: RecordType | undefined): Act['changes'] {
  if (act === 'withdraw') return [];
  return inOrder({ ...before, ...payload }, type?.fields)
    .filter((name) => !before || JSON.stringify(before[name]) !== JSON.stringify(payload[name]))
    .map((name) => ({
      ...shownField(name, payload[name], type),
      before: before ? shownField(name, before[name], type).value : null,
    }));
}

/** Fields as a type shows them, in its order; persons masked. */
export function shownFields(fields: Fields, type: RecordType | undefined) {
  return inOrder(fields, type?.fields).map((name) => shownField(name, fields[name], type));
}

function shownField(name: string, value: Json | undefined, type: RecordType | undefined) {
  const field = type?.fieldsByName.get(name);
  const text = { zh: valueText(value, field, 'zh'), en: valueText(value, field, 'en') };
  return { name, label: field?.label ?? plain(name), value: text };
}

function plain(text: string): Label {
  return { zh: text, en: text };
}
