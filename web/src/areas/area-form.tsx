// Drawing an area, a sub-area, or one anew: on the map or by coordinates, with what it overlaps told at once.

import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { checkArea, drawArea, redrawArea } from '../../../src/supervision/areas/area-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';
import { AreaMap } from './area-map.tsx';
import type { AreaLine } from './areas-page.tsx';
import { type Boundary, boundaryIn, textOf } from './boundaries.ts';
import { useOutlines } from './use-outlines.ts';

interface Filled {
  readonly unit: string;
  readonly name: string;
  readonly words?: string;
  readonly divisions?: string;
  readonly why: string;
}

interface Props {
  readonly areas: readonly AreaLine[];
  readonly units: readonly { readonly id: string; readonly name: string; readonly draw: boolean }[];
  /** The area to be drawn anew, or the one to draw a part of. */
  readonly own?: AreaLine;
  readonly parent?: AreaLine;
  readonly onClose: () => void;
}

export function AreaForm({ areas, units, own, parent, onClose }: Props) {
  const { t } = useWords();
  const outlines = useOutlines();
  const [form] = Form.useForm<Filled>();
  const { error, send } = useSend(onClose);
  const [boundary, setBoundary] = useState<Boundary | null>(own?.boundary ?? null);
  const [text, setText] = useState(textOf(boundary));
  const [started] = useState(boundary);
  const [written, setWritten] = useState<Boundary | null>(started);
  const read = boundaryIn(text);
  const draw = (drawn: Boundary) => {
    setBoundary(drawn);
    setText(textOf(drawn));
  };
  const write = (value: string) => {
    setText(value);
    const found = boundaryIn(value);
    if (typeof found === 'number' || (found && found.coordinates[0].length < 4)) return;
    setBoundary(found);
    setWritten(found);
  };
  const save = ({ unit, name, words, divisions, why }: Filled) => {
    const body = { name, boundary, words: linesOf(words), divisions: linesOf(divisions), why };
    return send(async () => {
      if (own) await call(redrawArea, { params: { id: own.id }, body });
      else await call(drawArea, { body: { ...body, unit: parent?.unit.id ?? unit, parent: parent?.id ?? null } });
      return t('areas.saved');
    });
  };
  const others = areas.filter(({ id }) => id !== own?.id);
  return (
    <section className="card stack">
      <h2>{own ? `${t('areas.redraw')}${t('mark.colon')}${own.name}` : t(parent ? 'areas.drawPart' : 'areas.draw')}</h2>
      <div className="area-halves">
        <div className="stack" style={{ gap: 8 }}>
          <AreaMap
            name={t('areas.map')}
            shapes={others.map((one) => ({ ...one, part: one.parent !== null }))}
            outlines={outlines}
            drawing={{ type: 'Polygon', drawn: written, onDrawn: (drawn) => draw(drawn as Boundary) }}
          />
          <p className="small muted">{boundary ? t('areas.mapEdit') : t('areas.mapHow')}</p>
          {boundary && <Checked boundary={boundary} parent={parent?.id ?? own?.parent ?? null} own={own?.id ?? null} />}
        </div>
        <Form form={form} layout="vertical" requiredMark={false} initialValues={initial(own, units)} onFinish={save}>
          {!own && !parent && (
            <Form.Item name="unit" label={t('areas.unit')} rules={[{ required: true, message: t('areas.unit') }]}>
              <Select options={units.filter((one) => one.draw).map(({ id, name }) => ({ value: id, label: name }))} />
            </Form.Item>
          )}
          <Form.Item name="name" label={t('areas.name')} rules={[{ required: true, message: t('areas.name') }]}>
            <Input maxLength={60} placeholder={t('areas.nameHint')} />
          </Form.Item>
          <Form.Item
            label={t('areas.coordinates')}
            htmlFor="area-coordinates"
            help={typeof read === 'number' ? t('areas.coordinatesWrong', { line: read }) : t('areas.coordinatesHint')}
            validateStatus={typeof read === 'number' ? 'error' : undefined}
          >
            <Input.TextArea
              id="area-coordinates"
              rows={4}
              value={text}
              onChange={(event) => write(event.target.value)}
            />
          </Form.Item>
          <Form.Item name="words" label={t('areas.words')} extra={t('areas.wordsHint')}>
            <Input.TextArea rows={2} />
          </Form.Item>
          <Form.Item name="divisions" label={t('areas.divisions')} extra={t('areas.divisionsHint')}>
            <Input.TextArea rows={1} />
          </Form.Item>
          <Form.Item name="why" label={t('areas.why')} rules={[{ required: true, message: t('areas.why') }]}>
            <Input maxLength={200} placeholder={t('areas.whyHint')} />
          </Form.Item>
          {error !== undefined && <Failed error={error} />}
          <div className="row">
            <Button type="primary" htmlType="submit" disabled={typeof read === 'number'}>
              {t('areas.save')}
            </Button>
            <Button onClick={onClose}>{t('cancel')}</Button>
          </div>
        </Form>
      </div>
    </section>
  );
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '').split(/[\n,;\p{Po}]/u).flatMap((line) => line.trim() || []);
}

function initial(own: AreaLine | undefined, units: Props['units']): Partial<Filled> {
  if (!own) return { unit: units.filter(({ draw }) => draw).at(-1)?.id };
  return { name: own.name, words: own.words.join('\n'), divisions: own.divisions.join('\n') };
}

interface CheckedProps {
  readonly boundary: Boundary;
  readonly parent: number | null;
  readonly own: number | null;
}

function Checked({ boundary, parent, own }: CheckedProps) {
  const { t } = useWords();
  const asked = useAsk(checkArea, { body: { boundary, parent, own } }, { keep: true });
  if (asked.error) return <Failed error={asked.error} />;
  if (!asked.data) return null;
  const { overlaps, outside } = asked.data;
  const percent = (part: number) => `${(part * 100).toFixed(1)}%`;
  return (
    <div role="status">
      <ul className="small">
        {overlaps.map(({ id, name, at, part }) => (
          <li key={id} className="area-overlap">
            {t('areas.overlaps', { name, part: percent(part), at: at.map((one) => one.toFixed(4)).join(', ') })}
          </li>
        ))}
        {outside > 0.001 && <li className="area-overlap">{t('areas.outsideParent', { part: percent(outside) })}</li>}
        {overlaps.length === 0 && outside <= 0.001 && <li className="muted">{t('areas.soundBoundary')}</li>}
      </ul>
    </div>
  );
}
