// Signing in: plain HTML, so that the first page is small.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import i18next from 'i18next';
import { type FormEvent, useState } from 'react';
import { signIn, signInWays } from '../../../src/base/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Refused } from '../api/refused.ts';
import { enter } from '../api/session.ts';
import { Failed } from '../parts/states.tsx';
import { speak } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';

export function SignIn() {
  const { t, lang } = useWords();
  const { next, ended, refused, subject } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(() => (refused ? fromProvider(refused, subject) : undefined));
  const [codeNeeded, setCodeNeeded] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = new FormData(event.currentTarget);
    setBusy(true);
    setError(undefined);
    try {
      enter(await call(signIn, { body: writtenIn(written) }));
      await navigate({ href: within(next) });
    } catch (refusal) {
      const asked = codeOf(refusal) === 'base.code-needed';
      if (asked) setCodeNeeded(true);
      setError(asked ? undefined : refusal);
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
        {error !== undefined && <Failed error={error} how={isWrong(error) ? t('signIn.wrongDo') : undefined} />}
        <label>
          {t('signIn.name')}
          <input className="field" name="name" autoComplete="username" required />
        </label>
        <label>
          {t('signIn.password')}
          <input className="field" name="password" type="password" autoComplete="current-password" required />
        </label>
        {codeNeeded && <Code />}
        <button type="submit" className="primary" disabled={busy}>
          {busy ? t('signIn.busy') : t('signIn.act')}
        </button>
        <Provider next={within(next)} />
        <button type="button" className="plain" onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>
          {t('nav.language')}
        </button>
        <Link className="small" style={{ justifySelf: 'center' }} to="/own/activate">
          {t('enterprise.activate.link')}
        </Link>
        <Link className="small" style={{ justifySelf: 'center' }} to="/draws/check">
          {t('draws.link')}
        </Link>
      </form>
    </main>
  );
}

function Code() {
  const { t } = useWords();
  return (
    <label>
      {t('signIn.code')}
      {/* biome-ignore lint/a11y/noAutofocus: the field appears because it is what is asked for now */}
      <input className="field" name="code" autoComplete="one-time-code" required autoFocus maxLength={30} />
      <span className="small">{t('signIn.codeHow')}</span>
    </label>
  );
}

/** The office's own sign-in, where there is one. */
function Provider({ next }: { readonly next: string }) {
  const { t } = useWords();
  const { provider = null } = useAsk(signInWays, {}, { fresh: 300_000 }).data ?? {};
  if (!provider) return null;
  return (
    <a className="provider" href={`${provider.address}?next=${encodeURIComponent(next)}`}>
      {t('signIn.provider', { label: provider.label })}
    </a>
  );
}

function writtenIn(form: FormData) {
  const code = form.get('code');
  return {
    name: String(form.get('name')).trim(),
    password: String(form.get('password')),
    ...(code ? { code: String(code).trim() } : {}),
  };
}

/** What came of signing in elsewhere, as its code in the address. */
function fromProvider(code: string, subject: string | undefined): Refused {
  const detail = i18next.t(code === 'base.oidc-no-account' ? 'signIn.noAccount' : 'signIn.failed', { subject });
  return new Refused({ status: 401, code, title: '', detail });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Refused ? error.refusal.code : undefined;
}

function isWrong(error: unknown): boolean {
  return codeOf(error) === 'base.sign-in-failed';
}

/** An address of this console; anything else would lead to a stranger's page. */
function within(next: string | undefined): string {
  return next?.startsWith('/') && !/^\/[/\\]/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
