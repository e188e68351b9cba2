// How good a joint plan can be at all: the fewest visits for what it meets, and how much must be left whoever plans.

import { type Asked, byEntity, type Teams } from './demands.ts';
import type { Merged } from './merge.ts';
import { wantedOf } from './wanted.ts';

export interface Bounds {
  /** Of the demands that are met: two that no week suits both need two visits. No plan meets the same with fewer. */
  readonly visits: number;
  /** So many demands at least are left for want of inspectors, however one plans. */
  readonly left: number;
}

/** Works both bounds out; they count with weeks in which somebody who is needed can do nothing, and with what each can do in all. */
export function boundsOf(asked: Asked, merged: Merged): Bounds {
  const groups = byEntity(asked.demands.entity, asked.trusted.length);
  const wanted = wantedOf(asked, groups);
  const free = (row: number, slot: number) =>
    membersOf(wanted.teams, row).every((one) => asked.capacity[one * asked.slots + slot] >= wanted.work[row]);
  const weeksOf = (row: number) => {
    const weeks: number[] = [];
    for (let slot = wanted.first[row]; slot <= wanted.last[row]; slot++) if (free(row, slot)) weeks.push(slot);
    return weeks;
  };
  let visits = 0;
  for (let e = 0; e < asked.trusted.length; e++) {
    const met = groups.rows.subarray(groups.starts[e], groups.starts[e + 1]).filter((row) => merged.visit[row] >= 0);
    visits += met.length < 2 ? met.length : apart(Array.from(met, weeksOf));
  }
  const own = [...wanted.standsFor.keys()].filter((row) => wanted.standsFor[row] === row);
  return { visits, left: leastLeft(asked, own, { ...wanted, weeksOf }) };
}

function membersOf({ starts, members }: Teams, row: number): Int32Array {
  return members.subarray(starts[row], starts[row + 1]);
}

/** How many there are of which no two have a week in common, those that close first taken first. */
function apart(weeks: number[][]): number {
  const taken = new Set<number>();
  let count = 0;
  for (const own of weeks.sort((a, b) => (a.at(-1) ?? 0) - (b.at(-1) ?? 0))) {
    if (own.some((week) => taken.has(week))) continue;
    count++;
    for (const week of own) taken.add(week);
  }
  return count;
}

interface Rows {
  readonly teams: Teams;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly work: Int32Array;
  readonly weeksOf: (row: number) => readonly number[];
}

/** Each inspector for himself, his work cut as small as one likes: what does not fit even so is left by somebody. */
function leastLeft({ slots, capacity }: Asked, own: readonly number[], rows: Rows): number {
  const { teams, work } = rows;
  const nowhere = own.filter((row) => rows.weeksOf(row).length === 0).length;
  const byMember = new Map<number, number[]>();
  let largest = 1;
  for (const row of own) {
    const team = membersOf(teams, row);
    largest = Math.max(largest, team.length);
    for (const one of team) byMember.set(one, [...(byMember.get(one) ?? []), row]);
  }
  let visits = 0;
  for (const [member, his] of byMember) {
    const undone = undoneOf(capacity.subarray(member * slots, (member + 1) * slots), his, rows);
    const heaviest = Math.max(...his.map((row) => work[row]));
    visits += heaviest === 0 ? 0 : Math.ceil(undone / heaviest);
  }
  return Math.max(nowhere, Math.ceil(visits / largest));
}

/** The work that is left when in each week whatever closes first is done first. */
function undoneOf(capacity: Int32Array, his: readonly number[], { first, last, work }: Rows): number {
  const order = his.toSorted((a, b) => last[a] - last[b]);
  const left = order.map((row) => work[row]);
  for (let week = 0; week < capacity.length; week++) {
    let room = capacity[week];
    for (const [i, row] of order.entries()) {
      if (room === 0) break;
      if (first[row] > week || last[row] < week) continue;
      const done = Math.min(room, left[i]);
      room -= done;
      left[i] -= done;
    }
  }
  return left.reduce((sum, one) => sum + one, 0);
}
