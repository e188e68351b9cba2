// Splitting an area in two by a line drawn across it, with a list of who goes into the new one before it is done.

import { Button, Form, Input, Radio, Select } from 'antd';
import { useMemo, useState } from 'react';
import { previewSplit, splitArea } from '../../../src/supervision/areas/border-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useSend } from '../parts/use-send.ts';
import { useWords } from '../words/use-words.ts';
import { AreaMap } from './area-map.tsx';
import type { AreaLine } from './areas-page.tsx';
import { type Line, lineIn, lineText } from './boundaries.ts';
import { useOutlines } from './use-outlines.ts';

interface Filled {
  readonly name: string;
  readonly why: string;
}

interface Props {
  readonly area: AreaLine;
  readonly areas: readonly AreaLine[];
  readonly onClose: () => void;
}

export function SplitForm({ area, areas, onClose }: Props) {
  const { t } = useWords();
  const outlines = useOutlines();
  const { error, send } = useSend(onClose);
  const [text, setText] = useState('');
  const [given, setGiven] = useState<Line | null>(null);
  const [side, setSide] = useState<'left' | 'right'>('right');
  const [words, setWords] = useState<string[]>([]);
  const read = lineIn(text);
  const line = typeof read === 'number' ? null : read;
  const shapes = useMemo(
    () => areas.filter(({ parent }) => parent === null).map((one) => ({ ...one, part: one.id !== area.id })),
    [areas, area.id],
  );
  const write = (value: string) => {
    setText(value);
    const found = lineIn(value);
    if (typeof found !== 'number') setGiven(found);
  };
  const save = ({ name, why }: Filled) =>
    send(async () => {
      const body = { line: line!, side, words, name, why };
      const { going } = await call(splitArea, { params: { id: area.id }, body });
      return t('areas.splitDone', { name, count: going });
    });
  return (
    <section className="card stack">
      <h2>{t('areas.splitTitle', { name: area.name })}</h2>
      <div className="area-halves">
        <div className="stack" style={{ gap: 8 }}>
          <AreaMap
            name={t('areas.splitMap')}
            shapes={shapes}
            outlines={outlines}
            chosen={area.id}
            seen={area.id}
            drawing={{ type: 'LineString', drawn: given, onDrawn: (drawn) => setText(lineText(drawn as Line)) }}
          />
          <p className="small muted">{t('areas.splitHow')}</p>
        </div>
        <Form layout="vertical" requiredMark={false} onFinish={save}>
          <Form.Item
            name="name"
            label={t('areas.splitName')}
            rules={[{ required: true, message: t('areas.splitName') }]}
          >
            <Input maxLength={60} placeholder={t('areas.nameHint')} />
          </Form.Item>
          <Form.Item
            label={t('areas.splitLine')}
            htmlFor="split-line"
            help={typeof read === 'number' ? t('areas.coordinatesWrong', { line: read }) : t('areas.coordinatesHint')}
            validateStatus={typeof read === 'number' ? 'error' : undefined}
          >
            <Input.TextArea id="split-line" rows={3} value={text} onChange={(event) => write(event.target.value)} />
          </Form.Item>
          <Form.Item label={t('areas.splitSide')}>
            <Radio.Group
              value={side}
              onChange={({ target }) => setSide(target.value)}
              options={(['left', 'right'] as const).map((value) => ({ value, label: t(`areas.sides.${value}`) }))}
            />
          </Form.Item>
          {area.words.length > 0 && (
            <Form.Item label={t('areas.splitWords')} htmlFor="split-words">
              <Select
                id="split-words"
                mode="multiple"
                value={words}
                onChange={setWords}
                options={area.words.map((value) => ({ value, label: value }))}
              />
            </Form.Item>
          )}
          <Form.Item name="why" label={t('areas.why')} rules={[{ required: true, message: t('areas.why') }]}>
            <Input maxLength={200} placeholder={t('areas.whyHint')} />
          </Form.Item>
          {error !== undefined && <Failed error={error} />}
          <div className="row">
            <Button type="primary" htmlType="submit" disabled={line === null}>
              {t('areas.split')}
            </Button>
            <Button onClick={onClose}>{t('cancel')}</Button>
          </div>
        </Form>
      </div>
      {line && <Going id={area.id} line={line} side={side} words={words} />}
    </section>
  );
}

interface GoingProps {
  readonly id: number;
  readonly line: Line;
  readonly side: 'left' | 'right';
  readonly words: string[];
}

function Going({ id, line, side, words }: GoingProps) {
  const { t } = useWords();
  const asked = useAsk(previewSplit, { params: { id }, body: { line, side, words } }, { keep: true });
  if (asked.error) return <Failed error={asked.error} />;
  if (!asked.data) return <Bones lines={3} />;
  const { parts, staying, going, claimed, first } = asked.data;
  return (
    <div role="status">
      <p>{t('areas.splitCounts', { going, claimed, staying })}</p>
      {parts.length > 0 && <p>{t('areas.splitParts', { parts: parts.join(t('mark.list')) })}</p>}
      <ul className="small split-going">
        {first.map(({ id: entity, name, state, officer }) => (
          <li key={entity}>
            {name}{' '}
            <span className="muted">
              {[t(`areas.states.${state as 'claimed'}`), officer].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
        {going > first.length && <li className="muted">{t('areas.splitMore', { count: going - first.length })}</li>}
      </ul>
    </div>
  );
}
