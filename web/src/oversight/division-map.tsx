// The map itself: divisions coloured and labelled with their share of bad ones, entities as points that gather from afar.

import { Map as Chart, type GeoJSONSource, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listPoints, readBoundaries } from '../../../src/oversight/api.ts';
import { useWords } from '../words/use-words.ts';
import { layers, shadeOf, stepsAround } from './map-layers.ts';
import type { Overview } from './overview-filters.tsx';
import { percent } from './shares.ts';
import { useLooked } from './use-overview.ts';

setWorkerUrl(workerUrl);

/** Of the points gathered in one place: how many are bad. */
const clusterProperties = { bad: ['+', ['case', ['get', 'bad'], 1, 0]] };

type Feature = AnswerOf<typeof readBoundaries>['features'][number];
type Collection = Parameters<GeoJSONSource['setData']>[0];
type Point = AnswerOf<typeof listPoints>['items'][number];

interface Props {
  readonly features: readonly Feature[];
  readonly parts: Overview['divisions'];
  readonly scale: Overview['scale'];
  readonly points: readonly Point[];
  /** Levels that are bad ones. */
  readonly bad: readonly string[];
  /** The share of bad ones in all that is shown. */
  readonly share: number;
  readonly name: string;
  readonly onChoose: (division: string) => void;
}

export function DivisionMap({ features, parts, scale, points, bad, share, name, onChoose }: Props) {
  const { t } = useWords();
  const steps = useMemo(() => stepsAround(share), [share]);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart>(undefined);
  const navigate = useNavigate();
  const { rulebook } = useLooked();
  const choose = useRef({ onChoose, navigate, rulebook });
  choose.current = { onChoose, navigate, rulebook };
  useEffect(() => {
    const map = new Chart({
      container: place.current!,
      style: { version: 8, sources: {}, layers: [] },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      cooperativeGestures: false,
      locale: { 'NavigationControl.ZoomIn': t('overview.zoomIn'), 'NavigationControl.ZoomOut': t('overview.zoomOut') },
    });
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    map.scrollZoom.disable();
    map.getCanvas().setAttribute('aria-label', name);
    chart.current = map;
    map.on('load', () => {
      for (const source of ['divisions', 'points'])
        map.addSource(source, {
          type: 'geojson',
          data: { type: 'FeatureCollection', features: [] },
          ...(source === 'points' && { cluster: true, clusterRadius: 40, clusterMaxZoom: 13, clusterProperties }),
        });
      for (const layer of layers(scale, steps)) map.addLayer(layer);
    });
    map.on('click', 'division', ({ features: [hit] = [] }) => choose.current.onChoose(String(hit.properties.code)));
    map.on('click', 'point', ({ features: [hit] = [] }) => {
      const { navigate, rulebook } = choose.current;
      navigate({ to: '/entities/$id', params: { id: String(hit.properties.id) }, search: { rulebook } });
    });
    map.on('click', 'cluster', ({ lngLat }) => map.jumpTo({ center: lngLat, zoom: map.getZoom() + 2 }));
    for (const layer of ['division', 'point', 'cluster']) {
      map.on('mouseenter', layer, () => map.getCanvas().classList.add('map-over'));
      map.on('mouseleave', layer, () => map.getCanvas().classList.remove('map-over'));
    }
    return () => map.remove();
  }, [name, scale, steps, t]);
  useEffect(() => {
    const map = chart.current!;
    const put = () => {
      (map.getSource('divisions') as GeoJSONSource).setData(shaded(features, parts, points.length > 0, steps));
      (map.getSource('points') as GeoJSONSource).setData(placed(points, bad));
      const bounds = boundsOf(features, points);
      if (bounds) map.fitBounds(bounds, { padding: 24, animate: false, maxZoom: 15 });
    };
    if (map.getSource('points')) put();
    else map.once('load', put);
  }, [features, parts, points, bad, steps]);
  return (
    <>
      <div ref={place} className="map" />
      <ul className="map-steps small">
        {steps.map((from, i) => (
          <li key={from}>
            <i style={{ background: shadeOf(from, steps) }} />
            {i + 1 < steps.length ? `${from}–${steps[i + 1]}%` : `≥${from}%`}
          </li>
        ))}
      </ul>
    </>
  );
}

function shaded(
  features: readonly Feature[],
  parts: Props['parts'],
  outlined: boolean,
  steps: readonly number[],
): Collection {
  return {
    type: 'FeatureCollection',
    features: features.map((feature) => {
      const part = parts.find(({ code }) => code === feature.properties.code);
      const share = part ? percent(part.bad, part.total) : '–';
      const { code, name } = feature.properties;
      return {
        ...feature,
        properties: {
          code,
          label: outlined ? '' : `${name}\n${share}`,
          shade: part && !outlined ? shadeOf((part.bad / part.total) * 100, steps) : shadeOf(0, steps),
        },
      };
    }),
  };
}

function placed(points: readonly Point[], bad: readonly string[]): Collection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ id, name, level, lon, lat }) => ({
      type: 'Feature',
      properties: { id, name, level, bad: bad.includes(level) },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  };
}

type Box = [number, number, number, number];

function boundsOf(features: readonly Feature[], points: readonly Point[]): Box | undefined {
  const corners = features.flatMap(({ geometry }) => geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2));
  const places = [...(corners as number[][]), ...(features.length ? [] : points.map(({ lon, lat }) => [lon, lat]))];
  if (places.length === 0) return undefined;
  const [lons, lats] = [0, 1].map((i) => places.map((place) => place[i]));
  const least = (list: number[]) => list.reduce((a, b) => Math.min(a, b));
  const most = (list: number[]) => list.reduce((a, b) => Math.max(a, b));
  return [least(lons), least(lats), most(lons), most(lats)];
}
