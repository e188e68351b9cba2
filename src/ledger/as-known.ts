// From entries to records: what the ledger's entries amounted to at a moment.

import type { Catalogue } from './catalogue.ts';
import { type LinkedField, type Links, linksOf } from './links.ts';
import { normaliseNumber } from './number.ts';
import type { Entry, Fields, LedgerRecord } from './record.ts';

/**
 * The records that entries amount to, in the order of entity and record id: corrected ones as corrected, withdrawn ones
 * left out, linked fields filled from the other records of the same entity. The entries may be of many entities and in
 * any order. With `asKnown` (ISO 8601 in UTC, three decimals) only entries recorded at or before that moment count, for
 * the links too: a resumption corrected tomorrow is still today's resumption today.
 */
export function recordsAsKnown(entries: Iterable<Entry>, catalogue: Catalogue, asKnown?: string): LedgerRecord[] {
  const standing = lastWords(entries, asKnown).sort((a, b) => a.entityId - b.entityId || a.recordId - b.recordId);
  return withLinks(standing, linksOf(catalogue));
}

/** The entry that says what each record is, as known; records withdrawn are left out. */
export function lastWords(entries: Iterable<Entry>, asKnown?: string): Entry[] {
  const last = new Map<number, Entry>();
  for (const entry of entries) {
    if (asKnown !== undefined && entry.recordedAt > asKnown) continue;
    const held = last.get(entry.recordId);
    if (!held || entry.entryId > held.entryId) last.set(entry.recordId, entry);
  }
  return [...last.values()].filter((entry) => entry.act !== 'withdraw');
}

/** The records of the entries that say what they are, one for each and in their order, linked fields filled. */
export function withLinks(standing: readonly Entry[], links: Links): LedgerRecord[] {
  const values = linkedValues(standing, links);
  return standing.map((entry) => ({
    recordId: entry.recordId,
    entityId: entry.entityId,
    type: entry.type,
    recognizedOn: entry.recognizedOn,
    source: entry.source,
    number: entry.number,
    fields: filled(entry, links.into.get(entry.type), values),
  }));
}

/** What can be linked to: place and number → the earliest value found there. */
type LinkedValues = ReadonlyMap<string, string>;

function linkedValues(standing: readonly Entry[], links: Links): LinkedValues {
  const values = new Map<string, string>();
  for (const entry of standing) {
    for (const target of links.from.get(entry.type) ?? []) {
      for (const field of links.into.get(target)!) if (field.link.type === entry.type) offer(values, entry, field);
    }
  }
  return values;
}

function offer(values: Map<string, string>, entry: Entry, { link }: LinkedField): void {
  const number = entry.payload[link.by];
  const value = entry.payload[link.field];
  if (typeof number !== 'string' || typeof value !== 'string') return;
  const place = placeOf(entry.entityId, link, number);
  const held = values.get(place);
  if (held === undefined || value < held) values.set(place, value);
}

function filled(entry: Entry, fields: readonly LinkedField[] | undefined, values: LinkedValues): Fields {
  if (!fields || values.size === 0) return entry.payload;
  const found = fields.flatMap(({ name, link }) => {
    const value = values.get(placeOf(entry.entityId, link, entry.number));
    return value === undefined ? [] : [[name, value]];
  });
  return found.length === 0 ? entry.payload : { ...entry.payload, ...Object.fromEntries(found) };
}

function placeOf(entityId: number, { type, by, field }: LinkedField['link'], number: string): string {
  return `${entityId} ${type} ${by} ${field} ${normaliseNumber(number)}`;
}
