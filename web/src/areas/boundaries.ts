// Boundaries on the pages: the box around some, and a boundary as lines of text that can be written by hand.

export interface Boundary {
  readonly type: 'Polygon';
  readonly coordinates: [[number, number][]];
}

type Box = [west: number, south: number, east: number, north: number];

/** The box around boundaries; undefined where there is none. */
export function boxAround(boundaries: readonly (Boundary | null)[]): Box | undefined {
  const places = boundaries.flatMap((one) => (one ? (one.coordinates.flat(Infinity) as number[]) : []));
  if (places.length === 0) return undefined;
  const [lons, lats] = [0, 1].map((odd) => places.filter((_, i) => i % 2 === odd));
  const least = (list: number[]) => list.reduce((a, b) => Math.min(a, b));
  const most = (list: number[]) => list.reduce((a, b) => Math.max(a, b));
  return [least(lons), least(lats), most(lons), most(lats)];
}

/** To the decimetre, as boundaries are kept. */
export function rounded({ coordinates: [ring] }: Boundary): Boundary {
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [round(lon), round(lat)])] };
}

/** A point a line, the last one, which closes the ring, left out. */
export function textOf(boundary: Boundary | null): string {
  return (boundary?.coordinates[0] ?? [])
    .slice(0, -1)
    .map(([lon, lat]) => `${lon}, ${lat}`)
    .join('\n');
}

/** The boundary of such a text: null where it is empty, a line's number where that is no point. */
export function boundaryIn(text: string): Boundary | null | number {
  const lines = text.split('\n').filter((line) => line.trim());
  if (lines.length === 0) return null;
  const points = lines.map((line) => {
    const [, lon, lat] = /^\s*(-?\d+(?:\.\d+)?)[\s,\p{Po}]+(-?\d+(?:\.\d+)?)\s*$/u.exec(line) ?? [];
    return [Number(lon), Number(lat)] as [number, number];
  });
  const wrong = points.findIndex(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90));
  if (wrong >= 0) return wrong + 1;
  return { type: 'Polygon', coordinates: [[...points, points[0]]] };
}
