// For enterprises: the lists for institutions that they may consent to be named on, with what it takes and what it tells.

import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { consentToFinance, listOwnFinance } from '../../../src/disclosure/finance/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Section } from '../enterprise/parts.tsx';
import { useOwn } from '../enterprise/use-own.ts';
import { DayField } from '../parts/day-field.tsx';
import { useAct } from '../parts/use-act.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type OwnList = AnswerOf<typeof listOwnFinance>['items'][number];
type Institution = OwnList['institutions'][number];

export function OwnFinance() {
  const { t, say } = useWords();
  return (
    <Section title={t('finance.own')} asked={useAsk(listOwnFinance, {})}>
      {({ items }) => (
        <>
          <p className="muted">{t('finance.ownAbout')}</p>
          {items.map((list) => (
            <div key={list.id} className="own-item">
              <b>{say(list.title)}</b>
              <div className="small">{list.conditions.map(say).join(t('mark.list'))}</div>
              <div className="small muted">
                {say(list.sense)} {list.article}
                {list.assumption && ` ${t('finance.assumption', { said: say(list.assumption) })}`}
              </div>
              {list.institutions.length === 0 && <p className="muted">{t('finance.noInstitution')}</p>}
              {list.institutions.map((one) => (
                <Named key={one.id} list={list.id} institution={one} />
              ))}
            </div>
          ))}
        </>
      )}
    </Section>
  );
}

function Named({ list, institution }: { readonly list: string; readonly institution: Institution }) {
  const { t, lang } = useWords();
  const { can } = useOwn();
  const act = useAct();
  const [until, setUntil] = useState<string>();
  const { id, name, purpose } = institution;
  const consent = () =>
    act(() => call(consentToFinance, { params: { list }, body: { institution: id, until: until! } }), {
      done: t('finance.consented'),
    });
  return (
    <div>
      {name} <span className="muted">{purpose}</span>{' '}
      {institution.until ? (
        <span className="chip warn">{t('finance.consentedUntil', { day: dayInText(institution.until, lang) })}</span>
      ) : (
        can('own.consent') && (
          <details>
            <summary>{t('finance.consent')}</summary>
            <div className="own-form">
              <label htmlFor={`until-${list}-${id}`}>{t('finance.until')}</label>
              <DayField id={`until-${list}-${id}`} value={until} onChange={setUntil} />
              <button type="button" className="primary" disabled={until === undefined} onClick={consent}>
                {t('finance.consent')}
              </button>
            </div>
          </details>
        )
      )}
    </div>
  );
}
