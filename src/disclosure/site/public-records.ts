// What must be shown of an entity today: its records as publicity judges them on our channel, each with the fields that are public.

import { type Day, iso, NEVER, startOf } from '../../base/day.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import type { Label } from '../../ledger/code-list.ts';
import { describeRecord } from '../../ledger/describe-record.ts';
import { standingEntries } from '../../ledger/filed.ts';
import type { Entry } from '../../ledger/record.ts';
import { shownFields } from '../../ledger/shown-records.ts';
import type { ChannelPublicity, RecordPublicity, RepairOutlook, ShownSpan } from '../../publicity/publicity.ts';
import { publicityOf } from '../../publicity/publicity-of.ts';
import { groupOf } from './declared.ts';
import type { Sight } from './site.ts';

/** Our own channel. */
const CHANNEL = 'market';

/** A record as everybody sees it today. Days are ISO. */
export interface PublicRecord {
  readonly recordId: number;
  readonly type: string;
  /** The group of the page that it stands in. */
  readonly group: string;
  readonly label: Label;
  readonly number: string;
  /** The legal day. */
  readonly on: string;
  readonly fields: readonly { readonly name: string; readonly label: Label; readonly value: Label }[];
  readonly from: string;
  /** The first day on which it is no longer shown; null while no end is known. */
  readonly until: string | null;
  readonly document: string;
  readonly article: string;
  readonly assumption: boolean;
  readonly disputed: boolean;
  readonly repair: PublicRepair;
}

/** How it may end sooner; whether each condition is met is for the entity to know. */
export interface PublicRepair {
  readonly earliest: string | null;
  readonly automatic: string | null;
  readonly never: Label | null;
  readonly conditions: readonly { readonly label: Label; readonly remedy: Label; readonly article: string }[];
  readonly materials: readonly Label[];
}

/** A record's publicity today, on our channel. */
interface Judged {
  readonly record: RecordPublicity;
  readonly by: ChannelPublicity;
  readonly span: ShownSpan;
}

/** What is shown of an entity today, the latest first. */
export async function publicRecords(sight: Sight, catalogue: Catalogue, entityId: number): Promise<PublicRecord[]> {
  const { db, whole, today } = sight;
  const all = await publicityOf(whole, catalogue, startOf(today), entityId);
  const judged = all.flatMap((record) => judgedToday(record, today));
  // What they say is read as the public: a record of another class is not there.
  const entries = await standingEntries(
    db,
    judged.map(({ record }) => [entityId, record.recordId]),
  );
  return judged
    .flatMap((one) => {
      const entry = entries.get(one.record.recordId);
      return entry ? [publicRecord(one, entry, catalogue)] : [];
    })
    .sort((a, b) => (a.on === b.on ? b.recordId - a.recordId : a.on < b.on ? 1 : -1));
}

/** Its publicity on our channel, where it is shown today and has a place on the page. */
export function judgedToday(record: RecordPublicity, today: Day): Judged[] {
  const by = record.channels.find(({ channel }) => channel === CHANNEL);
  const span = by?.shown.find(({ from, until }) => from <= today && today < until);
  return by && span && groupOf(record.type) ? [{ record, by, span }] : [];
}

/** A record with its public fields, in the order in which the site declares them. */
export function publicRecord({ record, by, span }: Judged, entry: Entry, catalogue: Catalogue): PublicRecord {
  const { payload } = entry;
  const { recordId, type, number, recognizedOn, disputed } = record;
  const group = groupOf(type)!;
  const known = catalogue.type(type)!;
  const given = group.types[type].filter((name) => payload[name] !== undefined && payload[name] !== null);
  const shown = shownFields(Object.fromEntries(given.map((name) => [name, payload[name]])), known);
  const fieldOf = (name: string) => {
    const field = shown.find((one) => one.name === name)!;
    return known.fieldsByName.get(name)!.items.length ? { ...field, value: inShort(name, entry, catalogue) } : field;
  };
  return {
    ...{ recordId, type, group: group.id, label: known.label, number, on: iso(recognizedOn), disputed },
    fields: given.map(fieldOf),
    ...{ from: iso(span.from), until: span.until === NEVER ? null : iso(span.until) },
    ...{ document: by.document, article: by.article, assumption: by.assumption !== undefined },
    repair: publicRepair(by.repair),
  };
}

/** A list of a record in a phrase, such as 罚款 10,000 元. */
function inShort(name: string, entry: Entry, catalogue: Catalogue): Label {
  const { zh, en } = describeRecord({ ...entry, fields: { [name]: entry.payload[name] } }, catalogue);
  const { label } = catalogue.type(entry.type)!;
  return { zh: zh.slice(label.zh.length + 1), en: en.slice(label.en.length + 2) };
}

function publicRepair({ possible, earliest, automatic, never, conditions, materials }: RepairOutlook): PublicRepair {
  return {
    earliest: possible && earliest !== undefined ? iso(earliest) : null,
    automatic: automatic === undefined || automatic === NEVER ? null : iso(automatic),
    never: never ?? null,
    conditions: possible ? conditions.map(({ label, remedy, article }) => ({ label, remedy, article })) : [],
    materials: possible ? materials : [],
  };
}
