// The persons and entities around an entity: drawn two steps out, and as a list that says the same in words.

import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readRelated } from '../../../src/registry/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWidth } from '../parts/use-width.ts';
import { useWords } from '../words/use-words.ts';
import { type Spot, spotsOf } from './around-layout.ts';
import './around.css';

type Related = AnswerOf<typeof readRelated>;
type Item = Related['items'][number];

export function AroundTab({ id }: { readonly id: string }) {
  const { t } = useWords();
  const asked = useAsk(readRelated, { params: { id } }, { keep: true });
  const [chosen, setChosen] = useState(0);
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const { items, hidden, cut } = asked.data;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('around.title')}</h2>
      <p className="small muted">{t('around.note')}</p>
      {items.length === 1 ? (
        <Nothing title={t('around.none')} />
      ) : (
        <div className="around">
          <Drawing related={asked.data} chosen={chosen} choose={setChosen} />
          <Names related={asked.data} chosen={chosen} choose={setChosen} />
        </div>
      )}
      {cut && <p className="note">{t('around.cut', { count: items.length })}</p>}
      {hidden > 0 && <p className="small muted">{t('around.hidden', { count: hidden })}</p>}
    </section>
  );
}

interface Chosen {
  readonly related: Related;
  readonly chosen: number;
  readonly choose: (place: number) => void;
}

const HEIGHT = 460;
/** Room for names to the left and right of the outer ring, and above and below it. */
const ASIDE = 118;
const ABOVE = 24;

// The list beside it says everything and is walked by keys; the drawing is for the eye and the mouse.
function Drawing({ related, chosen, choose }: Chosen) {
  const [place, width] = useWidth(640);
  const navigate = useNavigate();
  const spots = useMemo(() => spotsOf(related), [related]);
  const at = ({ x, y }: Spot) => ({
    x: width / 2 + x * Math.max(40, width / 2 - ASIDE),
    y: HEIGHT / 2 + y * (HEIGHT / 2 - ABOVE),
  });
  const near = new Set(related.relations.filter((one) => one.from === chosen || one.to === chosen));
  const open = ({ entity }: Item) => entity && navigate({ to: '/entities/$id', params: { id: entity } });
  return (
    <div ref={place} className="around-drawing" aria-hidden>
      <svg width={width} height={HEIGHT} role="presentation">
        {related.relations.map((one) => {
          const [a, b] = [at(spots[one.from]), at(spots[one.to])];
          const key = `${one.from}-${one.to}-${one.kind.code}`;
          return <line key={key} x1={a.x} y1={a.y} x2={b.x} y2={b.y} className={near.has(one) ? 'near' : ''} />;
        })}
        {related.items.map((item, i) => {
          const { x, y } = at(spots[i]);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same by keys
            <g
              key={`${item.kind}-${i}`}
              className={`party ${item.kind} ${i === chosen ? 'chosen' : ''}`}
              onMouseEnter={() => choose(i)}
              onClick={() => i > 0 && open(item)}
            >
              <Mark kind={item.kind} x={x} y={y} size={i === 0 ? 9 : 6} />
              <Name item={item} spot={spots[i]} x={x} y={y} whole={i === chosen} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function Mark({ kind, x, y, size }: { readonly kind: Item['kind']; x: number; y: number; size: number }) {
  if (kind === 'person') return <circle cx={x} cy={y} r={size} />;
  return <rect x={x - size} y={y - size} width={2 * size} height={2 * size} rx={kind === 'entity' ? 2 : size / 2} />;
}

interface Named {
  readonly item: Item;
  readonly spot: Spot;
  readonly x: number;
  readonly y: number;
  readonly whole: boolean;
}

function Name({ item, spot, x, y, whole }: Named) {
  const anchor = { left: 'end', right: 'start', middle: 'middle' } as const;
  const aside = { left: -11, right: 11, middle: 0 }[spot.side];
  const short = item.name.length > 9 && !whole ? `${item.name.slice(0, 8)}…` : item.name;
  return (
    <text x={x + aside} y={y + (spot.side === 'middle' ? -13 : 4)} textAnchor={anchor[spot.side]}>
      {short}
    </text>
  );
}

function Names({ related, chosen, choose }: Chosen) {
  const { t, say } = useWords();
  const { items, relations } = related;
  const about = (place: number) =>
    relations
      .filter(({ from, to }) => from === place || to === place)
      .map(({ from, to, kind, share }) => {
        const said = t('around.of', { who: items[from].name, whom: items[to].name, kind: say(kind) });
        return share === null ? said : `${said} ${Math.round(share * 1000) / 10}%`;
      });
  return (
    <ul className="around-names" aria-label={t('around.table')}>
      {items.map((item, i) => (
        <li key={`${item.kind}-${i}`} className={i === chosen ? 'chosen' : ''} onMouseEnter={() => choose(i)}>
          {item.entity && i > 0 ? (
            <Link to="/entities/$id" params={{ id: item.entity }} search={{ tab: 'related' }} onFocus={() => choose(i)}>
              {item.name}
            </Link>
          ) : (
            <b>{item.name}</b>
          )}{' '}
          <span className="small faint">{i === 0 ? t('around.self') : t(`around.${item.kind}`)}</span>
          {i > 0 && <div className="small">{about(i).join(t('mark.semicolon'))}</div>}
        </li>
      ))}
    </ul>
  );
}
