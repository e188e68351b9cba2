// A list taken by an institution: made anew each time from what is consented to and what holds that day, noted, each entity's line explained.

import { randomUUID } from 'node:crypto';
import { type Day, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { asSeenBy } from '../../base/limit.ts';
import { Problem } from '../../base/problem.ts';
import { addAudits } from '../../base/who/audit.ts';
import { openTo } from '../../ledger/opening.ts';
import { internalId } from '../../registry/entity.ts';
import { publicOn } from '../site/public-limit.ts';
import type { takeFinanceList } from './api.ts';
import { financeFacts, listedEntities, type Named } from './facts.ts';
import { type Grant, grantsToday, listAsked } from './grants.ts';
import { judge } from './judge.ts';
import { problems } from './problems.ts';
import type { FinanceList } from './rules.ts';

type Answer = AnswerOf<typeof takeFinanceList>;

interface Asking {
  readonly db: Db;
  /** The institution's own sight. */
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** Takes a list that is granted; whoever withdrew his consent a moment ago is not on it. */
export async function takeList(asking: Asking, id: string): Promise<Answer> {
  const { reader, who, at } = asking;
  const rule = listAsked(id);
  const grant = (await grantsToday(reader, at, who.unit.id)).find(({ list }) => list === id);
  if (!grant) throw new Problem(problems['disclosure.list-not-granted']);
  const today = shanghaiDay(at);
  const items = await onList(asking, rule, today);
  await note(asking, grant, items, today);
  return {
    on: iso(today),
    items: items.map(({ entityId, name, uscc, until, why }) => ({
      ...{ id: internalId(entityId), name, uscc, until },
      why: why.map(({ label }) => label),
    })),
  };
}

type Line = Named & { readonly until: string | null; readonly why: ReturnType<typeof judge> };

async function onList({ db, reader, who, at }: Asking, rule: FinanceList, today: Day): Promise<Line[]> {
  const consents = rule.public ? [] : await openTo(reader, at, who.unit.id, rule.id);
  const until = new Map(consents.map((one) => [one.entity, one.until]));
  const facts = rule.public ? await publicFacts(db, rule, today) : await financeFacts(db, [...until.keys()], today);
  return facts
    .map((one) => ({ ...one, until: until.get(one.entityId) ?? null, why: judge(rule, one, today) }))
    .filter(({ why }) => why.every(({ met }) => met));
}

/** By what the public sees, so that nothing else can be on the list. */
async function publicFacts(db: Db, { conditions }: FinanceList, today: Day): Promise<Named[]> {
  const seen = asSeenBy(db, publicOn(today));
  const lists = conditions.flatMap((one) => (one.form === 'listed' ? one.lists : []));
  return financeFacts(seen, await listedEntities(seen, lists, today), today);
}

async function note({ db, who, at }: Asking, grant: Grant, items: readonly Line[], today: Day): Promise<void> {
  const id = randomUUID();
  const entities = items.map(({ entityId }) => entityId);
  await db.query(
    `insert into disclosure.finance_take (take_id, grant_id, unit, list, on_day, taken_at, account, name, entities)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, grant.id, who.unit.id, grant.list, iso(today), at, who.id, who.name, entities.length],
  );
  await db.query(`insert into disclosure.finance_named (entity_id, take_id, unit) select unnest($1::int8[]), $2, $3`, [
    entities,
    id,
    who.unit.id,
  ]);
  // What is public is looked at by everybody; that an entity was named by its consent, it reads at its own site.
  const consented = items.filter(({ until }) => until !== null);
  const detail = `${grant.list} ${grant.basis}`.slice(0, 500);
  await addAudits(
    db,
    consented.map(({ entityId }) => ({
      at,
      act: {
        ...{ account: who.id, name: who.name, act: 'takeFinanceList', object: internalId(entityId) },
        ...{ outcome: 'class-4', detail },
      },
    })),
  );
}
