// Which entity an input is about: by credit code, otherwise by an identifier together with the name; never by the name alone.
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { type EntityState, loadStates, shownId } from './entity-state.ts';
import { problems } from './problems.ts';

/** The entities that a batch may be about, by credit code and by `scheme:value`. */
export interface Known {
  readonly byUscc: Map<string, EntityState>;
  readonly byKey: Map<string, EntityState[]>;
}

/** What an input or a record says about whom it is about. */
export interface Reference {
  readonly uscc: string | undefined;
  readonly keys: readonly string[];
  readonly name: string;
  readonly nameKey: string;
  readonly formerKeys: readonly string[];
}

/** Loads every entity that has one of the codes or identifiers. */
export async function loadKnown(db: Db, references: readonly Reference[]): Promise<Known> {
  const usccs = await findUsccs(
    db,
    references.flatMap((r) => r.uscc ?? []),
  );
  const holders = await findKeys(
    db,
    references.flatMap((r) => r.keys),
  );
  const states = await loadStates(db, [...new Set([...usccs.values(), ...holders.map((h) => h.entityId)])]);
  const known: Known = { byUscc: new Map(), byKey: new Map() };
  for (const [uscc, entityId] of usccs) known.byUscc.set(uscc, states.get(entityId)!);
  for (const { key, entityId } of holders) addKey(known, key, states.get(entityId)!);
  return known;
}

/** The entity of each credit code that the register has. */
export async function findUsccs(db: Db, usccs: readonly string[]): Promise<Map<string, number>> {
  if (usccs.length === 0) return new Map();
  const { rows } = await db.query('select uscc, entity_id from registry.uscc where uscc = any($1::text[])', [
    [...new Set(usccs)],
  ]);
  return new Map(rows.map(({ uscc, entity_id }) => [uscc, entity_id]));
}

/** Every holder of identifiers given as `scheme:value`, in ascending order of entity id. */
export async function findKeys(db: Db, keys: readonly string[]): Promise<{ key: string; entityId: number }[]> {
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

/** Makes a state findable by its code and identifiers for the inputs that follow in the batch. */
export function addKnown(known: Known, state: EntityState): void {
  if (state.uscc) known.byUscc.set(state.uscc, state);
  for (const key of state.keys) addKey(known, key, state);
}

function addKey({ byKey }: Known, key: string, state: EntityState): void {
  const holders = byKey.get(key);
  if (!holders) byKey.set(key, [state]);
  else if (!holders.includes(state)) holders.push(state);
}

/**
 * The entity that a reference means, undefined when the register has none.
 * Refuses an identifier held under another name, and one that fits several entities of the same name.
 */
export function matchEntity(known: Known, reference: Reference): EntityState | undefined {
  const byUscc = reference.uscc === undefined ? undefined : known.byUscc.get(reference.uscc);
  if (byUscc) return byUscc;
  for (const key of reference.keys) {
    const holders = known.byKey.get(key);
    if (!holders) continue;
    const named = holders.filter((state) => shareName(state, reference));
    if (named.length === 0) throw nameMismatch(key, reference, holders[0]);
    // A holder with another code is another entity: listed as a suspected duplicate, not merged.
    const open = reference.uscc === undefined ? named : named.filter((state) => state.uscc === undefined);
    if (open.length > 1) throw ambiguous(key, reference, open);
    if (open.length === 1) return open[0];
  }
  return undefined;
}

function shareName({ nameKeys }: EntityState, { nameKey, formerKeys }: Reference): boolean {
  return nameKeys.includes(nameKey) || formerKeys.includes(nameKeys[0]);
}

function nameMismatch(key: string, { name }: Reference, holder: EntityState): Problem {
  const known = holder.versions.findLast((v) => v.attributes.name)?.attributes.name ?? '';
  return new Problem(problems['registry.identifier-name-mismatch'], { ...shownKey(key), known, name });
}

function ambiguous(key: string, { name }: Reference, states: readonly EntityState[]): Problem {
  const entities = states.map(shownId).join('、');
  return new Problem(problems['registry.identifier-ambiguous'], { ...shownKey(key), name, entities });
}

/** Scheme and value as sentences show them. */
export function shownKey(key: string): { scheme: string; value: string } {
  const scheme = schemeOf(key);
  return { scheme: scheme === 'regno' ? '注册号' : scheme, value: valueIn(key) };
}
