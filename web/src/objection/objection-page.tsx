// One objection: what is objected to and why, its deadlines by the regime, what was done, who else was told, what can be done now.

import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { objectionFiles, readObjection } from '../../../src/objection/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { CaseCourse } from '../parts/case-course.tsx';
import { CaseFiles } from '../parts/case-files.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { dayInText, momentInTable, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ObjectionActs } from './objection-acts.tsx';
import '../parts/cases.css';

export type Objection = AnswerOf<typeof readObjection>;

export function ObjectionPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const { id } = useParams({ from: '/office/objections/$id' });
  const asked = useAsk(readObjection, { params: { id } });
  useEvents('objection', () => void client.invalidateQueries({ queryKey: [readObjection.id] }));
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={10} />;
  const objection = asked.data;
  return (
    <div className="stack">
      <Head objection={objection} />
      <ObjectionActs objection={objection} />
      <div className="columns">
        <div className="stack">
          <Said objection={objection} />
          <CaseFiles
            kind="objection"
            files={objection.attached}
            operations={objectionFiles}
            params={{ id: objection.id }}
            may={objection.state !== 'settled' && can('objection.answer')}
          />
          <CaseCourse
            title={t('objections.page.course')}
            acts={objection.acts}
            wordOf={(act) => t(`objections.act.${act as 'accept'}`)}
          />
        </div>
        <div className="stack">
          <Deadlines objection={objection} />
          <Receivers objection={objection} />
        </div>
      </div>
    </div>
  );
}

function Head({ objection: o }: { readonly objection: Objection }) {
  const { t } = useWords();
  return (
    <div>
      <Link to="/objections">{t('objections.title')}</Link>
      <h1>
        {t('objections.one')} {o.number} <span className="chip">{t(`objections.state.${o.state}`)}</span>
      </h1>
      <Link to="/entities/$id" params={{ id: o.entity.id }}>
        {o.entity.name}
      </Link>
      <p className="muted">
        {[
          o.outcome && t(`objections.outcome.${o.outcome}`),
          o.mended && t(`objections.mended.${o.mended}`),
          t(`objections.page.by.${o.filedBy}`),
          o.unit,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}

function Said({ objection: o }: { readonly objection: Objection }) {
  const { t } = useWords();
  const about = `${t(`objections.kind.${o.about}`)} ${o.aboutNumber}`;
  const lines = [
    [t('objections.columns.about'), about],
    [t('objections.columns.provider'), o.own ? t('objections.page.ownRecord') : o.provider],
    [t('objections.form.grounds'), o.grounds],
    [t('objections.form.wanted'), o.wanted],
    [t('objections.page.evidence'), o.files.join(' · ')],
    [t('objections.dialog.answer'), o.answer && t(`objections.answer.${o.answer}`)],
    [t('objections.page.reasons'), o.reasons],
  ] as const;
  return (
    <section className="card">
      <dl className="case-facts">
        {lines.map(
          ([what, value]) =>
            value && (
              <Fragment key={what}>
                <dt>{what}</dt>
                <dd>{value}</dd>
              </Fragment>
            ),
        )}
      </dl>
      <p className="small">
        {o.aboutRecord !== null && (
          <Link
            to="/entities/$id"
            params={{ id: o.entity.id }}
            search={{ tab: 'records' }}
            hash={`record-${o.aboutRecord}`}
          >
            {t('objections.page.record')}
          </Link>
        )}{' '}
        <Link to="/entities/$id" params={{ id: o.entity.id }} search={{ tab: 'notices' }}>
          {t('objections.page.letters')}
        </Link>
      </p>
    </section>
  );
}

function Deadlines({ objection: { regime, deadlines, state } }: { readonly objection: Objection }) {
  const { t, say, lang } = useWords();
  const today = todayIso();
  const shown = (due: string | null) =>
    due ? dayInText(due, lang) : t(state === 'filed' ? 'objections.page.notYet' : 'objections.page.unknown');
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('objections.page.deadlines')}</h2>
      <dl className="case-facts">
        {deadlines.map(({ step, due, done }) => (
          <Fragment key={step}>
            <dt>{t(`objections.step.${step}`)}</dt>
            <dd className={due && (done ?? today) > due ? 'case-late' : ''}>
              {shown(due)}
              {done && ` · ${t('objections.page.done', { day: dayInText(done, lang) })}`}
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="small muted">
        {say(regime.title)} · {say(regime.sense)} {regime.document} {regime.article}
      </p>
      {regime.assumption && (
        <p className="small muted">{t('objections.assumption', { said: say(regime.assumption) })}</p>
      )}
    </section>
  );
}

function Receivers({ objection: { receivers } }: { readonly objection: Objection }) {
  const { t } = useWords();
  if (receivers.length === 0) return null;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('objections.page.receivers')}</h2>
      <ul className="bullets">
        {receivers.map((one) => (
          <li key={one.name}>
            {one.name} · {t(`objections.how.${one.how}`)}{' '}
            <span className="small muted">
              {one.seenAt
                ? t('objections.seenOn', { by: one.seenBy ?? '', at: momentInTable(one.seenAt) })
                : t('objections.unseen')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
