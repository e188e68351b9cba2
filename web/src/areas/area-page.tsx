// One area: officers and stand-ins, rates, entities, its boundary on the map, and how it was drawn.

import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { appointOfficer, closeArea, listAreas, readArea } from '../../../src/supervision/areas/area-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { latePart } from '../parts/late-part.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { momentInTable, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { AppointForm } from './appoint-form.tsx';
import { Members } from './members-page.tsx';
import { RateBars } from './rate-bars.tsx';
import { useAreaChanges } from './use-area-changes.ts';
import { useOutlines } from './use-outlines.ts';
import './areas.css';

const AreaMap = latePart(() => import('./area-map.tsx'), 'AreaMap');
const AreaForm = latePart(() => import('./area-form.tsx'), 'AreaForm');

type Area = AnswerOf<typeof readArea>;

export function AreaPage() {
  const { id } = useParams({ from: '/office/areas/$id' });
  const asked = useAsk(readArea, { params: { id: Number(id) } }, { keep: true });
  const all = useAsk(listAreas, {}, { keep: true });
  useAreaChanges();
  const [drawing, setDrawing] = useState<'own' | 'part'>();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const area = asked.data;
  const areas = all.data?.items ?? [];
  return (
    <div className="stack">
      <Head area={area} onDraw={setDrawing} />
      {drawing && all.data ? (
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

function Head({ area, onDraw }: { readonly area: Area; readonly onDraw: (what: 'own' | 'part') => void }) {
  const { t } = useWords();
  const [closing, setClosing] = useState(false);
  const navigate = useNavigate();
  const close = async (why: string) => {
    await call(closeArea, { params: { id: area.id }, body: { why } });
    await navigate({ to: '/areas' });
  };
  return (
    <div className="between">
      <div>
        <h1>{area.name}</h1>
        <span className="muted">{area.unit.name}</span>
      </div>
      {area.may.draw && (
        <span className="row no-print">
          {area.parent === null && <Button onClick={() => onDraw('part')}>{t('areas.drawPart')}</Button>}
          <Button onClick={() => onDraw('own')}>{t('areas.redraw')}</Button>
          <Button onClick={() => setClosing(true)}>{t('areas.close')}</Button>
        </span>
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
      <MembersOf id={area.id} />
    </>
  );
}

function Officers({ area }: { readonly area: Area }) {
  const { t } = useWords();
  const act = useAct();
  const [open, setOpen] = useState(false);
  const { id, officers, may } = area;
  const end = ({ account, part, from }: Area['officers'][number]) => {
    const today = todayIso();
    const body = { account, part, from: from < today ? from : today, until: today };
    return act(() => call(appointOfficer, { params: { id }, body }), { done: t('areas.appointed') });
  };
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <div className="between">
        <h2>{t('areas.officers')}</h2>
        {may.draw && <Button onClick={() => setOpen(true)}>{t('areas.appoint')}</Button>}
      </div>
      {officers.length === 0 && <span className="muted">{t('areas.noOfficer')}</span>}
      <ul>
        {officers.map((one) => (
          <li key={one.account} className="between">
            <span>
              <b>{one.name}</b> <span className="chip">{t(`areas.parts.${one.part}`)}</span>{' '}
              <span className="small muted">
                {one.until
                  ? t('areas.daysUntil', { from: one.from, until: one.until })
                  : t('areas.days', { from: one.from })}
              </span>
            </span>
            {may.draw && (
              <button
                type="button"
                className="plain"
                aria-label={`${t('areas.end')}${t('mark.colon')}${one.name}`}
                onClick={() => end(one)}
              >
                {t('areas.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {open && <AppointForm area={area} onClose={() => setOpen(false)} />}
    </section>
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
