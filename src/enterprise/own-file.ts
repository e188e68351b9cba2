// An enterprise's own file: its registration, its records but for those that it is not shown, its licences.

import { type Day, dayOf, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { entriesOf, recordsOf } from '../ledger/read-entries.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import { recordPage } from '../ledger/shown-records.ts';
import { entityAnswer } from '../registry/read-entity.ts';
import type { listOwnLicences, listOwnRecords, readOwn } from './api.ts';
import { hiddenBy, seenEntries, seenRules } from './seen.ts';

type Own = AnswerOf<typeof readOwn>['entity'];
type Licence = AnswerOf<typeof listOwnLicences>['items'][number];

/** The registration; whom else it has to do with is not part of it. */
export async function ownEntity(reader: Db, entity: number): Promise<Own> {
  return entityAnswer(reader, entity, null);
}

/** A page of the file. */
export async function ownRecords(
  reader: Db,
  catalogue: Catalogue,
  entity: number,
  question: { readonly type?: string; readonly after?: string; readonly limit: number },
): Promise<AnswerOf<typeof listOwnRecords>> {
  const page = recordPage(seenEntries(await entriesOf(reader, [entity])), catalogue, question);
  const hidden = seenRules().hidden.map(({ type, article, sense, assumption }) => ({
    label: catalogue.type(type)?.label ?? { zh: type, en: type },
    ...{ article, sense, assumption: assumption ?? null },
  }));
  return { ...page, hidden };
}

/** Records as they stand, without those that are not shown. */
export async function seenRecords(reader: Db, catalogue: Catalogue, entity: number): Promise<LedgerRecord[]> {
  const records = await recordsOf(reader, catalogue, [entity]);
  return records.filter(({ type, fields }) => !hiddenBy(type, fields));
}

/** By type of licence: the field with its last day, and those that name it. */
const LICENCES = {
  'administrative-licence': { until: 'valid_until', named: ['certificate', 'document_name', 'content'] },
  'pre-approval': { until: 'expires_on', named: ['title'] },
  'qualification-document': { until: 'expires_on', named: ['title', 'name'] },
} as const;

/** For how many days before its end a licence is told of as ending. */
const ENDING = 90;

/** Licences and approvals, those that end first in front. */
export async function ownLicences(reader: Db, catalogue: Catalogue, entity: number, today: Day): Promise<Licence[]> {
  const records = await recordsOf(reader, catalogue, [entity]);
  const licences = records.flatMap((record) => licence(record, catalogue, today) ?? []);
  return licences.sort((a, b) => ((a.until ?? '9') < (b.until ?? '9') ? -1 : 1));
}

function licence(record: LedgerRecord, catalogue: Catalogue, today: Day): Licence | undefined {
  const rule = (LICENCES as Readonly<Record<string, (typeof LICENCES)[keyof typeof LICENCES]>>)[record.type];
  if (!rule) return undefined;
  const text = (name: string) => (typeof record.fields[name] === 'string' ? record.fields[name] : '');
  const until = dayOf(text(rule.until));
  return {
    ...{
      record: record.recordId,
      type: record.type,
      number: record.number,
      until: until === undefined ? null : iso(until),
    },
    label: catalogue.type(record.type)!.label,
    what: rule.named.map(text).find((said) => said !== '') ?? '',
    authority: text('authority'),
    state: until === undefined ? 'unlimited' : until < today ? 'over' : until < today + ENDING ? 'ending' : 'in-force',
  };
}
