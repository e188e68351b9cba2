// One joint plan: what it saves against its bounds, week by week, and whom inspectors visit when.

import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { proposeJoint, readJoint, saveJoint, takeJoint, WITHOUT } from '../../../src/inspection/cycle/cycle-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { addressOf, call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { JointForm } from './joint-form.tsx';
import { JointVisits } from './joint-visits.tsx';
import { JointWeeks } from './joint-weeks.tsx';
import './plans.css';

type JointRead = AnswerOf<typeof readJoint>;

export function OneJointPage() {
  const { id } = useParams({ from: '/office/plans/joint/$id' });
  const asked = useAsk(readJoint, { params: { id } }, { fresh: 0 });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  return <One joint={asked.data} />;
}

function One({ joint }: { readonly joint: JointRead }) {
  const { t } = useWords();
  const [editing, setEditing] = useState(false);
  const { id, revision, scope, number, author, from, until, figures, plans } = joint;
  return (
    <div className="stack">
      <div className="between">
        <h1>{joint.title}</h1>
        <span className="muted">
          {t('joint.number', { number })} · {author} · {t('plans.period', { from, until })}
        </span>
      </div>
      {editing ? (
        <JointForm
          scope={scope}
          own={plans}
          save={async (changed) => {
            await call(saveJoint, { params: { id }, body: { revision, scope: changed } });
            await client.invalidateQueries();
            setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      ) : (
        <Next joint={joint} onEdit={() => setEditing(true)} />
      )}
      <Savings figures={figures} />
      <section className="card stack" style={{ gap: 8 }}>
        <h2>{t('joint.of')}</h2>
        <ul>
          {plans.map((plan) => (
            <li key={plan.id}>
              <Link to="/plans/$id" params={{ id: plan.id }}>
                {plan.title}
              </Link>{' '}
              <span className="small muted">
                {t('plans.number', { number: plan.number })} ·{' '}
                {t('plans.period', { from: plan.from, until: plan.until })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <JointWeeks weeks={figures.weeks} />
      <JointVisits id={id} weeks={figures.weeks} />
    </div>
  );
}

/** What can be done with it next. */
function Next({ joint, onEdit }: { readonly joint: JointRead; readonly onEdit: () => void }) {
  const { t } = useWords();
  const { can } = useAccount();
  const [proposing, setProposing] = useState(false);
  const { id, state, revision, proposal } = joint;
  return (
    <div className="row no-print">
      <span className={state === 'proposed' ? 'chip warn' : 'chip'}>{t(`joint.state.${state}`)}</span>
      {proposal !== null && (
        <Link to="/proposals" search={{ which: 'open', id: String(proposal) }}>
          {t('plans.openProposal')}
        </Link>
      )}
      {state === 'draft' && can('plan.write') && (
        <>
          <Button type="primary" onClick={() => setProposing(true)}>
            {t('joint.propose')}
          </Button>
          <Button onClick={onEdit}>{t('joint.again')}</Button>
        </>
      )}
      <Button href={addressOf(takeJoint, { params: { id } })} download>
        {t('joint.file')}
      </Button>
      <Button onClick={() => window.print()}>{t('joint.print')}</Button>
      {proposing && (
        <ReasonDialog
          title={t('joint.propose')}
          word={t('joint.propose')}
          note={t('joint.proposeNote')}
          label={t('plans.reason')}
          done={t('joint.proposed')}
          act={(reason) => call(proposeJoint, { params: { id }, body: { revision, reason } })}
          onClose={() => setProposing(false)}
        />
      )}
    </div>
  );
}

function Savings({ figures }: { readonly figures: JointRead['figures'] }) {
  const { t } = useWords();
  const { separate, joint, saved, entities, fewest, together, most, left, leastLeft } = figures;
  const tiles = [
    [t('joint.separate'), count(separate)],
    [t('joint.jointVisits'), count(joint)],
    [t('joint.saved'), count(saved)],
    [t('joint.entities'), count(entities)],
    ...(fewest === joint && joint <= entities ? [] : [[t('joint.fewest'), count(fewest)] as const]),
    [t('joint.togetherShare'), joint === 0 ? '–' : `${((100 * together) / joint).toFixed(1)}%`],
    [t('joint.most'), t('joint.mostOf', most)],
  ] as const;
  const reasons = WITHOUT.filter((why) => left[why] > 0);
  return (
    <section className="card stack">
      <p>{t('joint.sentence', { separate: count(separate), joint: count(joint), saved: count(saved) })}</p>
      <dl className="plan-grid plan-tiles">
        {tiles.map(([word, figure]) => (
          <div key={word}>
            <dt className="small muted">{word}</dt>
            <dd style={{ fontSize: 20 }}>{figure}</dd>
          </div>
        ))}
      </dl>
      {reasons.length > 0 && (
        <p>
          {t('joint.left')}
          {t('mark.colon')}
          {reasons.map((why) => `${t(`joint.leftWhy.${why}`)} ${count(left[why])}`).join(t('mark.semicolon'))}
        </p>
      )}
      {leastLeft > 0 && (
        <p className="muted">
          <span className="chip warn">{t('plans.warned')}</span> {t('joint.leastLeft', { count: leastLeft })}
        </p>
      )}
    </section>
  );
}
