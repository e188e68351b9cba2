// One proposal: what is asked, by whom and why, what will follow, and the decision.

import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readProposal, takeBackProposal } from '../../../src/base/proposal-api.ts';
import { FOUR_EYES } from '../../../src/base/who/four-eyes.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { latePart } from '../parts/late-part.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { DecideDialog, type Verdict } from './decide-dialog.tsx';

const ProposalFollows = latePart(() => import('../grading/proposal-follows.tsx'), 'ProposalFollows');

export type Proposal = AnswerOf<typeof readProposal>;

interface Props {
  readonly id: number;
  readonly which: string;
  readonly narrow: boolean;
}

export function ProposalDetail({ id, which, narrow }: Props) {
  const { t, say } = useWords();
  const asked = useAsk(readProposal, { params: { id } });
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const proposal = asked.data;
  const graded = proposal.kind === 'record.withdraw' || proposal.kind === 'record.adjust';
  return (
    <article className="card stack" style={{ gap: 14 }}>
      {narrow && (
        <Link to="/proposals" search={which === 'waiting' ? {} : { which }} activeProps={{}}>
          ← {t('proposals.back')}
        </Link>
      )}
      <div>
        <div className="between">
          <h2>{say(FOUR_EYES[proposal.kind].label)}</h2>
          <span className={proposal.state === 'open' ? 'chip warn' : 'chip'}>
            {t(`proposals.state.${proposal.state}`)}
          </span>
        </div>
        <p>{proposal.subject}</p>
        <Way proposal={proposal} />
      </div>
      <Facts proposal={proposal} />
      {proposal.hindrance && proposal.state === 'open' && (
        <p className="fault">{t('proposals.hindrance', { why: say(proposal.hindrance) })}</p>
      )}
      {proposal.lines.length > 0 && (
        <section className="stack" style={{ gap: 6 }}>
          <h3>{t('proposals.content')}</h3>
          <dl className="facts">
            {proposal.lines.map((line) => (
              <div key={line.label.zh} style={{ display: 'contents' }}>
                <dt>{say(line.label)}</dt>
                <dd>{say(line.value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {graded && proposal.state === 'open' && (
        <Suspense fallback={<Bones lines={3} />}>
          <ProposalFollows id={id} />
        </Suspense>
      )}
      <p className="small muted">
        {t('proposals.why')}
        {' · '}
        {say(FOUR_EYES[proposal.kind].why)}
      </p>
      <Acts proposal={proposal} />
    </article>
  );
}

function Facts({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords();
  const { id, reason, proposedBy, proposedAt, expiresAt, state, decidedBy, decidedAt, decision } = proposal;
  return (
    <dl className="facts">
      <dt>{t('proposals.reason')}</dt>
      <dd>{reason}</dd>
      <dt>{t('proposals.at')}</dt>
      <dd>
        {t('proposals.decided', { name: proposedBy.name, at: momentInTable(proposedAt) })}
        <span className="faint"> · {t('proposals.number', { id })}</span>
      </dd>
      {state === 'open' && (
        <>
          <dt>{t('proposals.expires')}</dt>
          <dd>{momentInTable(expiresAt)}</dd>
        </>
      )}
      {decidedAt && (
        <>
          <dt>{t(`proposals.state.${state}`)}</dt>
          <dd>
            {decidedBy
              ? t('proposals.decided', { name: decidedBy.name, at: momentInTable(decidedAt) })
              : momentInTable(decidedAt)}
            {decision && <div>{decision}</div>}
          </dd>
        </>
      )}
    </dl>
  );
}

/** Where the thing is that it is about. */
function Way({ proposal: { kind, about } }: { readonly proposal: Proposal }) {
  const { t } = useWords();
  const { can } = useAccount();
  if (kind === 'rulebook.issue')
    return can('rulebook.draft.read') ? (
      <Link to="/rulebooks/drafts/$id" params={{ id: about }} search={{ tab: 'changes' }} className="no-print">
        {t('proposals.openIt', { what: t('proposals.draft') })}
      </Link>
    ) : null;
  if (kind === 'account.unlock') return null;
  if (kind === 'publicity.sheet')
    return (
      <Link to="/publicity" className="no-print">
        {t('proposals.openIt', { what: t('publicity.title') })}
      </Link>
    );
  if (kind === 'duty.sheets')
    return can('duty.read') ? (
      <Link to="/duties/sheets" className="no-print">
        {t('proposals.openIt', { what: t('proposals.sheets') })}
      </Link>
    ) : null;
  if (kind === 'inspection.plan')
    return can('plan.read') ? (
      <Link to="/plans/$id" params={{ id: about }} className="no-print">
        {t('proposals.openIt', { what: t('proposals.plan') })}
      </Link>
    ) : null;
  if (kind === 'inspection.card') return <Link to="/scorecards">{t('proposals.card')}</Link>;
  if (kind === 'inspection.joint')
    return can('plan.read') ? (
      <Link to="/plans/joint/$id" params={{ id: about }} className="no-print">
        {t('proposals.openIt', { what: t('proposals.joint') })}
      </Link>
    ) : null;
  const id = about.slice(0, about.indexOf('/'));
  return (
    <Link to="/entities/$id" params={{ id }} search={{ tab: 'records' }} className="no-print">
      {t('proposals.openIt', { what: t('proposals.entity') })}
    </Link>
  );
}

function Acts({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords();
  const [verdict, setVerdict] = useState<Verdict>();
  const { state, may, kind } = proposal;
  if (state !== 'open') return null;
  if (may.takeBack)
    return (
      <>
        <Deciders names={proposal.deciders} />
        <TakeBack id={proposal.id} />
      </>
    );
  if (!may.decide)
    return (
      <>
        <p className="muted">{t('proposals.notMine')}</p>
        <Deciders names={proposal.deciders} />
      </>
    );
  return (
    <div className="row no-print proposal-acts">
      <Button type="primary" onClick={() => setVerdict('approved')}>
        {t(`proposals.approve.${kind}`)}
      </Button>
      <Button onClick={() => setVerdict('refused')}>{t('proposals.refuse')}</Button>
      {verdict && <DecideDialog proposal={proposal} verdict={verdict} onClose={() => setVerdict(undefined)} />}
    </div>
  );
}

function Deciders({ names }: { readonly names: readonly string[] }) {
  const { t } = useWords();
  if (names.length === 0) return <p className="overdue">{t('proposals.nobodyCan')}</p>;
  return <p className="muted">{t('proposals.canDecide', { names: names.join(t('mark.list')) })}</p>;
}

function TakeBack({ id }: { readonly id: number }) {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/proposals' });
  const [error, setError] = useState<unknown>();
  const go = async () => {
    try {
      await call(takeBackProposal, { params: { id } });
      await client.invalidateQueries();
      await navigate({ search: { which: 'mine', id: String(id) } });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <div className="stack no-print" style={{ gap: 8 }}>
      <p className="muted">{t('proposals.mineWaits')}</p>
      <p className="muted">{t('proposals.takeBackAsk')}</p>
      {error !== undefined && <Failed error={error} />}
      <div className="row proposal-acts">
        <Button onClick={go}>{t('proposals.takeBack')}</Button>
      </div>
    </div>
  );
}
