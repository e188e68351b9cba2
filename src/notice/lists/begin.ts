// A case on a list begun from the record of a listing that came in: whoever is on a list by such a record leaves it as by our own.

import { randomUUID } from 'node:crypto';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { asProblem } from '../../ledger/filing.ts';
import { heldRecord } from '../../ledger/held-record.ts';
import { recordsOf } from '../../ledger/read-entries.ts';
import type { Entry } from '../../ledger/record.ts';
import { chargeFor } from '../../supervision/complaints/assign.ts';
import { problems } from './problems.ts';
import { type Listing, listingAt } from './read-listings.ts';
import { type ListRule, listOf } from './rules.ts';
import { kindOf, type Pen, writeListing } from './write-listing.ts';

/** What a record says of a listing. */
export interface Stands {
  readonly listed: string;
  /** The day from which it no longer holds, of an honour its last day; and by which number. */
  readonly removed: string | null;
  readonly removalNumber: string;
  readonly ground: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly penaltyNumber: string;
}

type Said = Pick<Entry, 'type' | 'number' | 'recognizedOn' | 'payload'>;

export function standsIn({ type, number, recognizedOn, payload }: Said): Stands {
  const text = (name: string) => (typeof payload[name] === 'string' ? payload[name] : '');
  return {
    ...{ listed: recognizedOn, documentNumber: number, ground: text('ground') },
    ...{ title: type === 'honour' ? text('title') : '', penaltyNumber: text('penalty_number') },
    removed: text(type === 'honour' ? 'valid_until' : 'removed_on') || null,
    removalNumber: text('removal_number'),
  };
}

/** Whether what stands in a record holds no longer on a day. */
export function isGone(list: ListRule['id'], { removed }: Pick<Stands, 'removed'>, on: string): boolean {
  return removed !== null && (list === 'honour' ? removed < on : removed <= on);
}

/**
 * Begins the case of a record, in the name of the unit at the entity's place; says whose record it is. Refuses what is no
 * listing, is removed already, or has a case.
 */
export async function beginFromRecord(
  pen: Pen & { who: Parameters<typeof chargeFor>[3] },
  entityId: number,
  recordId: number,
  why: string,
): Promise<Listing> {
  const { db, who, at } = pen;
  const held = await heldRecord(db, entityId, recordId);
  if ('code' in held) throw asProblem([held]);
  const rule = listOf(held.type);
  if (!rule) throw new Problem(problems['lists.no-listing-record']);
  const on = iso(shanghaiDay(at));
  const stands = standsIn(held);
  if (isGone(rule.id, stands, on)) throw new Problem(problems['lists.record-removed'], { on: stands.removed! });
  const { unit, division } = await chargeFor(db, at, entityId, who);
  const id = await insert(pen, held, rule, { unit, division, on, facts: why });
  const source = `${held.source} ${held.number}`;
  const listing = await listingAt(db, id);
  await writeListing(pen, listing, { act: 'begin', on, detail: source, why });
  return listingAt(db, id);
}

async function insert(
  { db, who, at }: Pen,
  held: Entry,
  rule: ListRule,
  { unit, division, on, facts }: { unit: string; division: string; on: string; facts: string },
): Promise<string> {
  const id = randomUUID();
  const { ground, title, listed, documentNumber, penaltyNumber } = standsIn(held);
  const marked = rule.individuals !== undefined && (await kindOf(db, held.entityId)) === 'individual';
  const { rowCount } = await db.query(
    `insert into notice.listing (entity_id, listing_id, list, ground, title, penalty_number, facts, files, division, unit,
       source, opened_on, decided_on, outcome, document_number, record_id, origin, marked, taken_by, taken_at)
     select $1, $2, $3, $4, $5, $6, $7, '{}', $8, $9, coalesce(u.source, u.name), $10, $11, 'listed', $12, $13, 'record',
       $14, $15, $16
     from base.unit u where u.id = $9
     on conflict (entity_id, record_id) where record_id is not null do nothing`,
    [
      ...[held.entityId, id, rule.id, ground, title, penaltyNumber, facts, division, unit, on, listed, documentNumber],
      ...[held.recordId, marked, who.id, at],
    ],
  );
  if (rowCount === 0) throw new Problem(problems['lists.open-already']);
  return id;
}

/** Records by which an entity stands on a list on a day and about which there is no case, the latest first. */
export async function standingRecords(reader: Db, catalogue: Catalogue, entityId: number, today: string) {
  const { rows } = await reader.query<{ record: number }>(
    'select record_id as record from notice.listing where entity_id = $1 and record_id is not null',
    [entityId],
  );
  const known = new Set(rows.map(({ record }) => record));
  return (await recordsOf(reader, catalogue, [entityId])).flatMap(({ recordId, fields, source, ...record }) => {
    const rule = listOf(record.type);
    if (!rule || known.has(recordId)) return [];
    const { listed, removed, ground, title, documentNumber } = standsIn({ ...record, payload: fields });
    if (isGone(rule.id, { removed }, today)) return [];
    const codes = catalogue.type(record.type)?.fieldsByName.get('ground')?.list?.codes ?? [];
    const groundLabel = codes.find(({ code }) => code === ground)?.label ?? null;
    return [{ record: recordId, list: rule.id, groundLabel, title, documentNumber, listed, source }];
  });
}
