// The areas of one's jurisdiction: on the map, as a list with officers and rates, and the rates of the units.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listAreas } from '../../../src/supervision/areas/area-api.ts';
import { useAsk } from '../api/ask.ts';
import { DayField } from '../parts/day-field.tsx';
import { latePart } from '../parts/late-part.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { RateBars } from './rate-bars.tsx';
import { useAreaChanges } from './use-area-changes.ts';
import { useOutlines } from './use-outlines.ts';
import './areas.css';

const AreaMap = latePart(() => import('./area-map.tsx'), 'AreaMap');
const AreaForm = latePart(() => import('./area-form.tsx'), 'AreaForm');

export type AreaLine = AnswerOf<typeof listAreas>['items'][number];
type Unit = AnswerOf<typeof listAreas>['units'][number];

export function AreasPage() {
  const { t, lang } = useWords();
  const { can } = useAccount();
  const { on } = useSearch({ from: '/office/areas' });
  const navigate = useNavigate({ from: '/areas' });
  const asked = useAsk(listAreas, { query: { on } }, { keep: true });
  useAreaChanges();
  const [drawing, setDrawing] = useState(false);
  const areas = asked.data?.items ?? [];
  const past = on !== undefined && on !== todayIso();
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('areas.title')}</h1>
        <span className="row">
          <span className="area-day">
            <DayField
              label={t('areas.on')}
              value={on ?? todayIso()}
              onChange={(day) => navigate({ search: { on: day === todayIso() ? undefined : day } })}
            />
          </span>
          {can('area.draw') && !past && (
            <Button type="primary" disabled={!asked.data} onClick={() => setDrawing(true)}>
              {t('areas.draw')}
            </Button>
          )}
        </span>
      </div>
      <p className="muted">{past ? t('areas.asOf', { day: dayInText(on, lang) }) : t('areas.about')}</p>
      {asked.isPending && <Bones lines={8} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {drawing && (
        <Suspense fallback={<Bones lines={8} />}>
          <AreaForm areas={areas} units={asked.data?.units ?? []} onClose={() => setDrawing(false)} />
        </Suspense>
      )}
      {asked.data && !drawing && <Shown areas={areas} units={asked.data.units} />}
    </div>
  );
}

function Shown({ areas, units }: { readonly areas: readonly AreaLine[]; readonly units: readonly Unit[] }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const outlines = useOutlines();
  const shapes = areas.map(({ id, name, boundary, parent }) => ({ id, name, boundary, part: parent !== null }));
  return (
    <>
      {areas.length === 0 && <Nothing title={t('areas.none')} how={t('areas.noneHow')} />}
      {units.length > 0 && <Units units={units} />}
      {areas.length > 0 && (
        <div className="area-halves">
          <section className="card no-print">
            <Suspense fallback={<Bones lines={8} />}>
              <AreaMap
                name={t('areas.map')}
                shapes={shapes}
                outlines={outlines}
                onChoose={(id) => navigate({ to: '/areas/$id', params: { id: String(id) } })}
              />
            </Suspense>
          </section>
          <section className="card">
            <AreaList areas={areas} />
          </section>
        </div>
      )}
    </>
  );
}

function Units({ units }: { readonly units: readonly Unit[] }) {
  const { t } = useWords();
  return (
    <section className="card stack">
      <h2>{t('areas.rateOfUnits')}</h2>
      <div className="rate-units">
        {units.map(({ id, name, rates }) => (
          <div key={id}>
            <h3 className="small">{name}</h3>
            <RateBars rates={rates} whose={{ unit: id }} />
          </div>
        ))}
      </div>
    </section>
  );
}

function AreaList({ areas }: { readonly areas: readonly AreaLine[] }) {
  const tops = areas.filter(({ parent }) => !areas.some(({ id }) => id === parent));
  return (
    <ul className="area-list">
      {tops
        .flatMap((area) => [area, ...areas.filter(({ parent }) => parent === area.id)])
        .map((area) => (
          <Line key={area.id} area={area} />
        ))}
    </ul>
  );
}

function Line({ area }: { readonly area: AreaLine }) {
  const { t } = useWords();
  const { id, name, parent, unit, officers, waiting, claimed } = area;
  const today = todayIso();
  const present = officers.filter(({ from, until }) => from <= today && (until === null || until > today));
  return (
    <li className={parent === null ? '' : 'area-part'}>
      <div className="between">
        <Link to="/areas/$id" params={{ id: String(id) }}>
          <b>{name}</b>
        </Link>
        <span className="small muted">
          {t('areas.claimedCount', { count: claimed })}
          {waiting > 0 && (
            <>
              {' · '}
              <Link to="/areas/members" search={{ area: id, lacks: 'claim' }} className="in-text">
                {t('areas.waiting', { count: waiting })}
              </Link>
            </>
          )}
        </span>
      </div>
      <div className="small muted">
        {parent === null && `${unit.name} · `}
        {present.map((one) => one.name).join(t('mark.list')) ||
          (parent === null ? <span className="chip warn">{t('areas.noOfficer')}</span> : null)}
      </div>
    </li>
  );
}
