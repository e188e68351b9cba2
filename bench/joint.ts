// The joint plan of a city: plans of 34 departments over 40,000 entities, merged under windows and inspectors.

import type { Asked } from '../src/inspection/joint/demands.ts';
import { merge } from '../src/inspection/joint/merge.ts';
import { savingOf } from '../src/inspection/joint/saving.ts';

const DEPARTMENTS = 34;
const ENTITIES = 40_000;
const WEEKS = 52;

/** Prints time and visits for how much of the city each department asks for and how tight its inspectors are. */
export function jointBench(): void {
  for (const [share, tight] of [
    [0.05, 0.8],
    [0.2, 0.9],
    [0.2, 0.98],
    [0.2, 1],
    [1, 0.9],
  ] as const)
    run(share, tight);
}

function run(share: number, tight: number): void {
  const asked = city(share, tight);
  const spent = process.cpuUsage();
  const began = performance.now();
  const saving = savingOf(asked, merge(asked));
  const clock = ((performance.now() - began) / 1000).toFixed(1);
  const { user, system } = process.cpuUsage(spent);
  const over = (100 * (saving.joint / saving.bound - 1)).toFixed(2);
  console.log(
    `joint, ${saving.asked} demands of ${DEPARTMENTS} departments at ${saving.bound} entities, inspectors ${tight * 100} % busy: ` +
      `${clock} s (processor ${((user + system) / 1e6).toFixed(1)} s); ${saving.separate} visits apart, ${saving.joint} together, ` +
      `${over} % over the bound; left for want of room ${saving.left.capacity}, of the trusted ${saving.left.trusted}`,
  );
}

/**
 * Half the plans hold all year, the others have their season around midsummer; six in ten entities are trusted. Inspectors
 * are what one visit to each entity, in some week that all its windows allow, would take, and a little more (`tight`): so
 * that one visit each is known to be possible, and by how narrow a margin.
 */
function city(share: number, tight: number): Asked {
  const random = numbers(2026);
  const plans = Array.from({ length: DEPARTMENTS }, (_, department) =>
    department % 2
      ? { department, first: 0, last: WEEKS - 1 }
      : { department, first: department / 2, last: 30 + (department % 20) },
  );
  const rows: [number, number][] = [];
  for (let entity = 0; entity < ENTITIES; entity++)
    for (let plan = 0; plan < DEPARTMENTS; plan++) if (random() < share) rows.push([entity, plan]);
  const column = (of: (row: [number, number]) => number) => Int32Array.from(rows, of);
  const work = column(() => 1 + Math.floor(random() * 4));
  const demands = { entity: column(([e]) => e), plan: column(([, p]) => p), item: column(([, p]) => p), work };
  const trusted = Uint8Array.from({ length: ENTITIES }, () => Number(random() < 0.6));
  return { slots: WEEKS, plans, trusted, demands, capacity: capacities(rows, work, plans, tight, random) };
}

function capacities(
  rows: readonly [number, number][],
  work: Int32Array,
  plans: Asked['plans'],
  tight: number,
  random: () => number,
): Int32Array {
  const [from, to] = [new Int32Array(ENTITIES), new Int32Array(ENTITIES).fill(WEEKS - 1)];
  for (const [entity, plan] of rows) {
    from[entity] = Math.max(from[entity], plans[plan].first);
    to[entity] = Math.min(to[entity], plans[plan].last);
  }
  const week = from.map((first, entity) => first + Math.floor(random() * (to[entity] - first + 1)));
  const needed = new Float64Array(DEPARTMENTS * WEEKS);
  for (const [row, [entity, plan]] of rows.entries()) needed[plan * WEEKS + week[entity]] += work[row];
  return Int32Array.from(needed, (hours) => Math.ceil(hours / tight));
}

function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
