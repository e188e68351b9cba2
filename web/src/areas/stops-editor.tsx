// The stops of a route in order: chosen on the map or by name, put elsewhere by dragging, by buttons or with the arrow keys.

import { Button, Select } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listRoutePoints } from '../../../src/supervision/areas/route-api.ts';
import { useWords } from '../words/use-words.ts';

export type Stops = AnswerOf<typeof listRoutePoints>;

interface Props {
  readonly points: Stops['points'];
  /** Codes, in order. */
  readonly stops: readonly string[];
  readonly onChange: (stops: readonly string[]) => void;
}

export function StopsEditor({ points, stops, onChange }: Props) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number>();
  const names = new Map(points.map(({ code, name }) => [code, name]));
  const move = (from: number, to: number, keepFocus = false) => {
    if (to < 0 || to >= stops.length || from === to) return;
    onChange(moved(stops, from, to));
    // The line goes elsewhere, and the focus with it.
    if (keepFocus) requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('li')[to]?.focus());
  };
  const keyed = (event: KeyboardEvent, i: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.target !== event.currentTarget || !event.altKey || by === undefined) return;
    event.preventDefault();
    move(i, i + by, true);
  };
  return (
    <div className="stack" style={{ gap: 8 }}>
      <Select
        showSearch
        aria-label={t('areas.addStop')}
        placeholder={t('areas.addStop')}
        value={null}
        optionFilterProp="label"
        options={points
          .filter(({ code }) => !stops.includes(code))
          .map(({ code, name, address }) => ({ value: code, label: [name, address].filter(Boolean).join(' · ') }))}
        onChange={(code: string | null) => code && onChange([...stops, code])}
      />
      {stops.length === 0 && <p className="muted small">{t('areas.stopsNone')}</p>}
      <ol className="route-stops" ref={list} aria-label={t('areas.stops')}>
        {stops.map((code, i) => (
          <li
            key={code}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a line takes the arrow keys
            tabIndex={0}
            draggable
            onKeyDown={(event) => keyed(event, i)}
            onDragStart={() => setDragged(i)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => dragged !== undefined && move(dragged, i)}
          >
            <span className="num">{i + 1}</span>
            <div>{names.get(code) ?? code}</div>
            <span className="row stop-acts">
              <Button
                size="small"
                aria-label={t('areas.stopUp', { name: names.get(code) })}
                onClick={() => move(i, i - 1)}
              >
                ↑
              </Button>
              <Button
                size="small"
                aria-label={t('areas.stopDown', { name: names.get(code) })}
                onClick={() => move(i, i + 1)}
              >
                ↓
              </Button>
              <Button
                size="small"
                aria-label={t('areas.stopOff', { name: names.get(code) })}
                onClick={() => onChange(stops.filter((one) => one !== code))}
              >
                ×
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** One of a list elsewhere in it. */
function moved<T>(all: readonly T[], from: number, to: number): readonly T[] {
  const rest = all.filter((_, i) => i !== from);
  return [...rest.slice(0, to), all[from], ...rest.slice(to)];
}
