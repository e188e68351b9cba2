// Who stands around an entity: investors, investments, representatives and their other posts, some steps out, within reach.

import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { readRelated } from './api.ts';
import { internalId } from './entity.ts';
import { wordOf } from './entity-line.ts';
import { namesOf } from './names.ts';
import { entityParty, RELATION_KINDS } from './relation.ts';
import { relationsAround } from './relations.ts';

type Answer = AnswerOf<typeof readRelated>;

/** How far out, and how many are shown at most. */
const STEPS = 2;
const MOST = 60;
const READ = 500;

interface Edge {
  readonly kind: string;
  /** Keys: who stands in the relation, and to whom. */
  readonly party: string;
  readonly whom: string;
  readonly share: number | null;
  readonly name: string | null;
}

/** The parties within two steps of an entity on a day; those that the reader may not see are counted only. */
export async function relatedTo(db: Db, entityId: number, day: string): Promise<Answer> {
  const self = entityParty(entityId);
  const steps = new Map([[self, 0]]);
  const edges = new Map<string, Edge>();
  let cut = false;
  for (let step = 1; step <= STEPS && !cut; step++) {
    const edge = [...steps].filter(([, at]) => at === step - 1).map(([key]) => key);
    for (const found of await edgesOf(db, edge, day)) {
      const unknown = [found.party, found.whom].filter((key) => !steps.has(key));
      if (steps.size + unknown.length > MOST) {
        cut = true;
        break;
      }
      for (const key of unknown) steps.set(key, step);
      edges.set(`${found.party} ${found.kind} ${found.whom}`, found);
    }
  }
  return shown(db, steps, [...edges.values()], cut);
}

/** Relations in which one of these stands, on either side. */
async function edgesOf(db: Db, keys: readonly string[], day: string): Promise<Edge[]> {
  const relations = await relationsAround(db, { entityIds: entityIds(keys), parties: keys, day, most: READ });
  return relations.map(({ entityId, kind, party, share, name }) => ({
    ...{ kind, party, share, name },
    whom: entityParty(entityId),
  }));
}

function entityIds(keys: readonly string[]): number[] {
  return keys.flatMap((key) => (key.startsWith('entity:') ? Number(key.slice(7)) : []));
}

async function shown(db: Db, steps: Map<string, number>, edges: readonly Edge[], cut: boolean): Promise<Answer> {
  const known = await namesOf(db, entityIds([...steps.keys()]));
  const names = new Map([...known].map(([id, name]) => [entityParty(id), name]));
  const said = new Map(edges.map(({ party, name }) => [party, name]));
  const seen = [...steps].filter(([key]) => !key.startsWith('entity:') || names.has(key));
  // Keys of persons are made of their id numbers, if only as hashes: they do not leave the house.
  const places = new Map(seen.map(([key], i) => [key, i]));
  return {
    items: seen.map(([key, step]) => ({
      kind: kindOf(key),
      name: names.get(key) ?? said.get(key) ?? '',
      entity: key.startsWith('entity:') ? internalId(Number(key.slice(7))) : null,
      step,
    })),
    relations: edges.flatMap(({ party, whom, kind, share }) => {
      const [from, to] = [places.get(party), places.get(whom)];
      return from === undefined || to === undefined ? [] : [{ from, to, kind: wordOf(RELATION_KINDS, kind), share }];
    }),
    hidden: steps.size - seen.length,
    cut,
  };
}

function kindOf(key: string): Answer['items'][number]['kind'] {
  if (key.startsWith('entity:')) return 'entity';
  return key.startsWith('person:') ? 'person' : 'organisation';
}
