// The counties of the invented city: codes and names are real, where they lie on the map is not.

import type { Dice } from './dice.ts';

export interface County {
  readonly code: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** How many of a hundred entities are here. */
  readonly weight: number;
  /** Degrees from the middle within which they are. */
  readonly spread: number;
}

export const COUNTIES: readonly County[] = [
  { code: '210602', name: '元宝区', lon: 124.396, lat: 40.136, weight: 20, spread: 0.06 },
  { code: '210603', name: '振兴区', lon: 124.36, lat: 40.105, weight: 26, spread: 0.06 },
  { code: '210604', name: '振安区', lon: 124.428, lat: 40.158, weight: 14, spread: 0.06 },
  { code: '210624', name: '宽甸满族自治县', lon: 124.784, lat: 40.731, weight: 10, spread: 0.25 },
  { code: '210681', name: '东港市', lon: 124.152, lat: 39.863, weight: 17, spread: 0.2 },
  { code: '210682', name: '凤城市', lon: 124.067, lat: 40.453, weight: 13, spread: 0.25 },
];

/** A degree of longitude is so much of a degree of latitude here. */
export const STRETCH = 0.76;

/** A place in a county, which is the area that lies nearest to its middle; drawn near it, and drawn nearer if need be. */
export function placeIn(county: County, d: Dice): { lon: number; lat: number } {
  const around = () => (d.next() + d.next() - 1) * county.spread;
  let [east, north] = [around(), around()];
  while (nearest(county.lon + east, county.lat + north) !== county) [east, north] = [east / 2, north / 2];
  return { lon: rounded(county.lon + east), lat: rounded(county.lat + north) };
}

function nearest(lon: number, lat: number): County {
  const far = (county: County) => ((county.lon - lon) * STRETCH) ** 2 + (county.lat - lat) ** 2;
  return COUNTIES.reduce((best, county) => (far(county) < far(best) ? county : best));
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
