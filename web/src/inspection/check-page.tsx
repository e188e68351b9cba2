// The page on which anybody works a published draw out again, in his own browser, without an account and without the service.

import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Problem, sentence } from '../../../src/base/problem.ts';
import { type DrawFile, readDrawFile } from '../../../src/inspection/draw/draw-file.ts';
import { type Finding, verify } from '../../../src/inspection/draw/verify.ts';
import { takePublicDraw } from '../../../src/inspection/draws-api.ts';
import { problems } from '../../../src/inspection/problems.ts';
import { addressOf } from '../api/call.ts';
import { speak } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';
import { DrawShown } from './draw-shown.tsx';
import './draws.css';

interface Checked {
  readonly name: string;
  readonly file: DrawFile;
  readonly findings: readonly Finding[];
}

export function CheckPage() {
  const { t, lang } = useWords();
  const [checked, setChecked] = useState<Checked>();
  const [error, setError] = useState<unknown>();
  const { plan } = useSearch({ from: '/draws/check' });
  const open = async (name: string, text: () => Promise<string>) => {
    setChecked(undefined);
    setError(undefined);
    try {
      const file = readDrawFile(name, await text());
      setChecked({ name, file, findings: verify(file) });
    } catch (refused) {
      setError(refused);
    }
  };
  useEffect(() => {
    if (plan) void open(t('draws.list'), () => published(plan));
  }, [plan]);
  return (
    <main className="draw-check">
      <h1>{t('draws.title')}</h1>
      <p className="muted">{t('draws.about')}</p>
      <label>
        <b>{t('draws.choose')}</b>
        <input
          className="field"
          type="file"
          accept=".json"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            if (chosen) void open(chosen.name, () => chosen.text());
          }}
        />
      </label>
      {error !== undefined && (
        <div className="fault" role="alert">
          {error instanceof Problem ? sentence(error.code, error.params, lang) : String(error)}
        </div>
      )}
      {checked && <Findings {...checked} />}
      {checked && <DrawShown file={checked.file} />}
      <p className="small muted">{t('draws.how')}</p>
      <p className="row">
        <Link to="/draws">{t('draws.list')}</Link>
        <Link to="/sign-in">{t('draws.signIn')}</Link>
        <button type="button" className="plain" onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>
          {t('nav.language')}
        </button>
      </p>
    </main>
  );
}

/** The file that the office has published; all else is done here. */
async function published(plan: string): Promise<string> {
  const answer = await fetch(addressOf(takePublicDraw, { params: { id: plan } }));
  if (!answer.ok) throw new Problem(problems['inspection.draw-not-public']);
  return answer.text();
}

function Findings({ file, findings }: Checked) {
  const { t } = useWords();
  const whole = findings.every(({ holds }) => holds);
  const title = whole ? (file.seed ? 'draws.holds' : 'draws.undrawn') : 'draws.holdsNot';
  return (
    <div className={whole ? 'good' : 'fault'} role="status">
      <b>{t(title)}</b>
      <ul className="draw-findings">
        {findings.map(({ what, holds, count }) => (
          <li key={what}>
            <span aria-hidden="true">{holds ? '✓ ' : '✗ '}</span>
            {t(`draws.finding.${what}`)}
            {' · '}
            {holds ? t('draws.yes') : t(isList(what) ? 'draws.noAt' : 'draws.no', { count })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function isList(what: Finding['what']): boolean {
  return what === 'scores' || what === 'visits' || what === 'changes' || what === 'chain';
}
