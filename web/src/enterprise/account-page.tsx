// Who may use the enterprise's site: delegates with their rights, invitations; and one's own password and codes.

import { useState } from 'react';
import { endDelegate, endInvitation, inviteDelegate, listDelegates } from '../../../src/enterprise/api.ts';
import { RIGHT_NAMES, type Right } from '../../../src/enterprise/rights.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { OwnCodes } from '../base/own-codes.tsx';
import { OwnPassword } from '../base/own-password.tsx';
import { useAct } from '../parts/use-act.tsx';
import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';
import { useOwn } from './use-own.ts';
import '../base/office.css';

export function OwnAccount() {
  const { t } = useWords();
  const { can } = useOwn();
  return (
    <>
      <h1>{t('enterprise.nav.account')}</h1>
      {can('own.delegate') ? <People /> : <p className="muted">{t('enterprise.account.limited')}</p>}
      <section className="card stack">
        <h2>{t('own.password')}</h2>
        <OwnPassword />
      </section>
      <OwnCodes />
    </>
  );
}

function People() {
  const { t } = useWords();
  const act = useAct();
  const named = (rights: readonly Right[]) =>
    rights.map((one) => t(`enterprise.account.rights.${one}`)).join(t('mark.list'));
  const end = (id: string, name: string) =>
    act(() => call(endDelegate, { params: { id } }), {
      sure: t('enterprise.account.endAsk', { name }),
      word: t('enterprise.account.end'),
      done: t('enterprise.account.ended'),
    });
  const takeBack = (id: string) =>
    act(() => call(endInvitation, { params: { id } }), { done: t('enterprise.account.takenBack') });
  return (
    <Section title={t('enterprise.account.people')} asked={useAsk(listDelegates, {})}>
      {({ accounts, invitations }) => (
        <>
          <ul>
            {accounts.map((one) => (
              <li key={one.id} className="own-item row">
                <b>{one.shown}</b> {one.name}{' '}
                <span className="chip">
                  {one.owner
                    ? t('enterprise.account.owner')
                    : `${t('enterprise.account.delegate')} ${named(one.rights)}`}
                </span>
                {one.own && <span className="chip">{t('enterprise.account.you')}</span>}
                {one.disabled && <span className="chip">{t('enterprise.account.disabled')}</span>}
                {!one.owner && !one.disabled && (
                  <button type="button" className="plain" onClick={() => end(one.id, one.shown)}>
                    {t('enterprise.account.end')}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {invitations.length > 0 && <h3>{t('enterprise.account.invitations')}</h3>}
          <ul>
            {invitations.map((one) => (
              <li key={one.id} className="own-item row">
                {named(one.rights)} <span className="muted">{momentInTable(one.expires)}</span>
                <button type="button" className="plain" onClick={() => takeBack(one.id)}>
                  {t('enterprise.account.takeBack')}
                </button>
              </li>
            ))}
          </ul>
          <Invite />
        </>
      )}
    </Section>
  );
}

function Invite() {
  const { t } = useWords();
  const act = useAct();
  const [rights, setRights] = useState<readonly Right[]>(['look']);
  const [made, setMade] = useState<{ code: string; expires: string }>();
  const invite = async () => setMade(await act(() => call(inviteDelegate, { body: { rights: [...rights] } })));
  const turn = (right: Right) =>
    setRights(rights.includes(right) ? rights.filter((one) => one !== right) : [...rights, right]);
  return (
    <div className="own-form">
      <h3>{t('enterprise.account.invite')}</h3>
      <fieldset>
        <legend>{t('enterprise.account.inviteRights')}</legend>
        {RIGHT_NAMES.map((right) => (
          <label key={right} className="own-check">
            <input type="checkbox" checked={rights.includes(right)} onChange={() => turn(right)} />
            {t(`enterprise.account.rights.${right}`)}
          </label>
        ))}
      </fieldset>
      <button type="button" className="primary" disabled={rights.length === 0} onClick={invite}>
        {t('enterprise.account.inviteAct')}
      </button>
      {made && (
        <div role="status">
          <div className="small muted">{t('enterprise.account.code')}</div>
          <div className="own-code">{made.code}</div>
          <p className="small">
            {t('enterprise.account.codeHow', {
              place: `${window.location.origin}/own/activate`,
              day: momentInTable(made.expires),
            })}
          </p>
        </div>
      )}
    </div>
  );
}
