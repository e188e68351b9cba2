// Honours: applying for one, where each application stands, those that others granted.

import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { applyForHonour, listOwnHonours, withdrawHonour } from '../../../src/enterprise/honours-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';
import { useOwn } from './use-own.ts';

type Answer = AnswerOf<typeof listOwnHonours>;
type Honour = Answer['items'][number];

export function OwnHonours() {
  const { t } = useWords();
  const { can } = useOwn();
  const asked = useAsk(listOwnHonours, {});
  return (
    <>
      <h1>{t('ownSite.nav.honours')}</h1>
      <p className="muted">{t('ownSite.honours.about')}</p>
      <Section title={t('ownSite.honours.mine')} asked={asked}>
        {({ items }) => (
          <>
            {items.length === 0 && <Nothing title={t('ownSite.honours.none')} how={t('ownSite.honours.noneHow')} />}
            {items.map((one) => (
              <OneHonour key={one.id} honour={one} />
            ))}
          </>
        )}
      </Section>
      {asked.data && asked.data.recorded.length > 0 && <Recorded recorded={asked.data.recorded} />}
      {asked.data && can('own.apply') && <Apply rule={asked.data.rule} />}
    </>
  );
}

function OneHonour({ honour }: { readonly honour: Honour }) {
  const { t, lang } = useWords();
  const { can } = useOwn();
  const act = useAct();
  const { id, number, title, state, opened, due, facts, reason, acts, documentNumber, mayWithdraw } = honour;
  const back = acts.some((one) => one.act === 'take-back');
  const word = t('ownSite.honours.withdraw');
  const withdraw = () =>
    act(() => call(withdrawHonour, { params: { id }, body: { why: word } }), {
      ...{ sure: t('ownSite.honours.withdrawAsk', { number }), word, done: t('ownSite.honours.withdrawn') },
    });
  return (
    <details className="own-item">
      <summary>
        <b>{title}</b> {number}{' '}
        <span className="chip">{back ? t('ownSite.honours.takenBack') : t(`ownSite.honours.state.${state}`)}</span>{' '}
        <span className="muted">
          {dayInText(opened, lang)}
          {due && ` · ${t('enterprise.dueBy', { day: dayInText(due, lang) })}`}
        </span>
      </summary>
      <p>{facts}</p>
      {documentNumber && <p>{documentNumber}</p>}
      {reason && !back && <p>{reason}</p>}
      <h3>{t('ownSite.honours.steps')}</h3>
      <ol>
        {acts.map((one, i) => (
          <li key={`${one.act}${i}`}>
            {dayInText(one.on, lang)} <b>{t(`listings.act.${one.act as 'open'}`)}</b>{' '}
            {one.act === 'recommend' && t(`listings.levels.${one.detail as 'district'}`)}{' '}
            {one.act !== 'open' && <span className="muted">{one.why}</span>}
          </li>
        ))}
      </ol>
      {mayWithdraw && can('own.apply') && (
        <button type="button" className="plain" onClick={withdraw}>
          {word}
        </button>
      )}
    </details>
  );
}

function Recorded({ recorded }: { readonly recorded: Answer['recorded'] }) {
  const { t, lang } = useWords();
  return (
    <section className="card stack">
      <h2>{t('ownSite.honours.recorded')}</h2>
      <ul>
        {recorded.map((one) => (
          <li key={one.number} className="own-item">
            <b>{one.title}</b> {one.number}
            <div className="small muted">
              {one.by} · {dayInText(one.on, lang)}
              {one.until && ` · ${t('ownSite.honours.validUntil', { day: dayInText(one.until, lang) })}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Apply({ rule }: { readonly rule: Answer['rule'] }) {
  const { t, say } = useWords();
  const act = useAct();
  const [chosen, setChosen] = useState(rule.titles[0]?.zh ?? '');
  const [other, setOther] = useState('');
  const [facts, setFacts] = useState('');
  const title = chosen || other.trim();
  const send = async () => {
    const body = { title, facts };
    const done = await act(() => call(applyForHonour, { body }));
    if (done) setFacts('');
  };
  return (
    <section className="card own-form own-wide">
      <h2>{t('ownSite.honours.apply')}</h2>
      <p className="small muted">
        {say(rule.sense)} {rule.document}
        {rule.assumption && t('ownSite.honours.assumed', { said: say(rule.assumption) })}
      </p>
      <label>
        {t('ownSite.honours.title')}
        <select className="field" value={chosen} onChange={(e) => setChosen(e.target.value)}>
          {rule.titles.map((one) => (
            <option key={one.zh} value={one.zh}>
              {say(one)}
            </option>
          ))}
          <option value="">{t('ownSite.honours.other')}</option>
        </select>
      </label>
      {chosen === '' && (
        <label>
          {t('ownSite.honours.other')}
          <input className="field" maxLength={100} value={other} onChange={(e) => setOther(e.target.value)} />
        </label>
      )}
      <label>
        {t('ownSite.honours.facts')}
        <textarea
          className="field"
          rows={4}
          maxLength={2000}
          placeholder={t('ownSite.honours.factsHint')}
          value={facts}
          onChange={(e) => setFacts(e.target.value)}
        />
      </label>
      <b className="small">{t('ownSite.honours.conditions')}</b>
      <ul className="bullets">
        {rule.conditions.map((one) => (
          <li key={one.id}>{say(one.label)}</li>
        ))}
      </ul>
      <button type="button" className="primary" disabled={title.length < 2 || facts.trim().length < 2} onClick={send}>
        {t('ownSite.honours.send')}
      </button>
    </section>
  );
}
