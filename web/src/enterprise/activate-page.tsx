// Activating an account with the code from the desk: for everybody, plain HTML.

import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { activateOwn } from '../../../src/enterprise/desk-api.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { speak } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';

const FIELDS = [
  ['uscc', 'off'],
  ['code', 'off'],
  ['shown', 'nickname'],
  ['name', 'username'],
  ['password', 'new-password'],
] as const;

export function ActivatePage() {
  const { t, lang } = useWords();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = new FormData(event.currentTarget);
    const text = (name: string) => String(written.get(name) ?? '').trim();
    setBusy(true);
    setError(undefined);
    try {
      const [uscc, code, shown, name] = ['uscc', 'code', 'shown', 'name'].map(text);
      await call(activateOwn, { body: { uscc, code, shown, name, password: String(written.get('password')) } });
      setDone(true);
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  return (
    <main className="sign-in">
      <form onSubmit={send}>
        <div>
          <h1>{t('enterprise.activate.title')}</h1>
          <p className="muted">{t('enterprise.activate.about')}</p>
        </div>
        {error !== undefined && <Failed error={error} />}
        {done ? (
          <p className="note" role="status">
            {t('enterprise.activate.done')}
          </p>
        ) : (
          <>
            {FIELDS.map(([name, complete]) => (
              <label key={name}>
                {t(`enterprise.activate.${name}`)}
                <input
                  className="field"
                  name={name}
                  type={name === 'password' ? 'password' : 'text'}
                  autoComplete={complete}
                  required
                />
              </label>
            ))}
            <button type="submit" className="primary" disabled={busy}>
              {t('enterprise.activate.act')}
            </button>
          </>
        )}
        <Link to="/sign-in" search={{ next: '/own' }} style={{ justifySelf: 'center' }}>
          {t('enterprise.activate.toSignIn')}
        </Link>
        <button type="button" className="plain" onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>
          {t('nav.language')}
        </button>
      </form>
    </main>
  );
}
