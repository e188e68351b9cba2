// The order along routes: by the nearest one, from its beginning, and by hand where people have put it.

import { expect, test } from 'vitest';
import { orderAlong, type Route, shownWay } from './route.ts';

const route = (id: number, more: Partial<Route>): Route => ({
  ...{ area: 1, route: id, version: 1, from: '2026-01-01', name: `${id}`, line: null, stops: [] },
  ...more,
});
const line = (...coordinates: [number, number][]) => ({ type: 'LineString' as const, coordinates });
const at = (entityId: number, lon: number, lat: number) => ({ entityId, place: [lon, lat] as [number, number] });

/** East along 40° N, then north along 124.02° E. */
const bent = route(1, { line: line([124, 40], [124.02, 40], [124.02, 40.02]) });
const shops = [at(11, 124.0195, 40.01), at(12, 124.001, 40.0003), at(13, 124.01, 39.9995), at(14, 124.019, 40.015)];
const ids = (routes: readonly Route[], all = shops) => orderAlong(routes, all).map(({ entityId }) => entityId);

test('entities stand along the way from its beginning, with metres along and off', () => {
  expect(ids([bent])).toEqual([12, 13, 11, 14]);
  const [first, , third] = orderAlong([bent], shops);
  expect([Math.round(first.along!), Math.round(first.off!)]).toEqual([85, 33]);
  // 1705.5 m to the bend, 1113.2 m north of it.
  expect(Math.round(third.along!)).toBe(2819);
});

test('each stands on the nearest of several routes; without coordinates on none unless put by hand', () => {
  const north = route(2, { line: line([124, 40.016], [124.02, 40.016]) });
  const nowhere = { entityId: 15, place: null };
  const order = orderAlong([bent, { ...north, stops: [15] }], [...shops, nowhere, { ...nowhere, entityId: 16 }]);
  expect(order.map(({ entityId, route: on }) => [entityId, on?.route ?? null])).toEqual([
    [12, 1],
    [13, 1],
    [11, 1],
    [14, 1],
    [15, 2],
    [16, null],
  ]);
});

test('by hand counts before the way; what is not put stands behind the last stop that it is not before', () => {
  const put = { ...bent, stops: [14, 12] };
  const order = orderAlong([put], shops);
  expect(order.map(({ entityId, byHand }) => [entityId, byHand])).toEqual([
    [14, true],
    [12, true],
    [13, false],
    [11, false],
  ]);
});

test('a route that is not drawn leads through its stops; of one stop it has no way', () => {
  const through = route(1, { stops: [12, 14] });
  expect(shownWay(through, shops)?.coordinates).toEqual([
    [124.001, 40.0003],
    [124.019, 40.015],
  ]);
  expect(ids([through])).toEqual([12, 13, 11, 14]);
  const short = route(1, { stops: [12] });
  expect(shownWay(short, shops)).toBeNull();
  expect(orderAlong([short], shops).map(({ route: on }) => on?.route ?? null)).toEqual([1, null, null, null]);
});
