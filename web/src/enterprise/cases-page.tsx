// Asking for repair of a record and objecting to it, and what became of both.

import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import {
  applyForOwnRepair,
  fileOwnObjection,
  listOwnObjections,
  listOwnRepairs,
} from '../../../src/enterprise/cases-api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';
import { useOwn } from './use-own.ts';

type Prospect = AnswerOf<typeof listOwnRepairs>['prospects'][number];

export function OwnCases() {
  const { t } = useWords();
  const { record } = useSearch({ from: '/own-site/own/cases' });
  return (
    <>
      <h1>{t('enterprise.nav.cases')}</h1>
      <p className="muted">{t('enterprise.free')}</p>
      <Repairs chosen={record} />
      <Objections chosen={record} />
    </>
  );
}

function Repairs({ chosen }: { readonly chosen: number | undefined }) {
  const { t, say, lang } = useWords();
  const { can } = useOwn();
  return (
    <Section title={t('enterprise.cases.repairs')} asked={useAsk(listOwnRepairs, {})}>
      {({ prospects, applications }) => {
        const asked = prospects.find((one) => one.record === chosen);
        return (
          <>
            {asked && can('own.apply') && <Apply prospect={asked} />}
            {applications.length === 0 && !asked && (
              <Nothing title={t('enterprise.cases.noRepairs')} how={t('enterprise.cases.noRepairsHow')} />
            )}
            <ul>
              {applications.map((one) => (
                <li key={one.id} className="own-item">
                  <b>{one.number}</b> {one.items.map(({ number }) => number).join(t('mark.list'))}{' '}
                  <span className="chip">{t(`repairs.state.${one.state}`)}</span>
                  <div className="small muted">
                    {dayInText(one.applied, lang)}
                    {one.due && ` · ${t('enterprise.dueBy', { day: dayInText(one.due, lang) })}`}
                  </div>
                </li>
              ))}
            </ul>
            {!asked && (
              <details>
                <summary>{t('enterprise.cases.can')}</summary>
                <ul>
                  {prospects.map((one) => (
                    <li key={one.record} className="own-item">
                      <b>{say(one.label)}</b> {one.number} <Terms prospect={one} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        );
      }}
    </Section>
  );
}

function Terms({ prospect }: { readonly prospect: Prospect }) {
  const { t, say, lang } = useWords();
  return (
    <p className="small muted">
      {prospect.earliest && t('enterprise.file.earliest', { day: dayInText(prospect.earliest, lang) })}{' '}
      {prospect.automatic && t('enterprise.file.automatic', { day: dayInText(prospect.automatic, lang) })}{' '}
      {prospect.never && say(prospect.never)}
    </p>
  );
}

function Apply({ prospect }: { readonly prospect: Prospect }) {
  const { t, say } = useWords();
  const act = useAct();
  const [by, setBy] = useState('');
  const [statement, setStatement] = useState('');
  const ready = prospect.possible && prospect.open === null && (prospect.earliest ?? '') <= todayIso();
  const send = () => {
    const body = { records: [prospect.record], statement, materials: [], committedBy: by };
    return act(() => call(applyForOwnRepair, { body }), { done: t('enterprise.cases.applied') });
  };
  return (
    <div className="own-form">
      <h3>
        {t('enterprise.cases.apply')} {prospect.number}
      </h3>
      <Terms prospect={prospect} />
      <ul className="bullets">
        {prospect.materials.map((one) => (
          <li key={one.zh}>{say(one)}</li>
        ))}
      </ul>
      {ready && (
        <>
          <label>
            {t('enterprise.cases.statement')}
            <textarea className="field" rows={4} value={statement} onChange={(e) => setStatement(e.target.value)} />
          </label>
          <label>
            {t('enterprise.cases.committedBy')}
            <input className="field" value={by} maxLength={60} onChange={(e) => setBy(e.target.value)} />
          </label>
          <button type="button" className="primary" disabled={by.trim() === ''} onClick={send}>
            {t('enterprise.cases.apply')}
          </button>
        </>
      )}
    </div>
  );
}

function Objections({ chosen }: { readonly chosen: number | undefined }) {
  const { t, lang } = useWords();
  const { can } = useOwn();
  return (
    <Section title={t('enterprise.cases.objections')} asked={useAsk(listOwnObjections, {})}>
      {({ items, matters }) => (
        <>
          {chosen !== undefined && can('own.apply') && <Objecting record={chosen} matters={matters} />}
          {items.length === 0 && chosen === undefined && (
            <Nothing title={t('enterprise.cases.noObjections')} how={t('enterprise.cases.noObjectionsHow')} />
          )}
          <ul>
            {items.map((one) => (
              <li key={one.id} className="own-item">
                <b>{one.number}</b> {one.aboutNumber}{' '}
                <span className="chip">
                  {one.outcome ? t(`objections.outcome.${one.outcome}`) : t(`objections.state.${one.state}`)}
                </span>
                <div className="small muted">
                  {dayInText(one.filed, lang)}
                  {one.due && ` · ${t('enterprise.dueBy', { day: dayInText(one.due, lang) })}`}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

type Matters = AnswerOf<typeof listOwnObjections>['matters'];

function Objecting({ record, matters }: { readonly record: number; readonly matters: Matters }) {
  const { t, say } = useWords();
  const act = useAct();
  const [matter, setMatter] = useState(matters[0]?.code ?? '');
  const [grounds, setGrounds] = useState('');
  const [wanted, setWanted] = useState('');
  const send = () => {
    const body = { record, matter, grounds, wanted, files: [] };
    return act(() => call(fileOwnObjection, { body }), { done: t('enterprise.cases.objected') });
  };
  return (
    <details>
      <summary>{t('enterprise.cases.object')}</summary>
      <div className="own-form">
        <label>
          {t('enterprise.cases.matter')}
          <select className="field" value={matter} onChange={(event) => setMatter(event.target.value)}>
            {matters.map((one) => (
              <option key={one.code} value={one.code}>
                {say(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('enterprise.cases.grounds')}
          <textarea className="field" rows={4} value={grounds} onChange={(e) => setGrounds(e.target.value)} />
        </label>
        <label>
          {t('enterprise.cases.wanted')}
          <input className="field" value={wanted} maxLength={2000} onChange={(e) => setWanted(e.target.value)} />
        </label>
        <button type="button" className="primary" disabled={grounds.trim().length < 2} onClick={send}>
          {t('enterprise.cases.object')}
        </button>
      </div>
    </details>
  );
}
