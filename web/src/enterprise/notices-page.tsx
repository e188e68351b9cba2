// What one was told: letters with remedies and their terms, and the defence where one is invited to state it.

import { App } from 'antd';
import { useState } from 'react';
import { listOwnNotices, markOwnNotice, readOwnNotice, stateOwn } from '../../../src/enterprise/rights-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';
import { useOwn } from './use-own.ts';

export function OwnNotices() {
  const { t, say, lang } = useWords();
  const [open, setOpen] = useState<string>();
  const turn = async (id: string, read: boolean) => {
    setOpen(open === id ? undefined : id);
    if (read) return;
    await call(markOwnNotice, { params: { id } }).catch(() => undefined);
    await client.invalidateQueries({ queryKey: [listOwnNotices.id] });
  };
  return (
    <>
      <h1>{t('enterprise.nav.notices')}</h1>
      <p className="muted">{t('enterprise.notices.about')}</p>
      <Section asked={useAsk(listOwnNotices, {})}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <Nothing title={t('enterprise.notices.none')} how={t('enterprise.notices.noneHow')} />
            )}
            {items.map((one) => (
              <div key={one.id} className="own-item">
                <b>{say(one.label)}</b> {one.number} <span className="muted">{dayInText(one.told, lang)}</span>{' '}
                {one.read === null && <span className="chip warn">{t('enterprise.unread')}</span>}
                <div className="small muted">
                  {one.authority} ·{' '}
                  {one.served
                    ? t('enterprise.notices.served', { day: dayInText(one.served, lang) })
                    : t('enterprise.notices.unserved')}
                  {one.answerBy && ` · ${t('enterprise.notices.answerBy', { day: dayInText(one.answerBy, lang) })}`}
                  {one.stated && ` · ${t('enterprise.notices.statedOn', { day: dayInText(one.stated, lang) })}`}
                </div>
                <button
                  type="button"
                  className="plain"
                  aria-expanded={open === one.id}
                  onClick={() => turn(one.id, one.read !== null)}
                >
                  {t(open === one.id ? 'enterprise.notices.close' : 'enterprise.notices.open')}
                </button>
                {open === one.id && <Letter id={one.id} />}
              </div>
            ))}
          </>
        )}
      </Section>
    </>
  );
}

function Letter({ id }: { readonly id: string }) {
  const { t, say, lang } = useWords();
  const { can } = useOwn();
  const { data, error, refetch } = useAsk(readOwnNotice, { params: { id } });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Bones />;
  return (
    <div className="stack">
      <p>{say(data.letter.says)}</p>
      <p>{data.facts}</p>
      {data.reasons && <p>{data.reasons}</p>}
      <p className="small muted">
        {data.letter.article} {say(data.letter.sense)}
      </p>
      {data.letter.remedies.length > 0 && (
        <>
          <h3>{t('enterprise.notices.remedies')}</h3>
          <ul className="bullets">
            {data.letter.remedies.map((one) => (
              <li key={one.id}>
                {say(one.label)}
                {t('mark.colon')}
                {say(one.to)} {one.last && <b>{t('enterprise.notices.last', { day: dayInText(one.last, lang) })}</b>}
                <div className="small muted">{one.article}</div>
              </li>
            ))}
          </ul>
        </>
      )}
      {data.invites && !data.considered && can('own.apply') && <Defence id={id} />}
    </div>
  );
}

function Defence({ id }: { readonly id: string }) {
  const { t } = useWords();
  const act = useAct();
  const { message } = App.useApp();
  const [said, setSaid] = useState('');
  const send = async () => {
    const done = await act(() => call(stateOwn, { params: { id }, body: { said, files: [] } }));
    if (!done) return;
    setSaid('');
    message.success(t('enterprise.notices.stated'));
  };
  return (
    <div className="own-form">
      <label>
        {t('enterprise.notices.say')}
        <textarea className="field" rows={5} maxLength={4000} value={said} onChange={(e) => setSaid(e.target.value)} />
      </label>
      <button type="button" className="primary" disabled={said.trim().length < 2} onClick={send}>
        {t('enterprise.notices.state')}
      </button>
    </div>
  );
}
