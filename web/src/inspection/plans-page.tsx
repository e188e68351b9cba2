// The plans of random inspection: how far each is, and where a new one begins.

import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { addPlan, listPlans } from '../../../src/inspection/plans-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { beginning, ScopeForm } from './scope-form.tsx';
import './plans.css';

type Line = AnswerOf<typeof listPlans>['items'][number];

export function PlansPage() {
  const { t } = useWords();
  const { account, can } = useAccount();
  const navigate = useNavigate();
  const asked = useAsk(listPlans, {}, { fresh: 0 });
  const [begun, setBegun] = useState(false);
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('plans.title')}</h1>
        <span style={{ flex: 1 }} />
        <Link to="/scorecards">{t('cards.title')}</Link>
        <Link to="/plans/joint">{t('joint.title')}</Link>
        {can('plan.write') && !begun && (
          <Button type="primary" onClick={() => setBegun(true)}>
            {t('plans.begin')}
          </Button>
        )}
      </div>
      <p className="muted">{t('plans.about')}</p>
      {begun && (
        <ScopeForm
          scope={beginning(account.reach[0] ?? '')}
          save={async (body) => {
            const { id } = await call(addPlan, { body });
            await navigate({ to: '/plans/$id', params: { id } });
          }}
          onClose={() => setBegun(false)}
        />
      )}
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data?.items.length === 0 && !begun && <Nothing title={t('plans.none')} how={t('plans.noneHow')} />}
      {asked.data && asked.data.items.length > 0 && <Plans items={asked.data.items} />}
    </div>
  );
}

function Plans({ items }: { readonly items: readonly Line[] }) {
  const { t } = useWords();
  return (
    <section className="card">
      <ul>
        {items.map((plan) => (
          <li key={plan.id} className="plan-line">
            <div>
              <Link to="/plans/$id" params={{ id: plan.id }}>
                <b>{plan.title}</b>
              </Link>
              <div className="small muted">
                {t('plans.number', { number: plan.number })} · {plan.authority} ·{' '}
                {t('plans.period', { from: plan.from, until: plan.until })}
              </div>
            </div>
            <div className="row">
              {plan.visits > 0 && (
                <span className="small muted">{t('plans.progress', { done: plan.done, all: plan.visits })}</span>
              )}
              <span className={plan.state === 'proposed' ? 'chip warn' : 'chip'}>{t(`plans.state.${plan.state}`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
