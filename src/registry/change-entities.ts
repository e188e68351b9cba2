// Records something about entities that are in the register already, by their ids: what each gets follows from what it was.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import type { Attributes, VersionAttributes } from './entity.ts';
import type { Prepared } from './entity-input.ts';
import { addInput, loadStates } from './entity-state.ts';
import { normaliseName } from './name.ts';
import { holdWriting } from './save-entities.ts';
import { attributesOn, orderedVersions } from './version.ts';
import { writeStates } from './write-states.ts';

/** What a change says of an entity as it is on the day from which it holds; attributes in the form in which they are kept. */
export interface Change {
  /** The day from which it holds (ISO); refused when it is ahead. */
  readonly effectiveOn: string;
  readonly why: string;
  says(standing: Partial<Attributes>): VersionAttributes;
}

/** Adds a version to each of the entities for which the change says something new; gives their ids. */
export async function changeEntities(db: Db, who: Who, at: Date, entityIds: readonly number[], change: Change) {
  await holdWriting(db);
  const states = [...(await loadStates(db, entityIds)).values()];
  const recording = { who: who.id, at: at.toISOString(), today: iso(shanghaiDay(at)) };
  const changed = states.filter((state) => {
    const standing = attributesOn(orderedVersions(state.versions), change.effectiveOn);
    return addInput(state, inputOf(change, standing), recording);
  });
  await writeStates(db, changed);
  return changed.map(({ entityId }) => entityId);
}

function inputOf({ effectiveOn, why, says }: Change, standing: Partial<Attributes>): Prepared {
  const name = standing.name ?? '';
  return {
    ...{ attributes: says(standing), name, nameKey: normaliseName(name), formerKeys: [] },
    ...{ uscc: undefined, keys: [], effectiveOn, why, warning: undefined },
  };
}
