// Drawing one boundary on a map: from nothing point by point, or by dragging the points that it has.

import type { Map as Chart } from 'maplibre-gl';
import { TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { colour } from '../oversight/looks.ts';
import { type Boundary, rounded } from './boundaries.ts';

/** Begins to draw; tells the boundary whenever it is whole, and gives what ends the drawing. */
export function drawOn(map: Chart, given: Boundary | null, onDrawn: (boundary: Boundary) => void): () => void {
  const ink = colour('today') as `#${string}`;
  const styles = { fillColor: ink, outlineColor: ink, closingPointColor: ink, fillOpacity: 0.15 } as const;
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 6 }),
    modes: [
      new TerraDrawPolygonMode({ styles }),
      new TerraDrawSelectMode({
        styles: { selectedPolygonColor: ink, selectedPolygonOutlineColor: ink, selectionPointColor: ink },
        flags: { polygon: { feature: { coordinates: { draggable: true, midpoints: true, deletable: true } } } },
      }),
    ],
  });
  draw.start();
  map.doubleClickZoom.disable();
  const whole = () => draw.getSnapshot().find(({ geometry }) => geometry.type === 'Polygon');
  const edit = () => {
    const drawn = whole();
    if (!drawn?.id) return;
    draw.setMode('select');
    draw.selectFeature(drawn.id);
  };
  if (given) {
    draw.addFeatures([{ type: 'Feature', geometry: rounded(given) as never, properties: { mode: 'polygon' } }]);
    edit();
  } else draw.setMode('polygon');
  draw.on('finish', () => {
    const drawn = whole();
    if (drawn) onDrawn(rounded(drawn.geometry as unknown as Boundary));
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
