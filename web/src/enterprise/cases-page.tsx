// One's own applications for repair and objections, and what could be repaired.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listOwnObjections, listOwnRepairs } from '../../../src/enterprise/cases-api.ts';
import { useAsk } from '../api/ask.ts';
import { Nothing } from '../parts/states.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';
import { useOwn } from './use-own.ts';

type Prospect = AnswerOf<typeof listOwnRepairs>['prospects'][number];

export function OwnCases() {
  const { t } = useWords();
  const { can } = useOwn();
  return (
    <>
      <h1>{t('enterprise.nav.cases')}</h1>
      <p className="muted">{t('enterprise.free')}</p>
      {can('own.apply') && (
        <div className="row">
          <Link to="/own/repairs/new" className="primary-link">
            {t('ownSite.cases.newRepair')}
          </Link>
          <Link to="/own/objections/new" className="primary-link">
            {t('ownSite.cases.newObjection')}
          </Link>
        </div>
      )}
      <Repairs />
      <Objections />
    </>
  );
}

function Repairs() {
  const { t, say, lang } = useWords();
  return (
    <Section title={t('enterprise.cases.repairs')} asked={useAsk(listOwnRepairs, {})}>
      {({ prospects, applications }) => (
        <>
          {applications.length === 0 && (
            <Nothing title={t('enterprise.cases.noRepairs')} how={t('enterprise.cases.noRepairsHow')} />
          )}
          <ul>
            {applications.map((one) => (
              <li key={one.id} className="own-item">
                <Link to="/own/repairs/$id" params={{ id: one.id }}>
                  {one.number}
                </Link>{' '}
                {one.items.map(({ number }) => number).join(t('mark.list'))}{' '}
                <span className="chip">{t(`repairs.state.${one.state}`)}</span>
                <div className="small muted">
                  {dayInText(one.applied, lang)}
                  {one.due && ` · ${t('enterprise.dueBy', { day: dayInText(one.due, lang) })}`}
                </div>
              </li>
            ))}
          </ul>
          {prospects.length > 0 && (
            <details>
              <summary>{t('enterprise.cases.can')}</summary>
              <ul>
                {prospects.map((one) => (
                  <li key={one.record} className="own-item">
                    <Link to="/own/repairs/new" search={{ record: `${one.type}:${one.number}` }}>
                      {say(one.label)} {one.number}
                    </Link>
                    <Terms prospect={one} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </Section>
  );
}

function Terms({ prospect }: { readonly prospect: Prospect }) {
  const { t, say, lang } = useWords();
  return (
    <p className="small muted">
      {prospect.earliest && t('enterprise.file.earliest', { day: dayInText(prospect.earliest, lang) })}{' '}
      {prospect.automatic && t('enterprise.file.automatic', { day: dayInText(prospect.automatic, lang) })}{' '}
      {prospect.never && say(prospect.never)}
    </p>
  );
}

function Objections() {
  const { t, lang } = useWords();
  return (
    <Section title={t('enterprise.cases.objections')} asked={useAsk(listOwnObjections, {})}>
      {({ items }) => (
        <>
          {items.length === 0 && (
            <Nothing title={t('enterprise.cases.noObjections')} how={t('enterprise.cases.noObjectionsHow')} />
          )}
          <ul>
            {items.map((one) => (
              <li key={one.id} className="own-item">
                <Link to="/own/objections/$id" params={{ id: one.id }}>
                  {one.number}
                </Link>{' '}
                {one.aboutNumber}{' '}
                <span className="chip">
                  {one.outcome ? t(`objections.outcome.${one.outcome}`) : t(`objections.state.${one.state}`)}
                </span>
                <div className="small muted">
                  {dayInText(one.filed, lang)}
                  {one.due && ` · ${t('enterprise.dueBy', { day: dayInText(one.due, lang) })}`}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
