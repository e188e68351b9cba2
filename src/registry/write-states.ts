// Writes what a batch added: versions and identifiers as they are, and the projections of the entities made anew.

import { copyIn } from '../base/copy.ts';
import type { Db } from '../base/db.ts';
import type { Attributes } from './entity.ts';
import { type EntityState, hasDatedFacts, presentAttributes } from './entity-state.ts';
import { schemeOf, valueIn } from './match-entity.ts';
import { searchRow } from './search-row.ts';
import { factsText } from './subject.ts';

/** Stores the versions not yet stored; new entities get their numbers, in order. */
export async function writeStates(db: Db, states: Iterable<EntityState>): Promise<void> {
  const changed = [...states].filter((state) => state.stored < state.versions.length);
  if (changed.length === 0) return;
  await giveNumbers(
    db,
    changed.filter((state) => state.entityId === 0),
  );
  await writeVersions(db, changed);
  await writeIdentifiers(db, changed);
  await writeEntities(db, changed);
  await writeSearch(db, changed.filter(hasNewNames));
  for (const state of changed) state.stored = state.versions.length;
}

async function giveNumbers(db: Db, states: readonly EntityState[]): Promise<void> {
  if (states.length === 0) return;
  const { rows } = await db.query(`select nextval('registry.entity_id') as id from generate_series(1, $1)`, [
    states.length,
  ]);
  states.forEach((state, i) => {
    state.entityId = rows[i].id;
  });
}

function fresh({ versions, stored }: EntityState): EntityState['versions'] {
  return stored === 0 ? versions : versions.slice(stored);
}

function hasNewNames(state: EntityState): boolean {
  return fresh(state).some(({ attributes: a }) => a.name !== undefined || a.former_names !== undefined);
}

async function writeVersions(db: Db, states: readonly EntityState[]): Promise<void> {
  function* rows() {
    for (const state of states) {
      for (const { version, validFrom, recordedAt, attributes, who, why } of fresh(state)) {
        yield [state.entityId, version, validFrom, recordedAt, attributes, who, why];
      }
    }
  }
  const columns = 'entity_id, version, valid_from, recorded_at, attributes, who, why';
  const types = ['int8', 'int4', 'date', 'timestamptz', 'jsonb', 'text', 'text'] as const;
  await copyIn(db, `registry.version (${columns})`, types, rows());
}

async function writeIdentifiers(db: Db, states: readonly EntityState[]): Promise<void> {
  const usccs: unknown[][] = [];
  const identifiers: unknown[][] = [];
  for (const state of states) {
    for (const { attributes } of fresh(state)) {
      if (attributes.uscc) usccs.push([attributes.uscc, state.entityId]);
      for (const key of attributes.identifiers ?? []) identifiers.push([state.entityId, schemeOf(key), valueIn(key)]);
    }
  }
  if (usccs.length) await copyIn(db, 'registry.uscc (uscc, entity_id)', ['text', 'int8'], usccs);
  if (identifiers.length) {
    await copyIn(db, 'registry.identifier (entity_id, scheme, value)', ['int8', 'text', 'text'], identifiers);
  }
}

const ENTITY_COLUMNS =
  'entity_id, uscc, name, kind, status, established_on, division, industries, tags, key_region, legal_person, address, ' +
  'lon, lat, former_names, version, facts, facts_dated, known_since, recorded_at';
const ENTITY_TYPES = [
  ...(['int8', 'text', 'text', 'text', 'text', 'date', 'text', 'text[]', 'text[]', 'bool', 'text', 'text'] as const),
  ...(['float8', 'float8', 'text[]', 'int4', 'text', 'bool', 'timestamptz', 'timestamptz'] as const),
];

async function writeEntities(db: Db, states: readonly EntityState[]): Promise<void> {
  await deleteRows(db, 'registry.entity', states);
  function* rows() {
    for (const state of states) yield entityRow(state, presentAttributes(state));
  }
  await copyIn(db, `registry.entity (${ENTITY_COLUMNS})`, ENTITY_TYPES, rows());
}

function entityRow(state: EntityState, a: Partial<Attributes>): unknown[] {
  const { entityId, uscc, versions } = state;
  const known = [versions[0].recordedAt, versions[versions.length - 1].recordedAt];
  return [
    ...[entityId, uscc, a.name, a.kind, a.status, a.established_on, a.division, a.industries, a.tags, a.key_region],
    ...[
      a.legal_person,
      a.address,
      a.lon,
      a.lat,
      a.former_names,
      versions.length,
      factsText(a),
      hasDatedFacts(state),
      ...known,
    ],
  ];
}

async function writeSearch(db: Db, states: readonly EntityState[]): Promise<void> {
  await deleteRows(db, 'registry.search', states);
  function* rows() {
    for (const state of states) {
      const { name = '', former_names } = presentAttributes(state);
      const row = searchRow(name, former_names);
      yield [state.entityId, row.name, row.former, row.pinyin, row.initials, row.grams];
    }
  }
  const types = ['int8', 'text', 'text', 'text', 'text', 'int4[]'] as const;
  await copyIn(db, 'registry.search (entity_id, name, former, pinyin, initials, grams)', types, rows());
}

async function deleteRows(db: Db, table: string, states: readonly EntityState[]): Promise<void> {
  const old = states.filter((state) => state.stored > 0).map((state) => state.entityId);
  if (old.length) await db.query(`delete from ${table} where entity_id = any($1::int8[])`, [old]);
}
