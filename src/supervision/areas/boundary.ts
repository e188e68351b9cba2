// Boundaries of areas: whether one is sound, where two overlap, and whether a place lies inside.

import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { featureCollection, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { kinks } from '@turf/kinks';
import { Problem } from '../../base/problem.ts';
import type { Polygon, Position } from './area.ts';
import { problems } from './problems.ts';

export type Box = readonly [west: number, south: number, east: number, north: number];

/** The box around a boundary. */
export function boxOf({ coordinates: [ring] }: Polygon): Box {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Whether a place lies inside or on the edge. */
export function holds(boundary: Polygon, box: Box, lon: number, lat: number): boolean {
  if (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3]) return false;
  return booleanPointInPolygon([lon, lat], boundary);
}

/** Refuses a boundary that is not closed, encloses nothing or crosses itself, and says where. */
export function checkBoundary(boundary: Polygon): void {
  const [ring] = boundary.coordinates;
  const [first, last] = [ring[0], ring[ring.length - 1]];
  if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1])
    throw new Problem(problems['areas.boundary-open']);
  const [crossing] = kinks(boundary).features;
  if (crossing)
    throw new Problem(problems['areas.boundary-crosses'], { where: placeText(crossing.geometry.coordinates) });
  if (squareDegrees(ring) === 0) throw new Problem(problems['areas.boundary-open']);
}

/** The ground that two boundaries share. */
export interface Overlap {
  /** Somewhere in the middle of it. */
  readonly at: Position;
  /** Part of the first boundary's ground, 0 to 1. */
  readonly part: number;
}

/** Less than this part is a border drawn twice. */
const SLIVER = 0.001;

/** Where two boundaries overlap by more than a sliver; undefined where they do not. */
export function overlapOf(one: Polygon, other: Polygon): Overlap | undefined {
  const shared = intersect(featureCollection([polygon(one.coordinates), polygon(other.coordinates)]));
  if (!shared) return undefined;
  const rings = (shared.geometry.type === 'Polygon' ? [shared.geometry.coordinates] : shared.geometry.coordinates).map(
    ([ring]) => ring,
  );
  const largest = rings.reduce((best, ring) => (squareDegrees(ring) > squareDegrees(best) ? ring : best));
  const part = rings.reduce((sum, ring) => sum + squareDegrees(ring), 0) / squareDegrees(one.coordinates[0]);
  return part < SLIVER ? undefined : { at: middleOf(largest), part };
}

function middleOf(ring: readonly number[][]): Position {
  const corners = ring.slice(0, -1);
  const mean = (i: 0 | 1) => corners.reduce((sum, place) => sum + place[i], 0) / corners.length;
  return [mean(0), mean(1)];
}

/** The shoelace sum: fit for comparing grounds near each other. */
function squareDegrees(ring: readonly number[][]): number {
  const sum = ring.reduce((total, [lon, lat], i) => {
    const [nextLon, nextLat] = ring[(i + 1) % ring.length];
    return total + lon * nextLat - nextLon * lat;
  }, 0);
  return Math.abs(sum) / 2;
}

function placeText([lon, lat]: number[]): string {
  return `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
}
