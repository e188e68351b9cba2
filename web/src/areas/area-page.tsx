// One area: officers and stand-ins, rates, entities, its boundary on the map, and how it was drawn.

import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useMemo, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { closeArea, listAreas, readArea } from '../../../src/supervision/areas/area-api.ts';
import { joinAreas } from '../../../src/supervision/areas/border-api.ts';
import { listRoutes } from '../../../src/supervision/areas/route-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { AreaComplaints } from '../complaints/area-complaints.tsx';
import { latePart } from '../parts/late-part.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Officers } from './area-officers.tsx';
import { AreaRoutes } from './area-routes.tsx';
import { Members } from './members-page.tsx';
import { RateBars } from './rate-bars.tsx';
import { ToAreaDialog } from './to-area-dialog.tsx';
import { useAreaChanges } from './use-area-changes.ts';
import { useOutlines } from './use-outlines.ts';
import './areas.css';

const AreaMap = latePart(() => import('./area-map.tsx'), 'AreaMap');
const AreaForm = latePart(() => import('./area-form.tsx'), 'AreaForm');
const SplitForm = latePart(() => import('./split-form.tsx'), 'SplitForm');

type Area = AnswerOf<typeof readArea>;
type Drawing = 'own' | 'part' | 'split';

export function AreaPage() {
  const { id } = useParams({ from: '/office/areas/$id' });
  const asked = useAsk(readArea, { params: { id: Number(id) } }, { keep: true });
  const all = useAsk(listAreas, {}, { keep: true });
  useAreaChanges();
  const [drawing, setDrawing] = useState<Drawing>();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const area = asked.data;
  const areas = all.data?.items ?? [];
  return (
    <div className="stack">
      <Head area={area} onDraw={setDrawing} />
      {drawing === 'split' ? (
        <Suspense fallback={<Bones lines={8} />}>
          <SplitForm area={area} areas={areas} onClose={() => setDrawing(undefined)} />
        </Suspense>
      ) : drawing && all.data ? (
        <Suspense fallback={<Bones lines={8} />}>
          <AreaForm
            areas={areas}
            units={all.data.units}
            {...(drawing === 'own' ? { own: area } : { parent: area })}
            onClose={() => setDrawing(undefined)}
          />
        </Suspense>
      ) : (
        <Shown area={area} areas={areas} />
      )}
    </div>
  );
}

function Head({ area, onDraw }: { readonly area: Area; readonly onDraw: (what: Drawing) => void }) {
  const { t } = useWords();
  const [closing, setClosing] = useState(false);
  const [joining, setJoining] = useState(false);
  const navigate = useNavigate();
  const close = async (why: string) => {
    await call(closeArea, { params: { id: area.id }, body: { why } });
    await navigate({ to: '/areas' });
  };
  return (
    <div className="between">
      <div>
        <h1>{area.name}</h1>
        <span className="row">
          <span className="muted">{area.unit.name}</span>
          <AreaComplaints id={area.id} />
        </span>
      </div>
      {area.may.draw && (
        <span className="row no-print">
          {area.parent === null && <Button onClick={() => onDraw('part')}>{t('areas.drawPart')}</Button>}
          <Button onClick={() => onDraw('own')}>{t('areas.redraw')}</Button>
          {area.boundary && <Button onClick={() => onDraw('split')}>{t('areas.split')}</Button>}
          <Button onClick={() => setJoining(true)}>{t('areas.join')}</Button>
          <Button onClick={() => setClosing(true)}>{t('areas.close')}</Button>
        </span>
      )}
      {joining && (
        <ToAreaDialog
          title={t('areas.joinTitle', { name: area.name })}
          word={t('areas.join')}
          label={t('areas.joinWhich')}
          done={t('areas.joined')}
          not={area.id}
          unit={area.unit.id}
          act={(other, why) => call(joinAreas, { params: { id: area.id }, body: { other, why } })}
          onClose={() => setJoining(false)}
        />
      )}
      {closing && (
        <ReasonDialog
          title={t('areas.closeTitle', { name: area.name })}
          word={t('areas.close')}
          note={t('areas.closeNote')}
          label={t('areas.why')}
          done={t('areas.closed')}
          act={close}
          onClose={() => setClosing(false)}
        />
      )}
    </div>
  );
}

interface ShownProps {
  readonly area: Area;
  readonly areas: readonly Omit<Area, 'history' | 'on'>[];
}

function Shown({ area, areas }: ShownProps) {
  const { t } = useWords();
  const outlines = useOutlines();
  const navigate = useNavigate();
  const near = areas.filter(({ id, parent }) => id === area.id || parent === area.id || id === area.parent);
  const shapes = (near.length > 0 ? near : [area]).map((one) => ({ ...one, part: one.parent !== null }));
  const [route, setRoute] = useState<number>();
  const routes = useAsk(listRoutes, { params: { id: area.id } }, { keep: true }).data;
  const ways = useMemo(
    () => (routes?.items ?? []).map((one) => ({ ...one, chosen: one.route === route })),
    [routes, route],
  );
  return (
    <>
      <div className="area-halves">
        <section className="card no-print">
          <Suspense fallback={<Bones lines={8} />}>
            <AreaMap
              name={t('areas.map')}
              shapes={shapes}
              outlines={outlines}
              chosen={area.id}
              ways={ways}
              onChoose={(id) => navigate({ to: '/areas/$id', params: { id: String(id) } })}
            />
          </Suspense>
        </section>
        <div className="stack">
          <section className="card">
            <RateBars rates={area.rates} whose={{ area: area.id }} />
          </section>
          <Officers area={area} />
          <Extent area={area} />
          <History area={area} />
        </div>
      </div>
      {routes && <AreaRoutes area={area} areas={areas} routes={routes} chosen={route} onChoose={setRoute} />}
      <MembersOf id={area.id} />
    </>
  );
}

function Extent({ area }: { readonly area: Area }) {
  const { t } = useWords();
  if (area.words.length + area.divisions.length === 0) return null;
  return (
    <section className="card">
      <dl className="facts">
        {area.words.length > 0 && (
          <>
            <dt>{t('areas.words')}</dt>
            <dd>{area.words.join(t('mark.list'))}</dd>
          </>
        )}
        {area.divisions.length > 0 && (
          <>
            <dt>{t('areas.divisions')}</dt>
            <dd>{area.divisions.join(t('mark.list'))}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function History({ area }: { readonly area: Area }) {
  const { t } = useWords();
  return (
    <section className="card">
      <h2>{t('areas.history')}</h2>
      <ol>
        {area.history.map(({ version, name, why, who, at, closed }) => (
          <li key={version}>
            {closed ? t('areas.close') : name}
            {t('mark.comma')}
            {why}
            <div className="small muted">{t('areas.historyLine', { who, at: momentInTable(at) })}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const CHOICES = ['proposed', 'claimed', 'moving'] as const;

function MembersOf({ id }: { readonly id: number }) {
  const { t } = useWords();
  const { state } = useSearch({ from: '/office/areas/$id' });
  const navigate = useNavigate({ from: '/areas/$id' });
  return (
    <section className="stack">
      <div className="row">
        <h2>{t('areas.members')}</h2>
        {[undefined, ...CHOICES].map((one) => (
          <Button
            key={one ?? 'all'}
            size="small"
            type={state === one ? 'primary' : 'default'}
            aria-pressed={state === one}
            onClick={() => navigate({ search: { state: one } })}
          >
            {one ? t(`areas.states.${one}`) : t('areas.all')}
          </Button>
        ))}
      </div>
      <Members query={{ area: id, state }} />
    </section>
  );
}
