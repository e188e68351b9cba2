// Drawing a route of an area on the map, or one anew; who stands where along it follows from the line.

import { Button, Checkbox, Form, Input } from 'antd';
import { useMemo, useState } from 'react';
import { drawRoute, redrawRoute } from '../../../src/supervision/areas/route-api.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';
import { AreaMap } from './area-map.tsx';
import type { Route } from './area-routes.tsx';
import type { AreaLine } from './areas-page.tsx';
import { type Line, lineIn, lineText } from './boundaries.ts';
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
          drawing={{ type: 'LineString', drawn: given, onDrawn: (drawn) => setText(lineText(drawn as Line)) }}
        />
        <p className="small muted">{t('areas.routeHow')}</p>
      </div>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ name: own?.name }} onFinish={save}>
        <Form.Item name="name" label={t('areas.name')} rules={[{ required: true, message: t('areas.name') }]}>
          <Input maxLength={60} placeholder={t('areas.routeNameHint')} />
        </Form.Item>
        <Form.Item
          label={t('areas.routePoints')}
          htmlFor="route-points"
          help={typeof read === 'number' ? t('areas.coordinatesWrong', { line: read }) : t('areas.coordinatesHint')}
          validateStatus={typeof read === 'number' ? 'error' : undefined}
        >
          <Input.TextArea id="route-points" rows={4} value={text} onChange={(event) => write(event.target.value)} />
        </Form.Item>
        {own && own.byHand > 0 && (
          <Form.Item name="keep" valuePropName="checked">
            <Checkbox>{t('areas.keepOrder', { count: own.byHand })}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="why" label={t('areas.why')} rules={[{ required: true, message: t('areas.why') }]}>
          <Input maxLength={200} placeholder={t('areas.routeWhyHint')} />
        </Form.Item>
        {error !== undefined && <Failed error={error} />}
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={line === null}>
            {t('areas.saveRoute')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </div>
  );
}
