// Where the bad ones are: a map coloured by their share, down to points; beside it the same as a list for the keyboard.

import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { listPoints, readBoundaries } from '../../../src/oversight/api.ts';
import { useAsk } from '../api/ask.ts';
import { Grade } from '../parts/grade.tsx';
import { latePart } from '../parts/late-part.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { count, levelsNamed } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Overview } from './overview-filters.tsx';
import { percent } from './shares.ts';
import { useLooked } from './use-overview.ts';

const DivisionMap = latePart(() => import('./division-map.tsx'), 'DivisionMap');

const LISTED = 100;

export function MapCard({ overview }: { readonly overview: Overview }) {
  const { t, lang, say } = useWords();
  const { among, on, look } = useLooked();
  const here = overview.path.at(-1)!.code;
  const below = useAsk(readBoundaries, { query: { within: here } }, { fresh: 600_000 });
  const deepest = below.data !== undefined && below.data.features.length === 0;
  const own = useAsk(readBoundaries, { query: { within: above(here) } }, { enabled: deepest, fresh: 600_000 });
  const points = useAsk(listPoints, { query: { ...among, on } }, { enabled: deepest });
  const levels = levelsNamed(overview.badLevels, lang);
  const outline = own.data?.features.filter(({ properties }) => properties.code === here) ?? [];
  const features = deepest ? outline : (below.data?.features ?? []);
  const pack = below.data?.pack;
  return (
    <section className="card stack map-card" style={{ gap: 8 }}>
      <h2>{t('overview.where', { levels })}</h2>
      {below.error && <Failed error={below.error} retry={below.refetch} />}
      <div className="map-halves">
        {pack && (
          <div className="no-print">
            <Suspense fallback={<Bones lines={8} />}>
              <DivisionMap
                key={here}
                features={features}
                parts={overview.divisions}
                scale={overview.scale}
                points={deepest ? (points.data?.items ?? []) : []}
                bad={overview.badLevels}
                share={overview.bad / overview.total}
                name={t('overview.mapName', { levels })}
                onChoose={(division) => look({ division })}
              />
            </Suspense>
            <p className="small faint">
              {say(pack.name)}
              {pack.approval ? ` · ${pack.approval}` : ''}
              {pack.notice ? ` · ${say(pack.notice)}` : ''}
            </p>
          </div>
        )}
        {deepest && pack ? (
          <Points overview={overview} asked={points} />
        ) : (
          <Divisions overview={overview} onlyList={pack === null} />
        )}
      </div>
      {pack === null && <p className="note small no-print">{t('overview.noPack')}</p>}
    </section>
  );
}

/** The division above: 2106 of 210602. */
function above(code: string): string {
  return code.slice(0, [6, 4, 2].find((length) => length < code.length) ?? 0);
}

function Divisions({ overview, onlyList }: { readonly overview: Overview; readonly onlyList: boolean }) {
  const { t } = useWords();
  const { looked } = useLooked();
  const most = Math.max(...overview.divisions.map(({ bad, total }) => bad / total));
  return (
    <ol className={onlyList ? 'map-list map-list-wide' : 'map-list'}>
      {overview.divisions.map(({ code, name, bad, total }) => (
        <li key={code}>
          {code && code !== looked.division ? (
            <Link to="/overview" search={{ ...looked, division: code }}>
              {name}
            </Link>
          ) : (
            <span>{name || t('overview.without')}</span>
          )}
          <span className="map-bar" aria-hidden>
            <i style={{ width: `${most > 0 ? (bad / total / most) * 100 : 0}%` }} />
          </span>
          <b>{percent(bad, total)}</b>
          <span className="small muted">{t('overview.ofAll', { bad: count(bad), total: count(total) })}</span>
        </li>
      ))}
    </ol>
  );
}

type Asked = ReturnType<typeof useAsk<typeof listPoints>>;

function Points({ overview, asked }: { readonly overview: Overview; readonly asked: Asked }) {
  const { t, lang } = useWords();
  const { rulebook } = useLooked();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const { items, cut } = asked.data;
  const bad = items.filter(({ level }) => overview.badLevels.includes(level));
  return (
    <div>
      <p className="small muted">
        {t('overview.badHere', { count: count(overview.bad), levels: levelsNamed(overview.badLevels, lang) })}
        {cut && t('overview.cut', { count: count(items.length) })}
      </p>
      <ol className="map-list map-points" aria-label={t('overview.pointsName')}>
        {bad.slice(0, LISTED).map(({ id, name, level }) => (
          <li key={id}>
            <Link to="/entities/$id" params={{ id }} search={{ rulebook }}>
              {name}
            </Link>
            <Grade levels={overview.scale} code={level} />
          </li>
        ))}
      </ol>
    </div>
  );
}
