// The visits of whoever is signed in, made for a phone: whom, where, for what, until when; and the result entered on the spot.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ownVisits, recuse } from '../../../src/inspection/plans-api.ts';
import { showPlanVisitCode } from '../../../src/inspection/visit-code-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { CodeButton } from '../scans/show-code.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Visit } from './plan-visits.tsx';
import { ResultForm } from './result-form.tsx';
import { ScoreWhy } from './score-why.tsx';
import { useInspectionWords } from './use-inspection-words.ts';
import './plans.css';

export function VisitsPage() {
  const { t } = useWords();
  const asked = useAsk(ownVisits, {}, { fresh: 0 });
  useEvents('plan', () => void client.invalidateQueries({ queryKey: [ownVisits.id] }));
  return (
    <div className="stack">
      <h1>{t('plans.mine')}</h1>
      <p className="muted">{t('plans.mineAbout')}</p>
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data?.items.length === 0 && <Nothing title={t('plans.mineNone')} how={t('plans.mineNoneHow')} />}
      {asked.data?.items.map((visit) => (
        <Card key={`${visit.plan} ${visit.number}`} visit={visit} />
      ))}
    </div>
  );
}

function codeOf({ plan: id, entity }: Visit) {
  return call(showPlanVisitCode, { params: { id, entity }, body: { way: 'on-site' } });
}

function Card({ visit }: { readonly visit: Visit }) {
  const { t, lang } = useWords();
  const { item, outcome } = useInspectionWords();
  const [open, setOpen] = useState(false);
  const [aside, setAside] = useState(false);
  const others = visit.officers.map(({ name }) => name).join(t('mark.list'));
  return (
    <section className="card visit-card">
      <div className="between">
        <Link to="/entities/$id" params={{ id: visit.internal }}>
          <b>{visit.name}</b>
        </Link>
        <span className={visit.state === 'assigned' ? 'chip warn' : 'chip'}>
          {visit.state === 'assigned'
            ? t('plans.until', { day: dayInText(visit.until, lang) })
            : t(`plans.visitState.${visit.state}`)}
        </span>
      </div>
      <div>{visit.items.map(item).join(t('mark.list'))}</div>
      <div className="small muted">
        {visit.address && <div>{visit.address}</div>}
        <div>
          {visit.planTitle} · {others}
        </div>
        {visit.week && visit.state === 'assigned' && (
          <div>{t('plans.inWeek', { day: dayInText(visit.week, lang) })}</div>
        )}
      </div>
      {visit.score && <ScoreWhy score={visit.score} />}
      {visit.results?.map((one) => (
        <div key={one.item}>
          {item(one.item)}
          {t('mark.colon')}
          {outcome(one.outcome)}
        </div>
      ))}
      {visit.mine && <CodeButton entity={visit.internal} ask={() => codeOf(visit)} />}
      {visit.mine && !open && (
        <>
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('plans.enter')}
          </Button>
          <div>
            <button type="button" className="plain small" onClick={() => setAside(true)}>
              {t('plans.recuse')}
            </button>
          </div>
        </>
      )}
      {aside && (
        <ReasonDialog
          title={t('plans.recuseTitle', { name: visit.name })}
          word={t('plans.recuse')}
          note={t('plans.replaceNote')}
          label={t('plans.reason')}
          hint={t('plans.recuseHint')}
          done={t('plans.changed')}
          act={(why) => call(recuse, { params: { id: visit.plan, entity: visit.entity }, body: { why } })}
          onClose={() => setAside(false)}
        />
      )}
      {open && visit.mine && <ResultForm visit={visit} onClose={() => setOpen(false)} />}
    </section>
  );
}
