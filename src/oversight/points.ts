// Entities as points of the map with their level on a day: the bad ones first, then others as far as the limit goes.

import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Grading } from '../grading/grading.ts';
import { internalId } from '../registry/entity.ts';
import { type Among, type Asked, among, dayAsked } from './among.ts';
import type { listPoints } from './api.ts';
import { standsIn } from './stands.ts';

type Answer = AnswerOf<typeof listPoints>;

interface Row {
  readonly entity_id: number;
  readonly uscc: string | null;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly level: string;
}

/** Refuses an unknown rulebook, a day that is not counted, and while nothing is. */
export async function points(
  db: Db,
  grading: Grading,
  { on, limit, ...asked }: Asked & { readonly on?: string; readonly limit: number },
  today: Day,
): Promise<Answer> {
  const question = await among(db, grading, asked);
  const day = dayAsked(question, on, today);
  const bad = await badOnes(db, question, day, limit + 1);
  const others = bad.length > limit ? [] : await otherOnes(db, question, day, limit + 1 - bad.length);
  const items = [...bad, ...others].slice(0, limit).map(({ entity_id, uscc, name, lon, lat, level }) => ({
    ...{ id: uscc ?? internalId(entity_id), name, lon, lat, level },
  }));
  return { items, cut: bad.length + others.length > limit };
}

/** An entity that is bad on a day moved there, or has a row on the window's first day. */
async function badOnes(db: Db, { number, division, industry, bad }: Among, on: Day, limit: number): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `select e.entity_id, e.uscc, e.name, e.lon, e.lat, m.level
     from (
       select distinct on (entity_id) entity_id, level from oversight.move
       where rulebook = $1 and on_day <= $2::date and division ^@ $3 and industry ^@ $4
       order by entity_id, on_day desc
     ) m join registry.entity e on e.entity_id = m.entity_id
     where m.level = any($5::text[]) and e.lon is not null and e.lat is not null
     order by array_position($5::text[], m.level) desc, e.entity_id limit $6`,
    [number, iso(on), division, industry, bad, limit],
  );
  return rows;
}

async function otherOnes(db: Db, question: Among, on: Day, limit: number): Promise<Row[]> {
  const { number, division, industry, bad } = question;
  const { rows } = await db.query<Row & { readonly runs: string }>(
    `select e.entity_id, e.uscc, e.name, e.lon, e.lat, s.runs
     from oversight.counted c
     join registry.entity e on e.entity_id = c.entity_id
     join grading.standing s on s.entity_id = c.entity_id
     where c.division ^@ $1 and c.industry ^@ $2 and e.lon is not null and e.lat is not null
     order by c.entity_id limit $3`,
    [division, industry, limit],
  );
  return rows.flatMap((row) => {
    const [level] = (standsIn(row.runs, on, on + 1).beginning.get(number) ?? '').split('\t');
    return level === '' || bad.includes(level) ? [] : [{ ...row, level }];
  });
}
