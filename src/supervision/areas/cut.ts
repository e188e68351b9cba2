// Cutting a boundary in two by a line, and joining two into one.

import { featureCollection, polygon } from '@turf/helpers';
import { union } from '@turf/union';
import { Problem } from '../../base/problem.ts';
import type { Polygon, Position } from './area.ts';
import { boxOf, holds } from './boundary.ts';
import { problems } from './problems.ts';
import type { Line } from './route.ts';

export interface Halves {
  /** As one looks along the line. */
  readonly left: Polygon;
  readonly right: Polygon;
}

/** The two parts of a boundary; refuses a line that does not begin and end outside of it and cross it in between just once. */
export function cutBy(boundary: Polygon, { coordinates }: Line): Halves {
  const [ring] = boundary.coordinates;
  const box = boxOf(boundary);
  const outside = [coordinates[0], coordinates[coordinates.length - 1]].every(
    ([lon, lat]) => !holds(boundary, box, lon, lat),
  );
  const crossings = crossingsOf(coordinates, ring);
  if (!outside || crossings.length !== 2) throw new Problem(problems['areas.cut-wrong']);
  const [first, last] = crossings;
  const between = coordinates.slice(Math.floor(first.along) + 1, Math.floor(last.along) + 1);
  const path = [first.at, ...between, last.at];
  const ahead = polygonOf([...path, ...walk(ring, last.edge, first.edge)]);
  const back = polygonOf([...path.toReversed(), ...walk(ring, first.edge, last.edge)]);
  return turnsLeft(ahead) ? { left: ahead, right: back } : { left: back, right: ahead };
}

/** One boundary around both; refuses two that do not touch, or that enclose ground of others. */
export function joinOf(one: Polygon, other: Polygon): Polygon {
  const whole = union(featureCollection([polygon(one.coordinates), polygon(other.coordinates)]));
  const rings = whole?.geometry.type === 'Polygon' ? (whole.geometry.coordinates as Position[][]) : [];
  if (rings.length !== 1) throw new Problem(problems['areas.join-apart']);
  return { type: 'Polygon', coordinates: [rings[0].map(rounded)] };
}

interface Crossing {
  /** Place along the line and along the ring, in pieces of them. */
  readonly along: number;
  readonly edge: number;
  readonly at: Position;
}

function crossingsOf(line: readonly Position[], ring: readonly Position[]): Crossing[] {
  const found = line.slice(1).flatMap((to, i) =>
    ring.slice(1).flatMap((end, j) => {
      const crossing = crossingOf(line[i], to, ring[j], end);
      return crossing ? [{ along: i + crossing.t, edge: j + crossing.u, at: rounded(crossing.at) }] : [];
    }),
  );
  return found.sort((a, b) => a.along - b.along);
}

/** Where two pieces cross: each holds its beginning and not its end, so that a corner counts once. */
function crossingOf(a: Position, b: Position, c: Position, d: Position) {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return undefined;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  if (t < 0 || t >= 1 || u < 0 || u >= 1) return undefined;
  return { t, u, at: [a[0] + t * rx, a[1] + t * ry] as Position };
}

/** The corners of a ring from one place of it on to another. */
function walk(ring: readonly Position[], from: number, to: number): Position[] {
  const corners = ring.length - 1;
  const [first, last] = [Math.floor(from) + 1, Math.floor(to)];
  const steps = from < to ? last - first + 1 : last + corners - first + 1;
  return Array.from({ length: steps }, (_, i) => ring[(first + i) % corners]);
}

function polygonOf(corners: readonly Position[]): Polygon {
  return { type: 'Polygon', coordinates: [[...corners, corners[0]]] };
}

function turnsLeft({ coordinates: [ring] }: Polygon): boolean {
  const sum = ring.slice(1).reduce((total, [lon, lat], i) => total + ring[i][0] * lat - lon * ring[i][1], 0);
  return sum > 0;
}

/** To the decimetre, as boundaries are drawn. */
function rounded([lon, lat]: Position): Position {
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
