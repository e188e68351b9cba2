// Plans of one cycle made one: visits of several plans to an entity in the same week, within windows and what each inspector can do.

import type { Calendar } from '../../base/calendar.ts';
import { dayOf } from '../../base/day.ts';
import { boundsOf } from '../joint/bounds.ts';
import type { Asked } from '../joint/demands.ts';
import { type Merged, merge } from '../joint/merge.ts';
import { savingOf } from '../joint/saving.ts';
import type { JointFigures, Without } from './cycle-api.ts';
import { type Week, weeksOf, withinWeeks } from './weeks.ts';

/** A visit of a plan that has been drawn and not been made. */
export interface OpenVisit {
  readonly plan: string;
  readonly entityId: number;
  readonly officers: readonly string[];
  /** First and last day of its plan. */
  readonly from: string;
  readonly until: string;
  /** Days that it takes each of them. */
  readonly daysEach: number;
  readonly trusted: boolean;
  /** Whether the entity has been inspected in this cycle already. */
  readonly visited: boolean;
}

/** What inspectors have been given by other joint plans, in days, by certificate and week (`certificate monday`). */
export type Busy = ReadonlyMap<string, number>;

export interface Cycle {
  readonly from: string;
  readonly until: string;
  /** Days of a week of five that an inspector has for these visits. */
  readonly days: number;
}

export interface Placed {
  readonly plan: string;
  readonly entityId: number;
  /** The Monday of its week. */
  readonly week: string | null;
  readonly without: Without | null;
}

interface Row extends OpenVisit {
  readonly window: readonly [number, number];
}

/** Work is counted in tenths of a day. */
const TENTHS = 10;
const WORKING_WEEK = 5;

/** Puts visits into weeks. Refuses a year whose working days are not known. */
export function makeOne(
  calendar: Calendar,
  cycle: Cycle,
  visits: readonly OpenVisit[],
  busy: Busy,
): { placed: Placed[]; figures: JointFigures } {
  const weeks = weeksOf(calendar, dayOf(cycle.from)!, dayOf(cycle.until)!);
  const rows: Row[] = [];
  const placed: Placed[] = [];
  for (const visit of visits) {
    const window = withinWeeks(weeks, dayOf(visit.from)!, dayOf(visit.until)!);
    const without = withoutWeek(visit, window);
    if (without) placed.push({ plan: visit.plan, entityId: visit.entityId, week: null, without });
    else rows.push({ ...visit, window: window! });
  }
  const asked = askedOf(rows, weeks, cycle, busy);
  const merged = merge(asked);
  for (const [i, { plan, entityId }] of rows.entries()) {
    const at = merged.visit[i];
    const week = at < 0 ? null : weeks[merged.visits[at].slot].on;
    placed.push({ plan, entityId, week, without: merged.left.get(i) ?? null });
  }
  return { placed, figures: figuresOf(visits, placed, asked, merged, weeks) };
}

function withoutWeek({ officers, trusted, visited }: OpenVisit, window: unknown): Without | null {
  if (trusted && visited) return 'trusted';
  if (officers.length === 0) return 'officers';
  return window ? null : 'window';
}

/** A visit is one demand, and needs every one of its inspectors. */
function askedOf(rows: readonly Row[], weeks: readonly Week[], cycle: Cycle, busy: Busy): Asked {
  const inspectors = [...new Set(rows.flatMap(({ officers }) => officers))];
  const [entities, plans] = [numbered(rows.map(({ entityId }) => entityId)), numbered(rows.map(({ plan }) => plan))];
  const numbers = new Map(inspectors.map((one, i) => [one, i]));
  const members = rows.map(({ officers }) => officers.map((one) => numbers.get(one)!));
  const starts = new Int32Array(rows.length + 1);
  for (const [i, team] of members.entries()) starts[i + 1] = starts[i] + team.length;
  const windows: Asked['plans'][number][] = [];
  for (const [i, { window }] of rows.entries())
    windows[plans.of[i]] = { department: plans.of[i], first: window[0], last: window[1] };
  const trusted = new Uint8Array(entities.count);
  for (const [i, row] of rows.entries()) if (row.trusted) trusted[entities.of[i]] = 1;
  return {
    ...{ slots: Math.max(1, weeks.length), plans: windows, trusted },
    capacity: Int32Array.from(inspectors.flatMap((one) => weeks.map((week) => roomOf(week, one, cycle, busy)))),
    demands: {
      ...{ entity: entities.of, plan: plans.of, item: Int32Array.from(rows.keys()) },
      work: Int32Array.from(rows, ({ daysEach }) => Math.round(daysEach * TENTHS)),
      teams: { starts, members: Int32Array.from(members.flat()) },
    },
  };
}

function numbered(keys: readonly (string | number)[]): { of: Int32Array; count: number } {
  const known = new Map<string | number, number>();
  for (const key of keys) if (!known.has(key)) known.set(key, known.size);
  return { of: Int32Array.from(keys, (key) => known.get(key)!), count: known.size };
}

/** Less in a week with holidays, and by what other joint plans have given him. */
function roomOf({ on, workingDays }: Week, inspector: string, { days }: Cycle, busy: Busy): number {
  const tenths = (days * TENTHS * workingDays.length) / WORKING_WEEK;
  return Math.max(0, Math.floor(tenths - (busy.get(`${inspector} ${on}`) ?? 0) * TENTHS + 1e-6));
}

function figuresOf(
  visits: readonly OpenVisit[],
  placed: readonly Placed[],
  asked: Asked,
  merged: Merged,
  weeks: readonly Week[],
): JointFigures {
  const { joint, together, most } = savingOf(asked, merged);
  const bounds = boundsOf(asked, merged);
  const left = { capacity: 0, trusted: 0, officers: 0, window: 0 };
  for (const { without } of placed) if (without) left[without]++;
  const met = placed.length - left.capacity - left.trusted - left.officers - left.window;
  return {
    ...{ separate: visits.length, joint, together, left, most, leastLeft: bounds.left, fewest: bounds.visits },
    // What is put off is not saved; what the trusted are spared is.
    saved: met + left.trusted - joint,
    entities: new Set(visits.map(({ entityId }) => entityId)).size,
    weeks: weeks.map((week, slot) => weekOf(week, slot, asked, merged)),
  };
}

function weekOf({ on, workingDays }: Week, slot: number, asked: Asked, merged: Merged): JointFigures['weeks'][number] {
  const { slots, capacity, demands } = asked;
  let [used, room] = [0, 0];
  for (let i = slot; i < capacity.length; i += slots) room += capacity[i];
  for (const [row, at] of merged.visit.entries())
    if (at >= 0 && merged.visits[at].slot === slot)
      used += demands.work[row] * (demands.teams!.starts[row + 1] - demands.teams!.starts[row]);
  const visits = merged.visits.filter((visit) => visit.slot === slot).length;
  return { on, workingDays: workingDays.length, visits, used: used / TENTHS, room: room / TENTHS };
}
