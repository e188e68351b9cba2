// One plan: its steps, what is to be done next, its dry run, draw, visits and figures, and what was done by whom.

import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { publishDraw } from '../../../src/inspection/draws-api.ts';
import {
  listItems,
  listVisits,
  proposePlan,
  publishResults,
  readPlan,
  savePlan,
  takeArchive,
  takeDraw,
} from '../../../src/inspection/plans-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { addressOf, call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { CardFigures } from './card-figures.tsx';
import { DrawForm } from './draw-form.tsx';
import { DryShown } from './dry-shown.tsx';
import { Figures } from './figures.tsx';
import { PlanVisits } from './plan-visits.tsx';
import { ScopeForm } from './scope-form.tsx';
import './plans.css';

export type PlanRead = AnswerOf<typeof readPlan>;

export function PlanPage() {
  const { id } = useParams({ from: '/office/plans/$id' });
  const asked = useAsk(readPlan, { params: { id } }, { fresh: 0 });
  useEvents('plan', (key) => {
    if (key !== undefined && key !== id) return;
    for (const { id: what } of [readPlan, listVisits]) void client.invalidateQueries({ queryKey: [what] });
  });
  // Approved, refused or taken back: told of the proposal alone.
  useEvents('proposal', () => void client.invalidateQueries({ queryKey: [readPlan.id] }));
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  return <Plan plan={asked.data} />;
}

function Plan({ plan }: { readonly plan: PlanRead }) {
  const { t } = useWords();
  const { can } = useAccount();
  const [editing, setEditing] = useState(false);
  const { id, revision, scope, state, dry, figures } = plan;
  const save = async (changed: PlanRead['scope']) => {
    await call(savePlan, { params: { id }, body: { revision, scope: changed } });
    await client.invalidateQueries();
    setEditing(false);
  };
  return (
    <div className="stack">
      <div className="between">
        <h1>{plan.title}</h1>
        <span className="muted">
          {t('plans.number', { number: plan.number })} · {plan.authority}
        </span>
      </div>
      <Steps state={state} />
      {editing ? (
        <ScopeForm scope={scope as never} save={save as never} onClose={() => setEditing(false)} />
      ) : (
        <div className="plan-columns">
          <div className="stack">
            {can('plan.write') && <Next plan={plan} onEdit={() => setEditing(true)} />}
            {state === 'proposed' && <Waiting plan={plan} />}
            {figures && <Figures figures={figures} />}
            {figures?.card && <CardFigures figures={figures.card} over={state === 'closed'} />}
            {figures && <PlanVisits plan={plan} />}
            {dry && (
              <section className="card">
                <DryShown dry={dry} />
              </section>
            )}
          </div>
          <Side plan={plan} />
        </div>
      )}
    </div>
  );
}

const STEPS = ['draft', 'proposed', 'laid', 'drawn', 'closed'] as const;

function Steps({ state }: { readonly state: PlanRead['state'] }) {
  const { t } = useWords();
  const at = STEPS.indexOf(state);
  return (
    <ol className="plan-steps">
      {STEPS.map((step, i) => (
        <li key={step} className={i < at ? 'past' : undefined} aria-current={i === at ? 'step' : undefined}>
          {t(`plans.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

function Waiting({ plan: { proposal } }: { readonly plan: PlanRead }) {
  const { t } = useWords();
  return (
    <p className="row">
      <span className="chip warn">{t('plans.waiting')}</span>
      {proposal !== null && (
        <Link to="/proposals" search={{ which: 'open', id: String(proposal) }}>
          {t('plans.openProposal')}
        </Link>
      )}
    </p>
  );
}

/** What the credit office does next. */
function Next({ plan, onEdit }: { readonly plan: PlanRead; readonly onEdit: () => void }) {
  const { t } = useWords();
  const act = useAct();
  const [proposing, setProposing] = useState(false);
  const { id, state, revision, visits, done } = plan;
  const params = { id };
  const publish = () =>
    act(() => call(publishResults, { params, body: {} }), {
      sure: t('plans.publishAsk'),
      word: t('plans.publish'),
      done: t('plans.published'),
    });
  return (
    <>
      {state === 'draft' && (
        <div className="row">
          <Button type="primary" onClick={() => setProposing(true)}>
            {t('plans.propose')}
          </Button>
          <Button onClick={onEdit}>{t('plans.edit')}</Button>
        </div>
      )}
      {state === 'laid' && <DrawForm plan={plan} />}
      {state === 'drawn' && done > 0 && (
        <div className="row">
          <Button onClick={publish}>{t('plans.publish')}</Button>
          <span className="muted">{t('plans.progress', { done, all: visits })}</span>
        </div>
      )}
      {plan.figures && plan.figures.unpublished.count > 0 && <Unpublished {...plan.figures.unpublished} />}
      {proposing && (
        <ReasonDialog
          title={t('plans.propose')}
          word={t('plans.propose')}
          note={t('plans.proposeNote')}
          label={t('plans.reason')}
          hint={t('plans.reasonHint')}
          done={t('plans.proposed')}
          act={(reason) => call(proposePlan, { params, body: { revision, reason } })}
          onClose={() => setProposing(false)}
        />
      )}
    </>
  );
}

/** What must be published by when. */
function Unpublished({ count: open, late, next }: NonNullable<PlanRead['figures']>['unpublished']) {
  const { t } = useWords();
  const article = useAsk(listItems, {}, { fresh: 3_600_000 }).data?.publicity.article;
  return (
    <p>
      {late > 0 && <span className="chip warn">{t('plans.toPublishLate', { count: late })}</span>}{' '}
      {t('plans.toPublish', { count: open, day: next ?? '–' })}{' '}
      {article && <span className="small muted">{t('plans.publicityBasis', { article })}</span>}
    </p>
  );
}

function Side({ plan }: { readonly plan: PlanRead }) {
  const { t } = useWords();
  const { can } = useAccount();
  const act = useAct();
  const { scope, commitment, seedValues, acts, id } = plan;
  const params = { id };
  const publicise = () =>
    act(() => call(publishDraw, { params, body: {} }), {
      sure: t('plans.publishDrawAsk'),
      word: t('plans.publishDraw'),
      done: t('plans.drawPublic'),
    });
  return (
    <aside className="card stack">
      <dl className="plan-facts">
        <dt>{t('plans.field.on')}</dt>
        <dd>{scope.on}</dd>
        <dt>{t('plans.visits')}</dt>
        <dd>{t('plans.period', { from: scope.from, until: scope.until })}</dd>
        <dt>{t('plans.by')}</dt>
        <dd>{plan.author}</dd>
        {commitment && <dt>{t('plans.commitment')}</dt>}
        {commitment && (
          <dd>
            <code className="small">{commitment}</code>
          </dd>
        )}
        {seedValues && <dt>{t('plans.seedValue')}</dt>}
        {seedValues && <dd>{seedValues.join(t('mark.list'))}</dd>}
      </dl>
      <div className="row no-print">
        {commitment && (
          <Button size="small" href={addressOf(takeDraw, { params })} download>
            {t('plans.file')}
          </Button>
        )}
        {seedValues && can('plan.write') && (
          <Button size="small" onClick={publicise}>
            {t('plans.publishDraw')}
          </Button>
        )}
        {commitment && (
          <Link to="/draws" className="small">
            {t('draws.list')}
          </Link>
        )}
        {commitment && (
          <Link to="/draws/check" className="small">
            {t('plans.check')}
          </Link>
        )}
        <Button size="small" href={addressOf(takeArchive, { params })} download>
          {t('plans.archive')}
        </Button>
        <Button size="small" onClick={() => window.print()}>
          {t('plans.print')}
        </Button>
      </div>
      <div>
        <h2>{t('plans.acts')}</h2>
        <ul className="plan-acts">
          {acts.map(({ at, name, act, detail }) => (
            <li key={`${at} ${act} ${detail}`} className="small">
              {momentInTable(at)} · {name} · {t(`plans.act.${act as 'begun'}`)}
              <div className="muted">{detail}</div>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
