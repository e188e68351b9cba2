// The first page: who one is, what is to be done now, the levels that are told.

import { Link } from '@tanstack/react-router';
import { listOwnDuties, listOwnStandings, readOwn } from '../../../src/enterprise/api.ts';
import { listOwnRepairs } from '../../../src/enterprise/cases-api.ts';
import { listOwnNotices } from '../../../src/enterprise/rights-api.ts';
import { listOwnVisits } from '../../../src/enterprise/visits-api.ts';
import { useAsk } from '../api/ask.ts';
import { Grade } from '../parts/grade.tsx';
import { SmallBand } from '../parts/standing-band.tsx';
import { dayBefore, dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';

const OPEN: readonly string[] = ['open', 'approaching', 'overdue'];

export function OwnHome() {
  const { t } = useWords();
  return (
    <>
      <Section asked={useAsk(readOwn, {})}>
        {({ entity, counts }) => (
          <>
            <div>
              <h1>{entity.name}</h1>
              <p className="muted">{entity.uscc ?? entity.id}</p>
            </div>
            <div className="own-figures">
              {(['records', 'visits', 'looks'] as const).map((name) => (
                <span key={name} className="muted">
                  <b>{counts[name]}</b>
                  {t(`enterprise.figures.${name}`)}
                </span>
              ))}
            </div>
          </>
        )}
      </Section>
      <Todo />
      <Levels />
    </>
  );
}

function Todo() {
  const { t, say, lang } = useWords();
  const wanted = useAsk(listOwnRepairs, {}).data?.applications.filter(({ state }) => state === 'incomplete') ?? [];
  const visits = useAsk(listOwnVisits, {}).data?.items.filter(({ may }) => may.rate) ?? [];
  const notices = useAsk(listOwnNotices, {}).data?.items.filter(({ read }) => read === null) ?? [];
  return (
    <Section title={t('enterprise.todo')} asked={useAsk(listOwnDuties, {})}>
      {({ items, warnings }) => {
        const open = items.filter(({ state }) => OPEN.includes(state));
        if (open.length + warnings.length + notices.length + wanted.length + visits.length === 0)
          return <p>{t('enterprise.nothingTodo')}</p>;
        return (
          <ul>
            {notices.map((one) => (
              <li key={one.id} className="own-item">
                <Link to="/own/notices/$id" params={{ id: one.id }}>
                  {say(one.label)}
                </Link>{' '}
                <span className="chip warn">{t('enterprise.unread')}</span>
              </li>
            ))}
            {wanted.map((one) => (
              <li key={one.id} className="own-item">
                <Link to="/own/repairs/$id" params={{ id: one.id }}>
                  {t('ownSite.todo.complete', { number: one.number })}
                </Link>{' '}
                {one.due && (
                  <span className="chip warn">{t('enterprise.dueBy', { day: dayInText(one.due, lang) })}</span>
                )}
              </li>
            ))}
            {visits.map((one) => (
              <li key={one.id} className="own-item">
                <Link to="/own/visits">{t('ownSite.todo.rate', { day: dayInText(one.on, lang) })}</Link>{' '}
                <span className="chip">{t('enterprise.dueBy', { day: dayInText(one.may.until, lang) })}</span>
              </li>
            ))}
            {open.map((one) => (
              <li key={one.id} className="own-item">
                <Link to="/own/duties">{say(one.label)}</Link>{' '}
                <span className={one.state === 'open' ? 'chip' : 'chip warn'}>
                  {one.state === 'overdue'
                    ? t('enterprise.overdue')
                    : one.due
                      ? t('enterprise.dueBy', { day: dayInText(one.due, lang) })
                      : t('enterprise.noDue')}
                </span>
              </li>
            ))}
            {warnings.map((one) => (
              <li key={one.rule} className="own-item">
                {say(one.label)} <span className="muted">{say(one.remedy)}</span>
              </li>
            ))}
          </ul>
        );
      }}
    </Section>
  );
}

function Levels() {
  const { t, say, lang } = useWords();
  const today = todayIso();
  return (
    <Section title={t('enterprise.levels')} asked={useAsk(listOwnStandings, {})}>
      {({ items, told }) => (
        <>
          <ul>
            {items.map((book) => {
              const now = book.spans.find(
                ({ from, until }) => (from === null || from <= today) && (until === null || today < until),
              );
              return (
                <li key={book.rulebook} className="own-item row">
                  <b>{say(book.short)}</b>
                  <Grade levels={book.levels} code={now?.level ?? null} />
                  {book.disputed && <span className="chip warn">{t('objections.disputed')}</span>}
                  <SmallBand name={say(book.short)} levels={book.levels} spans={book.spans} />
                  <span className="muted">
                    {now?.until
                      ? t('enterprise.levelUntil', { day: dayInText(dayBefore(now.until), lang) })
                      : t('enterprise.levelOpen')}
                  </span>
                  {!book.disputed && (
                    <Link to="/own/objections/new" search={{ rulebook: book.rulebook }}>
                      {t('ownSite.cases.newObjection')}
                    </Link>
                  )}
                </li>
              );
            })}
          </ul>
          <Link to="/own/checkup">{t('enterprise.toCheckup')}</Link>
          <details>
            <summary className="muted">{t('enterprise.notTold')}</summary>
            <ul className="bullets small muted">
              {told
                .filter(({ seen }) => !seen)
                .map((one) => (
                  <li key={one.rulebook}>
                    {t('enterprise.untold', {
                      rulebook: say(one.short),
                      sense: say(one.sense),
                      article: one.article,
                    })}
                    {one.assumption && t('enterprise.assumed')}
                  </li>
                ))}
            </ul>
          </details>
        </>
      )}
    </Section>
  );
}
