// How the map is drawn: shades of one colour by the share of bad ones, points in the colours of their levels, texts beside both.

import type { LayerSpecification } from 'maplibre-gl';
import { colour, levelColour } from './looks.ts';
import type { Overview } from './overview-filters.tsx';

const SHADES = ['#f3f5f8', '#f7ead0', '#eccb85', '#d9a53a', '#a8730b'];
/** Parts of the share of all from which on a place has the next darker shade. */
const PARTS = [0, 0.6, 0.9, 1.2, 1.8];

/** From how many per cent on a place has the next darker shade, where all together have `share`. */
export function stepsAround(share: number): number[] {
  return PARTS.map((part) => Math.round(part * share * 1000) / 10);
}

export function shadeOf(share: number, steps: readonly number[]): string {
  return SHADES[steps.findLastIndex((from) => from <= share)];
}

const SHARE = ['*', 100, ['/', ['get', 'bad'], ['get', 'point_count']]];

/** The shade of gathered points. */
function byShare(steps: readonly number[]): unknown[] {
  // Steps must rise; where nobody is bad they do not.
  const rising = steps.slice(1).map((from, i) => Math.max(from, (i + 1) * 0.01));
  return ['step', SHARE, SHADES[0], ...rising.flatMap((from, i) => [from, SHADES[i + 1]])];
}
const BAD_OF_ALL = ['concat', ['to-string', ['get', 'bad']], '/', ['to-string', ['get', 'point_count']]];

const FONTS = { 'text-font': ['sans-serif'], 'text-size': 13 } as const;

/** The layers from below to above; sources `divisions` and `points`. */
export function layers(scale: Overview['scale'], steps: readonly number[]): LayerSpecification[] {
  const byLevel = ['match', ['get', 'level'], ...scale.flatMap(({ code }) => [code, levelColour(scale, code)])];
  const ofLevel = [...byLevel, colour('grey')] as unknown as string;
  const halo = { 'text-color': colour('ink'), 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 };
  return [
    { id: 'division', type: 'fill', source: 'divisions', paint: { 'fill-color': ['get', 'shade'] } },
    { id: 'border', type: 'line', source: 'divisions', paint: { 'line-color': '#8793a0', 'line-width': 1 } },
    {
      ...{ id: 'point', type: 'circle', source: 'points', filter: ['!', ['has', 'point_count']] },
      paint: {
        'circle-color': ofLevel,
        'circle-radius': 8,
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 1,
      },
    },
    {
      ...{ id: 'letter', type: 'symbol', source: 'points', filter: ['!', ['has', 'point_count']] },
      layout: { ...FONTS, 'text-size': 10, 'text-field': ['get', 'level'], 'text-allow-overlap': true },
      paint: { 'text-color': '#ffffff', 'text-halo-color': colour('ink'), 'text-halo-width': 0.6 },
    },
    {
      ...{ id: 'cluster', type: 'circle', source: 'points', filter: ['has', 'point_count'] },
      paint: {
        'circle-color': byShare(steps),
        'circle-stroke-color': colour('ink-2'),
        'circle-stroke-width': 1.5,
        'circle-radius': ['step', ['get', 'point_count'], 16, 20, 20, 100, 24, 500, 28],
      },
    },
    {
      ...{ id: 'cluster-count', type: 'symbol', source: 'points', filter: ['has', 'point_count'] },
      layout: { ...FONTS, 'text-size': 12, 'text-field': BAD_OF_ALL },
      paint: halo,
    },
    {
      ...{ id: 'division-name', type: 'symbol', source: 'divisions' },
      layout: { ...FONTS, 'text-field': ['get', 'label'] },
      paint: halo,
    },
  ] as LayerSpecification[];
}
