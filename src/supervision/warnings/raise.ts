// Raising a warning by hand, about an entity or about somebody who holds a post in it, and lifting it: by whoever raised it.

import { tell } from '../../base/change.ts';
import { type Day, dayOf, endOf, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { relationsOf } from '../../registry/relations.ts';
import { unitsUnder } from '../areas/units.ts';
import { problems } from './problems.ts';
import { placesOf } from './raised.ts';
import type { HandRule } from './sheet.ts';
import { type WarningWork, workOutWarnings } from './work.ts';

export interface Raising {
  readonly rule: string;
  readonly why: string;
  /** The stated first day; today unless given. */
  readonly from?: string;
  /** The first day without it. */
  readonly until?: string;
  /** Which of the posts of `postsAt`. */
  readonly post?: number;
}

type By = Pick<Reader, 'id' | 'name' | 'role' | 'unit'>;

/** The number of what was raised. @basis Chongqing measures article 27 */
export async function raiseWarning(
  db: Db,
  work: WarningWork,
  who: By,
  entityId: number,
  raising: Raising,
): Promise<number> {
  const rule = ruleOf(work, raising.rule);
  const { from, until } = daysOf(rule, raising, shanghaiDay(work.at));
  const person = rule.raised.about === 'person' ? await personAt(db, rule, entityId, work.at, raising.post) : undefined;
  await refuseRepeated(db, rule, entityId, person?.party, iso(shanghaiDay(work.at)));
  const { rows } = await db.query<{ number: number }>(
    `insert into supervision.warning_raised
       (rule, entity_id, party, person, from_day, until_day, why, who, name, unit, at)
     values ($1, $2, $3, $4, $5::date, $6::date, $7, $8, $9, $10, $11) returning number`,
    [
      ...[
        rule.id,
        entityId,
        person?.party ?? null,
        person?.name ?? null,
        iso(from),
        until === undefined ? null : iso(until),
      ],
      ...[raising.why, who.id, who.name, who.unit.id, work.at],
    ],
  );
  const { number } = rows[0];
  await written(db, work, who, number, { act: 'raise', why: raising.why, on: iso(from) });
  return number;
}

function ruleOf({ declared }: WarningWork, id: string): HandRule {
  const rule = declared.hand.get(id);
  if (rule) return rule;
  const known = declared.rules.get(id);
  if (known) throw new Problem(problems['warnings.not-by-hand'], { rule: known.label.zh });
  throw new Problem(problems['warnings.unknown-rule'], { rule: id });
}

function daysOf({ raised }: HandRule, given: Raising, today: Day): { from: Day; until: Day | undefined } {
  const stated = given.from === undefined ? undefined : dayOf(given.from);
  if (raised.from && stated === undefined) throw new Problem(problems['warnings.day-needed'], { day: raised.from.zh });
  const from = stated ?? today;
  if (raised.lasts) {
    const until = endOf(from, raised.lasts);
    if (until <= today) throw new Problem(problems['warnings.over-already'], { from: iso(from), until: iso(until) });
    return { from, until };
  }
  const until = given.until === undefined ? undefined : dayOf(given.until);
  if (until !== undefined && (until <= today || until <= from))
    throw new Problem(problems['warnings.days-wrong'], { from: iso(from), until: iso(until) });
  return { from, until };
}

export interface Post {
  readonly party: string;
  readonly kind: string;
  readonly name: string;
}

/** The persons who hold posts at an entity today, in an order that stays the same. */
export async function postsAt(db: Db, entityId: number, at: Date): Promise<Post[]> {
  const relations = await relationsOf(db, entityId, iso(shanghaiDay(at)));
  return relations
    .filter(({ party }) => party.startsWith('person:'))
    .map(({ party, kind, name }) => ({ party, kind, name: name ?? '' }))
    .sort((a, b) => (a.kind + a.party < b.kind + b.party ? -1 : 1));
}

async function personAt(
  db: Db,
  { raised }: HandRule,
  entityId: number,
  at: Date,
  place: number | undefined,
): Promise<Post> {
  const post = place === undefined ? undefined : (await postsAt(db, entityId, at))[place];
  if (!post || !raised.posts.includes(post.kind)) throw new Problem(problems['warnings.person-needed']);
  return post;
}

async function refuseRepeated(db: Db, { id }: HandRule, entityId: number, party: string | undefined, today: string) {
  const { rows } = await db.query<{ name: string; unit: string }>(
    `select w.name, u.name as unit from supervision.warning_raised w join base.unit u on u.id = w.unit
     where w.rule = $1 and (w.party = $3 or w.party is null and $3::text is null and w.entity_id = $2)
       and w.lifted_on is null and coalesce(w.until_day > $4::date, true)`,
    [id, entityId, party ?? null, today],
  );
  if (rows[0]) throw new Problem(problems['warnings.raised-already'], rows[0]);
}

interface RaisedOne {
  readonly rule: string;
  readonly entity: number;
  readonly party: string | null;
  readonly who: string;
  readonly unit: string;
  readonly unitName: string;
  readonly over: string | null;
}

/** Lifts what was raised: its unit does, or one above it. @basis Chongqing measures article 44 */
export async function liftWarning(db: Db, work: WarningWork, who: By, entityId: number, number: number, why: string) {
  const today = iso(shanghaiDay(work.at));
  const raised = await raisedOne(db, number, today);
  if (!raised || !(await concerned(db, raised)).includes(entityId))
    throw new Problem(problems['warnings.no-such-warning'], { number });
  if (raised.over) throw new Problem(problems['warnings.lifted-already'], { on: raised.over });
  if (!(await mayLift(db, who, raised.unit)))
    throw new Problem(problems['warnings.not-own'], { unit: raised.unitName });
  await db.query('update supervision.warning_raised set lifted_on = $2::date, lift_why = $3 where number = $1', [
    ...[number, today, why],
  ]);
  await written(db, work, who, number, { act: 'lift', why, on: today });
}

async function raisedOne(db: Db, number: number, today: string): Promise<RaisedOne | undefined> {
  const { rows } = await db.query<RaisedOne>(
    `select w.rule, w.entity_id as entity, w.party, w.who, w.unit, u.name as "unitName",
       coalesce(w.lifted_on, case when w.until_day <= $2::date then w.until_day end)::text as over
     from supervision.warning_raised w join base.unit u on u.id = w.unit where w.number = $1 for update of w`,
    [number, today],
  );
  return rows[0];
}

/** Everybody of the unit that raised it, and the heads of one above. */
export async function mayLift(db: Db, who: Pick<By, 'unit' | 'role'>, unit: string): Promise<boolean> {
  if (who.unit.id === unit) return true;
  const head = who.role === 'station-head' || who.role === 'bureau-chief' || who.role === 'credit-office';
  return head && (await unitsUnder(db, who.unit.id)).some(({ id }) => id === unit);
}

async function concerned(db: Db, { entity, party }: Pick<RaisedOne, 'entity' | 'party'>): Promise<number[]> {
  return party === null ? [entity] : placesOf(db, party);
}

interface Written {
  readonly act: 'raise' | 'lift';
  readonly why: string;
  readonly on: string;
}

/** Works the warnings of everybody concerned out anew, and notes the act at each of them. */
async function written(db: Db, work: WarningWork, who: By, number: number, { act, why, on }: Written): Promise<void> {
  const raised = (await raisedOne(db, number, on))!;
  const entityIds = await concerned(db, raised);
  await workOutWarnings(db, work, entityIds, who);
  await db.query(
    `insert into supervision.warning_act (entity_id, rule, cause, act, at, who, name, why, on_day)
     select entity_id, rule, cause, $3, $4, $5, $6, $7, $8::date from supervision.warning
     where entity_id = any($1::int8[]) and cause = $2`,
    [entityIds, `h${number}`, act, work.at, who.id, who.name, why, on],
  );
  await tell(db, { topic: 'warning', key: '*' });
}
