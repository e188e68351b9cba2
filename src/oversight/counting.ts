// Reading what is to be counted, and storing what each entity added, so that it can be taken out again.

import { copyBatches, copyIn, ids } from '../base/copy.ts';
import { type Day, dayOf } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { industry, sectionOf } from '../registry/industries.ts';
import { type Move, type Stand, type Stands, standsIn } from './stands.ts';
import type { Place, Tally } from './tally.ts';
import { endOf } from './window.ts';

/** An entity as it is counted. */
export interface Counted extends Place, Stands {
  readonly entityId: number;
}

/** By the rulebook's number: the levels that are bad ones. */
export type Worst = ReadonlyMap<number, ReadonlySet<string>>;

/** Entities as they stand now: all, or those of these ids; in batches. */
export async function* standing(db: Db, from: Day, entityIds?: readonly number[]): AsyncGenerator<Counted[]> {
  const until = endOf(from);
  const which = entityIds ? `where e.entity_id = any(${ids(entityIds)})` : '';
  const sql = `select s.entity_id, e.division, e.industries[1], s.runs
    from registry.entity e join grading.standing s on s.entity_id = e.entity_id ${which}`;
  for await (const rows of copyBatches(db, sql)) {
    const batch: Counted[] = [];
    while (rows.next())
      batch.push({
        entityId: rows.int(0)!,
        division: (rows.text(1) ?? '').slice(0, 9),
        industry: industryPlace(rows.text(2)),
        ...standsIn(rows.text(3)!, from, until),
      });
    yield batch;
  }
}

const places = new Map<string, string>();

/** The section's letter and two digits of an industry, which is written with or without the letter; '' for none. */
function industryPlace(code: string | null): string {
  if (code === null) return '';
  let place = places.get(code);
  if (place === undefined) {
    const [section, found] = [sectionOf(code), industry(code)];
    place = section && found ? `${section.code}${found.code.replace(/^[A-T]/, '').slice(0, 2)}` : '';
    places.set(code, place);
  }
  return place;
}

/** What was counted of these entities before. */
export async function countedBefore(db: Db, entityIds: readonly number[]): Promise<Counted[]> {
  const { rows } = await db.query<{ entity_id: number; division: string; industry: string; beginning: string }>(
    'select entity_id, division, industry, beginning from oversight.counted where entity_id = any($1::bigint[])',
    [entityIds],
  );
  const moved = await db.query<
    Record<'entity_id' | 'rulebook', number> & Record<'on_day' | 'before' | 'after', string>
  >(
    `select entity_id, rulebook, on_day, level_before || E'\\t' || tier_before as before, level || E'\\t' || tier as after
     from oversight.move where entity_id = any($1::bigint[]) and (level_before, tier_before) <> (level, tier)`,
    [entityIds],
  );
  const moves = Map.groupBy(moved.rows, (row) => row.entity_id);
  return rows.map(({ entity_id, division, industry, beginning }) => ({
    entityId: entity_id,
    ...{ division, industry },
    beginning: beginningIn(beginning),
    moves: (moves.get(entity_id) ?? []).map(
      ({ rulebook, on_day, before, after }): Move => ({ rulebook, on: dayOf(on_day)!, before, after }),
    ),
  }));
}

function beginningIn(text: string): Map<number, Stand> {
  const lines = text === '' ? [] : text.split('\n');
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf('\t');
      return [Number(line.slice(0, tab)), line.slice(tab + 1)];
    }),
  );
}

/** Takes away what is kept of these entities. */
export async function forget(db: Db, entityIds: readonly number[]): Promise<void> {
  for (const table of ['counted', 'move'])
    await db.query(`delete from oversight.${table} where entity_id = any($1::bigint[])`, [entityIds]);
}

const COUNTED = 'oversight.counted (entity_id, division, industry, beginning)';
const COUNTED_TYPES = ['int8', 'text', 'text', 'text'] as const;
const MOVE = `oversight.move (entity_id, rulebook, on_day, division, industry, level_before, tier_before, level, tier)`;
const MOVE_TYPES = ['int8', 'int2', 'date', 'text', 'text', 'text', 'text', 'text', 'text'] as const;

/** Keeps what these entities added. */
export async function keep(db: Db, batch: readonly Counted[], from: Day, worst: Worst): Promise<void> {
  const counted = batch.map(({ entityId, division, industry, beginning }) => [
    ...[entityId, division, industry],
    [...beginning].map(([book, stand]) => `${book}\t${stand}`).join('\n'),
  ]);
  await copyIn(db, COUNTED, COUNTED_TYPES, counted);
  await copyIn(db, MOVE, MOVE_TYPES, moveRows(batch, from, worst));
}

function* moveRows(batch: readonly Counted[], from: Day, worst: Worst): Generator<unknown[]> {
  for (const { entityId, division, industry, beginning, moves } of batch) {
    const row = (rulebook: number, on: Day, before: Stand, after: Stand) => [
      ...[entityId, rulebook, on, division, industry],
      ...before.split('\t'),
      ...after.split('\t'),
    ];
    for (const [book, stand] of beginning)
      if (worst.get(book)?.has(stand.slice(0, stand.indexOf('\t')))) yield row(book, from, stand, stand);
    for (const { rulebook, on, before, after } of moves) yield row(rulebook, on, before, after);
  }
}

/** Adds what a tally counted to what is stored. */
export async function addTally(db: Db, tally: Tally): Promise<void> {
  const rows = [...tally.rows()];
  const column = (of: (row: (typeof rows)[number]) => unknown) => rows.map(of);
  await db.query(
    `insert into oversight.tally (rulebook, division, industry, level, tier, counts)
     select rulebook, division, industry, level, tier, counts::int[]
     from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       as new (rulebook, division, industry, level, tier, counts)
     on conflict (rulebook, division, industry, level, tier) do update set counts = (
       select array_agg(held + added order by month)
       from unnest(tally.counts, excluded.counts) with ordinality as pair (held, added, month))`,
    [
      column((row) => row.rulebook),
      column((row) => row.division),
      column((row) => row.industry),
      column((row) => row.level),
      column((row) => row.tier),
      column((row) => `{${row.counts.join(',')}}`),
    ],
  );
}
