// The demo city enlarged: its entities made again with other names and codes, its records repeated for them.

import { copyIn } from '../src/base/copy.ts';
import { iso } from '../src/base/day.ts';
import type { Database, Db } from '../src/base/db.ts';
import { type MadeEntity, madeCity } from '../src/demo/city.ts';
import { CITY } from '../src/demo/words.ts';
import { prepareEntity } from '../src/registry/entity-input.ts';
import { addInput, newState } from '../src/registry/entity-state.ts';
import { entityParty } from '../src/registry/relation.ts';
import { writeStates } from '../src/registry/write-states.ts';

const BATCH = 5000;
const RECORDING = { who: 'bench', at: '2026-11-01T00:00:00.000Z', today: '2026-11-01' };

/** The smallest multiple of a city of `size` entities with at least `wanted`; grows a register that holds the city once. */
export async function enlarge(database: Database, size: number, wanted: number): Promise<void> {
  await database.asOwner((db) => db.query('drop index registry.search_grams'));
  const copies = Math.ceil(wanted / size) - 1;
  for (let copy = 1; copy <= copies; copy++) {
    const city = madeCity({ entities: size, seed: `2026-${copy}` });
    for (let from = 0; from < size; from += BATCH)
      await database.transaction((db) => putEntities(db, city.slice(from, from + BATCH), copy * size));
  }
  await database.asOwner((owner) => repeatRecords(owner, size, copies));
  await database.asOwner((owner) => owner.query('create index search_grams on registry.search using gin (grams)'));
  await database.transaction((db) => putRelations(db, (copies + 1) * size));
  await database.transaction((db) => db.query(`update grading.rulebook set content = ''`));
}

/** Entities straight into the tables, as saving new ones leaves them, numbered after `offset`. */
async function putEntities(db: Db, city: readonly MadeEntity[], offset: number): Promise<void> {
  const states = city.map((made) => {
    const prepared = prepareEntity(inputOf(made));
    if (prepared instanceof Error) throw prepared;
    const state = newState();
    addInput(state, prepared, RECORDING);
    state.entityId = offset + made.index + 1;
    return state;
  });
  await writeStates(db, states);
}

function inputOf(made: MadeEntity) {
  const { uscc, regno, name, formerName, kind, status, trade, keyRegion, person, address, lon, lat, capital } = made;
  return {
    attributes: {
      ...{ name, kind, status, established_on: iso(made.established), division: made.division },
      ...{ industries: trade.industries, tags: trade.tags, key_region: keyRegion, legal_person: person, address },
      ...{ lon, lat, registration_authority: `${CITY}市场监督管理局` },
      ...(formerName && { former_names: [formerName] }),
      ...(capital && { capital }),
    },
    identifiers: { uscc, regno },
  };
}

/** Every record of the city again for each copy. Their hashes are the first ones': such a ledger is not verified. */
async function repeatRecords(owner: Db, size: number, copies: number): Promise<void> {
  const { rows } = await owner.query<{ head_id: number }>('select head_id from ledger.chain');
  const head = rows[0].head_id;
  const again = (columns: string) => `cross join generate_series(1, ${copies}) as copy where ${columns} <= ${size}`;
  await owner.query(
    `insert into ledger.entry
     select entity_id + copy * ${size}, entry_id + copy * ${head}, record_id + copy * ${head}, recorded_at, recognized_on,
       act, type, source, number, payload, who, why, hash
     from ledger.entry ${again('entity_id')}`,
  );
  await owner.query(
    `insert into ledger.key select entity_id + copy * ${size}, record_id + copy * ${head}, type, source, number
     from ledger.key ${again('entity_id')}`,
  );
  await owner.query(
    `insert into ledger.record
     select entity_id + copy * ${size}, record_id + copy * ${head}, entry_id + copy * ${head}, recognized_on, type, source,
       number, packed from ledger.record ${again('entity_id')}`,
  );
  await owner.query('update ledger.chain set head_id = $1', [head * (copies + 1)]);
  await owner.query(`select setval('registry.entity_id', $1)`, [size * (copies + 1)]);
}

/** A legal representative each; every fourth has two investors of the register, so that some have many steps around them. */
async function putRelations(db: Db, count: number): Promise<void> {
  function* rows(): Generator<unknown[]> {
    const at = [RECORDING.at, RECORDING.who, ''];
    for (let id = 1; id <= count; id++) {
      const person = Math.ceil(id / 3);
      yield [id, 1, 'legal-representative', `person:bench-${person}`, null, `王${'*'}`, null, ...at];
      if (id % 4) continue;
      const [one, two] = [1 + ((id * 7919) % count), 1 + Math.floor(id / 64)];
      yield [id, 2, 'investor', entityParty(one), one, null, 0.6, ...at];
      if (one !== two) yield [id, 3, 'investor', entityParty(two), two, null, 0.4, ...at];
    }
  }
  const columns = 'entity_id, statement, kind, party, other_entity_id, other_name, share, recorded_at, who, why';
  const types = ['int8', 'int4', 'text', 'text', 'int8', 'text', 'float8', 'timestamptz', 'text', 'text'] as const;
  await copyIn(db, `registry.relation (${columns})`, types, rows());
}
