// Areas as they are shown: with officers by name, rates, and what the asker may do.

import type { z } from 'zod';
import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import { namer } from '../../base/who/names.ts';
import type { Area, Post } from './area.ts';
import type { areaLine } from './area-api.ts';
import { countMembers, countPatrols, ratesOfArea, ratesOfUnit } from './rates.ts';
import { areaOn, areasOfOfficer, areasOn, postsFrom, versionsOf } from './read-areas.ts';
import { type UnitUnder, unitsUnder } from './units.ts';

type Line = z.output<typeof areaLine>;

interface Known {
  readonly areas: readonly Area[];
  readonly posts: readonly Post[];
  readonly counts: Awaited<ReturnType<typeof countMembers>>;
  readonly units: ReadonlyMap<string, string>;
  readonly under: readonly UnitUnder[];
  readonly own: ReadonlySet<number>;
  readonly nameOf: (id: string) => string;
}

/** The areas of a day with the rates of now, and the units that answer for them. */
export async function areaLines(db: Db, who: Reader, at: Date, on?: string) {
  const day = on ?? iso(shanghaiDay(at));
  const known = await readAll(db, who, at, day);
  const { areas, counts, under } = known;
  const holding = new Set(areas.map(({ unit }) => unit));
  const shown = under.filter(({ id, kind }) => holding.has(id) || kind === 'county' || kind === 'station');
  const draws = who.permissions.includes('area.draw');
  const patrols = await countPatrols(db, shanghaiDay(at));
  return {
    on: day,
    items: areas.map((area) => lineOf(area, known, who)),
    units: shown.map((unit) => {
      const { id, name, kind, parent } = unit;
      return { id, name, kind, parent, rates: ratesOfUnit(counts, areas, under, unit, patrols), draw: draws };
    }),
  };
}

/** One area on a day with everything that was said of it. */
export async function areaPage(db: Db, who: Reader, at: Date, id: number, on?: string) {
  const day = on ?? iso(shanghaiDay(at));
  const area = await areaOn(db, id, day);
  const versions = await versionsOf(db, id);
  const known = await readAll(
    db,
    who,
    at,
    day,
    versions.map((version) => version.who),
  );
  return {
    ...lineOf(area, known, who),
    on: day,
    history: versions.map(({ version, from, name, closed, why, who: by, recordedAt, boundary }) => ({
      ...{
        version,
        from,
        name,
        closed,
        why,
        who: known.nameOf(by),
        at: recordedAt,
        boundary,
      },
    })),
  };
}

async function readAll(db: Db, who: Reader, at: Date, day: string, others: readonly string[] = []): Promise<Known> {
  const areas = await areasOn(db, day);
  const posts = (await postsFrom(db, day)).filter(({ from }) => from <= day || day === iso(shanghaiDay(at)));
  const { rows } = await db.query<{ id: string; name: string }>('select id, name from base.unit');
  return {
    ...{ areas, posts, counts: await countMembers(db), under: await unitsUnder(db, who.unit.id) },
    units: new Map(rows.map(({ id, name }) => [id, name])),
    own: await areasOfOfficer(db, who.id, iso(shanghaiDay(at))),
    nameOf: await namer(db, who, [...posts.map(({ account }) => account), ...others]),
  };
}

function lineOf(area: Area, known: Known, who: Reader): Line {
  const { id, name, parent, unit, from, boundary, divisions, words } = area;
  const { areas, posts, counts, units, under, own, nameOf } = known;
  const parts = new Set(areas.flatMap((one) => (one.id === id || one.parent === id ? [one.id] : [])));
  const sum = (...states: string[]) =>
    counts.reduce(
      (all, one) => (one.area !== null && parts.has(one.area) && states.includes(one.state) ? all + one.count : all),
      0,
    );
  const draws = who.permissions.includes('area.draw') && under.some((one) => one.id === unit);
  return {
    ...{ id, name, parent, unit: { id: unit, name: units.get(unit) ?? unit }, from },
    ...{ boundary, divisions: [...divisions], words: [...words] },
    officers: posts
      .filter(({ area: of }) => of === id)
      .map(({ account, part, from, until }) => ({ account, name: nameOf(account), part, from, until })),
    rates: ratesOfArea(counts, areas, id),
    ...{ waiting: sum('proposed'), claimed: sum('claimed', 'moving') },
    may: { draw: draws, claim: own.has(id) && who.permissions.includes('area.claim') },
  };
}
