// What the visited do by their page: confirm that somebody came, rate the visit once, complain.

import { randomUUID } from 'node:crypto';
import type { Db } from '../../base/db.ts';
import { noteOutside } from '../../base/who/outside-act.ts';
import { tellVisits } from './file-visit.ts';
import { renewShown } from './own-ratings.ts';
import { scanRules } from './rules.ts';
import { addSecret } from './show-code.ts';
import { type Visit, visitOfSecret } from './visit-of-secret.ts';

export interface Rating {
  readonly stars: number;
  readonly reasons: readonly string[];
  readonly words: string;
}

export interface Complaint {
  readonly ground: string;
  readonly words: string;
}

/** Why something is not done; the page says it in its own words. */
export type Not = 'ended' | 'confirmed' | 'rated' | 'enough' | 'incomplete';

/** The address of the receipt, which only this caller is told. */
export async function confirmVisit(db: Db, at: Date, secret: string): Promise<{ receipt: string } | Not> {
  const visit = await visitOfSecret(db, at, secret, 'for update of v');
  if (visit?.use !== 'enter') return 'ended';
  if (visit.confirmedAt) return 'confirmed';
  await db.query('update supervision.visit set confirmed_at = $3 where (entity_id, visit_id) = ($1, $2)', [
    visit.entityId,
    visit.visit,
    at,
  ]);
  const endsAt = new Date(+at + scanRules().days * 86_400_000);
  const receipt = await addSecret(db, { ...visit, use: 'receipt', endsAt });
  await tellVisits(db, visit.entityId);
  await noteOutside(db, at, 'outside.confirm', visit.visit);
  return { receipt };
}

/** Once, by the receipt alone: who only showed the code, or only saw it, does not rate. */
export async function rateVisit(db: Db, at: Date, secret: string, rating: Rating): Promise<'rated' | Not> {
  const visit = await visitOfSecret(db, at, secret, 'for update of v');
  if (visit?.use !== 'receipt') return 'ended';
  const done = await rate(db, at, visit, rating);
  if (done !== 'done') return done;
  await noteOutside(db, at, 'outside.rate', visit.visit);
  return 'rated';
}

/** A visit of which somebody is known to be the visited. */
export type Visited = Pick<Visit, 'entityId' | 'visit' | 'officers' | 'unit'>;

/** Rates it once. */
export async function rate(
  db: Db,
  at: Date,
  visit: Visited,
  rating: Rating,
): Promise<'done' | Extract<Not, 'rated' | 'incomplete'>> {
  const known = new Set(scanRules().rating.reasons.map(({ id }) => id));
  if (!(rating.stars >= 1 && rating.stars <= 5) || rating.reasons.some((one) => !known.has(one))) return 'incomplete';
  const { rowCount } = await db.query(
    `insert into supervision.visit_rating (entity_id, visit_id, officers, stars, reasons, words, rated_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [visit.entityId, visit.visit, visit.officers, rating.stars, [...new Set(rating.reasons)], rating.words, at],
  );
  if (rowCount === 0) return 'rated';
  for (const account of visit.officers) await renewShown(db, account);
  await tellVisits(db, visit.entityId);
  return 'done';
}

/** At most so many a visit; by the code as well, for whoever finds that somebody else has confirmed. */
export async function complainOfVisit(
  db: Db,
  at: Date,
  secret: string,
  complaint: Complaint,
): Promise<'complained' | Not> {
  const visit = await visitOfSecret(db, at, secret, 'for update of v');
  if (!visit) return 'ended';
  const done = await complain(db, at, visit, complaint, visit.use);
  if (done !== 'done') return done;
  await noteOutside(db, at, 'outside.complain', visit.visit);
  return 'complained';
}

/** Complains of it, as often as the rules allow; `use`: by what it is known that he was visited. */
export async function complain(
  db: Db,
  at: Date,
  visit: Visited,
  { ground, words }: Complaint,
  use: Visit['use'] | 'own',
): Promise<'done' | Extract<Not, 'enough' | 'incomplete'>> {
  const { grounds, most } = scanRules().complaint;
  if (!grounds.some(({ id }) => id === ground) || words.length < 2) return 'incomplete';
  if ((await complaintsOf(db, visit)).length >= most) return 'enough';
  await db.query(
    `insert into supervision.visit_complaint (entity_id, complaint_id, visit_id, officers, unit, ground, words, by_use, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [...[visit.entityId, randomUUID(), visit.visit, visit.officers, visit.unit], ...[ground, words, use, at]],
  );
  await tellVisits(db, visit.entityId);
  return 'done';
}

export interface OwnComplaint extends Complaint {
  readonly madeAt: string;
  readonly answeredAt: string | null;
  readonly upheld: boolean | null;
  readonly reply: string | null;
}

/** The complaints of a visit, as whoever made them sees them. */
export async function complaintsOf(
  db: Db,
  { entityId, visit }: Pick<Visit, 'entityId' | 'visit'>,
): Promise<OwnComplaint[]> {
  const { rows } = await db.query<OwnComplaint>(
    `select ground, words, made_at as "madeAt", answered_at as "answeredAt", upheld, reply
     from supervision.visit_complaint where (entity_id, visit_id) = ($1, $2) order by made_at`,
    [entityId, visit],
  );
  return rows;
}

/** The rating of a visit, if there is one. */
export async function ratingOf(
  db: Db,
  { entityId, visit }: Pick<Visit, 'entityId' | 'visit'>,
): Promise<Rating | undefined> {
  const { rows } = await db.query<Rating>(
    'select stars, reasons, words from supervision.visit_rating where (entity_id, visit_id) = ($1, $2)',
    [entityId, visit],
  );
  return rows[0];
}
