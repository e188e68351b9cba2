// Signing in: plain HTML, so that the first page is small.

import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { signIn } from '../../../src/base/api.ts';
import { call } from '../api/call.ts';
import { statusOf } from '../api/refused.ts';
import { enter } from '../api/session.ts';
import { Failed } from '../parts/states.tsx';
import { speak } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';

export function SignIn() {
  const { t, lang } = useWords();
  const { next, ended } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = new FormData(event.currentTarget);
    setBusy(true);
    setError(undefined);
    try {
      const body = { name: String(written.get('name')).trim(), password: String(written.get('password')) };
      enter(await call(signIn, { body }));
      await navigate({ href: within(next) });
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <form onSubmit={send}>
        <div>
          <h1>{t('product')}</h1>
          <p className="muted">{t('office')}</p>
        </div>
        {ended && !error ? <p className="note">{t('signIn.ended')}</p> : null}
        {error !== undefined && (
          <Failed error={error} how={statusOf(error) === 401 ? t('signIn.wrongDo') : undefined} />
        )}
        <label>
          {t('signIn.name')}
          <input className="field" name="name" autoComplete="username" required />
        </label>
        <label>
          {t('signIn.password')}
          <input className="field" name="password" type="password" autoComplete="current-password" required />
        </label>
        <button type="submit" className="primary" disabled={busy}>
          {busy ? t('signIn.busy') : t('signIn.act')}
        </button>
        <button type="button" className="plain" onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>
          {t('nav.language')}
        </button>
      </form>
    </main>
  );
}

/** An address of this console; anything else would lead to a stranger's page. */
function within(next: string | undefined): string {
  return next?.startsWith('/') && !/^\/[/\\]/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
