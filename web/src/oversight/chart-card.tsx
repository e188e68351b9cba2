// A chart with a sentence above it that says what it shows, and its figures below it as a table and as a file.

import { type ReactNode, useEffect, useRef, useState } from 'react';

import { partMissed, useLateNews } from '../parts/late-news.ts';
import { MissedPart } from '../parts/late-part.tsx';
import { useWords } from '../words/use-words.ts';
import type { Chart, Drawing } from './charts.ts';
import { download } from './figures-file.ts';

type Cell = string | number;

interface Props {
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly sentence: string;
  readonly drawing: Drawing;
  readonly height: number;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly onChoose?: (place: number) => void;
  /** What choosing the first cell of a row of the table does; the way of whoever has no mouse. */
  readonly onRow?: (place: number) => (() => void) | undefined;
  readonly children?: ReactNode;
}

export function ChartCard({ title, sentence, drawing, height, heads, rows, onChoose, onRow, children }: Props) {
  const { t } = useWords();
  return (
    <section className="card stack chart-card" style={{ gap: 6 }}>
      <div className="between">
        <h2>{title}</h2>
        <span className="no-print">{children}</span>
      </div>
      <p className="small muted">{sentence}</p>
      <ChartPlace
        name={`${title}${t('mark.colon')}${sentence}`}
        drawing={drawing}
        height={height}
        onChoose={onChoose}
      />
      <details className="no-print">
        <summary className="small">{t('overview.asTable')}</summary>
        <div className="scroll-x chart-table">
          <table className="list">
            <thead>
              <tr>
                {heads.map((head, i) => (
                  <th key={head} scope="col" className={i > 0 ? 'num' : undefined}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, place) => (
                <tr key={row[0]}>
                  {row.map((cell, i) => (
                    <td key={heads[i]} className={i > 0 ? 'num' : undefined}>
                      {i === 0 ? <Led to={onRow?.(place)}>{cell}</Led> : written(cell)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <button type="button" className="plain" onClick={() => download(`${title}.csv`, [heads, ...rows])}>
          {t('overview.csv')}
        </button>
      </details>
    </section>
  );
}

function written(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell;
}

/** A first cell, which leads further down where it can. */
function Led({ to, children }: { readonly to: (() => void) | undefined; readonly children: Cell }) {
  if (!to) return written(children);
  return (
    <button type="button" className="plain" onClick={to}>
      {written(children)}
    </button>
  );
}

interface PlaceProps {
  readonly name: string;
  readonly drawing: Drawing;
  readonly height: number;
  readonly onChoose: ((place: number) => void) | undefined;
}

function ChartPlace({ name, drawing, height, onChoose }: PlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Chart>();
  const news = useLateNews();
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    let gone = false;
    let made: Chart | undefined;
    import('./charts.ts').then(({ chartIn }) => {
      if (gone || !place.current) return;
      made = chartIn(place.current, (at) => choose.current?.(at));
      setChart(made);
    }, partMissed);
    return () => {
      gone = true;
      made?.dispose();
      setChart(undefined);
    };
  }, []);
  useEffect(() => {
    chart?.setOption(drawing, true);
    chart?.resize();
  }, [chart, drawing, height]);
  useFitting(place, chart);
  if (news && !chart) return <MissedPart />;
  return (
    <div
      ref={place}
      role="img"
      aria-label={name}
      style={{ height }}
      className={onChoose ? 'chart chart-way' : 'chart'}
    />
  );
}

/** Draws anew when the place changes its width; on paper as wide as the paper. */
function useFitting(place: React.RefObject<HTMLDivElement | null>, chart: Chart | undefined): void {
  useEffect(() => {
    if (!chart || !place.current) return;
    const fit = () => chart.resize();
    const toPaper = () => {
      document.body.classList.add('on-paper');
      fit();
    };
    const fromPaper = () => {
      document.body.classList.remove('on-paper');
      fit();
    };
    const observer = new ResizeObserver(fit);
    observer.observe(place.current);
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', fromPaper);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', fromPaper);
    };
  }, [chart, place]);
}
