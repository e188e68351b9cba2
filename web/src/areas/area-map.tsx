// The map of areas: outlines, names, routes, and where it is asked for the drawing or dragging of one boundary or line.

import {
  Map as Chart,
  type GeoJSONSource,
  type LayerSpecification,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import { colour } from '../oversight/looks.ts';
import { useWords } from '../words/use-words.ts';
import { type Boundary, boxAround, type Drawing, type Line } from './boundaries.ts';
import { drawOn } from './draw-on.ts';

setWorkerUrl(workerUrl);

export interface Shape {
  readonly id: number;
  readonly name: string;
  readonly boundary: Boundary | null;
  readonly part: boolean;
}

export interface Way {
  readonly name: string;
  readonly way: Line | null;
  readonly chosen: boolean;
}

/** An entity on the map; with its number where it is chosen. */
export interface Point {
  readonly code: string;
  readonly name: string;
  readonly at: readonly [number, number];
  readonly number: number | null;
}

interface Props {
  readonly name: string;
  readonly shapes: readonly Shape[];
  /** Outlines of divisions, for orientation. */
  readonly outlines: readonly object[];
  /** Which shape is picked out. */
  readonly chosen?: number;
  readonly onChoose?: (id: number) => void;
  /** The shape that the map shows at first; all unless given. */
  readonly seen?: number;
  readonly ways?: readonly Way[];
  /** Entities that can be chosen, and who is told of it. */
  readonly points?: readonly Point[];
  readonly onPoint?: (code: string) => void;
  /** While something is drawn: what, as far as it is (null: from nothing), and who is told of it. */
  readonly drawing?: {
    readonly type: Drawing['type'];
    readonly drawn: Drawing | null;
    readonly onDrawn: (drawn: Drawing) => void;
  };
}

type Place = [number, number];

const SOURCES = ['outlines', 'areas', 'ways', 'points'] as const;
const NO_WAYS: readonly Way[] = [];
const NO_POINTS: readonly Point[] = [];

export function AreaMap(props: Props) {
  const { name, shapes, outlines, chosen, onChoose, seen: only, ways = NO_WAYS, points = NO_POINTS, onPoint } = props;
  const { drawing } = props;
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Chart>();
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const point = useRef(onPoint);
  point.current = onPoint;
  const told = useRef(drawing);
  told.current = drawing;
  useEffect(() => {
    const map = new Chart({
      container: place.current!,
      style: { version: 8, sources: {}, layers: [] },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      locale: { 'NavigationControl.ZoomIn': t('overview.zoomIn'), 'NavigationControl.ZoomOut': t('overview.zoomOut') },
    });
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    map.scrollZoom.disable();
    map.getCanvas().setAttribute('aria-label', name);
    map.on('load', () => {
      for (const source of SOURCES)
        map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
      for (const layer of layers()) map.addLayer(layer);
      setChart(map);
    });
    map.on('click', 'area', ({ features: [hit] = [] }) => {
      if (!told.current) choose.current?.(Number(hit.properties.id));
    });
    map.on('click', 'point', ({ features: [hit] = [] }) => point.current?.(hit.properties.code));
    map.on('mouseenter', 'point', () => map.getCanvas().style.setProperty('cursor', 'pointer'));
    map.on('mouseleave', 'point', () => map.getCanvas().style.removeProperty('cursor'));
    return () => {
      setChart(undefined);
      map.remove();
    };
  }, [name, t]);
  useEffect(() => {
    if (!chart) return;
    const bounded = shapes.filter(({ boundary }) => boundary !== null);
    put(chart, 'outlines', outlines);
    put(
      chart,
      'areas',
      bounded.map(({ id, name: label, boundary, part }) => ({
        ...{ type: 'Feature', geometry: boundary },
        properties: { id, label, part, chosen: id === chosen },
      })),
    );
  }, [chart, shapes, outlines, chosen]);
  useEffect(() => {
    if (!chart) return;
    const drawn = ways.filter(({ way }) => way !== null);
    put(
      chart,
      'ways',
      drawn.map(({ name: label, way, chosen: picked }) => ({
        ...{ type: 'Feature', geometry: way },
        properties: { label, picked },
      })),
    );
  }, [chart, ways]);
  useEffect(() => {
    if (!chart) return;
    put(
      chart,
      'points',
      points.map(({ code, name: label, at, number }) => ({
        ...{ type: 'Feature', geometry: { type: 'Point', coordinates: at } },
        properties: { code, label, picked: number !== null, number: number === null ? '' : String(number) },
      })),
    );
  }, [chart, points]);
  const shown = shapes.filter(({ id }) => only === undefined || id === only).map(({ boundary }) => boundary);
  // Points are what is looked for; they may lie close together in a wide area.
  const dots =
    points.length > 0 ? [{ type: 'LineString' as const, coordinates: points.map(({ at }) => [...at] as Place) }] : [];
  const seen = JSON.stringify(boxAround(dots) ?? boxAround(shown) ?? boxAround(outlines.map(geometryOf)));
  useEffect(() => {
    if (chart && seen) chart.fitBounds(JSON.parse(seen), { padding: 24, animate: false, maxZoom: 16 });
  }, [chart, seen]);
  const isDrawing = drawing !== undefined;
  const type = drawing?.type;
  const given = JSON.stringify(drawing?.drawn ?? null);
  useEffect(() => {
    if (!chart || !type) return;
    return drawOn(chart, type, JSON.parse(given), (drawn) => told.current?.onDrawn(drawn));
  }, [chart, type, given]);
  return <div ref={place} className={isDrawing ? 'map area-map area-map-drawing' : 'map area-map'} />;
}

function geometryOf(feature: object): Boundary {
  return (feature as { geometry: Boundary }).geometry;
}

function put(chart: Chart, source: (typeof SOURCES)[number], features: readonly object[]): void {
  (chart.getSource(source) as GeoJSONSource).setData({ type: 'FeatureCollection', features } as never);
}

function layers(): LayerSpecification[] {
  const fill = ['case', ['get', 'chosen'], 0.3, ['get', 'part'], 0.06, 0.14];
  return [
    { id: 'outline', type: 'line', source: 'outlines', paint: { 'line-color': '#b9c2cc', 'line-width': 1 } },
    {
      ...{ id: 'area', type: 'fill', source: 'areas' },
      paint: { 'fill-color': colour('accent'), 'fill-opacity': fill },
    },
    {
      ...{ id: 'area-edge', type: 'line', source: 'areas' },
      paint: { 'line-color': colour('accent'), 'line-width': ['case', ['get', 'part'], 1, 2] },
    },
    {
      ...{ id: 'way', type: 'line', source: 'ways', layout: { 'line-join': 'round', 'line-cap': 'round' } },
      paint: { 'line-color': colour('today'), 'line-width': ['case', ['get', 'picked'], 5, 2.5] },
    },
    {
      ...{ id: 'way-name', type: 'symbol', source: 'ways' },
      layout: {
        ...{ 'symbol-placement': 'line', 'text-font': ['sans-serif'], 'text-size': 12, 'text-field': ['get', 'label'] },
      },
      paint: { 'text-color': colour('today'), 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 },
    },
    {
      ...{ id: 'point', type: 'circle', source: 'points' },
      // Stops lie above the others.
      layout: { 'circle-sort-key': ['case', ['get', 'picked'], 1, 0] },
      paint: {
        'circle-radius': ['case', ['get', 'picked'], 11, 6],
        'circle-color': ['case', ['get', 'picked'], colour('today'), colour('accent')],
        ...{ 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 1.5 },
      },
    },
    {
      ...{ id: 'point-number', type: 'symbol', source: 'points' },
      layout: {
        'text-font': ['sans-serif'],
        'text-size': 12,
        'text-field': ['get', 'number'],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': '#ffffff' },
    },
    {
      ...{ id: 'point-name', type: 'symbol', source: 'points', minzoom: 14 },
      layout: {
        ...{ 'text-font': ['sans-serif'], 'text-size': 11, 'text-field': ['get', 'label'], 'text-anchor': 'top' },
        'text-offset': [0, 1],
      },
      paint: { 'text-color': colour('ink'), 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 },
    },
    {
      ...{ id: 'area-name', type: 'symbol', source: 'areas' },
      layout: { 'text-font': ['sans-serif'], 'text-size': 13, 'text-field': ['get', 'label'] },
      paint: { 'text-color': colour('ink'), 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 },
    },
  ] as LayerSpecification[];
}
