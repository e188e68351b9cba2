// Drawing one boundary or one line on a map: from nothing point by point, or by dragging the points that it has.

import type { Map as Chart } from 'maplibre-gl';
import { TerraDraw, TerraDrawLineStringMode, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { colour } from '../oversight/looks.ts';
import { type Drawing, rounded } from './boundaries.ts';

const DRAGGED = { draggable: true, midpoints: true, deletable: true } as const;
const MODES = { Polygon: 'polygon', LineString: 'linestring' } as const;

/** Begins to draw; tells what is drawn whenever it is whole, and gives what ends the drawing. */
export function drawOn(
  map: Chart,
  type: Drawing['type'],
  given: Drawing | null,
  onDrawn: (drawn: Drawing) => void,
): () => void {
  const ink = colour('today') as `#${string}`;
  const styles = { fillColor: ink, outlineColor: ink, closingPointColor: ink, fillOpacity: 0.15 } as const;
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 6 }),
    modes: [
      new TerraDrawPolygonMode({ styles }),
      new TerraDrawLineStringMode({ styles: { lineStringColor: ink, lineStringWidth: 3, closingPointColor: ink } }),
      new TerraDrawSelectMode({
        styles: {
          ...{ selectedPolygonColor: ink, selectedPolygonOutlineColor: ink, selectionPointColor: ink },
          ...{ selectedLineStringColor: ink, selectedLineStringWidth: 3 },
        },
        flags: { polygon: { feature: { coordinates: DRAGGED } }, linestring: { feature: { coordinates: DRAGGED } } },
      }),
    ],
  });
  draw.start();
  map.doubleClickZoom.disable();
  const whole = () => draw.getSnapshot().find(({ geometry }) => geometry.type === type);
  const edit = () => {
    const drawn = whole();
    if (!drawn?.id) return;
    draw.setMode('select');
    draw.selectFeature(drawn.id);
  };
  if (given) {
    draw.addFeatures([{ type: 'Feature', geometry: rounded(given) as never, properties: { mode: MODES[type] } }]);
    edit();
  } else draw.setMode(MODES[type]);
  draw.on('finish', () => {
    const drawn = whole();
    if (drawn) onDrawn(rounded(drawn.geometry as unknown as Drawing));
  });
  // A map that is taken away takes what is drawn with it.
  let gone = false;
  map.once('remove', () => {
    gone = true;
  });
  return () => {
    if (gone) return;
    draw.stop();
    map.doubleClickZoom.enable();
  };
}
