// Reports of oneself: issued here, downloaded as PDF or JSON, with the page that tells whether one is genuine and up to date.

import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { REPORT_FORMS } from '../../../src/disclosure/reports/report-api.ts';
import { downloadOwnReport, issueOwnReport, listOwnReports } from '../../../src/enterprise/reports-api.ts';
import { useAsk } from '../api/ask.ts';
import { addressOf, call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { dayInText, momentInTable, todayIso, yearsBefore } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';
import { useOwn } from './use-own.ts';

type Answer = AnswerOf<typeof listOwnReports>;
type Kind = Answer['kinds'][number];

export function OwnReports() {
  const { t } = useWords();
  const { can } = useOwn();
  const asked = useAsk(listOwnReports, {});
  return (
    <>
      <h1>{t('ownSite.nav.reports')}</h1>
      <p className="muted">{t('ownSite.reports.about')}</p>
      {asked.data && can('own.apply') && <Issue answer={asked.data} />}
      <Section title={t('ownSite.reports.history')} asked={asked}>
        {({ items, kinds }) => (
          <>
            {items.length === 0 && <Nothing title={t('ownSite.reports.none')} how={t('ownSite.reports.noneHow')} />}
            <ul>
              {items.map((one) => (
                <OneReport key={one.number} report={one} kind={kinds.find(({ id }) => id === one.kind)} />
              ))}
            </ul>
            <a href="/public/verify">{t('ownSite.reports.page')}</a>
          </>
        )}
      </Section>
    </>
  );
}

function OneReport({ report, kind }: { readonly report: Answer['items'][number]; readonly kind: Kind | undefined }) {
  const { t, say, lang } = useWords();
  const { number, from, until, purpose, issued, own } = report;
  return (
    <li className="own-item">
      <b>{kind ? say(kind.label) : report.kind}</b>{' '}
      {from && until && (
        <span>{t('ownSite.reports.period', { from: dayInText(from, lang), until: dayInText(until, lang) })}</span>
      )}
      <div className="small muted">
        {number} · {momentInTable(issued)} · {purpose}
        {!own && ` · ${t('ownSite.reports.byOffice')}`}
      </div>
      <div className="row">
        {own &&
          REPORT_FORMS.map((form) => (
            <a key={form} href={addressOf(downloadOwnReport, { params: { number, form } })} download>
              {form.toUpperCase()}
            </a>
          ))}
        <a href={`/public/reports/${number}`}>{t('ownSite.reports.verify')}</a>
      </div>
    </li>
  );
}

function Issue({ answer: { kinds, aDay } }: { readonly answer: Answer }) {
  const { t, say } = useWords();
  const act = useAct();
  const [chosen, setChosen] = useState<Kind['id']>('special');
  const [purpose, setPurpose] = useState('');
  const [period, setPeriod] = useState({ from: yearsBefore(todayIso(), 5), until: todayIso() });
  const [more, setMore] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const kind = kinds.find(({ id }) => id === chosen)!;
  const dated = kind.takes === 'period';
  const send = async () => {
    setBusy(true);
    const scope = dated ? { ...period, sections: [...more] } : {};
    const done = await act(() => call(issueOwnReport, { body: { kind: chosen, purpose, ...scope } }));
    setBusy(false);
    if (done) setPurpose('');
  };
  const choose = (id: Kind['id']) => {
    setChosen(id);
    setMore([]);
  };
  return (
    <section className="card own-form own-wide">
      <h2>{t('ownSite.reports.issue')}</h2>
      <fieldset>
        <legend>{t('ownSite.reports.kind')}</legend>
        {kinds.map(({ id, label }) => (
          <label key={id} className="own-check">
            <input type="radio" name="report-kind" checked={id === chosen} onChange={() => choose(id)} />
            {say(label)}
          </label>
        ))}
      </fieldset>
      <p className="small muted">
        {say(kind.sense)} {kind.article}
      </p>
      {dated && (
        <>
          <div className="row">
            <label htmlFor="report-from">{t('ownSite.reports.from')}</label>
            <DayField
              id="report-from"
              value={period.from}
              max={todayIso()}
              onChange={(from) => setPeriod({ ...period, from: from ?? '' })}
            />
            <label htmlFor="report-until">{t('ownSite.reports.until')}</label>
            <DayField
              id="report-until"
              value={period.until}
              max={todayIso()}
              onChange={(until) => setPeriod({ ...period, until: until ?? '' })}
            />
          </div>
          <Sections kind={kind} chosen={more} onChange={setMore} />
        </>
      )}
      <label>
        {t('ownSite.reports.purpose')}
        <input
          className="field"
          maxLength={300}
          placeholder={t('ownSite.reports.purposeHint')}
          value={purpose}
          onChange={(e) => setPurpose(e.target.value)}
        />
      </label>
      <button type="button" className="primary" disabled={busy || purpose.trim().length < 2} onClick={send}>
        {busy ? t('ownSite.reports.busy') : t('ownSite.reports.send')}
      </button>
      <p className="small muted">{t('ownSite.reports.limit', { count: aDay })}</p>
    </section>
  );
}

interface SectionsProps {
  readonly kind: Kind;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Sections({ kind, chosen, onChange }: SectionsProps) {
  const { t, say } = useWords();
  const always = kind.sections.filter(({ required }) => required);
  const others = kind.sections.filter(({ required }) => !required);
  const turn = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <>
      <p className="small">
        {t('ownSite.reports.includes', { what: always.map(({ label }) => say(label)).join(t('mark.list')) })}
      </p>
      {others.length > 0 && (
        <fieldset>
          <legend>{t('ownSite.reports.more')}</legend>
          {others.map(({ id, label }) => (
            <label key={id} className="own-check">
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} />
              {say(label)}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
