// Records what is said about entities: finds out which entity each input means, and adds versions where something changed.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import { type EntityInput, type Prepared, prepareEntity } from './entity-input.ts';
import { addInput, type EntityState, loadStates, newState, type Recording } from './entity-state.ts';
import { addKnown, type Known, loadKnown, matchEntity } from './match-entity.ts';
import { writeStates } from './write-states.ts';

/** What became of one input: `accepted` = new or changed; a warning does not stop it. */
export type SavedEntity =
  | { readonly state: 'accepted' | 'unchanged'; readonly entityId: number; readonly warning?: Problem }
  | { readonly state: 'refused'; readonly problem: Problem };

const BATCH = 5000;
// Whoever writes entities holds this lock to the end of the transaction: two imports must not both find an entity missing.
const WRITE_LOCK = [0x6a78, 10];

/** Holds the writing of entities until the transaction is over. */
export async function holdWriting(db: Db): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1, $2)', WRITE_LOCK);
}

/**
 * Records inputs in their order, one result for each; a refused one changes nothing and does not stop the others.
 * Later inputs see what earlier ones of the same call said.
 */
export async function saveEntities(db: Db, who: Who, at: Date, inputs: readonly EntityInput[]): Promise<SavedEntity[]> {
  await holdWriting(db);
  const recording = { who: who.id, at: at.toISOString(), today: iso(shanghaiDay(at)) };
  const results: SavedEntity[] = [];
  for (let from = 0; from < inputs.length; from += BATCH) {
    results.push(...(await saveBatch(db, recording, inputs.slice(from, from + BATCH))));
  }
  return results;
}

async function saveBatch(db: Db, recording: Recording, inputs: readonly EntityInput[]): Promise<SavedEntity[]> {
  const prepared = inputs.map(prepareEntity);
  const known = await loadKnown(
    db,
    prepared.filter((p): p is Prepared => !(p instanceof Problem)),
    loadStates,
  );
  const outcomes = prepared.map((input) => (input instanceof Problem ? input : saveOne(known, input, recording)));
  await writeStates(db, new Set(outcomes.flatMap((o) => (o instanceof Problem ? [] : [o.entity]))));
  return outcomes.map((o) => {
    if (o instanceof Problem) return { state: 'refused', problem: o };
    return { state: o.changed ? 'accepted' : 'unchanged', entityId: o.entity.entityId, warning: o.warning };
  });
}

interface Outcome {
  readonly entity: EntityState;
  readonly changed: boolean;
  readonly warning: Problem | undefined;
}

function saveOne(known: Known<EntityState>, input: Prepared, recording: Recording): Outcome | Problem {
  try {
    const entity = matchEntity(known, input) ?? newState();
    const changed = addInput(entity, input, recording);
    if (changed) addKnown(known, entity, entity.keys);
    return { entity, changed, warning: input.warning };
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
