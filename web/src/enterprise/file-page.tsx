// One's own file: every record with what it says, where it is shown and until when, and how it can be repaired.

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listOwnRecords } from '../../../src/enterprise/api.ts';
import { listOwnPublicity } from '../../../src/enterprise/rights-api.ts';
import { useAsk } from '../api/ask.ts';
import { Nothing } from '../parts/states.tsx';
import { dayBefore, dayInText, momentInTable, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { FieldsShown, Section } from './parts.tsx';

type OwnRecord = AnswerOf<typeof listOwnRecords>['items'][number];
type Publicity = AnswerOf<typeof listOwnPublicity>['items'][number];

const PAGE = 50;
/** As many as one answer gives. */
const MOST = 200;

export function OwnFile() {
  const { t, say } = useWords();
  const [limit, setLimit] = useState(PAGE);
  const shown = useAsk(listOwnPublicity, {}).data?.items ?? [];
  const publicity = new Map(shown.map((one) => [one.record, one]));
  return (
    <>
      <h1>{t('enterprise.nav.file')}</h1>
      <p className="muted">{t('enterprise.file.about')}</p>
      <Section asked={useAsk(listOwnRecords, { query: { limit } }, { keep: true })}>
        {({ items, next, hidden }) => (
          <>
            {items.length === 0 && <Nothing title={t('enterprise.file.none')} how={t('enterprise.file.noneHow')} />}
            <div>
              {items.map((record) => (
                <OneRecord key={record.record} record={record} publicity={publicity.get(record.record)} />
              ))}
            </div>
            {next && limit < MOST && (
              <button type="button" className="plain" onClick={() => setLimit(MOST)}>
                {t('enterprise.file.more')}
              </button>
            )}
            <details>
              <summary className="muted">{t('enterprise.file.hidden')}</summary>
              <ul className="bullets small muted">
                {hidden.map((one) => (
                  <li key={one.label.zh}>
                    {t('enterprise.file.hiddenWhy', {
                      label: say(one.label),
                      sense: say(one.sense),
                      article: one.article,
                    })}
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </Section>
    </>
  );
}

interface Props {
  readonly record: OwnRecord;
  readonly publicity: Publicity | undefined;
}

function OneRecord({ record, publicity }: Props) {
  const { t, say, lang } = useWords();
  return (
    <details className="own-item">
      <summary>
        <b>{say(record.label)}</b> {record.number} <span className="muted">{dayInText(record.on, lang)}</span>{' '}
        {record.state === 'withdrawn' && <span className="chip">{t('enterprise.file.withdrawn')}</span>}
        {record.corrected && <span className="chip">{t('enterprise.file.corrected')}</span>}
        {publicity && <ShownChip publicity={publicity} />}
      </summary>
      <p className="small muted">
        {t('enterprise.file.class', { class: record.disclosure })} ·{' '}
        {t('enterprise.file.source', { source: record.source })}
      </p>
      <FieldsShown shown={record.shown} />
      {publicity && <ShownWhere publicity={publicity} />}
      {record.state === 'standing' && (
        <div className="row">
          {publicity && publicity.kind !== 'none' && (
            <Link to="/own/repairs/new" search={{ record: `${record.type}:${record.number}` }}>
              {t('ownSite.cases.newRepair')}
            </Link>
          )}
          <Link to="/own/objections/new" search={{ record: `${record.type}:${record.number}` }}>
            {t('ownSite.cases.newObjection')}
          </Link>
        </div>
      )}
      <ul className="small muted" aria-label={t('enterprise.file.history')}>
        {record.history.map((act) => (
          <li key={act.recordedAt}>
            {momentInTable(act.recordedAt)} {t(`enterprise.file.act.${act.act}`)} {act.why}
          </li>
        ))}
      </ul>
    </details>
  );
}

function ShownChip({ publicity }: { readonly publicity: Publicity }) {
  const { t } = useWords();
  const channels = useChannels(publicity);
  if (publicity.disputed) return <span className="chip warn">{t('enterprise.file.disputed')}</span>;
  if (publicity.repaired)
    return <span className="chip">{t('enterprise.file.repaired', { number: publicity.repaired.number })}</span>;
  const word = { shown: 'shownNow', ahead: 'ahead', ended: 'ended', never: 'notShown' } as const;
  if (publicity.state !== 'shown') return <span className="chip">{t(`enterprise.file.${word[publicity.state]}`)}</span>;
  // What everybody has, such as a yearly report, is nothing to worry about.
  const plain = publicity.kind === 'none';
  return <span className={plain ? 'chip' : 'chip warn'}>{t('enterprise.file.shownNow', { channels })}</span>;
}

function useChannels({ shown }: Publicity): string {
  const { t } = useWords();
  const today = todayIso();
  const now = shown.filter(({ from, until }) => from <= today && (until === null || today < until));
  return [...new Set(now.map(({ channel }) => t(`enterprise.file.channels.${channel}`)))].join(t('mark.list'));
}

function ShownWhere({ publicity }: { readonly publicity: Publicity }) {
  const { t, say, lang } = useWords();
  const { repair, article, document, sense, assumption } = publicity;
  return (
    <>
      <ul>
        {publicity.shown.map((span) => (
          <li key={`${span.channel}${span.from}`}>
            {t(`enterprise.file.channels.${span.channel}`)}
            {t('mark.colon')}
            {dayInText(span.from, lang)} —{' '}
            {span.until
              ? t('enterprise.file.shownUntil', { day: dayInText(dayBefore(span.until), lang) })
              : t('enterprise.file.shownOpen')}
          </li>
        ))}
      </ul>
      <p className="small muted">
        {document} {article} {say(sense)}
        {assumption && t('enterprise.assumed')}
      </p>
      {publicity.kind !== 'none' && <Repair repair={repair} />}
    </>
  );
}

function Repair({ repair }: { readonly repair: Publicity['repair'] }) {
  const { t, say, lang } = useWords();
  return (
    <>
      <h3>{t('enterprise.file.repair')}</h3>
      <p>
        {repair.possible && repair.earliest && t('enterprise.file.earliest', { day: dayInText(repair.earliest, lang) })}
        {!repair.possible && (repair.never ? say(repair.never) : t('enterprise.file.cannot'))}{' '}
        {repair.automatic && t('enterprise.file.automatic', { day: dayInText(repair.automatic, lang) })}
      </p>
      {repair.conditions.length > 0 && (
        <>
          <b className="small">{t('enterprise.file.conditions')}</b>
          <ul className="bullets">
            {repair.conditions.map((one) => (
              <li key={one.id}>
                {say(one.label)}{' '}
                <span className={one.met === false ? 'chip warn' : 'chip'}>
                  {t(`enterprise.file.met.${one.met === 'unknown' ? 'unknown' : one.met ? 'yes' : 'no'}`)}
                </span>
                {one.met !== true && <div className="small muted">{say(one.remedy)}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
      {repair.possible && repair.materials.length > 0 && (
        <>
          <b className="small">{t('enterprise.file.materials')}</b>
          <ul className="bullets">
            {repair.materials.map((one) => (
              <li key={one.zh}>{say(one)}</li>
            ))}
          </ul>
        </>
      )}
      <p className="small muted">{repair.article}</p>
    </>
  );
}
