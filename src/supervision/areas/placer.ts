// To which area an entity belongs by what is registered: its coordinates; without them its division and its address.

import type { Area, Basis, State } from './area.ts';
import { type Box, boxOf, holds } from './boundary.ts';

/** What placing reads of an entity. */
export interface Placeable {
  readonly division: string;
  readonly address: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Where an entity is proposed to; `disputed` where several areas have it, `unplaced` where none. */
export interface Proposal {
  readonly state: Extract<State, 'proposed' | 'disputed' | 'unplaced'>;
  readonly area: number | null;
  readonly basis: Basis;
  readonly said: string;
}

interface Bounded {
  readonly area: Area;
  readonly box: Box | undefined;
}

/** Places entities among the areas of a day. */
export class Placer {
  readonly #areas: readonly Bounded[];
  readonly #byDivision = new Map<string, readonly Bounded[]>();

  constructor(areas: readonly Area[]) {
    this.#areas = areas.map((area) => ({ area, box: area.boundary ? boxOf(area.boundary) : undefined }));
  }

  placeOf(entity: Placeable): Proposal {
    const { lon, lat } = entity;
    if (lon === null || lat === null) return this.#byWords(entity);
    const inside = this.#near(entity.division).filter((one) => isInside(one, lon, lat));
    if (inside.length > 0) return among(inside, 'inside', '');
    const far = this.#areas.find((one) => isInside(one, lon, lat));
    const said = far ? far.area.name : '';
    const { state, basis, ...words } = this.#byWords(entity);
    if (state !== 'unplaced') return { state, basis, ...words };
    return { state, area: null, basis: far ? 'elsewhere' : 'outside', said };
  }

  #byWords({ division, address }: Placeable): Proposal {
    const near = this.#near(division);
    const word = (area: Area) => area.words.find((one) => address?.includes(one));
    const named = near.filter(({ area }) => word(area) !== undefined);
    if (named.length > 0) return among(named, 'address', word(named[0].area) ?? '');
    const code = (area: Area) => area.divisions.filter((one) => division.startsWith(one)).sort(longest)[0];
    const most = Math.max(0, ...near.map(({ area }) => code(area)?.length ?? 0));
    const within = near.filter(({ area }) => most > 0 && code(area)?.length === most);
    if (within.length > 0) return among(within, 'division', code(within[0].area) ?? '');
    return { state: 'unplaced', area: null, basis: 'nowhere', said: division };
  }

  /** Areas of units in whose division the entity is registered; of all where that is not known. */
  #near(division: string): readonly Bounded[] {
    const known = this.#byDivision.get(division);
    if (known) return known;
    const near = division === '' ? this.#areas : this.#areas.filter(({ area }) => division.startsWith(area.division));
    this.#byDivision.set(division, near);
    return near;
  }
}

const longest = (a: string, b: string) => b.length - a.length;

function isInside({ area, box }: Bounded, lon: number, lat: number): boolean {
  return box !== undefined && holds(area.boundary!, box, lon, lat);
}

/** One of several areas: a sub-area counts before the area that it is a part of. */
function among(several: readonly Bounded[], basis: Basis, said: string): Proposal {
  const parents = new Set(several.map(({ area }) => area.parent));
  const own = several.filter(({ area }) => !parents.has(area.id)).map(({ area }) => area);
  if (own.length === 1) return { state: 'proposed', area: own[0].id, basis, said };
  return { state: 'disputed', area: null, basis: 'overlap', said: own.map(({ name }) => name).join('、') };
}
