// What one must do and by when, reminders, licences with their ends, and what one can file oneself.

import { Link } from '@tanstack/react-router';
import { listOwnDuties, listOwnForms, listOwnLicences } from '../../../src/enterprise/api.ts';
import { useAsk } from '../api/ask.ts';
import { Nothing } from '../parts/states.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';
import { useOwn } from './use-own.ts';

const UNDONE: readonly string[] = ['open', 'approaching', 'overdue'];

export function OwnDuties() {
  const { t } = useWords();
  const { can } = useOwn();
  return (
    <>
      <h1>{t('enterprise.nav.duties')}</h1>
      <Owed mayFile={can('own.file')} />
      <Licences />
      {can('own.file') && <Forms />}
    </>
  );
}

function Owed({ mayFile }: { readonly mayFile: boolean }) {
  const { t, say, lang } = useWords();
  return (
    <Section title={t('enterprise.duties.own')} asked={useAsk(listOwnDuties, {})}>
      {({ items, warnings }) => (
        <>
          {items.length === 0 && <Nothing title={t('enterprise.duties.none')} how={t('enterprise.duties.noneHow')} />}
          <ul>
            {items.map((one) => (
              <li key={one.id} className="own-item">
                <b>{say(one.label)}</b>{' '}
                <span className={one.state === 'overdue' || one.state === 'approaching' ? 'chip warn' : 'chip'}>
                  {t(`enterprise.duties.state.${one.state}`)}
                </span>{' '}
                {one.done
                  ? t('enterprise.duties.done', { day: dayInText(one.done, lang) })
                  : one.due && t('enterprise.dueBy', { day: dayInText(one.due, lang) })}
                <div className="small muted">
                  {one.document} {one.article} {say(one.sense)}
                  {one.assumption && t('enterprise.assumed')}
                </div>
                {mayFile && one.files && UNDONE.includes(one.state) && (
                  <Link to="/own/filing/$type" params={{ type: one.files }}>
                    {t('enterprise.duties.fileIt')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
          {warnings.length > 0 && <h3>{t('enterprise.duties.warnings')}</h3>}
          <ul>
            {warnings.map((one) => (
              <li key={one.rule} className="own-item">
                <b>{say(one.label)}</b> {say(one.remedy)} <span className="small muted">{one.article}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Licences() {
  const { t, say, lang } = useWords();
  return (
    <Section title={t('enterprise.duties.licences')} asked={useAsk(listOwnLicences, {})}>
      {({ items }) => (
        <>
          {items.length === 0 && (
            <Nothing title={t('enterprise.duties.noLicences')} how={t('enterprise.duties.noLicencesHow')} />
          )}
          <ul>
            {items.map((one) => (
              <li key={one.record} className="own-item">
                <b>{one.what || say(one.label)}</b> {one.number}{' '}
                <span className={one.state === 'over' || one.state === 'ending' ? 'chip warn' : 'chip'}>
                  {t(`enterprise.duties.licence.${one.state}`)}
                </span>{' '}
                {one.until && t('enterprise.duties.until', { day: dayInText(one.until, lang) })}
                <div className="small muted">{one.authority}</div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Forms() {
  const { t, say } = useWords();
  return (
    <Section title={t('enterprise.duties.forms')} asked={useAsk(listOwnForms, {}, { fresh: 600_000 })}>
      {({ items }) => (
        <ul>
          {items.map((form) => (
            <li key={form.id} className="own-item">
              <Link to="/own/filing/$type" params={{ type: form.id }}>
                {say(form.label)}
              </Link>
              <div className="small muted">{say(form.about)}</div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
