// A route of an area on the map, new or anew: by its stops, clicked one after the other, or by a line along which everybody stands.

import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { drawRoute, listRoutePoints, redrawRoute } from '../../../src/supervision/areas/route-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';
import { AreaMap, type Point } from './area-map.tsx';
import type { Route } from './area-routes.tsx';
import type { AreaLine } from './areas-page.tsx';
import { type Line, lineIn, lineText } from './boundaries.ts';
import { type Stops, StopsEditor } from './stops-editor.tsx';
import { useOutlines } from './use-outlines.ts';

interface Filled {
  readonly name: string;
  readonly why: string;
  readonly keep?: boolean;
}

interface Props {
  readonly area: AreaLine;
  readonly areas: readonly AreaLine[];
  /** The route to be drawn anew. */
  readonly own?: Route;
  readonly onClose: () => void;
}

export function RouteForm({ area, areas, own, onClose }: Props) {
  const { t } = useWords();
  const outlines = useOutlines();
  const [form] = Form.useForm<Filled>();
  const { error, send } = useSend(onClose);
  const [by, setBy] = useState<'stops' | 'line'>(own?.drawn ? 'line' : 'stops');
  const known = useAsk(listRoutePoints, { params: { id: area.id }, query: { route: own?.route } }, { keep: true });
  const [chosen, setChosen] = useState<readonly string[]>();
  const stops = chosen ?? known.data?.stops ?? [];
  const points = known.data?.points ?? NO_POINTS;
  const dots = useMemo(() => dotsOf(points, stops), [points, stops]);
  const toggle = (code: string) =>
    setChosen(stops.includes(code) ? stops.filter((one) => one !== code) : [...stops, code]);
  const [text, setText] = useState(lineText(own?.way ?? null));
  // What the map begins with: as it was, or as it was written, never what it has drawn itself.
  const [given, setGiven] = useState<Line | null>(own?.way ?? null);
  const read = lineIn(text);
  const line = typeof read === 'number' ? null : read;
  const shapes = useMemo(
    () =>
      areas
        .filter(({ id, parent }) => id === area.id || parent === area.id || id === area.parent)
        .map((one) => ({ ...one, part: one.parent !== null })),
    [areas, area],
  );
  const write = (value: string) => {
    setText(value);
    const found = lineIn(value);
    if (typeof found !== 'number') setGiven(found);
  };
  const save = ({ name, why, keep }: Filled) =>
    send(async () => {
      if (by === 'stops') {
        const body = { name, line: null, stops: [...stops], why };
        if (own) await call(redrawRoute, { params: { id: area.id, route: own.route }, body });
        else await call(drawRoute, { params: { id: area.id }, body });
        return t('areas.routeSaved');
      }
      const body = { name, line, why };
      if (own)
        await call(redrawRoute, {
          params: { id: area.id, route: own.route },
          body: { ...body, stops: keep ? null : [] },
        });
      else await call(drawRoute, { params: { id: area.id }, body: { ...body, stops: [] } });
      return t('areas.routeSaved');
    });
  return (
    <div className="area-halves">
      <div className="stack" style={{ gap: 8 }}>
        <AreaMap
          name={t('areas.routeMap')}
          shapes={shapes}
          outlines={outlines}
          chosen={area.id}
          seen={area.id}
          {...(by === 'line'
            ? {
                drawing: {
                  ...{ type: 'LineString' as const, drawn: given },
                  onDrawn: (drawn) => setText(lineText(drawn as Line)),
                },
              }
            : { points: dots, onPoint: toggle, ways: wayThrough(dots) })}
        />
        <p className="small muted">{t(by === 'line' ? 'areas.routeHow' : 'areas.stopsHow')}</p>
        {by === 'stops' && known.data?.more && <p className="note">{t('areas.stopsMore')}</p>}
      </div>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ name: own?.name }} onFinish={save}>
        <Form.Item name="name" label={t('areas.name')} rules={[{ required: true, message: t('areas.name') }]}>
          <Input maxLength={60} placeholder={t('areas.routeNameHint')} />
        </Form.Item>
        <Form.Item label={t('areas.routeBy')}>
          <Radio.Group
            value={by}
            options={(['stops', 'line'] as const).map((value) => ({ value, label: t(`areas.routeByOf.${value}`) }))}
            onChange={({ target }) => setBy(target.value)}
          />
        </Form.Item>
        {by === 'stops' && (
          <Form.Item label={t('areas.stops')}>
            <StopsEditor points={points} stops={stops} onChange={setChosen} />
          </Form.Item>
        )}
        {by === 'line' && (
          <Form.Item
            label={t('areas.routePoints')}
            htmlFor="route-points"
            help={typeof read === 'number' ? t('areas.coordinatesWrong', { line: read }) : t('areas.coordinatesHint')}
            validateStatus={typeof read === 'number' ? 'error' : undefined}
          >
            <Input.TextArea id="route-points" rows={4} value={text} onChange={(event) => write(event.target.value)} />
          </Form.Item>
        )}
        {by === 'line' && own && own.byHand > 0 && (
          <Form.Item name="keep" valuePropName="checked">
            <Checkbox>{t('areas.keepOrder', { count: own.byHand })}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="why" label={t('areas.why')} rules={[{ required: true, message: t('areas.why') }]}>
          <Input maxLength={200} placeholder={t('areas.routeWhyHint')} />
        </Form.Item>
        {error !== undefined && <Failed error={error} />}
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={by === 'line' ? line === null : stops.length === 0}>
            {t('areas.saveRoute')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </div>
  );
}

const NO_POINTS: Stops['points'] = [];

/** Those with coordinates, numbered where they are stops. */
function dotsOf(points: Stops['points'], stops: readonly string[]): readonly Point[] {
  return points.flatMap(({ code, name, at }) => {
    const place = stops.indexOf(code);
    return at ? [{ code, name, at, number: place < 0 ? null : place + 1 }] : [];
  });
}

/** The way through the stops, as it will be. */
function wayThrough(dots: readonly Point[]) {
  const stops = dots.filter(({ number }) => number !== null).toSorted((a, b) => a.number! - b.number!);
  if (stops.length < 2) return [];
  return [
    {
      name: '',
      chosen: true,
      way: { type: 'LineString' as const, coordinates: stops.map(({ at }) => [...at] as [number, number]) },
    },
  ];
}
