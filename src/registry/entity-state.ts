// An entity while inputs are compared with it: what its versions say, and what a new input adds to them.

import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { Problem } from '../base/problem.ts';
import {
  ATTRIBUTE_NAMES,
  type AttributeName,
  type Attributes,
  type Version,
  type VersionAttributes,
} from './entity.ts';
import type { Prepared } from './entity-input.ts';
import { normaliseName } from './name.ts';
import { problems } from './problems.ts';
import { FACTS } from './subject.ts';
import { attributesOn, orderedVersions, sameValue } from './version.ts';

/** An entity with all its versions; those from place `stored` on are not yet in the database. */
export interface EntityState {
  /** 0 until a new entity gets its number. */
  entityId: number;
  readonly versions: Version[];
  stored: number;
  uscc: string | undefined;
  readonly keys: string[];
  name: string;
  /** Present and former names in the form in which names are compared, the present one first. */
  nameKeys: readonly string[];
}

const FACT_ATTRIBUTES = new Set<string>(Object.values(FACTS));

/** An entity of which nothing is known yet. */
export function newState(): EntityState {
  return { entityId: 0, versions: [], stored: 0, uscc: undefined, keys: [], name: '', nameKeys: [] };
}

/** The states of some entities, by id. */
export async function loadStates(db: Db, entityIds: readonly number[]): Promise<Map<number, EntityState>> {
  const states = new Map<number, EntityState>();
  for (const [entityId, versions] of await loadVersions(db, entityIds)) {
    const state: EntityState = { ...newState(), entityId, stored: versions.length };
    for (const version of versions) append(state, version);
    states.set(entityId, state);
  }
  return states;
}

const VERSIONS = prepared(
  `select entity_id, version, valid_from, recorded_at, attributes, who, why from registry.version
   where entity_id = any($1::int8[]) order by entity_id, version`,
);

/** The versions of some entities, in the order in which they were recorded. */
export async function loadVersions(db: Db, entityIds: readonly number[]): Promise<Map<number, Version[]>> {
  const byEntity = new Map<number, Version[]>();
  if (entityIds.length === 0) return byEntity;
  const { rows } = await db.query(VERSIONS, [entityIds]);
  for (const { entity_id, version, valid_from, recorded_at, attributes, who, why } of rows) {
    const versions = byEntity.get(entity_id) ?? [];
    byEntity.set(entity_id, versions);
    versions.push({ version, validFrom: valid_from, recordedAt: recorded_at, attributes, who, why });
  }
  return byEntity;
}

function append(state: EntityState, version: Version): void {
  state.versions.push(version);
  const { uscc, identifiers, name, former_names } = version.attributes;
  if (uscc) state.uscc = uscc;
  if (identifiers) state.keys.push(...identifiers);
  if (name !== undefined || former_names !== undefined) {
    const present = presentAttributes(state);
    state.name = present.name ?? '';
    state.nameKeys = [state.name, ...(present.former_names ?? [])].map(normaliseName);
  }
}

/** Every attribute as it stands after all versions. */
export function presentAttributes({ versions }: EntityState): Partial<Attributes> {
  return attributesOn(orderedVersions(versions));
}

/** Whether a later version changed one of grading's facts. */
export function hasDatedFacts({ versions }: EntityState): boolean {
  return versions.slice(1).some(({ attributes }) => Object.keys(attributes).some((name) => FACT_ATTRIBUTES.has(name)));
}

/** Who records an input, when (ISO, UTC), and the civil day of it in China. */
export interface Recording {
  readonly who: string;
  readonly at: string;
  readonly today: string;
}

/**
 * Adds what an input says to an entity as a new version: everything for a new one, otherwise what differs from the state on
 * the effective day. False when nothing differs. A name that gives way becomes a former name.
 */
export function addInput(state: EntityState, input: Prepared, recording: Recording): boolean {
  const day = input.effectiveOn ?? recording.today;
  if (day > recording.today) {
    throw new Problem(problems['registry.effective-day-ahead'], { day, today: recording.today });
  }
  const first = state.versions.length === 0;
  if (first && !input.attributes.kind) throw new Problem(problems['registry.kind-required'], { name: input.name });
  const attributes = first ? { ...input.attributes } : changes(state, input, day);
  if (input.uscc && !state.uscc) attributes.uscc = input.uscc;
  const gained = input.keys.filter((key) => !state.keys.includes(key));
  if (gained.length) attributes.identifiers = gained;
  if (Object.keys(attributes).length === 0) return false;
  const before = state.versions.at(-1)?.recordedAt ?? '';
  append(state, {
    version: state.versions.length + 1,
    validFrom: first ? null : day,
    recordedAt: before > recording.at ? before : recording.at,
    attributes,
    who: recording.who,
    why: input.why,
  });
  return true;
}

function changes(state: EntityState, { attributes: said, name, nameKey }: Prepared, day: string): VersionAttributes {
  const standing = attributesOn(orderedVersions(state.versions), day);
  const changed: VersionAttributes = {};
  for (const attribute of ATTRIBUTE_NAMES) {
    const value = said[attribute];
    if (value === undefined || attribute === 'name' || attribute === 'former_names') continue;
    if (!sameValue(value ?? undefined, standing[attribute])) set(changed, attribute, value);
  }
  const renamed = normaliseName(standing.name ?? '') !== nameKey;
  if (renamed) changed.name = name;
  const formers = formerNames(standing, said.former_names ?? [], renamed ? name : undefined);
  if (!sameValue(formers, standing.former_names ?? [])) changed.former_names = formers;
  return changed;
}

// Former names only grow, but for a name that is taken up again.
function formerNames(standing: Partial<Attributes>, said: readonly string[], newName: string | undefined): string[] {
  const present = normaliseName(newName ?? standing.name ?? '');
  const names = new Map<string, string>();
  const before = newName !== undefined && standing.name ? [standing.name] : [];
  for (const former of [...(standing.former_names ?? []), ...said, ...before]) {
    const key = normaliseName(former);
    if (key !== present && !names.has(key)) names.set(key, former);
  }
  return [...names.values()];
}

function set<K extends AttributeName>(attributes: VersionAttributes, name: K, value: VersionAttributes[K]): void {
  attributes[name] = value;
}
