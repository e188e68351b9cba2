// The four rates (划片率、认领率、标注率、巡查率): how many of those that should are, by area, by unit and for what nobody has.

import { civil, type Day, iso, parts } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Area, State, Tagging } from './area.ts';
import { taggingRules } from './tagging.ts';
import type { UnitUnder } from './units.ts';

/** How many of how many; the rate is 1 where there is nothing to be done. */
export interface Rate {
  readonly done: number;
  readonly all: number;
}

export interface Rates {
  /** 划片率: in an area, of all that are supervised. */
  readonly partition: Rate;
  /** 认领率: claimed, of those in an area. */
  readonly claim: Rate;
  /** 标注率: tagged, of those whose trade is a key industry. */
  readonly tagging: Rate;
  /** 巡查率: patrols done, of those due this year by today; null: of an area, since deadlines are counted by unit. */
  readonly patrol: Rate | null;
}

/** Patrols of this year by unit, from the counts of the deadlines. */
export async function countPatrols(db: Db, today: Day): Promise<ReadonlyMap<string, Rate>> {
  const { rows } = await db.query<Rate & { readonly unit: string }>(
    `select unit, sum(in_time + late)::int as done,
       sum(in_time + late + case when due_on <= $2::date then open else 0 end)::int as "all"
     from duties.tally where rule = any($1::text[]) and due_on between $3::date and $4::date group by unit`,
    [
      taggingRules().patrols.rules,
      iso(today),
      iso(civil(parts(today).year, 1, 1)),
      iso(civil(parts(today).year, 12, 31)),
    ],
  );
  return new Map(rows.map(({ unit, done, all }) => [unit, { done, all }]));
}

interface Count {
  readonly area: number | null;
  readonly division: string;
  readonly state: State;
  readonly tagging: Tagging;
  readonly count: number;
}

/** Entities counted by area and state; those of no area by their division. From indexes alone. */
export async function countMembers(db: Db): Promise<Count[]> {
  const { rows } = await db.query<Count>(
    `select area_id as area, '' as division, state, tagging, count(*) from supervision.membership
     where area_id is not null group by 1, 3, 4
     union all
     select null, division, state, tagging, count(*) from supervision.membership
     where area_id is null group by 2, 3, 4`,
  );
  return rows;
}

/** The rates of one area, its sub-areas included. */
export function ratesOfArea(counts: readonly Count[], areas: readonly Area[], id: number): Rates {
  const own = new Set(areas.flatMap((area) => (area.id === id || area.parent === id ? [area.id] : [])));
  return ratesOf(counts.filter(({ area }) => area !== null && own.has(area)));
}

/**
 * The rates of a unit: its areas and those of the units under it, and what lies in its division without an area. What two units
 * of one superior could both have counts for the superior alone, so that their figures can be added up.
 */
export function ratesOfUnit(
  counts: readonly Count[],
  areas: readonly Area[],
  units: readonly UnitUnder[],
  unit: UnitUnder,
  patrols: ReadonlyMap<string, Rate>,
): Rates {
  const below = under(units, unit.id);
  const own = new Set(areas.flatMap((area) => (below.has(area.unit) ? [area.id] : [])));
  const alone = !units.some(
    ({ id, parent, division }) => id !== unit.id && parent === unit.parent && division === unit.division,
  );
  const rates = ratesOf(
    counts.filter(({ area, division }) =>
      area === null ? alone && division.startsWith(unit.division) : own.has(area),
    ),
  );
  const visited = [...below].flatMap((id) => patrols.get(id) ?? []);
  const total = (of: 'done' | 'all') => visited.reduce((sum, one) => sum + one[of], 0);
  return { ...rates, patrol: { done: total('done'), all: total('all') } };
}

function under(units: readonly UnitUnder[], top: string): Set<string> {
  const found = new Set([top]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { id, parent } of units) if (parent !== null && found.has(parent)) found.add(id);
  }
  return found;
}

function ratesOf(counts: readonly Count[]): Rates {
  const sum = (fits: (count: Count) => boolean) => counts.reduce((all, one) => all + (fits(one) ? one.count : 0), 0);
  const placed = ({ state }: Count) => PLACED.has(state);
  return {
    partition: { done: sum(placed), all: sum(() => true) },
    claim: { done: sum(({ state }) => CLAIMED.has(state)), all: sum(placed) },
    patrol: null,
    tagging: { done: sum(({ tagging }) => tagging === 'tagged'), all: sum(({ tagging }) => tagging !== 'none') },
  };
}

const PLACED: ReadonlySet<State> = new Set(['proposed', 'claimed', 'moving']);
/** What is being moved is claimed until the other has taken it over. */
const CLAIMED: ReadonlySet<State> = new Set(['claimed', 'moving']);
