// The visits of a plan: whom, by whom, for what, with what result; replaced where that must be, with the reason.

import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { changeVisit, listVisits } from '../../../src/inspection/plans-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { useStratum } from './dry-shown.tsx';
import type { PlanRead } from './plan-page.tsx';
import { ScoreWhy } from './score-why.tsx';
import { SparedWhy } from './spared-why.tsx';
import { useInspectionWords } from './use-inspection-words.ts';

export type Visit = AnswerOf<typeof listVisits>['items'][number];

const WHICH = ['', 'assigned', 'done', 'unpublished', 'replaced', 'spared'] as const;
type Which = (typeof WHICH)[number];

interface Changing {
  readonly visit: Visit;
  /** Who stands aside; null: the entity is replaced. */
  readonly officer: Visit['officers'][number] | null;
}

export function PlanVisits({ plan: { id, state } }: { readonly plan: PlanRead }) {
  const { t } = useWords();
  const { can } = useAccount();
  const [which, setWhich] = useState<Which>('');
  const query = which === '' ? {} : { state: which };
  const asked = useAsk(listVisits, { params: { id }, query }, { fresh: 0, keep: true });
  const [more, setMore] = useState<AnswerOf<typeof listVisits>>();
  useEffect(() => setMore(undefined), [asked.data]);
  const items = [...(asked.data?.items ?? []), ...(more?.items ?? [])];
  const next = (more ?? asked.data)?.next ?? null;
  const further = async () => {
    const given = await call(listVisits, { params: { id }, query: { ...query, after: next ?? 0 } });
    setMore({ items: [...(more?.items ?? []), ...given.items], next: given.next });
  };
  const [changing, setChanging] = useState<Changing>();
  const heads = ['entity', 'stratum', 'items', 'inspectors', 'result'] as const;
  return (
    <section className="card">
      <div className="between">
        <h2>{t('plans.visits')}</h2>
        <Select
          aria-label={t('plans.which')}
          style={{ width: 150 }}
          value={which}
          options={WHICH.map((one) => ({ value: one, label: t(`plans.whichOf.${one || 'all'}`) }))}
          onChange={setWhich}
        />
      </div>
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      <div className="plan-scroll">
        <table className="list">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(`plans.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((visit) => (
              <Row
                key={visit.number}
                visit={visit}
                onChange={
                  can('plan.write') && state === 'drawn' && visit.state === 'assigned' ? setChanging : undefined
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {next !== null && <Button onClick={further}>{t('more')}</Button>}
      {changing && <ChangeDialog plan={id} {...changing} onClose={() => setChanging(undefined)} />}
    </section>
  );
}

interface RowProps {
  readonly visit: Visit;
  readonly onChange: ((changing: Changing) => void) | undefined;
}

function Row({ visit, onChange }: RowProps) {
  const { t } = useWords();
  const named = useStratum();
  const { item } = useInspectionWords();
  const { lacking } = visit;
  return (
    <tr style={visit.state === 'replaced' || visit.state === 'spared' ? { opacity: 0.6 } : undefined}>
      <td>
        <Link to="/entities/$id" params={{ id: visit.internal }}>
          {visit.name}
        </Link>
        <div className="row small plan-acts-of">
          <Link to="/plans/$id/visits/$entity" params={{ id: visit.plan, entity: visit.entity }}>
            {t('archive.open')}
          </Link>
          {onChange && (
            <button type="button" className="plain" onClick={() => onChange({ visit, officer: null })}>
              {t('plans.replace')}
            </button>
          )}
        </div>
      </td>
      <td>
        {named(visit.stratum)}
        {visit.score && <ScoreWhy score={visit.score} />}
      </td>
      <td>{visit.items.map(item).join(t('mark.list'))}</td>
      <td>
        {lacking !== null && (
          <span className="chip warn">{t('plans.lacking', { what: lacking === 'officers' ? '' : lacking })}</span>
        )}
        {visit.officers.map((officer) => (
          <div key={officer.certificate}>
            {officer.name} <span className="small muted">{officer.certificate}</span>{' '}
            {onChange && (
              <button type="button" className="plain small" onClick={() => onChange({ visit, officer })}>
                {t('plans.aside')}
              </button>
            )}
          </div>
        ))}
      </td>
      <td>
        <Outcome visit={visit} />
      </td>
    </tr>
  );
}

function Outcome({ visit }: { readonly visit: Visit }) {
  const { t } = useWords();
  const words = useInspectionWords();
  const { state, results, doneOn, publishBy, publishedAt, week } = visit;
  if (state !== 'done')
    return (
      <>
        <span className="chip">{t(`plans.visitState.${state}`)}</span>
        {week && <div className="small muted">{t('plans.inWeek', { day: week })}</div>}
        {visit.spared && <SparedWhy spared={visit.spared} />}
      </>
    );
  return (
    <>
      {results?.map(({ item, outcome }) => (
        <div key={item}>{words.outcome(outcome)}</div>
      ))}
      <div className="small muted">
        {doneOn} · {publishedAt ? t('plans.published') : publishBy && t('plans.publishBy', { day: publishBy })}
      </div>
    </>
  );
}

function ChangeDialog({
  plan,
  visit,
  officer,
  onClose,
}: Changing & { readonly plan: string; readonly onClose: () => void }) {
  const { t } = useWords();
  const title =
    officer === null ? t('plans.replaceTitle', { name: visit.name }) : t('plans.asideTitle', { name: officer.name });
  const body = { entity: visit.entity, officer: officer?.certificate ?? null };
  return (
    <ReasonDialog
      title={title}
      word={t(officer === null ? 'plans.replace' : 'plans.aside')}
      note={t('plans.replaceNote')}
      label={t('plans.reason')}
      done={t('plans.changed')}
      act={(why) => call(changeVisit, { params: { id: plan }, body: { ...body, why } })}
      onClose={onClose}
    />
  );
}
