// The answer to an approved request, once: each entity's records as the database opens them to this request, its look noted.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { asSeenBy } from '../../base/limit.ts';
import { Problem } from '../../base/problem.ts';
import { addAudits } from '../../base/who/audit.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { closeAnswered } from '../../ledger/opening.ts';
import { internalId } from '../../registry/entity.ts';
import { openEntity, openRecords } from './answered.ts';
import type { answerRequest } from './api.ts';
import { problems } from './problems.ts';
import { entityNamed, type Kept, requestAt } from './request.ts';

type Answer = AnswerOf<typeof answerRequest>;
type Found = Answer['items'][number];

/** Answers whoever asked; refuses what is not approved, was answered already, or is over. */
export async function answer(
  db: Db,
  reader: Db,
  who: Reader,
  at: Date,
  catalogue: Catalogue,
  id: string,
): Promise<Answer> {
  await db.query('select from disclosure.request where request_id = $1 for update', [id]);
  const request = await requestAt(reader, id);
  refuseClosed(request, who, at);
  const items: Found[] = [];
  for (const code of request.codes) items.push(await foundOf(db, who, at, catalogue, request, code));
  await db.query('update disclosure.request set answered_at = $2 where request_id = $1', [id, at]);
  return { items };
}

function refuseClosed({ account, approved, answered, until }: Kept, who: Reader, at: Date): void {
  if (account !== who.id) throw new Problem(problems['disclosure.no-such-request']);
  if (answered) throw new Problem(problems['disclosure.answered'], { at: answered.slice(0, 16).replace('T', ' ') });
  if (!approved) throw new Problem(problems['disclosure.not-approved']);
  if (until < iso(shanghaiDay(at))) throw new Problem(problems['disclosure.request-over'], { until });
}

async function foundOf(
  db: Db,
  who: Reader,
  at: Date,
  catalogue: Catalogue,
  request: Kept,
  code: string,
): Promise<Found> {
  const entity = await entityNamed(db, code);
  const nothing = { code, entity: null, hits: 0, records: [] };
  if (entity === undefined) return nothing;
  const opening = await openingOf(db, entity, request.id);
  if (opening === undefined) return nothing;
  const outside = { opening };
  const limit = { reach: [], source: undefined, account: who.id, day: iso(shanghaiDay(at)), outside };
  const seen = asSeenBy(db, limit);
  const found = { code, entity: (await openEntity(seen, entity)) ?? null };
  const records = await openRecords(seen, catalogue, entity);
  await note(db, who, at, entity, request);
  await closeAnswered(db, at, entity, opening);
  await db.query('update disclosure.asked set hits = $3 where (entity_id, request_id) = ($1, $2)', [
    ...[entity, request.id, records.length],
  ]);
  return { ...found, hits: records.length, records };
}

async function openingOf(db: Db, entity: number, request: string): Promise<string | undefined> {
  const { rows } = await db.query<{ opening: string | null }>(
    'select opening_id as opening from disclosure.asked where (entity_id, request_id) = ($1, $2)',
    [entity, request],
  );
  return rows[0]?.opening ?? undefined;
}

/** As of any look at classes 3 and 4; the entity reads it at its own site. */
async function note(db: Db, who: Reader, at: Date, entity: number, { number, classes, basis }: Kept): Promise<void> {
  const act = {
    ...{ account: who.id, name: who.name, act: 'answerRequest', object: internalId(entity) },
    ...{ outcome: `class-${classes.join('-')}`, detail: `${number} ${basis}`.slice(0, 500) },
  };
  await addAudits(db, [{ at, act }]);
}
