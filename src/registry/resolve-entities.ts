// Which registered entity a record is about: looks up batches of references as records carry them.
import type { Db } from '../base/db.ts';
import { inTurns } from '../base/in-turns.ts';
import { Problem } from '../base/problem.ts';
import { entityIdIn, type Identifiers, internalId } from './entity.ts';
import { identifierKeys } from './entity-input.ts';
import {
  ambiguous,
  type Holder,
  type Known,
  loadKnown,
  namesakes,
  type Reference,
  shareName,
  shownKey,
} from './match-entity.ts';
import { normaliseName } from './name.ts';
import { problems } from './problems.ts';
import { checkUscc } from './uscc.ts';

/** How a record names its entity. In place of the credit code it may carry the internal id (`JX…`). */
export interface EntityReference extends Identifiers {
  readonly name?: string;
}

/** The entity of a reference, perhaps with a warning; or why there is none. */
export type ResolvedEntity =
  | { readonly entityId: number; readonly warning?: Problem; readonly problem?: undefined }
  | { readonly entityId?: undefined; readonly problem: Problem };

/** A reference read; mostly its code decides, and its name, being the register's own, is never brought to normal form. */
class Asked implements Reference {
  readonly uscc: string | undefined;
  readonly keys: readonly string[];
  readonly name: string;
  readonly formerKeys: readonly string[] = [];
  readonly entityId: number | undefined;

  constructor(uscc: string | undefined, keys: readonly string[], name: string, entityId: number | undefined) {
    this.uscc = uscc;
    this.keys = keys;
    this.name = name;
    this.entityId = entityId;
  }

  get nameKey(): string {
    return normaliseName(this.name);
  }
}

class Found implements Holder {
  readonly entityId: number;
  readonly uscc: string | undefined;
  readonly name: string;
  readonly #formerNames: readonly string[];

  constructor(entityId: number, uscc: string | undefined, name: string, formerNames: readonly string[]) {
    this.entityId = entityId;
    this.uscc = uscc;
    this.name = name;
    this.#formerNames = formerNames;
  }

  get nameKeys(): readonly string[] {
    return [this.name, ...this.#formerNames].map(normaliseName);
  }
}

/**
 * One result for each reference, in order. A known credit code decides, with a warning when the name is another one;
 * otherwise 注册号 or foreign number with the name (or without, when only one entity has the number).
 */
export async function resolveEntities(db: Db, references: readonly EntityReference[]): Promise<ResolvedEntity[]> {
  const asked = await inTurns(references, askedFor);
  const sound = asked.filter((a) => a instanceof Asked);
  const known = await loadKnown(db, sound, loadHolders);
  const numbered = await loadHolders(
    db,
    sound.flatMap((a) => a.entityId ?? []),
  );
  return inTurns(asked, (a) => (a instanceof Problem ? { problem: a } : resolveOne(a, known, numbered)));
}

function askedFor({ uscc: written = '', regno, foreign, name = '' }: EntityReference): Asked | Problem {
  const entityId = entityIdIn(written);
  const { code, problem } = entityId === undefined && written.trim() ? checkUscc(written) : {};
  const keys = identifierKeys({ regno, foreign });
  if (problem) return problem;
  if (!code && keys.length === 0 && entityId === undefined) {
    return new Problem(problems['registry.identifier-required'], { name });
  }
  return new Asked(code, keys, name, entityId);
}

async function loadHolders(db: Db, entityIds: readonly number[]): Promise<Map<number, Holder>> {
  if (entityIds.length === 0) return new Map();
  const { rows } = await db.query(
    'select entity_id, uscc, name, former_names from registry.entity where entity_id = any($1::int8[])',
    [entityIds],
  );
  return new Map(
    rows.map(({ entity_id, uscc, name, former_names }) => [
      entity_id,
      new Found(entity_id, uscc ?? undefined, name, former_names ?? []),
    ]),
  );
}

function resolveOne(asked: Asked, known: Known<Holder>, numbered: ReadonlyMap<number, Holder>): ResolvedEntity {
  try {
    const direct = asked.entityId === undefined ? known.byUscc.get(asked.uscc ?? '') : numbered.get(asked.entityId);
    if (direct) return named(direct, asked);
    for (const key of asked.keys) {
      const holder = asked.name
        ? oneOf(namesakes(known, key, asked), key, asked)
        : oneOf(known.byKey.get(key) ?? [], key, asked);
      if (holder) return { entityId: withoutOtherCode(holder, key, asked).entityId };
    }
    throw new Problem(problems['registry.unknown-entity'], { code: shownReference(asked) });
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

function named(holder: Holder, asked: Asked): ResolvedEntity {
  if (!asked.name || asked.name === holder.name || shareName(holder, asked)) return { entityId: holder.entityId };
  const params = { code: shownReference(asked), known: holder.name, name: asked.name };
  return { entityId: holder.entityId, warning: new Problem(problems['registry.uscc-name-differs'], params) };
}

function oneOf(holders: readonly Holder[], key: string, asked: Asked): Holder | undefined {
  if (holders.length > 1) throw ambiguous(key, asked, holders);
  return holders[0];
}

function withoutOtherCode(holder: Holder, key: string, { uscc, name }: Asked): Holder {
  if (uscc === undefined || holder.uscc === undefined) return holder;
  const params = { ...shownKey(key), name, known: holder.uscc, code: uscc };
  throw new Problem(problems['registry.uscc-mismatch'], params);
}

function shownReference({ uscc, keys, entityId }: Asked): string {
  if (uscc) return uscc;
  if (entityId !== undefined) return internalId(entityId);
  const { scheme, value } = shownKey(keys[0]);
  return `${scheme} ${value}`;
}
