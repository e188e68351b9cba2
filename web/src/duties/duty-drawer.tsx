// One duty beside the list: whom it is about, why, by which article, how its day was counted, what was done, what to do.

import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readDuty } from '../../../src/supervision/duties/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { CASE_PAGES } from './case-pages.ts';
import { DutyActs } from './duty-acts.tsx';
import { DaysLeft, StateChip } from './state-chip.tsx';

export type Duty = AnswerOf<typeof readDuty>;

interface Props {
  readonly id: string;
  readonly onClose: () => void;
  readonly onEntity?: boolean;
}

export function DutyDrawer({ id, onClose, onEntity }: Props) {
  const { t, say } = useWords();
  const narrow = useNarrow();
  const asked = useAsk(readDuty, { params: { id } });
  const duty = asked.data;
  return (
    <Drawer
      open
      onClose={onClose}
      size={narrow ? '100%' : 520}
      title={duty ? say(duty.label) : t('duties.title')}
      footer={duty && <DutyActs duty={duty} />}
      closable={{ 'aria-label': t('duties.close') }}
    >
      {asked.error ? (
        <Failed error={asked.error} retry={asked.refetch} />
      ) : duty ? (
        <Shown duty={duty} onEntity={onEntity} />
      ) : (
        <Bones lines={8} />
      )}
    </Drawer>
  );
}

function Shown({ duty, onEntity }: { readonly duty: Duty; readonly onEntity: boolean | undefined }) {
  const { t, say } = useWords();
  return (
    <div className="stack">
      <div className="row">
        <StateChip duty={duty} />
        <b>{duty.due ?? t('duties.unknownDue')}</b>
        {duty.due && <DaysLeft duty={duty} />}
        {duty.urged > 0 && <span className="chip warn">{t('duties.urged', { count: duty.urged })}</span>}
        {duty.passedTo && <span className="chip warn">{t('duties.passed', { unit: duty.passedTo.name })}</span>}
      </div>
      {duty.escalatedTo && (
        <p className="small overdue">
          {t('duties.escalated', { role: t(`role.${duty.escalatedTo}` as 'role.auditor') })}
        </p>
      )}
      <p>{say(duty.sense)}</p>
      <dl className="facts">
        <Line of="entity">
          {onEntity ? (
            duty.entity.name
          ) : (
            <Link to="/entities/$id" params={{ id: duty.entity.id }} search={{ tab: 'duties' }}>
              {duty.entity.name}
            </Link>
          )}
        </Line>
        <Line of="owner">
          {duty.unit?.name ?? t('duties.noUnit')}{' '}
          <span className="small faint">
            {t(`duties.owners.${duty.owner}`)} · {t(`role.${duty.role}` as 'role.auditor')}
          </span>
        </Line>
        <Line of="cause">
          {say(duty.cause)}{' '}
          {duty.case && (
            <Link to={CASE_PAGES[duty.case.kind]} params={{ id: duty.case.id }}>
              {t('duties.openCase')}
            </Link>
          )}
        </Line>
        <Line of="article">
          {duty.article.includes(duty.document) ? '' : `${duty.document} `}
          {duty.article}
        </Line>
        {duty.assumption && <Line of="assumption">{say(duty.assumption)}</Line>}
        {duty.fulfilment && (
          <Line of="fulfilment">
            {say(duty.fulfilment)} <span className="small faint">{duty.done}</span>
          </Line>
        )}
      </dl>
      <section>
        <h3>{t('duties.clock')}</h3>
        <ol className="duty-clock">
          {duty.clock.map((step) => (
            <li key={step.en}>{say(step)}</li>
          ))}
        </ol>
      </section>
      <History duty={duty} />
    </div>
  );
}

function Line({
  of,
  children,
}: {
  readonly of: 'entity' | 'owner' | 'cause' | 'article' | 'assumption' | 'fulfilment';
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <>
      <dt>{t(`duties.${of}`)}</dt>
      <dd>{children}</dd>
    </>
  );
}

function History({ duty: { acts } }: { readonly duty: Duty }) {
  const { t } = useWords();
  return (
    <section>
      <h3>{t('duties.history')}</h3>
      {acts.length === 0 ? (
        <p className="muted">{t('duties.historyNone')}</p>
      ) : (
        <ul className="duty-history">
          {acts.map((one) => (
            <li key={`${one.at} ${one.act}`}>
              <div>
                {t(`duties.acts.${one.act}` as 'duties.acts.extend', {
                  on: one.on ?? t('duties.unknownDue'),
                  to: one.to ?? '',
                })}
              </div>
              <div className="small faint">
                {momentInTable(one.at)} {one.who}
                {one.approvedBy && ` · ${t('duties.approved', { name: one.approvedBy })}`}
              </div>
              <div className="small muted">
                {one.who === '' ? t(`duties.whys.${one.why}` as 'duties.whys.cause-gone') : one.why}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
