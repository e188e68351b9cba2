// The records that new entries bear on through linked fields: found before ledger.record is brought up to date.

import { copyBatches, ids } from '../base/copy.ts';
import type { Db } from '../base/db.ts';
import { heldToIndexes } from './by-index.ts';
import type { Links } from './links.ts';
import { normaliseNumber } from './number.ts';
import { ENTRY_COLUMNS, entryIn } from './read-entries.ts';
import type { Entry } from './record.ts';

/** An entry that says what a row of ledger.record is, with the row's packed bytes. */
export type Stored = Entry & { readonly packed: Uint8Array };

/** What of an entry decides which records it bears on. */
type Fresh = Pick<Entry, 'type' | 'act' | 'entityId' | 'payload'>;

/** The standing records that linked fields may join to the fresh ones, either way, and whatever else those depend on. */
export async function linkedTo(db: Db, fresh: readonly Fresh[], links: Links): Promise<Stored[]> {
  const types = new Set<string>();
  const entities = new Set<number>();
  const related = new Map<string, readonly string[]>();
  for (const { type, entityId } of fresh) {
    const others = related.get(type) ?? relatedTypes(type, links);
    related.set(type, others);
    if (others.length > 0) entities.add(entityId);
  }
  for (const others of related.values()) for (const other of others) types.add(other);
  if (entities.size === 0) return [];
  const named = numbersNamed(fresh, links);
  const touched = (type: string, entityId: number, number: string) =>
    links.from.has(type) || !named || named.has(nameOf(entityId, number));
  return heldToIndexes(db, entities.size, () => standingEntries(db, [...entities], [...types], touched));
}

/** The types whose records a record of this type may fill or be filled by, and those that these depend on besides. */
function relatedTypes(type: string, links: Links): string[] {
  const sourcesOf = (one: string) => (links.into.get(one) ?? []).map(({ link }) => link.type);
  const targets = links.from.get(type) ?? [];
  return [...sourcesOf(type), ...targets, ...targets.flatMap(sourcesOf)];
}

/** The numbers whose records the fresh entries may fill; undefined when that depends on what they said before. */
function numbersNamed(fresh: readonly Fresh[], links: Links): Set<string> | undefined {
  const named = new Set<string>();
  for (const { type, act, entityId, payload } of fresh) {
    const targets = links.from.get(type);
    if (!targets) continue;
    if (act !== 'file') return undefined;
    for (const { link } of targets.flatMap((target) => links.into.get(target)!)) {
      const number = link.type === type ? payload[link.by] : undefined;
      if (typeof number === 'string') named.add(nameOf(entityId, number));
    }
  }
  return named;
}

function nameOf(entityId: number, number: string): string {
  return `${entityId} ${normaliseNumber(number)}`;
}

async function standingEntries(
  db: Db,
  entities: readonly number[],
  types: readonly string[],
  touched: (type: string, entityId: number, number: string) => boolean,
): Promise<Stored[]> {
  const sql = `select ${ENTRY_COLUMNS}, r.packed
    from ledger.record r join ledger.entry e on e.entity_id = r.entity_id and e.entry_id = r.entry_id
    where r.entity_id = any(${ids(entities)}) and r.type in (${types.map(literal)})`;
  const stored: Stored[] = [];
  for await (const rows of copyBatches(db, sql)) {
    while (rows.next()) {
      // Before the payload is read: of an entity's many penalties a resumption touches one.
      if (!touched(rows.text(TYPE)!, rows.int(ENTITY)!, rows.text(NUMBER)!)) continue;
      stored.push({ ...entryIn(rows), packed: Buffer.from(rows.bytes(PACKED)!) });
    }
  }
  return stored;
}

const ENTITY = 1;
const TYPE = 4;
const NUMBER = 8;
const PACKED = 12;

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
