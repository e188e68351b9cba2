// Which entity an input is about: by credit code, otherwise by an identifier together with the name; never by the name alone.
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { internalId } from './entity.ts';
import { problems } from './problems.ts';

/** An entity as far as matching looks at it. */
export interface Holder {
  readonly entityId: number;
  readonly uscc: string | undefined;
  readonly name: string;
  /** Present and former names in the form in which names are compared, the present one first. */
  readonly nameKeys: readonly string[];
}

/** The entities that a batch may be about, by credit code and by `scheme:value`. */
export interface Known<H extends Holder> {
  readonly byUscc: Map<string, H>;
  readonly byKey: Map<string, H[]>;
}

/** What an input or a record says about whom it is about. */
export interface Reference {
  readonly uscc: string | undefined;
  readonly keys: readonly string[];
  readonly name: string;
  readonly nameKey: string;
  readonly formerKeys: readonly string[];
}

/** Finds every entity that has one of the codes or identifiers; `load` gives what the caller wants to know of them. */
export async function loadKnown<H extends Holder>(
  db: Db,
  references: readonly Reference[],
  load: (db: Db, entityIds: readonly number[]) => Promise<Map<number, H>>,
): Promise<Known<H>> {
  const usccs = await findUsccs(
    db,
    references.flatMap((r) => r.uscc ?? []),
  );
  const holders = await findKeys(
    db,
    references.flatMap((r) => r.keys),
  );
  const loaded = await load(db, [...new Set([...usccs.values(), ...holders.map((h) => h.entityId)])]);
  const known: Known<H> = { byUscc: new Map(), byKey: new Map() };
  // Codes and identifiers are found beyond a reader's reach; the entities there are not loaded, and so not known.
  for (const [uscc, entityId] of usccs) if (loaded.has(entityId)) known.byUscc.set(uscc, loaded.get(entityId)!);
  for (const { key, entityId } of holders) if (loaded.has(entityId)) addKey(known, key, loaded.get(entityId)!);
  return known;
}

/** The entity of each credit code that the register has. */
async function findUsccs(db: Db, usccs: readonly string[]): Promise<Map<string, number>> {
  if (usccs.length === 0) return new Map();
  const { rows } = await db.query('select uscc, entity_id from registry.uscc where uscc = any($1::text[])', [
    [...new Set(usccs)],
  ]);
  return new Map(rows.map(({ uscc, entity_id }) => [uscc, entity_id]));
}

/** Every holder of identifiers given as `scheme:value`, in ascending order of entity id. */
async function findKeys(db: Db, keys: readonly string[]): Promise<{ key: string; entityId: number }[]> {
  if (keys.length === 0) return [];
  const { rows } = await db.query(
    `select i.scheme, i.value, i.entity_id
     from unnest($1::text[], $2::text[]) as k (scheme, value)
     join registry.identifier i on i.value = k.value collate "C" and i.scheme = k.scheme collate "C"
     order by i.entity_id`,
    [[...new Set(keys)].map(schemeOf), [...new Set(keys)].map(valueIn)],
  );
  return rows.map(({ scheme, value, entity_id }) => ({ key: `${scheme}:${value}`, entityId: entity_id }));
}

export function schemeOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

export function valueIn(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

/** Makes an entity findable by its code and identifiers for the inputs that follow in the batch. */
export function addKnown<H extends Holder>(known: Known<H>, holder: H, keys: readonly string[]): void {
  if (holder.uscc) known.byUscc.set(holder.uscc, holder);
  for (const key of keys) addKey(known, key, holder);
}

function addKey<H extends Holder>({ byKey }: Known<H>, key: string, holder: H): void {
  const holders = byKey.get(key);
  if (!holders) byKey.set(key, [holder]);
  else if (!holders.includes(holder)) holders.push(holder);
}

/**
 * The entity that a reference means, undefined when the register has none.
 * Refuses an identifier held under another name, and one that fits several entities of the same name.
 */
export function matchEntity<H extends Holder>(known: Known<H>, reference: Reference): H | undefined {
  const byUscc = reference.uscc === undefined ? undefined : known.byUscc.get(reference.uscc);
  if (byUscc) return byUscc;
  for (const key of reference.keys) {
    const named = namesakes(known, key, reference);
    // A holder with another code is another entity: listed as a suspected duplicate, not merged.
    const open = reference.uscc === undefined ? named : named.filter((holder) => holder.uscc === undefined);
    if (open.length > 1) throw ambiguous(key, reference, open);
    if (open.length === 1) return open[0];
  }
  return undefined;
}

/** The holders of an identifier that share a name with a reference; refuses when there are holders, but none does. */
export function namesakes<H extends Holder>(known: Known<H>, key: string, reference: Reference): readonly H[] {
  const holders = known.byKey.get(key) ?? [];
  const named = holders.filter((holder) => shareName(holder, reference));
  if (holders.length && named.length === 0) {
    const params = { ...shownKey(key), known: holders[0].name, name: reference.name };
    throw new Problem(problems['registry.identifier-name-mismatch'], params);
  }
  return named;
}

/** Whether an entity has or had the name of a reference, or a reference mentions the entity's name as a former one. */
export function shareName({ nameKeys }: Holder, { nameKey, formerKeys }: Reference): boolean {
  return nameKeys.includes(nameKey) || formerKeys.includes(nameKeys[0]);
}

/** The refusal of an identifier that fits several entities. */
export function ambiguous(key: string, { name }: Reference, holders: readonly Holder[]): Problem {
  const entities = holders.map(({ uscc, entityId }) => uscc ?? (entityId ? internalId(entityId) : name));
  return new Problem(problems['registry.identifier-ambiguous'], { ...shownKey(key), name, entities });
}

/** Scheme and value as sentences show them. */
export function shownKey(key: string): { scheme: string; value: string } {
  const scheme = schemeOf(key);
  return { scheme: scheme === 'regno' ? '注册号' : scheme, value: valueIn(key) };
}
