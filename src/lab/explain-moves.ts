// Why some entities stand where they do before and under a draft.

import type { Day } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { explain } from '../grading/explain.ts';
import { explanationText } from '../grading/explanation-text.ts';
import { type Grading, planOf } from '../grading/grading.ts';
import { disclosed } from '../ledger/disclose.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { subjects } from '../registry/subjects.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import type { explainMoves } from './impact-api.ts';

type Item = AnswerOf<typeof explainMoves>['items'][number];

interface Asked {
  readonly before: Rulebook | undefined;
  readonly after: Rulebook;
  readonly on: Day;
  /** Internal ids. */
  readonly entities: readonly string[];
  /** Disclosure classes of the records that may be told of. */
  readonly classes: readonly number[];
}

/**
 * The standing of entities with its reasons under both books, and the types of the records told of. Refuses an entity out of
 * `reader`'s reach; `whole` has the records of every disclosure class, from which grades follow.
 */
export async function movesExplained(
  { reader, whole }: { reader: Db; whole: Db },
  grading: Grading,
  { before, after, on, entities, classes }: Asked,
): Promise<{ items: Item[]; types: Set<string> }> {
  const ids: number[] = [];
  for (const one of entities) ids.push(await entityAt(reader, one));
  const [known, records, names] = [
    await subjects(whole, ids),
    await recordsOf(whole, grading.catalogue, ids),
    await reader.query<{ entity_id: number; uscc: string | null; name: string }>(
      'select entity_id, uscc, name from registry.entity where entity_id = any($1::bigint[])',
      [ids],
    ),
  ];
  const plans = { before: before && planOf(grading, before), after: planOf(grading, after) };
  const types = new Set<string>();
  const shown = disclosed(records, grading.catalogue, classes);
  const items = names.rows.map(({ entity_id: entityId, uscc, name }) => {
    const of = {
      keeping: grading.keeping,
      subject: known.find((subject) => subject.entityId === entityId)!,
      records: records.filter((record) => record.entityId === entityId),
      shown,
      on,
    };
    const told = (plan: typeof plans.before): Item['before'] => {
      if (!plan) return { level: null, tier: null, sentences: { zh: [], en: [] } };
      const explained = explain({ plan, ...of });
      for (const { record } of [...explained.reasons, ...explained.alsoInForce]) if (record) types.add(record.type);
      const sentences = (lang: 'zh' | 'en') => explanationText(explained, name, plan.book, lang);
      return {
        level: explained.level,
        tier: explained.tier?.level ?? null,
        sentences: { zh: sentences('zh'), en: sentences('en') },
      };
    };
    return { id: internalId(entityId), uscc, name, before: told(plans.before), after: told(plans.after) };
  });
  return { items, types };
}
