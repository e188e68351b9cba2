// Where each entry of an enterprise is shown, why it ends, and how it can be repaired: as `publicityOf` says, entries that it is shown.

import { type Day, dayText, iso, NEVER } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { RecordPublicity } from '../publicity/publicity.ts';
import { publicityOf } from '../publicity/publicity-of.ts';
import { seenRecords } from './own-file.ts';
import type { listOwnPublicity } from './rights-api.ts';

type Item = AnswerOf<typeof listOwnPublicity>['items'][number];

/** Entries that some regime knows, the latest first. */
export async function ownPublicity(reader: Db, catalogue: Catalogue, entity: number, at: Date): Promise<Item[]> {
  const seen = new Set((await seenRecords(reader, catalogue, entity)).map(({ recordId }) => recordId));
  const entries = await publicityOf(reader, catalogue, at, entity);
  return entries
    .filter(({ recordId }) => seen.has(recordId))
    .map((one) => shown(one, catalogue))
    .reverse();
}

function shown(one: RecordPublicity, catalogue: Catalogue): Item {
  const { recordId, type, number, recognizedOn, document, article, sense, assumption = null, never = null } = one;
  const { kind, state, ends, disputed, repaired } = one;
  return {
    ...{ record: recordId, type, number, document, article, sense, assumption, never, kind, state, ends, disputed },
    on: iso(recognizedOn),
    label: catalogue.type(type)?.label ?? { zh: type, en: type },
    shown: one.shown.map(({ channel, from, until }) => ({ channel, from: iso(from), until: day(until) })),
    repaired: repaired ? { number: repaired.number, kind: repaired.kind, on: iso(repaired.on) } : null,
    repair: repairShown(one.repair),
  };
}

function repairShown(repair: RecordPublicity['repair']): Item['repair'] {
  const { possible, earliest, automatic, never = null, article, conditions, materials } = repair;
  return {
    ...{ possible, never, article, conditions: [...conditions], materials: [...materials] },
    earliest: day(earliest),
    automatic: day(automatic),
  };
}

function day(on: Day | undefined): string | null {
  return on === undefined || on >= NEVER ? null : dayText(on);
}
