// What a proposal of grading is about: an entity, and a record of it or the number of one not yet filed.

import type { Db } from '../base/db.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';

/** `JX0000000001/12` for a record, `JX0000000001/adjustment/文号` for one that would be filed. */
export function aboutOf(entityId: number, record: number | { readonly type: string; readonly number: string }): string {
  const rest = typeof record === 'number' ? String(record) : `${record.type}/${record.number}`;
  return `${internalId(entityId)}/${rest}`;
}

/** The record that a proposal names; null: it would be filed. */
export function recordIn(about: string): number | null {
  const [, record] = /^[^/]+\/(\d+)$/.exec(about) ?? [];
  return record === undefined ? null : Number(record);
}

/** The record that a proposal names, as a path names it. */
export function pathIn(about: string): { id: string; record: number } {
  return { id: about.slice(0, about.indexOf('/')), record: recordIn(about)! };
}

/** The entity that a proposal names, if the reader may see it; refuses otherwise. */
export function entityIn(reader: Db, about: string): Promise<number> {
  return entityAt(reader, about.slice(0, about.indexOf('/')));
}

/** Whose reach a proposal about an entity asks for, and how the entity is named in it. */
export async function placeOf(reader: Db, entityId: number): Promise<{ name: string; division: string }> {
  const { rows } = await reader.query('select name, division from registry.entity where entity_id = $1', [entityId]);
  return { name: rows[0].name, division: rows[0].division ?? '' };
}

/** The words that the ledger keeps as the reason of an act which one proposed and another approved. */
export function whyOf(proposed: { reason: string; by: string }, approved: { reason: string; by: string }): string {
  return `${proposed.reason}（${proposed.by}提请；${approved.by}批准：${approved.reason}）`;
}
