// Consents that one has given, and who looked at classes 3 and 4.

import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { endConsent, giveConsent, listOwnConsents, listOwnLooks } from '../../../src/enterprise/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { OwnFinance } from '../finance/own-finance.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { dayInText, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';
import { useOwn } from './use-own.ts';

type Consents = AnswerOf<typeof listOwnConsents>;

export function OwnLooks() {
  const { t } = useWords();
  return (
    <>
      <h1>{t('enterprise.nav.looks')}</h1>
      <p className="muted">{t('enterprise.looks.about')}</p>
      <ConsentList />
      <OwnFinance />
      <Looks />
    </>
  );
}

function ConsentList() {
  const { t, lang } = useWords();
  const { can } = useOwn();
  const act = useAct();
  const withdraw = (id: string, to: string) =>
    act(() => call(endConsent, { params: { id } }), {
      sure: t('enterprise.looks.withdrawAsk', { to }),
      word: t('enterprise.looks.withdraw'),
      done: t('enterprise.looks.withdrawn'),
    });
  return (
    <Section title={t('enterprise.looks.consents')} asked={useAsk(listOwnConsents, {})}>
      {({ items, institutions }) => (
        <>
          {items.length === 0 && <Nothing title={t('enterprise.looks.none')} how={t('enterprise.looks.noneHow')} />}
          <ul>
            {items.map((one) => {
              const to = one.to || t(`enterprise.looks.kind.${one.kind}`);
              return (
                <li key={one.id} className="own-item">
                  <b>{to}</b> {one.purpose}{' '}
                  <span className={one.state === 'in-force' ? 'chip warn' : 'chip'}>
                    {t(`enterprise.looks.state.${one.state}`)}
                  </span>
                  <div className="small muted">
                    {momentInTable(one.granted)} — {dayInText(one.until, lang)} · {one.paper}
                  </div>
                  {can('own.consent') && one.state === 'in-force' && (
                    <button type="button" className="plain" onClick={() => withdraw(one.id, to)}>
                      {t('enterprise.looks.withdraw')}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
          {can('own.consent') && <Give institutions={institutions} />}
        </>
      )}
    </Section>
  );
}

function Give({ institutions }: { readonly institutions: Consents['institutions'] }) {
  const { t } = useWords();
  const act = useAct();
  const [institution, setInstitution] = useState('');
  const [purpose, setPurpose] = useState('');
  const [until, setUntil] = useState<string>();
  if (institutions.length === 0) return <p className="muted">{t('enterprise.looks.noInstitutions')}</p>;
  const ready = institution !== '' && purpose.trim().length > 1 && until !== undefined;
  const give = async () => {
    const body = { institution, purpose, until: until! };
    if (!(await act(() => call(giveConsent, { body }), { done: t('enterprise.looks.given') }))) return;
    setInstitution('');
    setPurpose('');
    setUntil(undefined);
  };
  return (
    <details>
      <summary>{t('enterprise.looks.give')}</summary>
      <div className="own-form">
        <label>
          {t('enterprise.looks.institution')}
          <select className="field" value={institution} onChange={(event) => setInstitution(event.target.value)}>
            <option value="" />
            {institutions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('enterprise.looks.purpose')}
          <input
            className="field"
            value={purpose}
            maxLength={200}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </label>
        <label htmlFor="consent-until">{t('enterprise.looks.until')}</label>
        <DayField id="consent-until" value={until} onChange={setUntil} />
        <button type="button" className="primary" disabled={!ready} onClick={give}>
          {t('enterprise.looks.give')}
        </button>
      </div>
    </details>
  );
}

function Looks() {
  const { t } = useWords();
  return (
    <Section title={t('enterprise.looks.seen')} asked={useAsk(listOwnLooks, { query: { limit: 100 } })}>
      {({ items }) => (
        <>
          {items.length === 0 && (
            <Nothing title={t('enterprise.looks.noneSeen')} how={t('enterprise.looks.noneSeenHow')} />
          )}
          <ul>
            {items.map((one) => (
              <li key={one.id} className="own-item">
                {momentInTable(one.at)} <b>{one.unit ?? '—'}</b>{' '}
                <span className="chip">
                  {one.act === 'takeFinanceList'
                    ? t('finance.named')
                    : t('enterprise.looks.classes', { classes: one.classes.join(t('mark.list')) })}
                </span>
                {one.basis && <div className="small muted">{one.basis}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
