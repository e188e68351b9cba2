// Boundaries on the pages: the box around some, and a boundary as lines of text that can be written by hand.

export interface Boundary {
  readonly type: 'Polygon';
  readonly coordinates: [[number, number][]];
}

/** A line on the map, such as a route. */
export interface Line {
  readonly type: 'LineString';
  readonly coordinates: [number, number][];
}

/** What can be drawn. */
export type Drawing = Boundary | Line;

type Box = [west: number, south: number, east: number, north: number];

/** The box around boundaries; undefined where there is none. */
export function boxAround(boundaries: readonly (Drawing | null)[]): Box | undefined {
  const places = boundaries.flatMap((one) => (one ? (one.coordinates.flat(Infinity) as number[]) : []));
  if (places.length === 0) return undefined;
  const [lons, lats] = [0, 1].map((odd) => places.filter((_, i) => i % 2 === odd));
  const least = (list: number[]) => list.reduce((a, b) => Math.min(a, b));
  const most = (list: number[]) => list.reduce((a, b) => Math.max(a, b));
  return [least(lons), least(lats), most(lons), most(lats)];
}

/** To the decimetre, as boundaries are kept. */
export function rounded<T extends Drawing>(drawn: T): T {
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const all = (places: [number, number][]) => places.map(([lon, lat]) => [round(lon), round(lat)]);
  const { type, coordinates } = drawn;
  return { type, coordinates: type === 'Polygon' ? [all(coordinates[0])] : all(coordinates) } as T;
}

/** A point a line, the last one, which closes the ring, left out. */
export function textOf(boundary: Boundary | null): string {
  return textOfPlaces((boundary?.coordinates[0] ?? []).slice(0, -1));
}

/** A point of a line on the map a line of text. */
export function lineText(line: Line | null): string {
  return textOfPlaces(line?.coordinates ?? []);
}

function textOfPlaces(places: readonly [number, number][]): string {
  return places.map(([lon, lat]) => `${lon}, ${lat}`).join('\n');
}

/** The boundary of such a text: null where it is empty, a line's number where that is no point. */
export function boundaryIn(text: string): Boundary | null | number {
  const points = pointsIn(text);
  if (typeof points === 'number') return points;
  return points.length === 0 ? null : { type: 'Polygon', coordinates: [[...points, points[0]]] };
}

/** The line of such a text: null where it has fewer than two points, a line's number where that is no point. */
export function lineIn(text: string): Line | null | number {
  const points = pointsIn(text);
  if (typeof points === 'number') return points;
  return points.length < 2 ? null : { type: 'LineString', coordinates: points };
}

function pointsIn(text: string): [number, number][] | number {
  const lines = text.split('\n').filter((line) => line.trim());
  const points = lines.map((line) => {
    const [, lon, lat] = /^\s*(-?\d+(?:\.\d+)?)[\s,\p{Po}]+(-?\d+(?:\.\d+)?)\s*$/u.exec(line) ?? [];
    return [Number(lon), Number(lat)] as [number, number];
  });
  const wrong = points.findIndex(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90));
  return wrong >= 0 ? wrong + 1 : points;
}
