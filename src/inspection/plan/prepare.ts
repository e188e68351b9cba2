// From what is known of entities and inspectors on a day to the terms of a plan's draw, with who is left out and why.

import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { maskName } from '../../registry/name.ts';
import { ALL, CONTROL, lowestOf, placeOf } from '../draw/by-points.ts';
import {
  type Candidate,
  type CardTerms,
  FORMAT,
  type Officer,
  type Stratum,
  type Terms,
  takeOf,
} from '../draw/terms.ts';
import type { Item } from '../items.ts';
import type { dryRun, planScope } from '../plans-api.ts';

export type Scope = z.output<typeof planScope>;
export type Dry = z.output<typeof dryRun>;
type Why = Dry['excluded'][number]['why'];

/** An entity for which at least one item of the plan is meant, as it stood on the day. */
export interface Met {
  /** Its id in the draw. */
  readonly id: string;
  readonly name: string;
  /** Its level or tier; null: the rulebook does not cover it. */
  readonly grade: string | null;
  readonly status: string | null;
  /** Places in the plan's list of items. */
  readonly items: readonly number[];
  /** By the card, where the plan is drawn by one. */
  readonly points?: number;
  /** Inspections by this authority this year, and the day of the last. */
  readonly visits: number;
  readonly last: string | null;
}

export interface Inspector {
  readonly certificate: string;
  readonly name: string;
  readonly department: string;
  readonly knows: readonly string[];
  readonly avoids: readonly { readonly entity: string; readonly why: string }[];
  /** `YYYY-MM-DD`, the last day. */
  readonly expires: string;
}

export interface Prepared {
  readonly terms: Terms;
  readonly dry: Dry;
  /** The ids of items by entity in the pool. */
  readonly matched: Readonly<Record<string, readonly string[]>>;
}

const ENDED = ['revoked', 'deregistered'];

/** Makes terms and their dry run. What hinders is told in `dry.hindrances`; the terms are sound only without any. */
export function prepare(
  scope: Scope,
  items: readonly Item[],
  met: readonly Met[],
  roster: readonly Inspector[],
  card?: CardTerms,
): Prepared {
  const out = new Map<Why, number>();
  const pool = met.filter((one) => {
    const why = whyNot(one, scope);
    if (why) out.set(why, (out.get(why) ?? 0) + 1);
    return !why;
  });
  const officers = roster.filter(({ department, expires }) => wanted(items, department) && expires >= scope.until);
  const place = card ? pointed(card, pool, scope) : graded(scope);
  const entities = pool.map((one) => candidate(one, place(one), items));
  const strata = strataOf(scope, entities);
  const terms: Terms = {
    ...{ format: FORMAT, title: scope.title, day: scope.on, strata, entities },
    officers: officers.map((one) => officerOf(one, scope, entities)),
    ...{ officersEach: scope.officersEach, seed: scope.seed },
    ...(card && { card }),
  };
  const matched = Object.fromEntries(pool.map((one) => [one.id, one.items.map((place) => items[place].id)]));
  const officersOut = roster
    .filter(({ department, expires }) => wanted(items, department) && expires < scope.until)
    .map(({ certificate, name, expires }) => ({ certificate, name: maskName(name), expires }));
  const excluded = [...out].map(([why, count]) => ({ why, count }));
  return {
    terms,
    matched,
    dry: judged(scope, items, { ...counted(scope, items, terms, pool), excluded, officersOut }),
  };
}

function whyNot({ status, grade, visits, last }: Met, { exclude, strata, way }: Scope): Why | undefined {
  if (status !== null && ENDED.includes(status)) return 'ended';
  if (exclude.dormant && (status === 'dormant' || status === 'suspended')) return 'dormant';
  if (!byPoints(way)) {
    if (grade === null) return 'ungraded';
    if (!strata.some(({ id }) => id === grade)) return 'not-asked';
  }
  if (exclude.visitedSince !== null && last !== null && last >= exclude.visitedSince) return 'visited';
  if (exclude.visits !== null && visits >= exclude.visits) return 'cap';
  return undefined;
}

function wanted(items: readonly Item[], department: string): boolean {
  return items.some((item) => item.department === department);
}

/** Everybody's place in the control is fixed before the draw, by nothing but his id and the plan's title: anybody can check it. */
export function inControl(id: string, { title, control }: Pick<Scope, 'title' | 'control'>): boolean {
  const hash = createHash('sha256').update(`${title}\n${id}`).digest();
  return hash.readUInt32BE(0) % 10_000 < control * 100;
}

type Place = Pick<Candidate, 'stratum' | 'weight' | 'points'>;

/** Whether a plan is drawn by a scorecard. */
export function byPoints(way: Scope['way']): boolean {
  return way === 'bands' || way === 'points';
}

/** Strata and weights by the grade. */
function graded(scope: Scope): (one: Met) => Place {
  return ({ id, grade }) => {
    if (inControl(id, scope)) return { stratum: CONTROL };
    if (scope.way !== 'weight') return { stratum: grade! };
    return { stratum: ALL, weight: scope.strata.find((one) => one.id === grade)!.weight };
  };
}

/** Strata and weights by the points of the card. */
function pointed(card: CardTerms, pool: readonly Met[], scope: Scope): (one: Met) => Place {
  const lowest = lowestOf(pool);
  return ({ id, points = 0 }) => ({
    points,
    ...(inControl(id, scope) ? { stratum: CONTROL } : placeOf({ points }, card, lowest)),
  });
}

function candidate({ id, name, items: places }: Met, place: Place, items: readonly Item[]): Candidate {
  const own = places.map((place) => items[place]);
  const needs = [...new Set([...own.map(({ department }) => department), ...own.flatMap(({ knows }) => knows ?? [])])];
  return { id, name, ...place, needs };
}

function strataOf(scope: Scope, entities: readonly Candidate[]): Stratum[] {
  const share = (percent: number) => Math.round(percent * 100);
  const own: Stratum[] =
    scope.way === 'weight' || scope.way === 'points'
      ? [{ id: ALL, by: 'weight', share: share(scope.share) }]
      : scope.strata.map(({ id, share: percent, atLeast, atMost }) => ({
          ...{ id, by: 'chance' as const, share: share(percent) },
          ...(atLeast !== null && { atLeast }),
          ...(atMost !== null && { atMost }),
        }));
  if (scope.control === 0) return own;
  const sizes = new Map<string, number>();
  for (const { stratum } of entities) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  const size = (one: Stratum) => sizes.get(one.id) ?? 0;
  const [take, of] = [sum(own, (one) => takeOf(one, size(one))), sum(own, size)];
  return [...own, { id: CONTROL, by: 'chance', share: of === 0 ? 0 : Math.round((10_000 * take) / of) }];
}

function officerOf(
  { certificate, name, department, knows, avoids }: Inspector,
  { most }: Scope,
  pool: readonly Candidate[],
): Officer {
  const inPool = new Set(pool.map(({ id }) => id));
  return {
    ...{ id: certificate, name: maskName(name), knows: [department, ...knows] },
    avoids: avoids.map(({ entity }) => entity).filter((entity) => inPool.has(entity)),
    ...(most !== null && { most }),
  };
}

type Counted = Omit<Dry, 'hindrances' | 'warnings'>;

function counted(
  scope: Scope,
  items: readonly Item[],
  terms: Terms,
  pool: readonly Met[],
): Omit<Counted, 'excluded' | 'officersOut'> {
  const strata = terms.strata.map((stratum) => {
    const size = terms.entities.filter((one) => one.stratum === stratum.id).length;
    return { id: stratum.id, pool: size, take: takeOf(stratum, size) };
  });
  const take = sum(strata, (one) => one.take);
  const expected = new Map(strata.map((one) => [one.id, one.pool === 0 ? 0 : one.take / one.pool]));
  const byItem = items.map(({ id }, place) => {
    const theirs = terms.entities.filter((_, i) => pool[i].items.includes(place));
    const visits = sum(theirs, ({ stratum }) => expected.get(stratum)!);
    return {
      id,
      pool: theirs.length,
      take: Math.round(visits),
      share: theirs.length ? (100 * visits) / theirs.length : 0,
    };
  });
  const days = Math.round(take * scope.officersEach * scope.daysEach * 10) / 10;
  return { strata, pool: pool.length, take, officers: terms.officers.length, days, items: byItem };
}

function judged(scope: Scope, items: readonly Item[], counts: Counted): Dry {
  const { take, days, officers } = counts;
  const hindrances: Dry['hindrances'] = [];
  if (take === 0) hindrances.push({ zh: '一个对象也抽不到', en: 'Nobody would be drawn' });
  if (officers < scope.officersEach)
    hindrances.push({
      zh: `证件有效的检查人员只有 ${officers} 名`,
      en: `Only ${officers} inspectors have a valid certificate`,
    });
  if (scope.budget !== null && days > scope.budget)
    hindrances.push({
      zh: `需要 ${days} 人日，超过 ${scope.budget} 人日`,
      en: `It takes ${days} inspector-days, more than ${scope.budget}`,
    });
  if (scope.most !== null && take * scope.officersEach > officers * scope.most)
    hindrances.push({ zh: '检查人员的次数上限加起来不够', en: 'The inspectors’ most visits together do not suffice' });
  for (const item of items) overCap(item, counts, hindrances);
  const warnings = items.flatMap((item) => belowLeast(item, counts));
  return { ...counts, hindrances, warnings };
}

function shareOf(item: Item, { items }: Counted): number {
  return items.find(({ id }) => id === item.id)!.share;
}

function overCap(item: Item, counts: Counted, hindrances: { zh: string; en: string }[]): void {
  const share = shareOf(item, counts);
  if (item.most === undefined || share <= item.most + 0.5 / 100) return;
  const figure = share.toFixed(2);
  hindrances.push({
    zh: `“${item.label.zh}”是一般事项，抽查比例 ${figure}% 超过上限 ${item.most}%`,
    en: `"${item.label.en}" is a general item: ${figure} % is more than its cap of ${item.most} %`,
  });
}

function belowLeast(item: Item, counts: Counted): Dry['warnings'] {
  const share = shareOf(item, counts);
  if (item.least === undefined || share >= item.least) return [];
  const figure = share.toFixed(2);
  return [
    {
      zh: `“${item.label.zh}”抽查比例 ${figure}%，法定不少于 ${item.least}%（${item.basis}）；其他计划合计够了就可以`,
      en: `"${item.label.en}": ${figure} %, the law asks for ${item.least} % at least (${item.basis}); with other plans together that may do`,
    },
  ];
}

function sum<T>(of: readonly T[], value: (one: T) => number): number {
  return of.reduce((all, one) => all + value(one), 0);
}
