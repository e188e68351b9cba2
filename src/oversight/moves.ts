// Whose level moved in the last days or will in the next, with what moved it.

import { type Day, dayOf, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { explain, type Reason } from '../grading/explain.ts';
import type { Grading } from '../grading/grading.ts';
import { classesOf, disclosed } from '../ledger/disclose.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { entityLineOf, LINE_COLUMNS, type LineRow } from '../registry/entity-line.ts';
import { subjects } from '../registry/subjects.ts';
import { levelDimension } from '../rulebooks/rulebook.ts';
import { type Among, type Asked, among } from './among.ts';
import type { countMoves, listMoves } from './api.ts';

type Answer = AnswerOf<typeof listMoves>;
type Item = Answer['items'][number];
type Way = Item['way'];

export interface MovesAsked extends Asked {
  readonly way?: Way;
  readonly when: 'past' | 'ahead';
  readonly days: number;
  readonly after?: string;
  readonly limit: number;
  /** Disclosure classes of the records that may be told of. */
  readonly classes: readonly number[];
}

type Row = LineRow & Pick<Item, 'way'> & { readonly on_day: string; readonly before: string; readonly after: string };

/** A page with the disclosure classes of the records that it tells of. */
export interface MovesPage {
  readonly page: Answer;
  readonly seen: readonly number[];
}

/**
 * One page, the nearest to today first; `db` sees records of every class. Refuses an unknown rulebook, and while nothing is
 * counted.
 */
export async function movesPage(db: Db, grading: Grading, asked: MovesAsked, today: Day): Promise<MovesPage> {
  const question = await among(db, grading, asked);
  const { way, when, days, after, limit } = asked;
  const [first, last] = when === 'past' ? [today - days + 1, today] : [today + 1, today + days];
  const [, cursorDay, cursorId] = /^(\d{4}-\d\d-\d\d)\.(\d+)$/.exec(after ?? '') ?? [];
  const [behind, order] = when === 'past' ? ['<', 'desc'] : ['>', 'asc'];
  const { rows } = await db.query<Row>(
    `select ${LINE_COLUMNS}, m.on_day::text as on_day, m.level_before as before, m.level as after, m.way
     from (${MOVES}) m join registry.entity e on e.entity_id = m.entity_id
     where ($8::text is null or m.way = $8)
       and ($6::date is null or m.on_day ${behind} $6 or (m.on_day = $6 and m.entity_id > $7::bigint))
     order by m.on_day ${order}, m.entity_id limit $9`,
    [...bounds(question, first, last), cursorDay ?? null, cursorId ?? null, way ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const end = shown.at(-1);
  const next = rows.length > limit && end ? `${end.on_day}.${end.entity_id}` : null;
  const { items, types } = await withReasons(db, question, shown, asked.classes);
  const seen = [...classesOf(types, question.grading.catalogue)].filter((one) => asked.classes.includes(one));
  return { page: { items, next }, seen };
}

/** Moves from one level to another within days, with the way they went. */
const MOVES = `
  select m.entity_id, m.on_day, m.level_before, m.level,
    case when array_position($5::text[], m.level) > array_position($5::text[], m.level_before)
      then 'worse' else 'better' end as way
  from oversight.move m
  where m.rulebook = $1 and m.on_day between $2::date and $3::date and m.division ^@ split_part($4, ' ', 1)
    and m.industry ^@ split_part($4, ' ', 2) and m.level_before <> m.level and m.level_before <> '' and m.level <> ''`;

function bounds({ number, division, industry, book }: Among, first: Day, last: Day): unknown[] {
  const order = levelDimension(book).levels.map(({ code }) => code);
  return [number, iso(first), iso(last), `${division} ${industry}`, order];
}

async function withReasons(
  db: Db,
  { grading, book }: Among,
  rows: readonly Row[],
  classes: readonly number[],
): Promise<{ items: Item[]; types: Set<string> }> {
  const types = new Set<string>();
  const ids = [...new Set(rows.map(({ entity_id }) => entity_id))].sort((a, b) => a - b);
  if (ids.length === 0) return { items: [], types };
  const facts = new Map((await subjects(db, ids)).map((subject) => [subject.entityId, subject]));
  const { catalogue } = grading;
  const records = Map.groupBy(await recordsOf(db, catalogue, ids), ({ entityId }) => entityId);
  const plan = grading.plans.get(book.id)!;
  const items = rows.map((row) => {
    const { entity_id: id, on_day, before, after, way } = row;
    const own = records.get(id) ?? [];
    const about = { plan, keeping: grading.keeping, subject: facts.get(id)!, records: own };
    const shown = disclosed(own, catalogue, classes);
    const { reasons, ended } = movedBy(row, (on) => explain({ ...about, shown, on }).reasons);
    for (const { record } of reasons) if (record) types.add(record.type);
    return { entity: entityLineOf(row), on: on_day, before, after, way, ended, reasons: reasons.map(shownReason) };
  });
  return { items, types };
}

/** A move to the worse comes of what begins, one to the better of what ends; where there is nothing of that, the other way. */
function movedBy({ on_day, way }: Row, reasonsOn: (on: Day) => readonly Reason[]) {
  const day = dayOf(on_day)!;
  const likely = way === 'better';
  const first = reasonsOn(likely ? day - 1 : day);
  if (first.length > 0) return { reasons: first, ended: likely };
  return { reasons: reasonsOn(likely ? day : day - 1), ended: !likely };
}

function shownReason({ article, what, record }: Reason): Item['reasons'][number] {
  return { article, what, number: record?.number ?? null };
}

/** How many moved in the last days and will in the next, and how many records a person must decide. */
export async function movesCount(
  db: Db,
  grading: Grading,
  { days, ...asked }: Asked & { readonly days: number },
  today: Day,
): Promise<AnswerOf<typeof countMoves>> {
  const question = await among(db, grading, asked);
  const { rows } = await db.query<{ ahead: boolean; way: Way; count: number }>(
    `select m.on_day > $6::date as ahead, m.way, count(*)::int as count from (${MOVES}) m group by 1, 2`,
    [...bounds(question, today - days + 1, today + days), iso(today)],
  );
  const of = (ahead: boolean, way: Way) => rows.find((row) => row.ahead === ahead && row.way === way)?.count ?? 0;
  const both = (ahead: boolean) => ({ worse: of(ahead, 'worse'), better: of(ahead, 'better') });
  return { past: both(false), ahead: both(true), undetermined: await undeterminedCount(db, question) };
}

async function undeterminedCount(db: Db, { number, division, industry }: Among): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from grading.undetermined u join oversight.counted c on c.entity_id = u.entity_id
     where u.rulebook = $1 and c.division ^@ $2 and c.industry ^@ $3`,
    [number, division, industry],
  );
  return rows[0].count;
}
