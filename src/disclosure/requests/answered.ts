// What is answered of an entity's records: what the database lets through for whoever asks, persons masked; the same at desk, site and API.

import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { describeRecord } from '../../ledger/describe-record.ts';
import { recordsOf } from '../../ledger/read-entries.ts';
import type { LedgerRecord } from '../../ledger/record.ts';
import { shownFields } from '../../ledger/shown-records.ts';
import { internalId } from '../../registry/entity.ts';
import type { readOpened } from './api.ts';

export type ShownRecord = AnswerOf<typeof readOpened>['records'][number];

/** The records that `seen` lets through, the latest first. */
export async function openRecords(seen: Db, catalogue: Catalogue, entity: number): Promise<ShownRecord[]> {
  const records = await recordsOf(seen, catalogue, [entity]);
  return records.map((one) => shown(one, catalogue)).sort((a, b) => (a.on < b.on ? 1 : -1));
}

function shown(record: LedgerRecord, catalogue: Catalogue): ShownRecord {
  const type = catalogue.type(record.type);
  return {
    ...{ type: record.type, number: record.number, source: record.source, on: record.recognizedOn },
    label: type?.label ?? { zh: record.type, en: record.type },
    what: describeRecord(record, catalogue),
    shown: shownFields(record.fields, type),
  };
}

/** Who it is, for whom `seen` lets through. */
export async function openEntity(seen: Db, entity: number) {
  const { rows } = await seen.query<{ uscc: string | null; name: string }>(
    'select uscc, name from registry.entity where entity_id = $1',
    [entity],
  );
  return rows[0] && { id: internalId(entity), ...rows[0] };
}
