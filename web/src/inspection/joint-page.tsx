// Joint plans: what each saves and how far it is, and where plans are made one.

import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { addJoint, listJoint } from '../../../src/inspection/cycle/cycle-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { JointForm, jointBeginning } from './joint-form.tsx';
import './plans.css';

type Line = AnswerOf<typeof listJoint>['items'][number];

export function JointPage() {
  const { t } = useWords();
  const { account, can } = useAccount();
  const navigate = useNavigate();
  const asked = useAsk(listJoint, {}, { fresh: 0 });
  const [begun, setBegun] = useState(false);
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('joint.title')}</h1>
        <span style={{ flex: 1 }} />
        <Link to="/plans">{t('joint.toPlans')}</Link>
        {can('plan.write') && !begun && (
          <Button type="primary" onClick={() => setBegun(true)}>
            {t('joint.begin')}
          </Button>
        )}
      </div>
      <p className="muted">{t('joint.about')}</p>
      {begun && (
        <JointForm
          scope={jointBeginning(account.reach[0] ?? '')}
          save={async (body) => {
            const { id } = await call(addJoint, { body });
            await navigate({ to: '/plans/joint/$id', params: { id } });
          }}
          onClose={() => setBegun(false)}
        />
      )}
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data?.items.length === 0 && !begun && <Nothing title={t('joint.none')} how={t('joint.noneHow')} />}
      {asked.data && asked.data.items.length > 0 && (
        <section className="card">
          <ul>
            {asked.data.items.map((one) => (
              <JointLine key={one.id} joint={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function JointLine({ joint: { id, title, number, author, state, from, until, figures } }: { readonly joint: Line }) {
  const { t } = useWords();
  const { separate, joint, saved } = figures;
  return (
    <li className="plan-line">
      <div>
        <Link to="/plans/joint/$id" params={{ id }}>
          <b>{title}</b>
        </Link>
        <div className="small muted">
          {t('joint.number', { number })} · {author} · {t('plans.period', { from, until })}
        </div>
        <div>{t('joint.sentence', { separate: count(separate), joint: count(joint), saved: count(saved) })}</div>
      </div>
      <div className="row">
        <span className={state === 'proposed' ? 'chip warn' : 'chip'}>{t(`joint.state.${state}`)}</span>
      </div>
    </li>
  );
}
