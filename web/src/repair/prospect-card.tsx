// One record with its way to repair: from which day, which conditions are met and missing, what to hand in, which article.

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import type { Prospect } from './use-repairs.ts';
import '../parts/cases.css';

interface Props {
  readonly prospect: Prospect;
  readonly entity: string;
  readonly children?: ReactNode;
}

export function ProspectCard({ prospect, entity, children }: Props) {
  const { t, say } = useWords();
  const { label, number, on, disputed, repaired, open, never, earliest, automatic, document, article } = prospect;
  return (
    <section className="card repair-prospect">
      <div className="between">
        <h3>
          {number} <span className="small muted">{say(label)}</span>
        </h3>
        <span className="row">
          {disputed && <span className="chip warn">{t('repairs.disputed')}</span>}
          {repaired && <span className="chip">{t('repairs.repairedBy', { number: repaired.number })}</span>}
          {open && (
            <Link to="/repairs/$id" params={{ id: open.id }} className="chip warn">
              {t('repairs.openIs', { number: open.number })}
            </Link>
          )}
        </span>
      </div>
      <p className="small muted">
        {on} · {document} {article}
        {t('mark.colon')}
        {say(prospect.sense)}
        {prospect.assumption &&
          `${t('mark.open')}${t('repairs.page.assumption')}${t('mark.colon')}${say(prospect.assumption)}${t('mark.close')}`}
      </p>
      <Shown prospect={prospect} />
      <dl className="facts">
        {earliest && (
          <>
            <dt>{t('repairs.earliest')}</dt>
            <dd>
              <b>{earliest}</b>
            </dd>
          </>
        )}
        {automatic && (
          <>
            <dt>{t('repairs.automatic')}</dt>
            <dd>{automatic}</dd>
          </>
        )}
      </dl>
      {never && <p className="case-late">{say(never)}</p>}
      <Conditions prospect={prospect} />
      <Related prospect={prospect} />
      <div className="row no-print">
        {children}
        <Link
          to="/entities/$id/repairs/notice/$record"
          params={{ id: entity, record: String(prospect.record) }}
          className="small"
        >
          {t('repairs.notice')}
        </Link>
      </div>
    </section>
  );
}

function Shown({ prospect: { shown } }: Pick<Props, 'prospect'>) {
  const { t } = useWords();
  if (shown.length === 0) return <p className="small">{t('repairs.unshown')}</p>;
  return (
    <ul className="small">
      {shown.map(({ channel, from, until }) => {
        const name = channel === 'market' || channel === 'credit' ? t(`repairs.channels.${channel}`) : channel;
        return (
          <li key={`${channel}${from}`}>
            {until === null
              ? t('repairs.shownOpen', { channel: name, from })
              : t('repairs.shownTill', { channel: name, from, until })}
          </li>
        );
      })}
    </ul>
  );
}

function Conditions({ prospect: { conditions, materials } }: Pick<Props, 'prospect'>) {
  const { t, say } = useWords();
  if (conditions.length === 0) return null;
  return (
    <>
      <ul className="repair-conditions">
        {conditions.map(({ id, label, met, remedy, article }) => (
          <li key={id}>
            <span className={met === false ? 'chip warn' : 'chip'}>{t(`repairs.met.${String(met) as 'true'}`)}</span>{' '}
            {say(label)} <span className="small muted">{article}</span>
            {met !== true && <div className="small muted">{say(remedy)}</div>}
          </li>
        ))}
      </ul>
      {materials.length > 0 && (
        <p className="small">
          {t('repairs.materials')}
          {t('mark.colon')}
          {materials.map(say).join(t('mark.list'))}
        </p>
      )}
    </>
  );
}

function Related({ prospect: { related } }: Pick<Props, 'prospect'>) {
  const { t } = useWords();
  const sure = related.filter((one) => one.sure).length;
  const others = related.length - sure;
  return (
    <>
      {sure > 0 && <p className="small">{t('repairs.brings', { count: sure })}</p>}
      {others > 0 && <p className="small muted">{t('repairs.offers', { count: others })}</p>}
    </>
  );
}
