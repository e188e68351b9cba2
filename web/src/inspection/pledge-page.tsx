// Where a party of a seed makes its secret and the hash that it pledges; all in its own browser, nothing is sent.

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { pledge } from '../../../src/inspection/draw/seed.ts';
import { useWords } from '../words/use-words.ts';
import './draws.css';

/** 128 bits by chance, as hexadecimal digits. */
function madeSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function PledgePage() {
  const { t } = useWords();
  const [party, setParty] = useState('');
  const [secret, setSecret] = useState(madeSecret);
  const [wanted, setWanted] = useState('');
  const hash = party.trim() && secret.trim() ? pledge(party.trim(), secret.trim()) : '';
  const saved = `${party.trim()}\n${secret.trim()}\n${hash}\n`;
  return (
    <main className="draw-check">
      <h1>{t('pledge.title')}</h1>
      <p className="muted">{t('pledge.about')}</p>
      <label>
        <b>{t('pledge.party')}</b>
        <input className="field" maxLength={60} value={party} onChange={({ target }) => setParty(target.value)} />
      </label>
      <label>
        <b>{t('pledge.secret')}</b>
        <input className="field" maxLength={300} value={secret} onChange={({ target }) => setSecret(target.value)} />
      </label>
      <p>
        <button type="button" className="plain" onClick={() => setSecret(madeSecret())}>
          {t('pledge.another')}
        </button>
      </p>
      {hash && (
        <section className="card" aria-live="polite">
          <h2>{t('pledge.hash')}</h2>
          <code style={{ overflowWrap: 'anywhere' }}>{hash}</code>
          <p className="muted">{t('pledge.keep')}</p>
          <p>
            <a
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(saved)}`}
              download={`${t('pledge.file')}-${party.trim()}.txt`}
            >
              {t('pledge.save')}
            </a>
          </p>
        </section>
      )}
      <section className="card">
        <h2>{t('pledge.check')}</h2>
        <label>
          {t('pledge.wanted')}
          <input
            className="field"
            maxLength={64}
            value={wanted}
            onChange={({ target }) => setWanted(target.value.trim())}
          />
        </label>
        {wanted && hash && (
          <p role="status" className={wanted === hash ? 'good' : 'fault'}>
            {t(wanted === hash ? 'plans.partyFits' : 'plans.partyFitsNot')}
          </p>
        )}
      </section>
      <p className="small muted">{t('pledge.rule')}</p>
      <p>
        <Link to="/draws/check">{t('draws.link')}</Link>
      </p>
    </main>
  );
}
