// Relations between entities, organisations and persons: recorded as dated statements, asked for on any day.

import { randomBytes } from 'node:crypto';
import { dayOf } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import { codeOf } from './entity.ts';
import { problems } from './problems.ts';
import { entityParty, type KeptParty, keptParty, type Party, RELATION_KINDS } from './relation.ts';

/**
 * What is said about a relation: `share` from 0 to 1, `amount` in yuan, held from `from` until `until` (not included).
 * A later statement about the same entity, kind and party replaces the earlier one.
 */
export interface RelationInput {
  readonly entityId: number;
  /** A code or Chinese word of `RELATION_KINDS`. */
  readonly kind: string;
  readonly party: Party;
  readonly share?: number | null;
  readonly amount?: number | null;
  readonly from?: string | null;
  readonly until?: string | null;
  readonly why?: string;
}

/** A relation as it stands. `entityId` is whom it is about, the other fields say who the party is. */
export interface Relation {
  readonly entityId: number;
  readonly kind: string;
  readonly party: string;
  readonly otherEntityId: number | null;
  readonly name: string | null;
  readonly share: number | null;
  readonly amount: number | null;
  readonly from: string | null;
  readonly until: string | null;
}

// Statements of an entity are numbered; two writers must not give the same number.
const RELATION_LOCK = [0x6a78, 11];

/** Records statements about relations, in order; refuses the batch when one of them is not complete. */
export async function saveRelations(
  db: Db,
  who: Who,
  at: Date,
  inputs: readonly RelationInput[],
): Promise<('accepted' | 'unchanged')[]> {
  await db.query('select pg_advisory_xact_lock($1, $2)', RELATION_LOCK);
  const salt = await personSalt(db);
  const states: ('accepted' | 'unchanged')[] = [];
  for (const input of inputs) {
    const kept = keptParty(input.party, input.entityId, salt);
    const said = { ...checkedInput(input), ...kept };
    const [present] = await latest(db, 'entity_id = $1 and party = $2', [input.entityId, kept.party], {
      kind: said.kind,
    });
    const same = present !== undefined && sameStatement(present, said);
    if (!same) await append(db, who, at, input, said);
    states.push(same ? 'unchanged' : 'accepted');
  }
  return states;
}

type Statement = Pick<Relation, 'kind' | 'share' | 'amount' | 'from' | 'until'> & KeptParty;

function checkedInput(input: RelationInput): Omit<Statement, keyof KeptParty> {
  const { share = null, amount = null, from = null, until = null } = input;
  const kind = codeOf(RELATION_KINDS, input.kind);
  if (!kind) throw incomplete(`关系种类“${input.kind}”应为 ${RELATION_KINDS.map((k) => k.zh).join('、')}`);
  if (share !== null && !(share >= 0 && share <= 1)) throw incomplete(`持股比例 ${share} 应在 0 到 1 之间`);
  if (amount !== null && !(amount >= 0)) throw incomplete(`出资额 ${amount} 不能为负`);
  for (const day of [from, until])
    if (day !== null && dayOf(day) === undefined) throw incomplete(`日期“${day}”应为 YYYY-MM-DD`);
  if (from !== null && until !== null && from >= until) throw incomplete(`起始日 ${from} 应早于终止日 ${until}`);
  return { kind, share, amount, from, until };
}

function incomplete(reason: string): Problem {
  return new Problem(problems['registry.relation-invalid'], { reason });
}

function sameStatement(a: Statement, b: Statement): boolean {
  return a.name === b.name && a.share === b.share && a.amount === b.amount && a.from === b.from && a.until === b.until;
}

async function append(db: Db, who: Who, at: Date, input: RelationInput, said: Statement): Promise<void> {
  const { kind, party, otherEntityId, name, share, amount, from, until } = said;
  await db.query(
    `insert into registry.relation (entity_id, statement, kind, party, other_entity_id, other_name, share, amount,
       valid_from, valid_until, recorded_at, who, why)
     select $1, coalesce(max(statement), 0) + 1, $2, $3, $4, $5, $6, $7, $8::date, $9::date, $10, $11, $12
     from registry.relation where entity_id = $1`,
    [input.entityId, kind, party, otherEntityId, name, share, amount, from, until, at, who.id, input.why ?? ''],
  );
}

/** Who stands in a relation to an entity on a day (without one, at any time), as known at an instant. */
export async function relationsOf(db: Db, entityId: number, day?: string, asKnown?: string): Promise<Relation[]> {
  return (await latest(db, 'entity_id = $1', [entityId], { asKnown })).filter((r) => holdsOn(r, day));
}

/** What an entity invests in, heads or owns on a day: the relations in which it is the party. */
export async function investmentsOf(db: Db, entityId: number, day?: string, asKnown?: string): Promise<Relation[]> {
  return relationsOfParty(db, entityParty(entityId), day, asKnown);
}

/** The relations that are about some entities, or in which one of some parties stands, on a day; so many at most. */
export async function relationsAround(
  db: Db,
  {
    entityIds,
    parties,
    day,
    most,
  }: { entityIds: readonly number[]; parties: readonly string[]; day: string; most: number },
): Promise<Relation[]> {
  const condition = '(entity_id = any($1::bigint[]) or party = any($2::text[]))';
  return (await latest(db, condition, [entityIds, parties], { most })).filter((r) => holdsOn(r, day));
}

/** Every relation of a party, such as one person's at several entities, on a day. */
export async function relationsOfParty(db: Db, party: string, day?: string, asKnown?: string): Promise<Relation[]> {
  return (await latest(db, 'party = $1', [party], { asKnown })).filter((r) => holdsOn(r, day));
}

function holdsOn({ from, until }: Relation, day: string | undefined): boolean {
  return day === undefined || ((from === null || from <= day) && (until === null || day < until));
}

async function latest(
  db: Db,
  condition: string,
  values: readonly unknown[],
  { kind, asKnown, most }: { kind?: string; asKnown?: string; most?: number } = {},
): Promise<Relation[]> {
  const n = values.length;
  const { rows } = await db.query<Relation>(
    prepared(`select distinct on (entity_id, kind, party) entity_id as "entityId", kind, party, other_entity_id as "otherEntityId",
       other_name as name, share, amount, valid_from as "from", valid_until as until
     from registry.relation
     where ${condition} and ($${n + 1}::text is null or kind = $${n + 1})
       and ($${n + 2}::timestamptz is null or recorded_at <= $${n + 2})
     order by entity_id, kind, party, statement desc limit $${n + 3}`),
    [...values, kind ?? null, asKnown ?? null, most ?? null],
  );
  return rows;
}

// Made once for a database and never shown: without it the hashes of id numbers could be tried out.
async function personSalt(db: Db): Promise<Buffer> {
  await db.query('insert into registry.person_salt (salt) values ($1) on conflict do nothing', [randomBytes(32)]);
  const { rows } = await db.query<{ salt: Buffer }>('select salt from registry.person_salt');
  return rows[0].salt;
}
